// Pixels of the shapes ImGui's triangles are made of. Follows OpenGL as Mesa's llvmpipe does it, measured:
// positions snap to 1/256 pixel; a pixel belongs to the shape that holds its centre, left and bottom edges
// included; textures are filtered and colours blended in 8 bits. Areas and clips are never larger than a
// tile. Colours are 0xAARRGGBB.
#pragma once

#include <cstdint>
#include <span>

#include "kiosk/ui/canvas.h"
#include "kiosk/ui/raster_texture.h"

namespace kiosk::ui::raster {

struct Point {
    float x = 0;
    float y = 0;
    bool operator==(const Point&) const = default;
};

struct Vertex {
    Point at;
    Point uv;
    std::uint32_t colour = 0;
};

/// Positions beyond this many pixels are no picture; it keeps the exact arithmetic inside 64 bits.
inline constexpr float farthest = 1 << 20;

/// A position in 1/256 pixel, counted from the centre of the first pixel.
struct Snapped {
    std::int32_t x = 0;
    std::int32_t y = 0;
};
[[nodiscard]] Snapped snap(Point at);

/// The pixels whose centres lie between two snapped corners.
[[nodiscard]] PixelRect covered(Snapped top_left, Snapped bottom_right);

/// The texture at one place.
[[nodiscard]] std::uint32_t sample(const Texture& texture, Point uv);

/// One colour on every pixel of `area`, which lies inside the canvas.
void fill(const Canvas& canvas, const PixelRect& area, std::uint32_t colour);

/// A convex polygon of one colour.
void fill_polygon(const Canvas& canvas, const PixelRect& clip, std::span<const Snapped> corners,
                  std::uint32_t colour);

/// An upright rectangle of texture times one colour; `area` holds only pixels of it.
struct Sprite {
    Vertex top_left;
    Vertex bottom_right;
    const Texture* texture = nullptr;
};
void draw_sprite(const Canvas& canvas, const PixelRect& area, const Sprite& sprite);

/// Any triangle: colours and texture interpolated.
void draw_triangle(const Canvas& canvas, const PixelRect& clip, std::span<const Vertex, 3> corners,
                   const Texture& texture);

}  // namespace kiosk::ui::raster
