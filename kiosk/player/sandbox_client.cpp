#include "kiosk/player/sandbox_client.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "drivers/system/child_process.h"

namespace kiosk::player {

Result<std::string> output_of(const std::vector<std::string>& command) {
    std::array<int, 2> pipe{};
    if (pipe2(pipe.data(), O_CLOEXEC) != 0) {
        return fail(ErrorCode::bad_answer, "no pipe for " + command.front());
    }
    const Descriptor ours(pipe[0]);
    Descriptor theirs(pipe[1]);
    auto child = ChildProcess::start({command,
                                      environment_with({}),
                                      {{theirs.number(), STDOUT_FILENO}, {theirs.number(), STDERR_FILENO}}});
    if (!child) {
        return std::unexpected(child.error());
    }
    theirs = {};
    std::string printed;
    std::array<char, 4096> buffer{};
    for (ssize_t got = 0; (got = read(ours.number(), buffer.data(), buffer.size())) > 0;) {
        printed.append(buffer.data(), static_cast<std::size_t>(got));
    }
    if (child->wait() != 0) {
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
