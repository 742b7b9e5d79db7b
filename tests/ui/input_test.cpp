#include "kiosk/ui/input.h"

#include <imgui.h>

#include <vector>

#include "tests/support/catch.h"
#include "tests/ui/renderer_studio.h"

using namespace kiosk::ui;
using namespace kiosk::ui::test;

namespace {

Input at(InputKind kind, float x, float y) {
    return {.kind = kind, .x = x, .y = y, .text = {}};
}

/// Two buttons, left and right, driven frame by frame as the kiosk does it.
struct Buttons {
    Studio studio{400, 200};
    InputFeed feed;
    int left = 0;
    int right = 0;
    int pressed_frames = 0;
    int hovered_frames = 0;

    void frame() {
        feed.next_frame(ImGui::GetIO());
        ImGui::NewFrame();
        ImGui::SetNextWindowPos({0, 0});
        ImGui::SetNextWindowSize({400, 200});
        ImGui::Begin("two buttons", nullptr, ImGuiWindowFlags_NoDecoration);
        ImGui::SetCursorScreenPos({20, 20});
        left += ImGui::Button("left", {150, 100}) ? 1 : 0;
        pressed_frames += ImGui::IsItemActive() ? 1 : 0;
        hovered_frames += ImGui::IsItemHovered() ? 1 : 0;
        ImGui::SetCursorScreenPos({220, 20});
        right += ImGui::Button("right", {150, 100}) ? 1 : 0;
        ImGui::End();
        ImGui::Render();
    }

    void hear(const std::vector<Input>& inputs) {
        feed.add(inputs);
        do {
            frame();
        } while (feed.pending());
    }
};

}  // namespace

TEST_CASE("a tap shorter than a frame is still a tap") {
    Buttons buttons;
    buttons.hear({});
    buttons.hear({});  // From ImGui 1.89 on a window can be touched in its second frame, not in its first.
    buttons.hear({at(InputKind::pointer_down, 60, 60), at(InputKind::pointer_up, 60, 60)});
    CHECK(buttons.left == 1);
    CHECK(buttons.pressed_frames == 1);
    buttons.hear({at(InputKind::pointer_down, 60, 60), at(InputKind::pointer_up, 60, 60),
                  at(InputKind::pointer_down, 300, 60), at(InputKind::pointer_up, 300, 60)});
    CHECK(buttons.left == 2);
    CHECK(buttons.right == 1);
}

TEST_CASE("after the release nothing stays under the pointer") {
    Buttons buttons;
    buttons.hear({});
    buttons.hear({at(InputKind::pointer_down, 60, 60), at(InputKind::pointer_up, 60, 60)});
    buttons.hovered_frames = 0;
    buttons.hear({});
    CHECK(buttons.hovered_frames == 0);
}

TEST_CASE("a finger that slides off a button does not press it") {
    Buttons buttons;
    buttons.hear({});
    buttons.hear({at(InputKind::pointer_down, 60, 60)});
    buttons.hear({at(InputKind::pointer_move, 200, 60), at(InputKind::pointer_move, 300, 60)});
    buttons.hear({at(InputKind::pointer_up, 300, 60)});
    CHECK(buttons.left == 0);
    CHECK(buttons.right == 0);
}

TEST_CASE("keys and text come one after the other") {
    Buttons buttons;
    std::array<char, 64> text{};
    const auto frame = [&] {
        buttons.feed.next_frame(ImGui::GetIO());
        ImGui::NewFrame();
        ImGui::Begin("field");
        ImGui::SetKeyboardFocusHere();
        ImGui::InputText("text", text.data(), text.size());
        ImGui::End();
        ImGui::Render();
    };
    frame();
    frame();
    const auto key = [](Key which, InputKind kind) { return Input{.kind = kind, .key = which, .text = {}}; };
    buttons.feed.add({{.kind = InputKind::text, .text = "Ngọc"},
                      key(Key::backspace, InputKind::key_down),
                      key(Key::backspace, InputKind::key_up),
                      {.kind = InputKind::text, .text = "ân"}});
    while (buttons.feed.pending()) {
        frame();
    }
    frame();
    CHECK(std::string(text.data()) == "Ngọân");
}

TEST_CASE("what ends a session leaves nothing for the next") {
    Buttons buttons;
    buttons.feed.add({at(InputKind::pointer_down, 60, 60), at(InputKind::pointer_up, 60, 60)});
    buttons.feed.clear();
    CHECK(!buttons.feed.pending());
    buttons.hear({});
    CHECK(buttons.left == 0);
}

TEST_CASE("the window's own events are not for ImGui") {
    InputFeed feed;
    feed.add({{.kind = InputKind::quit, .text = {}},
              {.kind = InputKind::resized, .text = {}},
              {.kind = InputKind::exposed, .text = {}}});
    CHECK(!feed.pending());
}

TEST_CASE("the first finger wins until all are up") {
    FirstFinger fingers;
    CHECK(fingers.down(7, 1000));
    CHECK(!fingers.down(8, 1010));
    CHECK(fingers.move(7, 1020));
    CHECK(!fingers.move(8, 1020));
    CHECK(fingers.up(7));
    CHECK(!fingers.down(9, 1030));
    CHECK(!fingers.up(8));
    CHECK(!fingers.down(10, 1035));
    CHECK(!fingers.up(10));
    CHECK(!fingers.up(9));
    CHECK(!fingers.any());
    CHECK(fingers.down(11, 1040));
}

TEST_CASE("a palm and ten fingers press once, wherever they lie") {
    FirstFinger fingers;
    int passed = 0;
    for (int finger = 0; finger < 10; ++finger) {
        passed += fingers.down(finger, 1000 + static_cast<std::uint32_t>(finger)) ? 1 : 0;
    }
    for (int finger = 9; finger >= 0; --finger) {
        passed += fingers.move(finger, 1500) ? 1 : 0;
    }
    int left = 0;
    for (int finger = 9; finger >= 0; --finger) {
        left += fingers.up(finger) ? 1 : 0;
    }
    CHECK(passed == 2);  // One came down, and moved.
    CHECK(left == 1);
    CHECK(!fingers.any());
}

TEST_CASE("a contact whose release was lost does not lock the screen for ever") {
    FirstFinger fingers;
    CHECK(fingers.down(1, 1000));
    CHECK(!fingers.down(2, 20'000));
    CHECK(!fingers.up(2));
    CHECK(fingers.down(3, 32'000));
}

TEST_CASE("a finger that comes again without having gone starts anew") {
    FirstFinger fingers;
    CHECK(fingers.down(1, 1000));
    CHECK(fingers.down(1, 2000));
    CHECK(fingers.up(1));
    CHECK(!fingers.any());
}
