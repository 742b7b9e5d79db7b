#include "drivers/helper/helper_process.h"

#include <poll.h>
#include <spawn.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstring>

#include "drivers/helper/server.h"

namespace kiosk::helper {

namespace {

/// A killed process is normally gone in a millisecond; one stuck in a USB request is not worth waiting for.
constexpr int burial_ms = 1'000;

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
    std::vector<char*> pointers;
    for (std::string& text : texts) {
        pointers.push_back(text.data());
    }
    pointers.push_back(nullptr);
    return pointers;
}

std::vector<std::string> environment_with(const std::vector<std::string>& added) {
    std::vector<std::string> all = added;  // First wins in getenv().
    for (char** entry = environ; *entry != nullptr; ++entry) {
        all.emplace_back(*entry);
    }
    return all;
}

/// 0 on success, otherwise the errno of posix_spawn.
int spawn(const HelperCommand& command, int socket, pid_t& pid) {
    std::vector<std::string> arguments = command.arguments;
    arguments.insert(arguments.begin(), command.program.string());
    std::vector<std::string> environment = environment_with(command.environment);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, socket, socket_number);
    // Whatever a library opened without O_CLOEXEC stays with us.
    posix_spawn_file_actions_addclosefrom_np(&actions, socket_number + 1);
    const int outcome = posix_spawn(&pid, command.program.c_str(), &actions, nullptr,
                                    pointers_to(arguments).data(), pointers_to(environment).data());
    posix_spawn_file_actions_destroy(&actions);
    return outcome;
}

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
    Fd event_;
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
    Fd ours(pair[0]);
    const Fd theirs(pair[1]);
    if (const int failure = spawn(command_, theirs.number(), pid_); failure != 0) {
        pid_ = 0;
        return fail(ErrorCode::scanner_helper_died,
                    "start " + command_.program.string() + ": " + std::strerror(failure));
    }
    socket_ = std::move(ours);
    ++starts_;
    return {};
}

void HelperProcess::end() {
    socket_.close();
    if (pid_ != 0) {
        static_cast<void>(::kill(pid_, SIGKILL));
        bury();
    }
}

void HelperProcess::bury() {
    const Fd process(static_cast<int>(::syscall(SYS_pidfd_open, pid_, 0)));
    pollfd polled{process.number(), POLLIN, 0};
    static_cast<void>(::poll(&polled, 1, burial_ms));
    if (!reaped(pid_)) {
        unburied_.push_back(pid_);
    }
    pid_ = 0;
}

Result<Message> HelperProcess::call(nlohmann::json request, const CallLimits& limits, std::stop_token stop) {
    if (stop.stop_requested()) {
        return fail(ErrorCode::cancelled, "before asking the helper");
    }
    // A helper that died between two calls is noticed when we write to it: then one fresh start, since
    // nothing was lost.
    const std::uint64_t number = next_number_++;
    request["number"] = number;
    for (bool fresh = false;;) {
        if (pid_ == 0) {
            if (auto started = start(); !started) {
                return std::unexpected(started.error());
            }
            fresh = true;
        }
        pollfd hung_up{socket_.number(), POLLIN,
                       0};  // Nothing is owed to us now: readable means closed or mad.
        if (::poll(&hung_up, 1, 0) == 0) {
            if (auto sent = send(socket_.number(), request); sent) {
                break;
            } else if (fresh) {
                end();
                return failed("ask the helper", sent.error());
            }
        }
        end();
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
                                               std::stop_token stop) {
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
