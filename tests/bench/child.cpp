#include "tests/bench/child.h"

#include <fcntl.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <system_error>

namespace kiosk::bench {

Child::Child(std::vector<std::string> command, std::vector<std::string> environment) {
    std::array<int, 2> pipe{};
    if (::pipe2(pipe.data(), O_CLOEXEC) != 0) {
        throw std::runtime_error("no pipe");
    }
    output_ = Descriptor(pipe[0]);
    const Descriptor theirs(pipe[1]);
    auto started = ChildProcess::start(
        {std::move(command), environment_with(std::move(environment)), {{theirs.number(), STDOUT_FILENO}}});
    if (!started) {
        throw std::runtime_error(started.error().detail);
    }
    process_ = std::move(*started);
}

std::string Child::read_line() const {
    std::string line;
    for (char letter = 0; ::read(output_.number(), &letter, 1) == 1 && letter != '\n';) {
        line += letter;
    }
    return line;
}

std::vector<pid_t> Child::children() const {
    std::vector<pid_t> found;
    std::error_code ended;
    // The kernel keeps them by the thread that started them.
    for (const auto& thread :
         std::filesystem::directory_iterator("/proc/" + std::to_string(pid()) + "/task", ended)) {
        std::ifstream file(thread.path() / "children");
        for (pid_t each = 0; file >> each;) {
            found.push_back(each);
        }
    }
    return found;
}

}  // namespace kiosk::bench
