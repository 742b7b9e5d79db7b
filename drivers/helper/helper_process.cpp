#include "drivers/helper/helper_process.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstring>

#include "drivers/helper/server.h"
#include "drivers/system/child_process.h"

namespace kiosk::helper {

namespace {

/// A killed process is normally gone in a millisecond; one stuck in a USB request is not worth waiting for.
constexpr int burial_ms = 1'000;

bool reaped(pid_t pid) {
    return ::waitpid(pid, nullptr, WNOHANG) != 0;
}

/// Readable once stop was requested; lives as long as the wait.
class StopSignal {
  public:
    explicit StopSignal(std::stop_token stop)
        : event_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
          callback_(std::move(stop), Ring{event_.number()}) {}
    [[nodiscard]] int number() const { return event_.number(); }

  private:
    struct Ring {
        int number;
        void operator()() const { static_cast<void>(::eventfd_write(number, 1)); }
    };
    Descriptor event_;
    std::stop_callback<Ring> callback_;
};

}  // namespace

HelperProcess::HelperProcess(HelperCommand command) : command_(std::move(command)) {}

HelperProcess::~HelperProcess() {
    end();
}

Result<void> HelperProcess::start() {
    std::erase_if(unburied_, reaped);
    std::array<int, 2> pair{-1, -1};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair.data()) != 0) {
        return fail(ErrorCode::scanner_helper_died, std::string("socketpair: ") + std::strerror(errno));
    }
    Descriptor ours(pair[0]);
    const Descriptor theirs(pair[1]);
    std::vector<std::string> command{command_.program.string()};
    command.insert(command.end(), command_.arguments.begin(), command_.arguments.end());
    const auto pid = launch(
        {std::move(command), environment_with(command_.environment), {{theirs.number(), socket_number}}});
    if (!pid) {
        return fail(ErrorCode::scanner_helper_died, pid.error().detail);
    }
    pid_ = *pid;
    socket_ = std::move(ours);
    ++starts_;
    return {};
}

void HelperProcess::end() {
    socket_ = {};
    if (pid_ != 0) {
        static_cast<void>(::kill(pid_, SIGKILL));
        bury();
    }
}

void HelperProcess::bury() {
    const Descriptor process(static_cast<int>(::syscall(SYS_pidfd_open, pid_, 0)));
    pollfd polled{process.number(), POLLIN, 0};
    static_cast<void>(::poll(&polled, 1, burial_ms));
    if (!reaped(pid_)) {
        unburied_.push_back(pid_);
    }
    pid_ = 0;
}

/// A helper that died between two calls is noticed here: then one fresh start, since nothing was lost.
Result<void> HelperProcess::ask(const nlohmann::json& request) {
    if (pid_ != 0) {
        // Nothing is owed to us now: readable means closed or mad.
        pollfd hung_up{socket_.number(), POLLIN, 0};
        if (::poll(&hung_up, 1, 0) == 0 && send(socket_.number(), request)) {
            return {};
        }
        end();
    }
    auto started = start();
    return started ? send(socket_.number(), request) : started;
}

Result<Message> HelperProcess::call(nlohmann::json request, const CallLimits& limits,
                                    const std::stop_token& stop) {
    if (stop.stop_requested()) {
        return fail(ErrorCode::cancelled, "before asking the helper");
    }
    const std::uint64_t number = next_number_++;
    request["number"] = number;
    if (auto asked = ask(request); !asked) {
        end();
        return failed("ask the helper", asked.error());
    }
    auto answer = wait_for_answer(number, limits, stop);
    if (!answer) {
        end();
        return answer;
    }
    if (auto error = error_in(answer->head)) {
        return std::unexpected(std::move(*error));
    }
    return answer;
}

Result<Message> HelperProcess::wait_for_answer(std::uint64_t number, const CallLimits& limits,
                                               const std::stop_token& stop) {
    const StopSignal signal(stop);
    const Instant begun = std::chrono::steady_clock::now();
    Instant last = begun + limits.total;
    Instant deadline = std::min(begun + limits.silence, last);
    bool stopping = false;
    while (true) {
        auto message = receive(socket_.number(), deadline, stopping ? -1 : signal.number());
        if (!message && message.error().code == ErrorCode::cancelled) {
            stopping = true;
            last = deadline = std::chrono::steady_clock::now() + limits.after_stop;
            if (auto sent = send(socket_.number(), {{"op", "cancel"}, {"number", number}}); !sent) {
                return fail(ErrorCode::cancelled, "the helper died when told to stop");
            }
            continue;
        }
        if (!message) {
            return stopping ? fail(ErrorCode::cancelled,
                                   "the helper did not stop by itself: " + message.error().detail)
                            : failed("wait for the helper", message.error());
        }
        if (number_of(message->head) != number) {
            return fail(ErrorCode::scanner_helper_died, "an answer to another question");
        }
        const auto next = message->head.find("next_ms");
        if (next == message->head.end()) {
            return message;
        }
        if (!stopping && next->is_number_unsigned()) {
            const auto milliseconds = std::min<std::uint64_t>(next->get<std::uint64_t>(), 3'600'000);
            deadline =
                std::min(std::chrono::steady_clock::now() + std::chrono::milliseconds(milliseconds), last);
        }
    }
}

}  // namespace kiosk::helper
