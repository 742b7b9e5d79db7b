// A helper may lie, hang or die: the kiosk gets an error in time, and the next call is served by a fresh
// process.
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <random>
#include <thread>

#include "drivers/helper/helper_process.h"
#include "tests/support/catch.h"

namespace kiosk::helper {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using Clock = std::chrono::steady_clock;

/// Short, but a fresh process on a busy machine must be up within it.
const CallLimits limits{milliseconds(1'000), milliseconds(1'500), milliseconds(500)};

HelperCommand odd_helper() {
    return {ODD_HELPER, {}, {"KIOSK_TEST=1"}};
}

Result<Message> ask(HelperProcess& helper, const char* habit, std::stop_token stop = {}) {
    return helper.call({{"habit", habit}}, limits, std::move(stop));
}

/// Gone, or dead and waiting for somebody else to bury it.
bool ended(pid_t pid) {
    std::ifstream stat("/proc/" + std::to_string(pid) + "/stat");
    std::string number, program, state;
    stat >> number >> program >> state;
    return !stat || state == "Z" || state == "X";
}

bool has_zombie_children() {
    siginfo_t information{};
    return ::waitid(P_ALL, 0, &information, WEXITED | WNOHANG | WNOWAIT) == 0 && information.si_pid != 0;
}

}  // namespace

TEST_CASE("a helper answers, with bulk bytes of any size") {
    HelperProcess helper(odd_helper());
    for (const std::size_t size : {std::size_t{0}, std::size_t{1}, std::size_t{3'000'000}}) {
        const auto answer = helper.call({{"habit", "echo"}, {"bulk", size}}, limits, {});
        REQUIRE(answer);
        CHECK(answer->bulk == Bytes(size, 0x5a));
        CHECK(answer->head["pid"] == helper.pid());
    }
    CHECK(helper.starts() == 1);
    const auto refused = ask(helper, "refuse");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::scanner_jam);
    CHECK(helper.starts() == 1);  // A refusal is an answer: nobody is killed for it.
}

TEST_CASE("every bad habit is an error in time, and the next call is served") {
    const std::vector<std::pair<const char*, ErrorCode>> habits{
        {"die", ErrorCode::scanner_helper_died},
        {"crash", ErrorCode::scanner_helper_died},
        {"hang", ErrorCode::deadline_passed},
        {"work on for ever", ErrorCode::deadline_passed},
        {"garbage", ErrorCode::scanner_helper_died},
        {"huge head", ErrorCode::scanner_helper_died},
        {"half a head", ErrorCode::deadline_passed},
        {"wrong number", ErrorCode::scanner_helper_died},
        {"number is text", ErrorCode::scanner_helper_died},
        {"unknown error", ErrorCode::scanner_helper_died},
        {"unsealed", ErrorCode::scanner_helper_died},
    };
    HelperProcess helper(odd_helper());
    for (const auto& [habit, expected] : habits) {
        INFO(habit);
        const auto begun = Clock::now();
        const auto answer = ask(helper, habit);
        REQUIRE_FALSE(answer);
        INFO(answer.error().detail);
        CHECK(name(answer.error().code) == name(expected));
        CHECK(Clock::now() - begun < seconds(5));
        CHECK(ask(helper, "echo"));
        CHECK_FALSE(has_zombie_children());
    }
}

TEST_CASE("a helper that dies between two calls is replaced without anybody noticing") {
    HelperProcess helper(odd_helper());
    REQUIRE(ask(helper, "echo"));
    const pid_t first = helper.pid();
    ::kill(first, SIGKILL);
    siginfo_t information{};
    REQUIRE(::waitid(P_PID, static_cast<id_t>(first), &information, WEXITED | WNOWAIT) == 0);
    CHECK(ask(helper, "echo"));
    CHECK(helper.pid() != first);
    CHECK(helper.starts() == 2);
}

TEST_CASE("a stop is passed on; who obeys lives, who does not is killed") {
    for (const auto& [habit, starts] : {std::pair{"stop politely", 1}, {"hang", 2}}) {
        INFO(habit);
        HelperProcess helper(odd_helper());
        REQUIRE(ask(helper, "echo"));
        std::stop_source stop;
        std::jthread citizen([&] { stop.request_stop(); });
        const auto answer =
            helper.call({{"habit", habit}}, {seconds(30), seconds(30), milliseconds(500)}, stop.get_token());
        REQUIRE_FALSE(answer);
        CHECK(answer.error().code == ErrorCode::cancelled);
        CHECK(ask(helper, "echo"));
        CHECK(helper.starts() <= starts);
    }
}

TEST_CASE("nothing is left behind when the kiosk is killed") {
    int tell[2];
    REQUIRE(::pipe(tell) == 0);
    const pid_t kiosk = ::fork();
    if (kiosk == 0) {
        HelperProcess helper(odd_helper());
        const pid_t pid = ask(helper, "echo") ? helper.pid() : 0;
        static_cast<void>(::write(tell[1], &pid, sizeof pid));
        ::pause();
        std::_Exit(0);
    }
    pid_t helper = 0;
    REQUIRE(::read(tell[0], &helper, sizeof helper) == sizeof helper);
    REQUIRE(helper != 0);
    CHECK_FALSE(ended(helper));
    ::kill(kiosk, SIGKILL);
    ::waitpid(kiosk, nullptr, 0);
    const auto last = Clock::now() + seconds(10);
    while (!ended(helper) && Clock::now() < last) {
        std::this_thread::yield();
    }
    CHECK(ended(helper));
    ::close(tell[0]);
    ::close(tell[1]);
}

TEST_CASE("whatever bytes arrive, receive gives a message or an error") {
    std::mt19937 random(20'260'101);
    std::uniform_int_distribution<int> byte(0, 255);
    Bytes good(4);
    nlohmann::json::to_cbor({{"number", 1}, {"error", "scanner_jam"}, {"detail", "x"}}, good);
    good[0] = static_cast<std::uint8_t>(good.size() - 4);
    for (int round = 0; round < 3'000; ++round) {
        int pair[2];
        REQUIRE(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) == 0);
        Bytes bytes = good;
        for (int changes = round % 4; changes > 0; --changes) {
            bytes[static_cast<std::size_t>(byte(random)) % bytes.size()] =
                static_cast<std::uint8_t>(byte(random));
        }
        bytes.erase(bytes.end() - round % 7, bytes.end());
        REQUIRE(::send(pair[0], bytes.data(), bytes.size(), 0) == static_cast<ssize_t>(bytes.size()));
        ::close(pair[0]);
        if (const auto message = receive(pair[1], Clock::now() + seconds(5))) {
            static_cast<void>(error_in(message->head));
            static_cast<void>(number_of(message->head));
        } else {
            CHECK(message.error().code == ErrorCode::scanner_helper_died);
        }
        ::close(pair[1]);
    }
}

}  // namespace kiosk::helper
