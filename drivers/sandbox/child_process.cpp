#include "drivers/sandbox/child_process.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>

namespace kiosk::sandbox {
namespace {

std::vector<char*> pointers(std::vector<std::string>& words) {
    std::vector<char*> list;
    for (auto& word : words) {
        list.push_back(word.data());
    }
    list.push_back(nullptr);
    return list;
}

/// Between fork and exec: only calls that are safe there.
[[noreturn]] void become(char* const* command, char* const* environment, const char* log, pid_t parent) {
    constexpr int not_started = 127;
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) {
        _exit(not_started);
    }
    const int output = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    const int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);
    if (output < 0 || nothing < 0 || dup2(nothing, STDIN_FILENO) < 0 || dup2(output, STDOUT_FILENO) < 0 ||
        dup2(output, STDERR_FILENO) < 0) {
        _exit(not_started);
    }
    // The parent may be a server: its open sockets must not live on in here and keep its ports busy.
    close_range(STDERR_FILENO + 1, ~0U, 0);
    execvpe(command[0], command, environment);
    _exit(not_started);
}

}  // namespace

Result<ChildProcess> ChildProcess::start(const Order& order) {
    auto command_words = order.command;
    auto environment_words = order.environment;
    const auto command = pointers(command_words);
    const auto environment = pointers(environment_words);
    const pid_t parent = getpid();
    const pid_t pid = fork();
    if (pid == 0) {
        become(command.data(), environment.data(), order.log.c_str(), parent);
    }
    if (pid < 0) {
        return fail(ErrorCode::file_missing, "start " + order.command.front() + ": " + std::strerror(errno));
    }
    ChildProcess child;
    child.pid_ = pid;
    child.pidfd_ = static_cast<int>(syscall(SYS_pidfd_open, pid, 0));
    if (child.pidfd_ < 0) {
        return fail(ErrorCode::file_missing, "watch " + order.command.front() + ": " + std::strerror(errno));
    }
    return child;
}

ChildProcess::ChildProcess(ChildProcess&& other) noexcept
    : pid_(std::exchange(other.pid_, -1)), pidfd_(std::exchange(other.pidfd_, -1)) {}

ChildProcess& ChildProcess::operator=(ChildProcess&& other) noexcept {
    if (this != &other) {
        end();
        pid_ = std::exchange(other.pid_, -1);
        pidfd_ = std::exchange(other.pidfd_, -1);
    }
    return *this;
}

ChildProcess::~ChildProcess() {
    end();
}

void ChildProcess::end() {
    if (pid_ > 0) {
        kill(pid_, SIGKILL);
        while (waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
        }
        pid_ = -1;
    }
    if (pidfd_ >= 0) {
        close(pidfd_);
        pidfd_ = -1;
    }
}

}  // namespace kiosk::sandbox
