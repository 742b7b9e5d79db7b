// A device stack in a process of its own, seen from the kiosk: ask, wait no longer than allowed, kill and
// start afresh.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

#include "drivers/helper/message.h"

namespace kiosk::helper {

struct HelperCommand {
    std::filesystem::path program;         ///< kiosk-device.
    std::vector<std::string> arguments;    ///< {"scanner"}.
    std::vector<std::string> environment;  ///< "NAME=value", added to our own.
};

/// Limits of one call. A message with "next_ms" from the helper is a sign of life: it restarts the silence
/// clock with that many milliseconds, but never past `total`.
struct CallLimits {
    std::chrono::milliseconds silence{10'000};
    std::chrono::milliseconds total{60'000};
    std::chrono::milliseconds after_stop{
        12'000};  ///< How long a cancelled call may take to end before the kill.
};

class HelperProcess {
  public:
    explicit HelperProcess(HelperCommand command);
    ~HelperProcess();
    HelperProcess(const HelperProcess&) = delete;
    HelperProcess& operator=(const HelperProcess&) = delete;

    /// Starts the helper when it is not running, asks, and waits for the answer. When a limit passes, the
    /// helper dies or it breaks the protocol, it is killed; the next call starts a new one. A stop request is
    /// passed on as {"op":"cancel"}. Errors: deadline_passed, cancelled, scanner_helper_died, and whatever
    /// Error the helper answers.
    [[nodiscard]] Result<Message> call(nlohmann::json request, const CallLimits& limits,
                                       const std::stop_token& stop);

    /// Kills it if it runs; nothing is left behind.
    void end();

    [[nodiscard]] pid_t pid() const { return pid_; }      ///< 0 when not running.
    [[nodiscard]] int starts() const { return starts_; }  ///< How often it was started, for diagnostics.

  private:
    [[nodiscard]] Result<void> start();
    [[nodiscard]] Result<void> ask(const nlohmann::json& request);
    [[nodiscard]] Result<Message> wait_for_answer(std::uint64_t number, const CallLimits& limits,
                                                  const std::stop_token& stop);
    void bury();

    HelperCommand command_;
    Descriptor socket_;
    pid_t pid_ = 0;
    int starts_ = 0;
    std::uint64_t next_number_ = 1;
    std::vector<pid_t> unburied_;  ///< Killed but still stuck in the kernel; asked for again at every start.
};

}  // namespace kiosk::helper
