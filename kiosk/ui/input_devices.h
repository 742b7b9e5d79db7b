// Tells when a touch panel or keyboard has something to say, where SDL itself would look every millisecond
// (kmsdrm). Reads the kernel's devices only to be woken; the events themselves come through SDL.
#pragma once

#include <poll.h>

#include <filesystem>
#include <string>
#include <vector>

namespace kiosk::ui {

class InputDevices {
  public:
    /// Watches every event* in `folder` (/dev/input), also those that are plugged in later.
    explicit InputDevices(std::filesystem::path folder);
    ~InputDevices();
    InputDevices(const InputDevices&) = delete;
    InputDevices& operator=(const InputDevices&) = delete;

    /// What to add to poll().
    [[nodiscard]] std::vector<pollfd> sources() const;

    /// After poll(): empties what was readable, looks for new devices, lets go of vanished ones.
    /// Returns whether there was anything.
    bool drain(const std::vector<pollfd>& polled);

  private:
    struct Device {
        std::string name;
        int file = -1;
    };
    void find_devices();

    std::filesystem::path folder_;
    int changes_ = -1;  ///< inotify on the folder.
    std::vector<Device> devices_;
};

}  // namespace kiosk::ui
