#include "kiosk/ui/input_devices.h"

#include <fcntl.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

namespace kiosk::ui {

namespace {

enum class Drained { nothing, something, gone };

Drained drain_file(int file) {
    // Room for a whole report of a ten-finger panel, so that one read usually empties it.
    std::array<char, 4096> buffer{};
    Drained drained = Drained::nothing;
    for (;;) {
        const ssize_t count = read(file, buffer.data(), buffer.size());
        if (count > 0) {
            drained = Drained::something;
        } else if (count < 0 && errno == EINTR) {
            continue;
        } else if (count < 0 && errno == EAGAIN) {
            return drained;
        } else {
            return Drained::gone;
        }
    }
}

}  // namespace

InputDevices::InputDevices(std::filesystem::path folder) : folder_(std::move(folder)) {
    changes_ = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (changes_ >= 0) {
        // IN_ATTRIB too: udev grants access only after the file appeared.
        static_cast<void>(inotify_add_watch(changes_, folder_.c_str(), IN_CREATE | IN_ATTRIB));
    }
    find_devices();
}

InputDevices::~InputDevices() {
    for (const Device& device : devices_) {
        close(device.file);
    }
    if (changes_ >= 0) {
        close(changes_);
    }
}

void InputDevices::find_devices() {
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder_, error)) {
        const std::string name = entry.path().filename().string();
        if (!name.starts_with("event") ||
            std::ranges::find(devices_, name, &Device::name) != devices_.end()) {
            continue;
        }
        const int file = open(entry.path().c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
        if (file >= 0) {
            devices_.push_back({name, file});
        }
    }
}

std::vector<pollfd> InputDevices::sources() const {
    std::vector<pollfd> all;
    if (changes_ >= 0) {
        all.push_back({changes_, POLLIN, 0});
    }
    for (const Device& device : devices_) {
        all.push_back({device.file, POLLIN, 0});
    }
    return all;
}

bool InputDevices::drain(const std::vector<pollfd>& polled) {
    bool anything = false;
    for (const pollfd& source : polled) {
        if (source.revents == 0) {
            continue;
        }
        if (source.fd == changes_) {
            anything = drain_file(changes_) == Drained::something || anything;
            find_devices();
            continue;
        }
        const auto device = std::ranges::find(devices_, source.fd, &Device::file);
        if (device == devices_.end()) {
            continue;
        }
        anything = true;
        if (drain_file(source.fd) == Drained::gone) {
            close(source.fd);
            devices_.erase(device);
        }
    }
    return anything;
}

}  // namespace kiosk::ui
