#include "kiosk/ui/raster.h"

#include <cmath>

#include "kiosk/ui/raster_row.h"
#include "kiosk/ui/raster_spans.h"

namespace kiosk::ui::raster {

Snapped snap(Point at) {
    return {static_cast<std::int32_t>(std::lrintf((at.x - 0.5F) * 256.0F)),
            static_cast<std::int32_t>(std::lrintf((at.y - 0.5F) * 256.0F))};
}

PixelRect covered(Snapped top_left, Snapped bottom_right) {
    const auto not_left_of = [](std::int32_t x) { return (x + 255) >> 8; };
    const auto below = [](std::int32_t y) { return (y >> 8) + 1; };
    return {not_left_of(top_left.x), below(top_left.y), not_left_of(bottom_right.x), below(bottom_right.y)};
}

std::uint32_t sample(const Texture& texture, Point uv) {
    return sample(texture, tap(uv.x * static_cast<float>(texture.width), texture.width),
                  tap(uv.y * static_cast<float>(texture.height), texture.height));
}

void fill(const Canvas& canvas, const PixelRect& area, std::uint32_t colour) {
    if (alpha_of(colour) == 0 || area.empty()) {
        return;
    }
    for (int y = area.top; y < area.bottom; ++y) {
        fill_row(canvas.row(y) + area.left, area.width(), colour);
    }
}

void fill_polygon(const Canvas& canvas, const PixelRect& clip, std::span<const Snapped> corners,
                  std::uint32_t colour) {
    if (alpha_of(colour) == 0) {
        return;
    }
    Spans spans(clip);
    spans.add(corners);
    for (int y = spans.top(); y < spans.bottom(); ++y) {
        const Span span = spans.row(y);
        if (span.left < span.right) {
            fill_row(canvas.row(y) + span.left, span.right - span.left, colour);
        }
    }
}

}  // namespace kiosk::ui::raster
