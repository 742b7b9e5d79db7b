// A program of ours in a process of its own. The kernel kills it when the thread that started it ends,
// however that ends.
#pragma once

#include <sys/types.h>

#include <csignal>
#include <string>
#include <vector>

#include "drivers/system/descriptor.h"
#include "src/base/result.h"

namespace kiosk {

/// What a program is started with.
struct Launch {
    struct Passed {
        int ours;
        int theirs;
    };
    std::vector<std::string> command;      ///< Program, found in PATH, and its arguments.
    std::vector<std::string> environment;  ///< "NAME=value"; nothing else is inherited.
    std::vector<Passed> descriptors;       ///< Besides the three standard ones it gets these and no other.
};

/// `added`, and what of our own environment it does not replace.
[[nodiscard]] std::vector<std::string> environment_with(std::vector<std::string> added);

/// The process to wait for. Error: file_missing, when the program cannot be started.
[[nodiscard]] Result<pid_t> launch(const Launch& order);

/// A process that is killed and reaped with this object.
class ChildProcess {
  public:
    /// Error: file_missing, when the program cannot be started.
    [[nodiscard]] static Result<ChildProcess> start(const Launch& order);

    ChildProcess() = default;
    ChildProcess(ChildProcess&& other) noexcept = default;
    ChildProcess& operator=(ChildProcess&& other) noexcept;
    ~ChildProcess() { end(); }

    [[nodiscard]] pid_t pid() const { return pid_; }
    /// A descriptor that becomes readable when it has ended; -1 without a child.
    [[nodiscard]] int ended() const { return watch_.number(); }
    [[nodiscard]] bool running() const;
    /// Waits for its end; its exit status, or EXIT_FAILURE when a signal ended it. Once.
    int wait();
    /// Ends it and waits until it has; nothing happens when there is none.
    void end(int signal = SIGKILL);

  private:
    pid_t pid_ = 0;
    Descriptor watch_;  ///< A pidfd; closed once the child is reaped.
};

}  // namespace kiosk
