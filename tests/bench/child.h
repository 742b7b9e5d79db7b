// A program started for a measurement: what it says, and what it started itself.
#pragma once

#include <string>
#include <vector>

#include "drivers/system/child_process.h"

namespace kiosk::bench {

class Child {
  public:
    /// `environment` is added to ours, as NAME=VALUE. Throws when it cannot be started.
    Child(std::vector<std::string> command, std::vector<std::string> environment = {});
    ~Child() { process_.end(SIGTERM); }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    [[nodiscard]] pid_t pid() const { return process_.pid(); }
    /// What it writes to its standard output up to the end of a line; empty when it ended.
    [[nodiscard]] std::string read_line() const;
    [[nodiscard]] bool running() const { return process_.running(); }
    /// Waits for its end; its exit status.
    int wait() { return process_.wait(); }
    /// Those it started itself and that still run.
    [[nodiscard]] std::vector<pid_t> children() const;

  private:
    ChildProcess process_;
    Descriptor output_;
};

}  // namespace kiosk::bench
