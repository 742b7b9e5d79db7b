// A program is started with what it was given and nothing else, and ends when its owner says so.
#include <fcntl.h>

#include <array>
#include <string>

#include "drivers/system/child_process.h"
#include "tests/support/catch.h"

using namespace kiosk;

namespace {

/// What `script` writes to its standard output, and how it ends.
std::pair<std::string, int> told_by(const std::string& script, std::vector<std::string> environment) {
    std::array<int, 2> ends{};
    REQUIRE(::pipe2(ends.data(), O_CLOEXEC) == 0);
    const Descriptor ours(ends[0]);
    Descriptor theirs(ends[1]);
    auto child = ChildProcess::start(
        {{"sh", "-c", script}, std::move(environment), {{theirs.number(), STDOUT_FILENO}}});
    REQUIRE(child);
    theirs = {};
    std::string text;
    for (char letter = 0; ::read(ours.number(), &letter, 1) == 1;) {
        text += letter;
    }
    return {text, child->wait()};
}

}  // namespace

TEST_CASE("a program gets its words, its environment and its descriptors") {
    CHECK(told_by("echo $WORD; exit 3", {"WORD=giấy"}) == std::pair(std::string("giấy\n"), 3));
    // Ours counts before what we inherited ourselves.
    CHECK(told_by("echo $HOME", environment_with({"HOME=/nowhere"})).first == "/nowhere\n");
    // A library's file, opened without O_CLOEXEC, stays with us.
    const Descriptor careless(::open("/dev/null", O_RDONLY));
    REQUIRE(careless.ok());
    CHECK(told_by("test -e /proc/$$/fd/" + std::to_string(careless.number()), {}).second == 1);
}

TEST_CASE("a program that is not there is an error") {
    const auto child = ChildProcess::start({{"kiosk-no-such-program"}, {}, {}});
    REQUIRE_FALSE(child);
    CHECK(child.error().code == ErrorCode::file_missing);
}

TEST_CASE("a child is running until it is ended, and moves with its owner") {
    CHECK_FALSE(ChildProcess().running());
    auto stays = ChildProcess::start({{"tail", "-f", "/dev/null"}, {}, {}});
    REQUIRE(stays);
    ChildProcess owner;
    owner = std::move(*stays);
    CHECK(owner.running());
    const pid_t pid = owner.pid();
    owner.end();
    CHECK_FALSE(owner.running());
    CHECK(::kill(pid, 0) != 0);
}
