#include "tests/gallery/order.h"

#include <set>

#include "kiosk/ui/keypad.h"

namespace kiosk::gallery {

namespace {

using ui::Key;

std::vector<const ui::Element*> targets_of(const ui::Registry& registry) {
    std::vector<const ui::Element*> targets;
    for (const auto& element : registry.elements()) {
        if (element.hit) {
            targets.push_back(&element);
        }
    }
    return targets;
}

/// Everything that arrows lead to from one target.
std::set<std::string> reached_from(const ui::Registry& registry, const std::string& start) {
    std::set<std::string> reached{start};
    std::vector<std::string> open{start};
    while (!open.empty()) {
        const std::string here = open.back();
        open.pop_back();
        for (const Key arrow : {Key::left, Key::right, Key::up, Key::down}) {
            auto next = ui::neighbour(registry, here, arrow);
            if (reached.insert(next).second) {
                open.push_back(std::move(next));
            }
        }
    }
    return reached;
}

}  // namespace

std::vector<std::string> unreached(const ui::Registry& registry) {
    std::vector<std::string> found;
    const auto targets = targets_of(registry);
    for (const auto* from : targets) {
        if (reached_from(registry, from->id).size() != targets.size()) {
            found.push_back("N50 arrows lead from " + from->id + " not to every target");
        }
    }
    return found;
}

std::vector<std::string> out_of_order(const ui::Registry& registry) {
    std::vector<std::string> found;
    const auto targets = targets_of(registry);
    for (std::size_t i = 1; i < targets.size(); ++i) {
        const ui::Rect& former = *targets[i - 1]->hit;
        const ui::Rect& next = *targets[i]->hit;
        const bool above = next.bottom() <= former.y;
        const bool beside = next.y < former.bottom() && former.y < next.bottom() && next.right() <= former.x;
        if (above || beside) {
            found.push_back("N57 " + targets[i]->id + " comes after " + targets[i - 1]->id);
        }
    }
    return found;
}

}  // namespace kiosk::gallery
