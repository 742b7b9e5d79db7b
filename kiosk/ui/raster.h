// Pixels of the three shapes ImGui's triangles are made of. Follows OpenGL: positions snap to 1/256 pixel, a
// pixel belongs to the shape that holds its centre (top and left edges included), textures are sampled
// linearly, and the blend is the 8-bit one of llvmpipe. Colours are ImGui's 0xAABBGGRR, pixels 0xFFRRGGBB.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "kiosk/ui/canvas.h"

namespace kiosk::ui::raster {

/// Either `alpha` (white with this alpha) or `rgba` holds width × height entries.
struct Texture {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> alpha;
    std::vector<std::uint32_t> rgba;  ///< 0xAABBGGRR
    std::uint64_t version = 0;        ///< Never the same for two contents.
};

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

/// The texture at one place, as 0xAABBGGRR.
[[nodiscard]] std::uint32_t sample(const Texture& texture, Point uv);

/// Two colours multiplied channel by channel, as the shader does.
[[nodiscard]] std::uint32_t modulate(std::uint32_t a, std::uint32_t b);

void clear(const Canvas& canvas, const PixelRect& area, std::uint32_t rgb);

/// One colour on every pixel of `area`, which lies inside the canvas.
void fill(const Canvas& canvas, const PixelRect& area, std::uint32_t colour);

/// A convex polygon of one colour.
void fill_polygon(const Canvas& canvas, const PixelRect& clip, std::span<const Snapped> corners,
                  std::uint32_t colour);

/// An upright rectangle of texture times one colour.
struct Sprite {
    Vertex top_left;
    Vertex bottom_right;
    const Texture* texture = nullptr;
};
void draw_sprite(const Canvas& canvas, const PixelRect& clip, const Sprite& sprite);

/// Any triangle: colours and texture interpolated.
void draw_triangle(const Canvas& canvas, const PixelRect& clip, std::span<const Vertex, 3> corners,
                   const Texture& texture);

}  // namespace kiosk::ui::raster
