#include "tests/gallery/frame.h"

#include <algorithm>
#include <cmath>

namespace kiosk::gallery {

std::vector<const ui::Element*> on_top(const Frame& frame) {
    const bool covered = std::ranges::any_of(frame.elements, lies_above);
    std::vector<const ui::Element*> seen;
    for (const ui::Element& element : frame.elements) {
        if (lies_above(element) == covered) {
            seen.push_back(&element);
        }
    }
    return seen;
}

std::vector<const ui::Element*> targets(const Frame& frame) {
    auto found = on_top(frame);
    std::erase_if(found, [](const ui::Element* element) { return !element->hit; });
    return found;
}

std::string called(const ui::Element& element) {
    const std::string label = "\"" + element.label + "\"";
    return element.id.empty() ? label : element.id + " " + label;
}

float gap_between(const ui::Rect& one, const ui::Rect& other) {
    const float across = std::max(one.x - other.right(), other.x - one.right());
    const float down = std::max(one.y - other.bottom(), other.y - one.bottom());
    return std::max(across, down);
}

ui::PixelRect pixels_of(const ui::Rect& rect, const ui::Canvas& canvas) {
    const auto whole = [](float edge, int most) {
        return std::clamp(static_cast<int>(std::lround(edge)), 0, most);
    };
    return {whole(rect.x, canvas.width), whole(rect.y, canvas.height), whole(rect.right(), canvas.width),
            whole(rect.bottom(), canvas.height)};
}

}  // namespace kiosk::gallery
