#include "kiosk/ui/keypad.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace kiosk::ui {

namespace {

// A tremor strikes a key twice within half a second (EN 301 549 5.8). Arrows are exempt: a step too many
// harms nothing and the opposite arrow takes it back, while a keyboard of forty keys would take forty half
// seconds.
constexpr Uptime double_strike{500};

// A switch user needs a second round to catch what was missed; after a third nobody is there, and the screen
// rests.
constexpr std::size_t scanning_rounds = 3;

using Targets = std::vector<const Element*>;

bool is_arrow(Key key) {
    return key == Key::left || key == Key::right || key == Key::up || key == Key::down;
}

Targets targets_of(const Registry& seen) {
    Targets targets;
    for (const Element& element : seen.elements()) {
        if (element.hit) {
            targets.push_back(&element);
        }
    }
    return targets;
}

/// The rows of targets of one kind that follow each other, as indices of the first of each and the end.
std::vector<std::size_t> rows_around(const Targets& targets, std::size_t from) {
    const auto same = [&](std::size_t i) {
        return targets[i]->role == targets[from]->role && targets[i]->area == targets[from]->area;
    };
    std::size_t begin = from;
    while (begin > 0 && same(begin - 1)) {
        --begin;
    }
    std::vector<std::size_t> rows{begin};
    std::size_t i = begin + 1;
    for (; i < targets.size() && same(i); ++i) {
        if (targets[i]->hit->y >= targets[rows.back()]->hit->bottom()) {
            rows.push_back(i);
        }
    }
    rows.push_back(i);
    return rows;
}

float middle(const Rect& rect) {
    return rect.x + rect.w / 2;
}

/// Up or down in a grid; nullopt where there is none. Beyond its last row lies what follows the grid.
std::optional<std::size_t> across_rows(const Targets& targets, std::size_t from, Key arrow) {
    const auto rows = rows_around(targets, from);
    const std::size_t count = rows.size() - 1;
    const bool grid = count > 1 && rows.back() - rows.front() > count;
    if (!grid || (arrow != Key::up && arrow != Key::down)) {
        return std::nullopt;
    }
    std::size_t row = 0;
    while (from >= rows[row + 1]) {
        ++row;
    }
    if (arrow == Key::down && row + 1 == count) {
        return rows.back() % targets.size();
    }
    if (arrow == Key::up && row == 0) {
        return (rows.front() + targets.size() - 1) % targets.size();
    }
    const std::size_t other = arrow == Key::down ? row + 1 : row - 1;
    const float x = middle(*targets[from]->hit);
    const auto distance = [&](std::size_t i) { return std::abs(middle(*targets[i]->hit) - x); };
    std::size_t nearest = rows[other];
    for (std::size_t i = rows[other]; i < rows[other + 1]; ++i) {
        nearest = distance(i) < distance(nearest) ? i : nearest;
    }
    return nearest;
}

/// Where the keypad begins: at the first thing the page asks for; in a question at its way forward, which is
/// the harmless one.
const Element* first_of(const Targets& targets) {
    if (targets.empty()) {
        return nullptr;
    }
    const auto primary = std::ranges::find_if(targets, &Element::primary);
    const bool asked = targets.front()->area == Area::question;
    if (asked || targets.front()->area == Area::bottom) {
        return primary == targets.end() ? targets.front() : *primary;
    }
    return targets.front();
}

const Element* nearest_to(const Targets& targets, const Rect& box) {
    const Element* nearest = nullptr;
    float least = std::numeric_limits<float>::max();
    for (const Element* target : targets) {
        const float distance = std::hypot(middle(*target->hit) - middle(box),
                                          target->hit->y + target->hit->h / 2 - box.y - box.h / 2);
        if (distance < least) {
            least = distance;
            nearest = target;
        }
    }
    return nearest;
}

}  // namespace

std::string neighbour(const Registry& seen, std::string_view from, Key arrow) {
    const Targets targets = targets_of(seen);
    const auto found = std::ranges::find(targets, from, &Element::id);
    if (targets.empty() || found == targets.end()) {
        return targets.empty() ? std::string() : targets.front()->id;
    }
    const auto here = static_cast<std::size_t>(found - targets.begin());
    if (const auto other = across_rows(targets, here, arrow)) {
        return targets[*other]->id;
    }
    const bool forward = arrow == Key::down || arrow == Key::right;
    return targets[(here + (forward ? 1 : targets.size() - 1)) % targets.size()]->id;
}

std::string Keypad::press(Key key, const Registry& seen, Uptime now) {
    const bool again = key != Key::none && key == last_ && now - last_at_ < double_strike && !is_arrow(key);
    if (!again) {
        last_ = key;
        last_at_ = now;
    }
    if (again || key == Key::none) {
        return {};
    }
    moved_at_ = now;
    moves_ = 0;
    const bool was_visible = visible_;
    if (is_arrow(key)) {
        visible_ = true;
        if (was_visible) {
            place_.id = neighbour(seen, place_.id, key);
        }
        return {};
    }
    if (key == Key::enter) {
        visible_ = true;
        return was_visible ? place_.id : std::string();
    }
    const auto& all = seen.elements();
    const auto wanted =
        std::ranges::find_if(all, [&](const Element& element) { return element.hit && element.key == key; });
    return wanted == all.end() ? std::string() : wanted->id;
}

void Keypad::pass(const Registry& seen, Uptime now) {
    if (!due() || now < *due()) {
        return;
    }
    moved_at_ = now;
    visible_ = ++moves_ <= scanning_rounds * targets_of(seen).size();
    place_.id = neighbour(seen, place_.id, Key::right);
}

std::optional<Uptime> Keypad::due() const {
    return visible_ && scanning_ > Uptime{} ? std::optional(moved_at_ + scanning_) : std::nullopt;
}

void Keypad::finger(const Registry& seen, Point at) {
    visible_ = false;
    if (const Element* under = seen.target_at(at)) {
        place_ = {under->id, *under->hit};
    }
}

void Keypad::new_page() {
    place_ = {};
    below_ = {};
}

void Keypad::settle(const Registry& drawn) {
    const Targets targets = targets_of(drawn);
    const bool asked = !targets.empty() && targets.front()->area == Area::question;
    if (asked != asked_) {
        asked_ = asked;
        std::swap(place_, below_);
        if (asked) {
            place_ = {};
        }
    }
    const Element* target = place_.id.empty() ? first_of(targets) : drawn.target(place_.id);
    if (target == nullptr) {
        target = nearest_to(targets, place_.box);
    }
    if (target != nullptr) {
        place_ = {target->id, *target->hit};
    }
}

const std::string& Keypad::at() const {
    static const std::string nowhere;
    return visible_ ? place_.id : nowhere;
}

}  // namespace kiosk::ui
