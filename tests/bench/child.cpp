#include "tests/bench/child.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <system_error>

namespace kiosk::bench {

namespace {

/// The names of a list as execve wants them.
std::vector<char*> pointers(std::vector<std::string>& words) {
    std::vector<char*> list;
    for (auto& word : words) {
        list.push_back(word.data());
    }
    list.push_back(nullptr);
    return list;
}

}  // namespace

Child::Child(const std::vector<std::string>& command, const std::vector<std::string>& environment) {
    std::array<int, 2> pipe{};
    if (::pipe2(pipe.data(), O_CLOEXEC) != 0) {
        throw std::runtime_error("no pipe");
    }
    // Everything that allocates comes before the fork: other threads of ours may hold the allocator's lock.
    auto words = command;
    auto all = environment;
    for (char** each = environ; *each != nullptr; ++each) {
        all.emplace_back(*each);
    }
    const auto arguments = pointers(words);
    const auto variables = pointers(all);
    pid_ = ::fork();
    if (pid_ == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGTERM);
        ::dup2(pipe[1], STDOUT_FILENO);
        ::execvpe(arguments.front(), arguments.data(), variables.data());
        ::_exit(127);
    }
    ::close(pipe[1]);
    output_ = pipe[0];
    if (pid_ < 0) {
        throw std::runtime_error("cannot start " + command.front());
    }
}

Child::~Child() {
    if (running()) {
        ::kill(pid_, SIGTERM);
        wait();
    }
    ::close(output_);
}

std::string Child::read_line() const {
    std::string line;
    for (char letter = 0; ::read(output_, &letter, 1) == 1 && letter != '\n';) {
        line += letter;
    }
    return line;
}

bool Child::running() const {
    siginfo_t info{};
    return ::waitid(P_PID, static_cast<id_t>(pid_), &info, WEXITED | WNOHANG | WNOWAIT) == 0 &&
           info.si_pid == 0;
}

int Child::wait() {
    int status = 0;
    ::waitpid(pid_, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : EXIT_FAILURE;
}

std::vector<pid_t> Child::children() const {
    std::vector<pid_t> found;
    std::error_code ended;
    // The kernel keeps them by the thread that started them.
    for (const auto& thread :
         std::filesystem::directory_iterator("/proc/" + std::to_string(pid_) + "/task", ended)) {
        std::ifstream file(thread.path() / "children");
        for (pid_t each = 0; file >> each;) {
            found.push_back(each);
        }
    }
    return found;
}

}  // namespace kiosk::bench
