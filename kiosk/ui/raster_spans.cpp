#include "kiosk/ui/raster_spans.h"

#include <algorithm>
#include <cassert>
#include <limits>

namespace kiosk::ui::raster {

namespace {

constexpr int nowhere_left = std::numeric_limits<int>::max();
constexpr int nowhere_right = std::numeric_limits<int>::min();

/// The first row whose centre lies strictly below.
int row_below(std::int32_t fixed) {
    return (fixed >> 8) + 1;
}

}  // namespace

Spans::Spans(const PixelRect& clip) : clip_(clip), top_(clip.bottom), bottom_(clip.top) {
    assert(clip.height() <= most_rows);
}

Span Spans::row(int y) const {
    const Span& crossed = rows_[static_cast<std::size_t>(y - clip_.top)];
    return {std::max(crossed.left, clip_.left), std::min(crossed.right, clip_.right)};
}

void Spans::add(std::span<const Snapped> corners) {
    const auto [highest, lowest] = std::ranges::minmax(corners, {}, &Snapped::y);
    top_ = std::max(clip_.top, row_below(highest.y));
    bottom_ = std::min(clip_.bottom, row_below(lowest.y));
    for (int y = top_; y < bottom_; ++y) {
        rows_[static_cast<std::size_t>(y - clip_.top)] = {nowhere_left, nowhere_right};
    }
    Snapped from = corners.back();
    for (const Snapped& to : corners) {
        if (from.y < to.y) {
            add_edge(from, to);
        } else if (to.y < from.y) {
            add_edge(to, from);
        }
        from = to;
    }
}

void Spans::add_edge(Snapped upper, Snapped lower) {
    const int first = std::max(top_, row_below(upper.y));
    const int last = std::min(bottom_, row_below(lower.y));
    if (first >= last) {
        return;
    }
    // The crossing of row y is upper.x + (256·y − upper.y)·dx/dy; the first pixel not left of it is the
    // ceiling of that over 256. `ahead` is how far, in 1/(256·dy), the ceiling lies beyond the crossing.
    const std::int64_t dx = lower.x - upper.x;
    const std::int64_t dy = lower.y - upper.y;
    const std::int64_t unit = 256 * dy;
    const std::int64_t crossing = upper.x * dy + (std::int64_t{256} * first - upper.y) * dx;
    const auto floor_divide = [](std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); };
    std::int64_t pixel = -floor_divide(-crossing, unit);
    std::int64_t ahead = pixel * unit - crossing;
    const std::int64_t pixel_step = floor_divide(256 * dx, unit);
    const std::int64_t rest_step = 256 * dx - pixel_step * unit;
    for (int y = first; y < last; ++y) {
        Span& span = rows_[static_cast<std::size_t>(y - clip_.top)];
        span.left = std::min(span.left, static_cast<int>(pixel));
        span.right = std::max(span.right, static_cast<int>(pixel));
        pixel += pixel_step;
        ahead -= rest_step;
        if (ahead < 0) {
            ahead += unit;
            ++pixel;
        }
    }
}

}  // namespace kiosk::ui::raster
