// A program started for a measurement; it ends with this object, and with us when we crash.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace kiosk::bench {

class Child {
  public:
    /// `environment` is added to ours, as NAME=VALUE. Throws when it cannot be started.
    Child(const std::vector<std::string>& command, const std::vector<std::string>& environment = {});
    ~Child();
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    [[nodiscard]] pid_t pid() const { return pid_; }
    /// What it writes to its standard output up to the end of a line; empty when it ended.
    [[nodiscard]] std::string read_line() const;
    [[nodiscard]] bool running() const;
    /// Waits for its end; its exit status.
    int wait();
    /// Those it started itself and that still run.
    [[nodiscard]] std::vector<pid_t> children() const;

  private:
    pid_t pid_ = -1;
    int output_ = -1;
};

}  // namespace kiosk::bench
