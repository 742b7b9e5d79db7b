// Arrows, OK, back and help: everything a finger can do, without one. Knows where the keypad stands on the
// screen and which target a key presses; decides on registries alone.
#pragma once

#include <optional>
#include <string>

#include "kiosk/ui/key.h"
#include "kiosk/ui/registry.h"
#include "src/base/time.h"

namespace kiosk::ui {

class Keypad {
  public:
    /// A key came down. Answers the target it presses; empty when none. The first arrow or OK only shows
    /// where the keypad stands: nobody presses what they could not see.
    [[nodiscard]] std::string press(Key key, const Registry& seen, Uptime now);
    /// Time passed: with scanning the ring moves on by itself, until it went round so often that nobody seems
    /// to be there.
    void pass(const Registry& seen, Uptime now);
    void set_scanning(Uptime every) { scanning_ = every; }
    /// When the ring moves by itself; nullopt when it does not.
    [[nodiscard]] std::optional<Uptime> due() const;
    /// A finger came down: the ring is in nobody's way, and starts from where the finger was.
    void finger(const Registry& seen, Point at);
    /// Another page is shown: begin at its first target.
    void new_page();
    /// The screen as it is drawn now: keeps the ring on it, inside a question while one is asked.
    void settle(const Registry& drawn);

    /// The target the ring is around; empty while it is hidden.
    [[nodiscard]] const std::string& at() const;

  private:
    struct Place {
        std::string id;
        Rect box;  ///< Where it was seen last, in case it goes away.
    };

    bool visible_ = false;
    bool asked_ = false;  ///< A question lies above the page.
    Place place_;
    Place below_;  ///< Where the ring was on the page below the question.
    Key last_ = Key::none;
    Uptime last_at_{};
    Uptime scanning_{};
    Uptime moved_at_{};
    std::size_t moves_ = 0;  ///< By itself, since a key was pressed.
};

/// Where an arrow leads from a target, in reading order; up and down follow the columns of a grid. From the
/// last target on to the first. Empty when there is nothing to touch.
[[nodiscard]] std::string neighbour(const Registry& seen, std::string_view from, Key arrow);

}  // namespace kiosk::ui
