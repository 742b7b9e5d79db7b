// A program the sandbox runs, ended with this object and with the thread that started it.
#pragma once

#include <sys/types.h>
#include <filesystem>
#include <string>
#include <vector>

#include "src/base/result.h"

namespace kiosk::sandbox {

class ChildProcess {
  public:
    struct Order {
        std::vector<std::string> command;      ///< Program, found in PATH, and its arguments.
        std::vector<std::string> environment;  ///< "NAME=value"; nothing is inherited.
        std::filesystem::path log;             ///< Where both outputs go.
    };

    /// The child is killed when the calling thread ends, so start it from one that lives as long as the part.
    /// Errors: file_missing when it cannot be started.
    [[nodiscard]] static Result<ChildProcess> start(const Order& order);

    ChildProcess() = default;
    ChildProcess(ChildProcess&& other) noexcept;
    ChildProcess& operator=(ChildProcess&& other) noexcept;
    ~ChildProcess();

    /// A descriptor that becomes readable when the child has ended.
    [[nodiscard]] int ended() const { return pidfd_; }
    [[nodiscard]] bool running() const { return pid_ > 0; }
    /// Kills and reaps; nothing happens when there is no child.
    void end();

  private:
    pid_t pid_ = -1;
    int pidfd_ = -1;
};

}  // namespace kiosk::sandbox
