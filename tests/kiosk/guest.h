// A citizen at the real screens and the real flow: with a finger, with the keypad, or with the keypad in the
// dark, by ear. Knows nothing but what stands on the screen, or what was said; the workers' answers are given
// by the story.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tests/flow/visitor.h"
#include "tests/gallery/booth.h"

namespace kiosk::test {

enum class Hand { finger, keypad, ear };

class Guest {
  public:
    Guest(const ui::Panel& panel, ui::Display display, Hand hand);

    [[nodiscard]] Visitor& visitor() { return *visitor_; }
    [[nodiscard]] const ui::Registry& registry() const { return booth_.registry(); }
    [[nodiscard]] int presses() const { return presses_; }
    /// What was said since the last touch or key. Only an ear is told anything.
    [[nodiscard]] const std::vector<std::string>& heard() const { return heard_; }
    /// The whole picture, as it is drawn.
    [[nodiscard]] ui::Canvas picture() { return booth_.picture(); }
    /// Called with every screen that is new.
    void watched_by(std::function<void()> watcher) { watcher_ = std::move(watcher); }

    /// Another visit at the same kiosk, with somebody new before it.
    void next_visit(Visitor visitor);

    /// Presses the target with this id, on whatever sheet it stands. Throws when there is none.
    void use(std::string_view id);
    /// Types into the focused field, key by key.
    void type(std::string_view words);
    void look();
    void press(ui::Key key);

    // ---- Chapters, as in Visitor.
    void walk_up_to_file();
    void identify();  ///< Types who they are.
    void choose(std::string_view words, std::string_view code);
    /// Every screen of the form at hand; the special answers instead of the usual ones.
    void fill(const Answers& special = {});
    void scan_papers();
    /// From delivery to the end; with a fee, it is paid at the counter.
    void finish(std::int64_t fee);

  private:
    void draw(ui::Ui& ui);
    void listen();
    void go_to(std::string_view id);
    void go_by_ear_to(std::string_view id);
    void turn_to(std::string_view id);
    void answer_field(const Field& field, const std::string& value);
    [[nodiscard]] bool is_focused(std::string_view id) const;

    gallery::Booth booth_;
    gallery::Booth::Draw draw_ = [this](ui::Ui& ui) { draw(ui); };
    Hand hand_;
    std::optional<Visitor> visitor_{std::in_place};
    std::function<void()> watcher_ = [] {};
    ui::Registry told_;  ///< The screen of which the voice has spoken.
    std::vector<std::string> heard_;
    bool acted_ = false;
    int presses_ = 0;
};

}  // namespace kiosk::test
