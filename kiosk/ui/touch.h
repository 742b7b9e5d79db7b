// Which target a finger means. A target answers when the finger that came down on it leaves it; what the
// finger touches is what was seen on the glass when it moved, never what appears under it meanwhile.
#pragma once

#include <string>
#include <string_view>

#include "kiosk/ui/registry.h"
#include "src/base/time.h"

namespace kiosk::ui {

class Touch {
  public:
    /// Where the finger is in this frame, and what stood on the screen before it. `roll` in pixels: a
    /// fingertip that rolls while it presses may leave its target by so much, as long as it does not come
    /// onto another one.
    void look(const Registry& seen, Point finger, bool down, float roll);

    /// False when the same target answered less than half a second ago: a tremor touches twice (EN 301
    /// 549 5.8).
    [[nodiscard]] bool accepts(const std::string& id, Uptime now);

    /// The target the finger has just left; empty when none.
    [[nodiscard]] const std::string& left() const { return left_; }
    /// The finger is on this target since it came down.
    [[nodiscard]] bool holds(std::string_view id) const { return on_it_ && held_ == id; }
    /// It came down in this frame.
    [[nodiscard]] bool came_down() const { return came_down_; }

  private:
    bool down_ = false;
    bool came_down_ = false;
    std::string held_;
    bool on_it_ = false;
    std::string left_;
    std::string answered_;  ///< The target that answered last.
    Uptime answered_at_{};
};

}  // namespace kiosk::ui
