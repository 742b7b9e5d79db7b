#include "kiosk/ui/input.h"

#include <imgui.h>

#include <algorithm>
#include <cfloat>
#include <optional>

namespace kiosk::ui {

namespace {

// A touch panel that is unplugged or loses a report never tells the release. After this silence a contact no
// longer blocks the next finger; a resting palm keeps reporting many times a second.
constexpr std::uint32_t silence_of_a_lost_contact_ms = 30'000;

std::optional<ImGuiKey> imgui_key(Key key) {
    switch (key) {
        case Key::none:
        case Key::help:
        case Key::louder:
        case Key::softer: return std::nullopt;
        case Key::tab: return ImGuiKey_Tab;
        case Key::enter: return ImGuiKey_Enter;
        case Key::escape: return ImGuiKey_Escape;
        case Key::backspace: return ImGuiKey_Backspace;
        case Key::del: return ImGuiKey_Delete;
        case Key::space: return ImGuiKey_Space;
        case Key::left: return ImGuiKey_LeftArrow;
        case Key::right: return ImGuiKey_RightArrow;
        case Key::up: return ImGuiKey_UpArrow;
        case Key::down: return ImGuiKey_DownArrow;
        case Key::home: return ImGuiKey_Home;
        case Key::end: return ImGuiKey_End;
        case Key::page_up: return ImGuiKey_PageUp;
        case Key::page_down: return ImGuiKey_PageDown;
    }
    return std::nullopt;
}

// The only place where ImGui 1.86 (Debian 12) and 1.90 (Debian 13) are told things differently.
#if IMGUI_VERSION_NUM >= 18700
void tell_position(ImGuiIO& io, float x, float y) {
    io.AddMousePosEvent(x, y);
}

void tell_button(ImGuiIO& io, bool down) {
    io.AddMouseButtonEvent(0, down);
}

void tell_key(ImGuiIO& io, const Input& input) {
    io.AddKeyEvent(ImGuiMod_Shift, input.shift);
    if (const auto key = imgui_key(input.key)) {
        io.AddKeyEvent(*key, input.kind == InputKind::key_down);
    }
}
#else
void tell_position(ImGuiIO& io, float x, float y) {
    io.MousePos = ImVec2(x, y);
}

void tell_button(ImGuiIO& io, bool down) {
    io.MouseDown[0] = down;
}

void tell_key(ImGuiIO& io, const Input& input) {
    io.KeyShift = input.shift;
    if (const auto key = imgui_key(input.key)) {
        // ImGui 1.86 wants to know where in KeysDown a key lives; its own numbers serve.
        io.KeyMap[*key] = *key;
        io.KeysDown[*key] = input.kind == InputKind::key_down;
    }
}
#endif

}  // namespace

bool FirstFinger::down(std::int64_t contact, std::uint32_t now) {
    std::erase_if(touching_, [&](const Contact& held) {
        return held.id == contact || now - held.heard > silence_of_a_lost_contact_ms;
    });
    const bool first = touching_.empty();
    touching_.push_back({contact, now});
    if (first) {
        first_ = contact;
        led_by_first_ = true;
    }
    return first;
}

bool FirstFinger::move(std::int64_t contact, std::uint32_t now) {
    const auto held = std::ranges::find(touching_, contact, &Contact::id);
    if (held != touching_.end()) {
        held->heard = now;
    }
    return led_by_first_ && contact == first_;
}

bool FirstFinger::up(std::int64_t contact) {
    const bool was_first = led_by_first_ && contact == first_;
    std::erase_if(touching_, [&](const Contact& held) { return held.id == contact; });
    if (was_first) {
        led_by_first_ = false;
    }
    return was_first;
}

void InputFeed::add(const std::vector<Input>& inputs) {
    for (const Input& input : inputs) {
        if (input.kind != InputKind::quit && input.kind != InputKind::resized &&
            input.kind != InputKind::exposed) {
            waiting_.push_back(input);
        }
    }
}

Key InputFeed::next_frame(ImGuiIO& io) {
    if (pointer_must_leave_) {
        pointer_must_leave_ = false;
        tell_position(io, -FLT_MAX, -FLT_MAX);
        return Key::none;
    }
    while (!waiting_.empty()) {
        const Input input = waiting_.front();
        waiting_.pop_front();
        switch (input.kind) {
            case InputKind::pointer_move: tell_position(io, input.x, input.y); break;
            case InputKind::pointer_down:
                tell_position(io, input.x, input.y);
                tell_button(io, true);
                return Key::none;
            case InputKind::pointer_up:
                tell_position(io, input.x, input.y);
                tell_button(io, false);
                pointer_must_leave_ = true;
                return Key::none;
            case InputKind::key_down: tell_key(io, input); return input.key;
            case InputKind::key_up: tell_key(io, input); return Key::none;
            case InputKind::text: io.AddInputCharactersUTF8(input.text.c_str()); return Key::none;
            case InputKind::quit:
            case InputKind::resized:
            case InputKind::exposed: break;
        }
    }
    return Key::none;
}

bool InputFeed::pending() const {
    return pointer_must_leave_ || !waiting_.empty();
}

void InputFeed::clear() {
    waiting_.clear();
    pointer_must_leave_ = false;
}

}  // namespace kiosk::ui
