#include "kiosk/ui/window.h"

#include <sys/stat.h>

#include <array>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "kiosk/ui/input_devices.h"
#include "tests/support/catch.h"

using namespace kiosk::ui;
using namespace std::chrono_literals;

namespace {

Window open_dummy() {
    auto window = Window::open({.title = "test", .width = 300, .height = 200, .driver = "dummy"});
    REQUIRE(window);
    static_cast<void>(window->poll());
    return std::move(*window);
}

std::vector<InputKind> kinds(const std::vector<Input>& inputs) {
    std::vector<InputKind> all;
    for (const Input& input : inputs) {
        all.push_back(input.kind);
    }
    return all;
}

}  // namespace

TEST_CASE("a window without a display is an error that says so") {
    const auto window = Window::open({.driver = "no such driver"});
    REQUIRE(!window);
    CHECK(window.error().code == kiosk::ErrorCode::bad_config);
    CHECK(window.error().detail.starts_with("open the window: SDL: "));
}

TEST_CASE("the canvas is the window's own pixels") {
    Window window = open_dummy();
    const Canvas canvas = window.canvas();
    CHECK(canvas.width == 300);
    CHECK(canvas.height == 200);
    canvas.row(7)[9] = 0xFF123456U;
    window.present(std::array{PixelRect{0, 0, 64, 64}});
    CHECK(window.canvas().row(7)[9] == 0xFF123456U);
    CHECK(window.driver() == "dummy");
}

TEST_CASE("an injected finger arrives where it was put, and only the first one") {
    Window window = open_dummy();
    window.inject_finger(InputKind::pointer_down, 150, 50);
    window.inject_finger(InputKind::pointer_down, 10, 10, 1);
    window.inject_finger(InputKind::pointer_move, 160, 60);
    window.inject_finger(InputKind::pointer_up, 10, 10, 1);
    window.inject_finger(InputKind::pointer_up, 170, 70);
    const std::vector<Input> inputs = window.wait(std::nullopt);
    CHECK(kinds(inputs) ==
          std::vector{InputKind::pointer_down, InputKind::pointer_move, InputKind::pointer_up});
    CHECK(inputs[0].x == Approx(150));
    CHECK(inputs[0].y == Approx(50));
    CHECK(inputs[2].x == Approx(170));
}

TEST_CASE("injected text arrives whole, letter by letter uncut") {
    Window window = open_dummy();
    const std::string name = "Nguyễn Thị Hồng Nhung ở Phường Ngọc Hà, Quận Ba Đình";
    window.inject_text(name);
    window.inject_key(Key::enter, InputKind::key_down);
    window.inject_key(Key::enter, InputKind::key_up);
    window.inject_quit();
    std::string heard;
    std::vector<InputKind> others;
    for (const Input& input : window.wait(std::nullopt)) {
        if (input.kind == InputKind::text) {
            CHECK((static_cast<unsigned char>(input.text[0]) & 0xC0U) != 0x80U);
            heard += input.text;
        } else {
            others.push_back(input.kind);
        }
    }
    CHECK(heard == name);
    CHECK(others == std::vector{InputKind::key_down, InputKind::key_up, InputKind::quit});
}

TEST_CASE("waiting ends when its time is over") {
    Window window = open_dummy();
    const auto start = std::chrono::steady_clock::now();
    CHECK(window.wait(30ms).empty());
    CHECK(std::chrono::steady_clock::now() - start >= 29ms);
}

TEST_CASE("the bell ends waiting, from another thread or before") {
    Window window = open_dummy();
    window.wake();
    CHECK(window.wait(std::nullopt).empty());
    const std::jthread ringer([&] { window.wake(); });
    CHECK(window.wait(std::nullopt).empty());
}

TEST_CASE("a bell rung a hundred thousand times is still one bell") {
    Window window = open_dummy();
    for (int i = 0; i < 100'000; ++i) {
        window.wake();
    }
    CHECK(window.wait(std::nullopt).empty());
    const auto start = std::chrono::steady_clock::now();
    CHECK(window.wait(20ms).empty());
    CHECK(std::chrono::steady_clock::now() - start >= 19ms);
}

TEST_CASE("a second window can follow the first") {
    {
        const Window first = open_dummy();
    }
    Window second = open_dummy();
    second.inject_quit();
    CHECK(kinds(second.wait(std::nullopt)) == std::vector{InputKind::quit});
}

TEST_CASE("input devices wake the kiosk, also those plugged in later") {
    std::string pattern = (std::filesystem::temp_directory_path() / "kiosk-input-XXXXXX").string();
    REQUIRE(mkdtemp(pattern.data()) != nullptr);
    const std::filesystem::path folder = pattern;
    REQUIRE(mkfifo((folder / "event3").c_str(), 0600) == 0);
    REQUIRE(mkfifo((folder / "mouse0").c_str(), 0600) == 0);
    InputDevices devices(folder);
    CHECK(devices.sources().size() == 2);
    std::ofstream panel(folder / "event3");
    panel << "a report" << std::flush;
    std::vector<pollfd> sources = devices.sources();
    REQUIRE(poll(sources.data(), sources.size(), -1) == 1);
    CHECK(devices.drain(sources));
    CHECK(poll(sources.data(), sources.size(), 0) == 0);

    REQUIRE(mkfifo((folder / "event4").c_str(), 0600) == 0);
    REQUIRE(poll(sources.data(), sources.size(), -1) == 1);
    CHECK(devices.drain(sources));
    CHECK(devices.sources().size() == 3);

    panel.close();
    sources = devices.sources();
    REQUIRE(poll(sources.data(), sources.size(), -1) == 1);
    CHECK(devices.drain(sources));
    CHECK(devices.sources().size() == 2);
    std::filesystem::remove_all(folder);
}
