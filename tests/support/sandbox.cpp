#include "tests/support/sandbox.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "drivers/sandbox/control.h"

namespace kiosk::test {

namespace {

using Json = nlohmann::json;

std::filesystem::path temporary_folder() {
    std::string name = (std::filesystem::temp_directory_path() / "kiosk-test-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) {
        throw std::runtime_error("no temporary folder");
    }
    return name;
}

// Until the other end closes: the sandbox writes its ports and closes, or ends.
std::string everything_from(int descriptor) {
    std::string text;
    std::array<char, 4096> buffer{};
    for (ssize_t count = 0; (count = ::read(descriptor, buffer.data(), buffer.size())) > 0;) {
        text.append(buffer.data(), static_cast<std::size_t>(count));
    }
    return text;
}

template <class T>
T value_or_throw(Result<T> result) {
    if (!result) {
        throw std::runtime_error(result.error().detail);
    }
    return std::move(*result);
}

}  // namespace

Sandbox::Sandbox(const std::vector<std::string>& args) : folder_(temporary_folder()) {
    std::array<int, 2> pipe{};
    if (::pipe2(pipe.data(), O_CLOEXEC) != 0) {
        throw std::runtime_error("no pipe");
    }
    const Descriptor ours(pipe[0]);
    Descriptor theirs(pipe[1]);
    std::vector<std::string> command{KIOSK_SANDBOX_PROGRAM, "--die-with-parent", "--dir",
                                     folder_.string(),      "--ready-fd",        std::to_string(pipe[1])};
    command.insert(command.end(), args.begin(), args.end());
    process_ = value_or_throw(ChildProcess::start(
        {std::move(command), environment_with({}), {{theirs.number(), theirs.number()}}}));
    theirs = {};
    const auto text = everything_from(ours.number());
    ports_ = std::make_unique<Json>(Json::parse(text, nullptr, /*allow_exceptions=*/false));
    if (!ports_->is_object()) {
        throw std::runtime_error("the sandbox did not start");
    }
}

Sandbox::~Sandbox() {
    process_.end(SIGTERM);
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

const Json& Sandbox::ports() const {
    return *ports_;
}

Json Sandbox::control(const std::string& part, const std::string& verb,
                      const std::vector<std::string>& args) const {
    return value_or_throw(sandbox::call_control((*ports_)["control"]["url"], part, verb, args));
}

Json Sandbox::state(const std::string& part) const {
    return value_or_throw(sandbox::ask_state((*ports_)["control"]["url"], part));
}

}  // namespace kiosk::test
