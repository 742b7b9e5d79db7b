// The whole program from outside: how soon it shows its first picture under X11, what it costs while nobody
// touches it, and what it holds in memory, alone and during a scan of twenty pages. Argument: how many
// seconds it is left alone (default 100).
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <thread>

#include "tests/bench/child.h"
#include "tests/bench/numbers.h"
#include "tests/bench/process_cost.h"
#include "tests/bench/world.h"

namespace {

using namespace kiosk;
using bench::Child;
using bench::World;
using Clock = std::chrono::steady_clock;

void need(bool fine, const char* what) {
    if (!fine) {
        fmt::print(stderr, "{}\n", what);
        std::exit(EXIT_FAILURE);
    }
}

void start_up(const World& world, const std::string& display) {
    bench::Samples samples;
    constexpr int times = 20;
    for (int i = 0; i <= times; ++i) {
        const auto start = Clock::now();
        Child kiosk({KIOSK_PROGRAM, "--config", world.config(), "--first-picture"}, {display});
        const bool shown = !kiosk.read_line().empty();
        const auto lasted = Clock::now() - start;
        need(shown && kiosk.wait() == 0, "the kiosk shows no picture");
        if (i > 0) {  // The first brings the files into memory.
            samples.add(lasted);
        }
    }
    bench::print_row("exec to first picture, X11 1080x1920, warm", samples, "ms", {.p50 = 150.0});
}

double mib(std::uint64_t kib) {
    return static_cast<double>(kib) / 1024;
}

bench::Samples one(double value) {
    bench::Samples samples;
    samples.add(value);
    return samples;
}

void idle(const World& world, const std::string& display, std::chrono::seconds alone) {
    Child kiosk({KIOSK_PROGRAM, "--config", world.config()}, {display});
    // It looks at its devices first.
    std::this_thread::sleep_for(std::chrono::seconds(15));
    const auto helpers = kiosk.children();
    const auto cost_of = [](pid_t pid) {
        const auto cost = bench::process_cost(pid);
        need(cost.has_value(), "the kiosk ended by itself");
        return *cost;
    };
    const auto before = cost_of(kiosk.pid());
    std::vector<bench::ProcessCost> helpers_before;
    std::ranges::transform(helpers, std::back_inserter(helpers_before), cost_of);
    std::this_thread::sleep_for(alone);
    const auto after = cost_of(kiosk.pid());
    const auto own = bench::idle_cost(before, after);
    bench::print_row("processor while idle, X11", one(own.cpu_percent), "%", {.max = 0.01});
    bench::print_row("wake-ups a second while idle, all threads", one(own.wake_ups_per_second), "/s",
                     {.max = 1.0});
    bench::print_row("memory (PSS) on the first screen, X11", one(mib(after.pss_kib)), "MiB", {.max = 45.0});
    for (std::size_t i = 0; i < helpers.size(); ++i) {
        const auto helper = cost_of(helpers[i]);
        bench::print_row("  kiosk-device: processor while idle",
                         one(bench::idle_cost(helpers_before[i], helper).cpu_percent), "%", {});
        bench::print_row("  kiosk-device: memory (PSS)", one(mib(helper.pss_kib)), "MiB", {});
    }
}

/// A citizen played on the kiosk without a display, looked at from outside all the time.
void twenty_pages(const World& world) {
    constexpr std::chrono::milliseconds between_looks{20};
    Child player({KIOSK_PLAYER, "--config", world.config(), "--scenario", "tests/bench/twenty-pages.txt",
                  "--out", world.out("twenty-pages"), "--ports-file", world.ports_file()},
                 {"SDL_VIDEODRIVER=dummy"});
    bench::Samples kiosk;
    bench::Samples helper;
    while (player.running()) {
        if (const auto cost = bench::process_cost(player.pid()); cost && cost->pss_kib > 0) {
            kiosk.add(mib(cost->pss_kib));
        }
        for (const pid_t child : player.children()) {
            if (const auto cost = bench::process_cost(child); cost && cost->pss_kib > 0) {
                helper.add(mib(cost->pss_kib));
            }
        }
        std::this_thread::sleep_for(between_looks);
    }
    need(player.wait() == 0, "the scenario of twenty pages failed");
    bench::print_row("memory (PSS) during a scan of 20 pages", kiosk, "MiB", {.max = 120.0});
    if (helper.count() > 0) {
        bench::print_row("  kiosk-device: memory (PSS)", helper, "MiB", {});
    }
}

}  // namespace

int main(int count, char** values) try {
    const std::chrono::seconds alone(count > 1 ? std::atoi(values[1]) : 100);
    const World world;
    const Child screen({"Xvfb", "-displayfd", "1", "-screen", "0", "1080x1920x24", "-nolisten", "tcp"});
    const auto number = screen.read_line();
    need(!number.empty(), "there is no Xvfb");
    const std::string display = "DISPLAY=:" + number;
    start_up(world, display);
    idle(world, display, alone);
    twenty_pages(world);
    return EXIT_SUCCESS;
} catch (const std::exception& exception) {
    std::fputs(exception.what(), stderr);
    return EXIT_FAILURE;
}
