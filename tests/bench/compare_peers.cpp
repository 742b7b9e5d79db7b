// The kiosk beside what a hall could run instead: Chromium in kiosk mode, GTK 4 and Qt Quick, each with the
// same content on the same X server, measured from outside in one run. Argument: how many seconds each is
// left alone (default 30).
#include <fmt/format.h>
#include <sys/prctl.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <functional>
#include <numeric>
#include <stdexcept>
#include <thread>

#include "drivers/system/files.h"
#include "tests/bench/child.h"
#include "tests/bench/numbers.h"
#include "tests/bench/process_cost.h"
#include "tests/bench/world.h"
#include "tests/bench/x11_eyes.h"

namespace {

using namespace kiosk;
using namespace std::chrono_literals;
using bench::Child;
using bench::Samples;
using bench::X11Eyes;
using Clock = X11Eyes::Clock;

constexpr auto patience = 20s;
constexpr auto quiet = 1s;
constexpr int starts = 7;
constexpr int presses = 100;

struct Program {
    std::string name;
    std::vector<std::string> command;
    std::vector<std::string> environment;
    /// From its first picture to the page whose cards are pressed.
    std::function<void(X11Eyes&)> go_home = [](X11Eyes&) {};
};

struct Costs {
    Samples start;
    Samples press;
    double pss_mib = 0;
    bench::IdleCost idle;
};

bool same_picture(const std::vector<std::uint32_t>& one, const std::vector<std::uint32_t>& other) {
    // A clock may have turned meanwhile.
    constexpr double enough = 0.985;
    const auto equal = std::inner_product(one.begin(), one.end(), other.begin(), std::size_t{0},
                                          std::plus<>(), std::equal_to<>());
    return one.size() == other.size() &&
           static_cast<double>(equal) >= enough * static_cast<double>(one.size());
}

/// The program and all it started.
std::vector<pid_t> family(pid_t eldest) {
    std::vector<pid_t> all{eldest};
    for (std::size_t i = 0; i < all.size(); ++i) {
        std::ranges::copy(bench::children_of(all[i]), std::back_inserter(all));
    }
    return all;
}

struct FamilyCost {
    bench::ProcessCost eldest;
    double pss_mib = 0;
};

FamilyCost cost_of(pid_t eldest) {
    FamilyCost sum;
    for (const pid_t pid : family(eldest)) {
        if (const auto cost = bench::process_cost(pid)) {
            sum.pss_mib += static_cast<double>(cost->pss_kib) / 1024;
            sum.eldest.cpu += cost->cpu;
            sum.eldest.wake_ups += cost->wake_ups;
            sum.eldest.age = std::max(sum.eldest.age, cost->age);
        }
    }
    return sum;
}

/// From exec to the picture that stays.
std::chrono::steady_clock::duration start_once(const Program& program, X11Eyes& eyes,
                                               std::vector<std::uint32_t>& final_picture) {
    eyes.wait_for_quiet(200ms);
    const auto start = Clock::now();
    const Child child(program.command, program.environment);
    auto last = start;
    const bool known = !final_picture.empty();
    while (const auto drawn = eyes.wait_for_drawing(known ? patience : quiet * 3)) {
        last = *drawn;
        if (known && same_picture(eyes.look(), final_picture)) {
            return last - start;
        }
    }
    if (known) {
        throw std::runtime_error(program.name + " does not show its picture again");
    }
    final_picture = eyes.look();
    return last - start;
}

void press_cards(const Program& program, X11Eyes& eyes, Samples& samples) {
    // In the two columns of cards, away from their edges; then off the card, so that nothing is chosen.
    constexpr std::array<std::pair<double, double>, 4> places{
        {{0.25, 0.4}, {0.75, 0.4}, {0.25, 0.6}, {0.75, 0.6}}};
    for (int i = 0; i < presses; ++i) {
        const auto [x, y] = places[static_cast<std::size_t>(i) % places.size()];
        eyes.point(static_cast<int>(eyes.width() * x), static_cast<int>(eyes.height() * y));
        eyes.wait_for_quiet(60ms);
        const auto down = eyes.press(true);
        const auto drawn = eyes.wait_for_drawing(2s);
        if (!drawn) {
            throw std::runtime_error(program.name + " shows no press");
        }
        samples.add(*drawn - down);
        eyes.wait_for_quiet(30ms);
        eyes.point(1, 1);
        eyes.press(false);
        eyes.wait_for_quiet(60ms);
    }
}

Costs measure(const Program& program, X11Eyes& eyes, std::chrono::seconds alone) {
    Costs costs{};
    std::vector<std::uint32_t> final_picture;
    static_cast<void>(start_once(program, eyes, final_picture));  // Brings the files into memory.
    for (int i = 0; i < starts; ++i) {
        costs.start.add(start_once(program, eyes, final_picture));
    }
    const Child child(program.command, program.environment);
    static_cast<void>(eyes.wait_for_drawing(patience));
    eyes.wait_for_quiet(quiet * 3);
    program.go_home(eyes);
    eyes.wait_for_quiet(quiet);
    press_cards(program, eyes, costs.press);
    std::this_thread::sleep_for(5s);  // What begins late, a browser's housekeeping, is not idling.
    const auto before = cost_of(child.pid());
    std::this_thread::sleep_for(alone);
    const auto after = cost_of(child.pid());
    costs.idle = bench::idle_cost(before.eldest, after.eldest);
    costs.pss_mib = after.pss_mib;
    return costs;
}

Samples one(double value) {
    Samples samples;
    samples.add(value);
    return samples;
}

void print(const Program& program, const Costs& costs, bool ours) {
    const auto row = [&](const char* what, const Samples& samples, const char* unit,
                         const bench::Limit& limit) {
        bench::print_row(fmt::format("{}: {}", program.name, what), samples, unit,
                         ours ? limit : bench::Limit{});
    };
    row("exec to its picture", costs.start, "ms", {});
    row("memory (PSS), all processes", one(costs.pss_mib), "MiB", {});
    row("processor while idle", one(costs.idle.cpu_percent), "%", {.max = 0.01});
    row("wake-ups a second while idle", one(costs.idle.wake_ups_per_second), "/s", {});
    row("press to drawing (p50, p99)", costs.press, "ms", {});
    row("press to drawing, p95", one(costs.press.at(0.95)), "ms", {.max = 1.5});
}

void compare(const Costs& kiosk, const Costs& chromium, const Costs& gtk) {
    const auto ratio = [](const char* what, double value, double most) {
        bench::print_row(what, one(value), "", {.max = most});
    };
    ratio("kiosk / Chromium: start", kiosk.start.at(0.5) / chromium.start.at(0.5), 1.0 / 8);
    ratio("kiosk / Chromium: memory", kiosk.pss_mib / chromium.pss_mib, 1.0 / 8);
    ratio("kiosk / GTK 4: press to drawing, p50", kiosk.press.at(0.5) / gtk.press.at(0.5), 1.0);
}

/// What they tell the developer of their toolkit does not belong into the table.
std::vector<std::string> silent(std::vector<std::string> command) {
    command.insert(command.begin(), {"sh", "-c", "exec \"$@\" 2>/dev/null", "sh"});
    return command;
}

std::vector<Program> programs(const bench::World& world, const std::filesystem::path& profile) {
    const std::string peers = std::filesystem::absolute("tests/bench/peers").string();
    return {
        {"kiosk",
         {KIOSK_PROGRAM, "--config", world.config()},
         {},
         [](X11Eyes& eyes) {
             // The welcome page's one big button, at the bottom right.
             eyes.point(eyes.width() * 7 / 10, eyes.height() * 94 / 100);
             eyes.press(true);
             eyes.wait_for_quiet(100ms);
             eyes.press(false);
         }},
        {"Chromium",
         silent({"chromium", "--kiosk", "--no-sandbox", "--no-first-run", "--disable-background-networking",
                 "--disable-component-update", "--window-position=0,0", "--window-size=1080,1920",
                 "--user-data-dir=" + profile.string(), "file://" + peers + "/page.html"}),
         {}},
        {"GTK 4", silent({PEER_GTK4}), {"GSK_RENDERER=cairo", "GTK_A11Y=none"}},
        {"Qt Quick",
         silent({"/usr/lib/qt6/bin/qml", peers + "/page.qml"}),
         {"QT_QUICK_BACKEND=software", "QT_QPA_PLATFORM=xcb"}},
    };
}

}  // namespace

int main(int count, char** values) try {
    const std::chrono::seconds alone(count > 1 ? std::atoi(values[1]) : 30);
    // A browser's processes leave their parents; they must end with this program all the same.
    ::prctl(PR_SET_CHILD_SUBREAPER, 1);
    const bench::World world;
    const auto profile = files::TemporaryFolder::make().value();
    const Child screen({"Xvfb", "-displayfd", "1", "-screen", "0", "1080x1920x24", "-nolisten", "tcp"});
    const auto number = screen.read_line();
    if (number.empty()) {
        throw std::runtime_error("there is no Xvfb");
    }
    const std::string display = ":" + number;
    X11Eyes eyes(display);
    std::vector<Costs> all;
    for (auto& program : programs(world, profile.path())) {
        program.environment.push_back("DISPLAY=" + display);
        all.push_back(measure(program, eyes, alone));
        print(program, all.back(), all.size() == 1);
    }
    compare(all[0], all[1], all[2]);
    return EXIT_SUCCESS;
} catch (const std::exception& exception) {
    std::fputs(exception.what(), stderr);
    return EXIT_FAILURE;
}
