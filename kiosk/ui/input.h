// What a person does to the kiosk, free of SDL, and how ImGui gets to know it without losing a tap.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "kiosk/ui/key.h"

struct ImGuiIO;

namespace kiosk::ui {

enum class InputKind {
    pointer_down,
    pointer_move,
    pointer_up,
    key_down,
    key_up,
    text,
    quit,
    resized,  ///< The canvas is a new one: ask the window for it, and Renderer::forget().
    exposed,  ///< The window system lost our pixels: Window::present_all().
};

struct Input {
    InputKind kind = InputKind::quit;
    float x = 0;  ///< In pixels of the canvas, for the pointer.
    float y = 0;
    Key key = Key::none;
    bool shift = false;
    std::string text;  ///< UTF-8, for InputKind::text.
    bool operator==(const Input&) const = default;
};

/// Only the first finger counts, until all fingers are up: a resting palm must not press a second button.
class FirstFinger {
  public:
    /// Each returns whether the caller may pass the event on. `contact` names finger or mouse; `now` in
    /// milliseconds.
    [[nodiscard]] bool down(std::int64_t contact, std::uint32_t now);
    [[nodiscard]] bool move(std::int64_t contact, std::uint32_t now);
    [[nodiscard]] bool up(std::int64_t contact);

    /// Whether anything touches.
    [[nodiscard]] bool any() const { return !touching_.empty(); }

  private:
    struct Contact {
        std::int64_t id = 0;
        std::uint32_t heard = 0;
    };
    std::vector<Contact> touching_;
    bool led_by_first_ = false;
    std::int64_t first_ = 0;
};

/// Hands inputs to ImGui, one press or release per frame, so that a tap shorter than a frame is still seen.
///
///     feed.add(window.wait(timeout));
///     do { feed.next_frame(ImGui::GetIO()); ImGui::NewFrame(); …; ImGui::Render(); } while (feed.pending());
class InputFeed {
  public:
    /// Quit, resized and exposed are for the caller and are left out.
    void add(const std::vector<Input>& inputs);

    /// Gives ImGui the moves up to and including the next press or release, keys and text in their order.
    /// In the frame after a release the pointer is taken away, so that nothing stays highlighted. Answers the
    /// key that came down.
    Key next_frame(ImGuiIO& io);

    /// Whether one more frame is needed to tell ImGui everything.
    [[nodiscard]] bool pending() const;

    /// Forgets what was not handed on; for the end of a session.
    void clear();

  private:
    std::deque<Input> waiting_;
    bool pointer_must_leave_ = false;
};

}  // namespace kiosk::ui
