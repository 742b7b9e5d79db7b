// Which pixels of each row a convex outline holds, exactly.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "kiosk/ui/canvas.h"
#include "kiosk/ui/raster.h"

namespace kiosk::ui::raster {

/// Not set by itself: a thousand triangles a frame each have room for 64 of them and use a few.
struct Span {
    int left;
    int right;
};

/// The rows of one clip no higher than a tile.
class Spans {
  public:
    static constexpr int most_rows = 64;  ///< The height of a tile.

    explicit Spans(const PixelRect& clip);

    /// A closed convex outline. Adjacent outlines share no pixel and leave no gap.
    void add(std::span<const Snapped> corners);

    /// The rows that may hold pixels.
    [[nodiscard]] int top() const { return top_; }
    [[nodiscard]] int bottom() const { return bottom_; }

    /// The pixels of a row inside the clip; empty when left is not less than right.
    [[nodiscard]] Span row(int y) const;

  private:
    void add_edge(Snapped upper, Snapped lower);

    PixelRect clip_;
    int top_;
    int bottom_;
    std::array<Span, most_rows> rows_;
};

}  // namespace kiosk::ui::raster
