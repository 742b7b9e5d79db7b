#include "drivers/system/child_process.h"

#include <fcntl.h>
#include <linux/close_range.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <iterator>
#include <string_view>
#include <utility>

namespace kiosk {
namespace {

std::vector<char*> pointers(std::vector<std::string>& words) {
    std::vector<char*> list;
    for (auto& word : words) {
        list.push_back(word.data());
    }
    list.push_back(nullptr);
    return list;
}

bool pass(const Launch::Passed& descriptor) {
    // dup2() of a number to itself would leave it to be closed by exec.
    return descriptor.ours == descriptor.theirs ? fcntl(descriptor.ours, F_SETFD, 0) == 0
                                                : dup2(descriptor.ours, descriptor.theirs) >= 0;
}

/// Between fork and exec: only calls that are safe there. Writes to `trouble` why it could not become the
/// program.
[[noreturn]] void become(const Launch& order, char* const* command, char* const* environment, int trouble,
                         pid_t parent) {
    bool ready = prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && getppid() == parent;
    // What a library opened without O_CLOEXEC stays with us: a server's open socket would keep its port busy.
    ready = ready && close_range(STDERR_FILENO + 1, ~0U, CLOSE_RANGE_CLOEXEC) == 0;
    for (const auto& descriptor : order.descriptors) {
        ready = ready && pass(descriptor);
    }
    if (ready) {
        execvpe(command[0], command, environment);
    }
    const int error = errno;
    static_cast<void>(write(trouble, &error, sizeof error));
    _exit(EXIT_FAILURE);
}

std::unexpected<Error> not_started(const Launch& order, int error) {
    return fail(ErrorCode::file_missing, "start " + order.command.front() + ": " + std::strerror(error));
}

}  // namespace

std::vector<std::string> environment_with(std::vector<std::string> added) {
    // A name may stand there only once: getenv() finds the first of two, a shell the last.
    const auto replaced = [&added](std::string_view entry) {
        const auto name = entry.substr(0, entry.find('=') + 1);
        return std::ranges::any_of(added, [&](const std::string& own) { return own.starts_with(name); });
    };
    std::vector<std::string> all;
    for (char** entry = environ; *entry != nullptr; ++entry) {
        if (!replaced(*entry)) {
            all.emplace_back(*entry);
        }
    }
    all.insert(all.end(), std::make_move_iterator(added.begin()), std::make_move_iterator(added.end()));
    return all;
}

Result<pid_t> launch(const Launch& order) {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) {
        return not_started(order, errno);
    }
    const Descriptor told(ends[0]);
    Descriptor tells(ends[1]);
    // Everything that allocates comes before the fork: other threads of ours may hold the allocator's lock.
    auto words = order.command;
    auto variables = order.environment;
    const auto command = pointers(words);
    const auto environment = pointers(variables);
    const pid_t parent = getpid();
    const pid_t pid = fork();
    if (pid == 0) {
        become(order, command.data(), environment.data(), tells.number(), parent);
    }
    if (pid < 0) {
        return not_started(order, errno);
    }
    tells = {};
    int error = 0;
    ssize_t got = 0;
    while ((got = read(told.number(), &error, sizeof error)) < 0 && errno == EINTR) {
    }
    if (got != 0) {  // An exec that succeeds closes the other end without a word.
        waitpid(pid, nullptr, 0);
        return not_started(order, error);
    }
    return pid;
}

Result<ChildProcess> ChildProcess::start(const Launch& order) {
    const auto pid = launch(order);
    if (!pid) {
        return std::unexpected(pid.error());
    }
    ChildProcess child;
    child.pid_ = *pid;
    child.watch_ = Descriptor(static_cast<int>(syscall(SYS_pidfd_open, *pid, 0)));
    if (!child.watch_.ok()) {
        const int error = errno;
        kill(*pid, SIGKILL);
        waitpid(*pid, nullptr, 0);
        return not_started(order, error);
    }
    return child;
}

ChildProcess& ChildProcess::operator=(ChildProcess&& other) noexcept {
    std::swap(pid_, other.pid_);
    std::swap(watch_, other.watch_);
    return *this;
}

bool ChildProcess::running() const {
    pollfd watched{watch_.number(), POLLIN, 0};
    return watch_.ok() && poll(&watched, 1, 0) == 0;
}

int ChildProcess::wait() {
    int status = 0;
    while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
    }
    watch_ = {};
    return WIFEXITED(status) ? WEXITSTATUS(status) : EXIT_FAILURE;
}

void ChildProcess::end(int signal) {
    if (watch_.ok()) {
        kill(pid_, signal);
        wait();
    }
}

}  // namespace kiosk
