#include "kiosk/player/sandbox_client.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace kiosk::player {

Result<std::string> output_of(const std::vector<std::string>& command) {
    std::array<int, 2> pipe{};
    if (pipe2(pipe.data(), O_CLOEXEC) != 0) {
        return fail(ErrorCode::bad_answer, "no pipe for " + command.front());
    }
    std::vector<char*> arguments;
    for (const auto& word : command) {
        arguments.push_back(
            const_cast<char*>(word.c_str()));  // NOLINT(cppcoreguidelines-pro-type-const-cast): exec's type.
    }
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, pipe[1], STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, pipe[1], STDERR_FILENO);
    pid_t child = 0;
    const int started = posix_spawnp(&child, arguments.front(), &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    close(pipe[1]);
    std::string printed;
    std::array<char, 4096> buffer{};
    for (ssize_t got = 0; started == 0 && (got = read(pipe[0], buffer.data(), buffer.size())) > 0;) {
        printed.append(buffer.data(), static_cast<std::size_t>(got));
    }
    close(pipe[0]);
    int status = 0;
    if (started != 0 || waitpid(child, &status, 0) != child || status != 0) {
        return fail(ErrorCode::bad_answer, fmt::format("{}: {}", fmt::join(command, " "), printed));
    }
    return printed;
}

Result<std::string> SandboxClient::control(const std::vector<std::string>& words) const {
    std::vector<std::string> command{program_.string(), "control"};
    command.insert(command.end(), words.begin(), words.end());
    command.insert(command.end(), {"--ports-file", ports_file_.string()});
    return output_of(command);
}

Result<std::string> SandboxClient::state(const std::string& part) const {
    return output_of({program_.string(), "state", part, "--ports-file", ports_file_.string()});
}

}  // namespace kiosk::player
