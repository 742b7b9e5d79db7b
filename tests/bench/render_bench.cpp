// From finger to pixels, in this process under SDL's dummy driver: the numbers of devices.md.
#include <benchmark/benchmark.h>
#include <imgui.h>

#include <algorithm>
#include <chrono>
#include <stdexcept>
#include <vector>

#include "kiosk/ui/input.h"
#include "kiosk/ui/window.h"
#include "tests/bench/bench_home.h"
#include "tests/ui/renderer_studio.h"

using namespace kiosk::ui;
using namespace kiosk::ui::test;

namespace {

constexpr int width = 1080;
constexpr int height = 1920;

Window open_window() {
    auto window = Window::open({.title = "bench", .width = width, .height = height, .driver = "dummy"});
    if (!window) {
        throw std::runtime_error(window.error().detail);
    }
    return std::move(*window);
}

/// Window, feed and renderer as the kiosk's main loop uses them.
struct Loop {
    Window window = open_window();
    Studio studio{width, height};
    InputFeed feed;
    int tapped = -1;

    void draw() {
        ImGui::NewFrame();
        tapped = std::max(tapped, draw_home(studio));
        ImGui::Render();
        window.present(studio.renderer.draw(*ImGui::GetDrawData(), window.canvas()));
    }

    void handle_input() {
        feed.add(window.wait(std::chrono::milliseconds(100)));
        do {
            feed.next_frame(ImGui::GetIO());
            draw();
        } while (feed.pending());
    }
};

class Samples {
  public:
    void add(std::chrono::steady_clock::duration time) {
        times_.push_back(std::chrono::duration<double, std::milli>(time).count());
    }

    void report(benchmark::State& state) {
        std::ranges::sort(times_);
        const auto part = [&](double share) {
            return times_[static_cast<std::size_t>(share * static_cast<double>(times_.size() - 1))];
        };
        state.counters["p50_ms"] = part(0.50);
        state.counters["p99_ms"] = part(0.99);
    }

  private:
    std::vector<double> times_;
};

void finger_to_pixels(benchmark::State& state) {
    Loop loop;
    loop.draw();
    loop.draw();
    Samples samples;
    int card = 0;
    for ([[maybe_unused]] auto round : state) {
        const ImVec2 middle = card_middle(card);
        const auto start = std::chrono::steady_clock::now();
        loop.window.inject_finger(InputKind::pointer_down, middle.x, middle.y);
        loop.handle_input();
        samples.add(std::chrono::steady_clock::now() - start);
        state.PauseTiming();
        if (loop.studio.renderer.tiles_drawn() == 0) {
            state.SkipWithError("the press changed no pixel");
        }
        loop.window.inject_finger(InputKind::pointer_up, middle.x, middle.y);
        loop.handle_input();
        card = (card + 1) % home_cards;
        state.ResumeTiming();
    }
    samples.report(state);
}
BENCHMARK(finger_to_pixels)->Unit(benchmark::kMillisecond)->MinTime(2);

void whole_screen(benchmark::State& state) {
    Loop loop;
    loop.draw();
    Samples samples;
    for ([[maybe_unused]] auto round : state) {
        loop.studio.renderer.forget();
        const auto start = std::chrono::steady_clock::now();
        loop.draw();
        samples.add(std::chrono::steady_clock::now() - start);
    }
    samples.report(state);
}
BENCHMARK(whole_screen)->Unit(benchmark::kMillisecond)->MinTime(2);

void nothing_changed(benchmark::State& state) {
    Loop loop;
    loop.draw();
    Samples samples;
    for ([[maybe_unused]] auto round : state) {
        const auto start = std::chrono::steady_clock::now();
        loop.draw();
        samples.add(std::chrono::steady_clock::now() - start);
    }
    samples.report(state);
}
BENCHMARK(nothing_changed)->Unit(benchmark::kMillisecond)->MinTime(1);

}  // namespace

BENCHMARK_MAIN();
