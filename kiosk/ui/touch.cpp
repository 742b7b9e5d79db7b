#include "kiosk/ui/touch.h"

#include <algorithm>

namespace kiosk::ui {

namespace {

// Another target is never delayed.
constexpr Uptime double_strike{500};

bool means(const Registry& seen, std::string_view id, Point finger, float roll) {
    if (const Element* under = seen.target_at(finger)) {
        return under->id == id;
    }
    const Element* target = seen.target(id);
    return target != nullptr && target->hit->inset(-roll).contains(finger.x, finger.y);
}

}  // namespace

void Touch::look(const Registry& seen, Point finger, bool down, float roll) {
    came_down_ = down && !down_;
    const bool went_up = !down && down_;
    down_ = down;
    left_.clear();
    if (came_down_) {
        const Element* under = seen.target_at(finger);
        held_ = under == nullptr ? std::string() : under->id;
    }
    on_it_ = !held_.empty() && (down || went_up) && means(seen, held_, finger, roll);
    if (went_up && on_it_) {
        left_ = held_;
    }
    if (!down) {
        held_.clear();
        on_it_ = false;
    }
}

bool Touch::accepts(const std::string& id, Uptime now) {
    if (id == answered_ && now - answered_at_ < double_strike) {
        return false;
    }
    answered_ = id;
    answered_at_ = now;
    return true;
}

}  // namespace kiosk::ui
