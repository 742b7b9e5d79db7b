#include "kiosk/ui/renderer_outline.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace kiosk::ui {

namespace {

/// Counts how often a way around the outline turns from going down to going up or back.
class Directions {
  public:
    void go(std::int32_t from_y, std::int32_t to_y) {
        const int direction = (to_y > from_y ? 1 : 0) - (to_y < from_y ? 1 : 0);
        if (direction == 0) {
            return;
        }
        changes_ += last_ != 0 && direction != last_ ? 1 : 0;
        first_ = first_ == 0 ? direction : first_;
        last_ = direction;
    }
    [[nodiscard]] int changes() const { return changes_ + (last_ != first_ ? 1 : 0); }

  private:
    int first_ = 0;
    int last_ = 0;
    int changes_ = 0;
};

}  // namespace

bool is_convex(std::span<const raster::Snapped> outline) {
    // Always the same turn, and going down only once: a star turns one way too, but goes down twice.
    bool turns_left = false;
    bool turns_right = false;
    Directions directions;
    const std::size_t count = outline.size();
    raster::Snapped a = outline[count - 2];
    raster::Snapped b = outline[count - 1];
    for (const raster::Snapped c : outline) {
        const std::int64_t turn =
            std::int64_t{b.x - a.x} * (c.y - b.y) - std::int64_t{b.y - a.y} * (c.x - b.x);
        turns_left = turns_left || turn < 0;
        turns_right = turns_right || turn > 0;
        directions.go(b.y, c.y);
        a = b;
        b = c;
    }
    return !(turns_left && turns_right) && directions.changes() <= 2;
}

PixelRect full_width_part(std::span<const raster::Snapped> outline) {
    const auto [leftmost, rightmost] = std::ranges::minmax(outline, {}, &raster::Snapped::x);
    // Between the highest and the lowest corner on the left edge, and the same on the right: convex, so all
    // is inside.
    struct Edge {
        std::int32_t top = std::numeric_limits<std::int32_t>::max();
        std::int32_t bottom = std::numeric_limits<std::int32_t>::min();
        void meet(std::int32_t y) {
            top = std::min(top, y);
            bottom = std::max(bottom, y);
        }
    };
    Edge left;
    Edge right;
    for (const raster::Snapped& corner : outline) {
        if (corner.x == leftmost.x) {
            left.meet(corner.y);
        }
        if (corner.x == rightmost.x) {
            right.meet(corner.y);
        }
    }
    const raster::Snapped low{leftmost.x, std::max(left.top, right.top)};
    const raster::Snapped high{rightmost.x, std::min(left.bottom, right.bottom)};
    return low.y < high.y ? raster::covered(low, high) : PixelRect{};
}

}  // namespace kiosk::ui
