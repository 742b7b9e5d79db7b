#include "kiosk/ui/raster.h"

#include <array>
#include <cmath>
#include <limits>

#include "kiosk/ui/raster_blend.h"
#include "kiosk/ui/raster_spans.h"

namespace kiosk::ui::raster {

namespace {

PixelRect intersection(const PixelRect& a, const PixelRect& b) {
    return {std::max(a.left, b.left), std::max(a.top, b.top), std::min(a.right, b.right),
            std::min(a.bottom, b.bottom)};
}

void fill_span(std::uint32_t* from, const std::uint32_t* to, std::uint32_t pixel, std::uint32_t alpha) {
    if (alpha == 255U) {
        std::fill(from, from + (to - from), opaque | pixel);
        return;
    }
    for (; from != to; ++from) {
        *from = blend(*from, pixel, alpha);
    }
}

/// Where a texture coordinate falls between two texels.
struct Tap {
    int first = 0;
    int second = 0;
    std::uint32_t weight = 0;  ///< Of the second, 0…255.
};

Tap tap(float coordinate, int size) {
    // 8 bits of fraction, as llvmpipe keeps for 8-bit textures.
    const float limit = static_cast<float>(size) + 1.0F;
    const float texel = std::clamp(coordinate * static_cast<float>(size), -1.0F, limit);
    const int fixed = static_cast<int>(std::lrintf(texel * 256.0F)) - 128;
    const int first = fixed >> 8;
    return {std::clamp(first, 0, size - 1), std::clamp(first + 1, 0, size - 1),
            static_cast<std::uint32_t>(fixed) & 0xFFU};
}

std::uint32_t channel(std::uint32_t colour, unsigned shift) {
    return (colour >> shift) & 0xFFU;
}

std::uint32_t between_colours(std::uint32_t a, std::uint32_t b, std::uint32_t weight) {
    std::uint32_t mixed = 0;
    for (const unsigned shift : {0U, 8U, 16U, 24U}) {
        mixed |= between(channel(a, shift), channel(b, shift), weight) << shift;
    }
    return mixed;
}

std::uint32_t sample(const Texture& texture, const Tap& across, const Tap& down) {
    const auto at = [&](int x, int y) {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(texture.width) +
               static_cast<std::size_t>(x);
    };
    const std::array<std::size_t, 4> texels{at(across.first, down.first), at(across.second, down.first),
                                            at(across.first, down.second), at(across.second, down.second)};
    if (texture.rgba.empty()) {
        const auto& alpha = texture.alpha;
        const std::uint32_t above = between(alpha[texels[0]], alpha[texels[1]], across.weight);
        const std::uint32_t below = between(alpha[texels[2]], alpha[texels[3]], across.weight);
        return (between(above, below, down.weight) << 24U) | 0x00FFFFFFU;
    }
    const auto& rgba = texture.rgba;
    return between_colours(between_colours(rgba[texels[0]], rgba[texels[1]], across.weight),
                           between_colours(rgba[texels[2]], rgba[texels[3]], across.weight), down.weight);
}

/// A value that changes linearly over the picture.
struct Plane {
    float origin = 0;
    float per_x = 0;
    float per_y = 0;

    [[nodiscard]] float at(float x, float y) const { return origin + per_x * x + per_y * y; }
};

/// Solves the plane through three corners, for pixel centres counted in whole numbers.
class PlaneSolver {
  public:
    explicit PlaneSolver(std::span<const Vertex, 3> corners)
        : first_(corners[0].at),
          x1_(corners[1].at.x - corners[0].at.x),
          y1_(corners[1].at.y - corners[0].at.y),
          x2_(corners[2].at.x - corners[0].at.x),
          y2_(corners[2].at.y - corners[0].at.y) {
        const float area = x1_ * y2_ - x2_ * y1_;
        per_area_ = area == 0.0F ? 0.0F : 1.0F / area;
    }

    [[nodiscard]] Plane solve(float a, float b, float c) const {
        const float ab = b - a;
        const float ac = c - a;
        Plane plane;
        plane.per_x = (ab * y2_ - ac * y1_) * per_area_;
        plane.per_y = (ac * x1_ - ab * x2_) * per_area_;
        plane.origin = a - plane.per_x * (first_.x - 0.5F) - plane.per_y * (first_.y - 0.5F);
        return plane;
    }

  private:
    Point first_;
    float x1_;
    float y1_;
    float x2_;
    float y2_;
    float per_area_ = 0;
};

std::uint32_t to_byte(float value) {
    return static_cast<std::uint32_t>(std::clamp(value, 0.0F, 255.0F) + 0.5F);
}

}  // namespace

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
    return sample(texture, tap(uv.x, texture.width), tap(uv.y, texture.height));
}

std::uint32_t modulate(std::uint32_t a, std::uint32_t b) {
    std::uint32_t product = 0;
    for (const unsigned shift : {0U, 8U, 16U, 24U}) {
        product |= scale(channel(a, shift), channel(b, shift)) << shift;
    }
    return product;
}

void clear(const Canvas& canvas, const PixelRect& area, std::uint32_t rgb) {
    for (int y = area.top; y < area.bottom; ++y) {
        std::fill(canvas.row(y) + area.left, canvas.row(y) + area.right, opaque | rgb);
    }
}

void fill(const Canvas& canvas, const PixelRect& area, std::uint32_t colour) {
    const std::uint32_t alpha = alpha_of(colour);
    if (alpha == 0 || area.empty()) {
        return;
    }
    for (int y = area.top; y < area.bottom; ++y) {
        fill_span(canvas.row(y) + area.left, canvas.row(y) + area.right, pixel_of(colour), alpha);
    }
}

void fill_polygon(const Canvas& canvas, const PixelRect& clip, std::span<const Snapped> corners,
                  std::uint32_t colour) {
    const std::uint32_t alpha = alpha_of(colour);
    if (alpha == 0) {
        return;
    }
    Spans spans(clip);
    spans.add(corners);
    for (int y = spans.top(); y < spans.bottom(); ++y) {
        const Span span = spans.row(y);
        if (span.left < span.right) {
            fill_span(canvas.row(y) + span.left, canvas.row(y) + span.right, pixel_of(colour), alpha);
        }
    }
}

void draw_sprite(const Canvas& canvas, const PixelRect& clip, const Sprite& sprite) {
    const Vertex& a = sprite.top_left;
    const Vertex& b = sprite.bottom_right;
    const PixelRect area = intersection(covered(snap(a.at), snap(b.at)), clip);
    if (area.empty()) {
        return;
    }
    const float u_step = (b.uv.x - a.uv.x) / (b.at.x - a.at.x);
    const float v_step = (b.uv.y - a.uv.y) / (b.at.y - a.at.y);
    for (int y = area.top; y < area.bottom; ++y) {
        const Tap down =
            tap(a.uv.y + (static_cast<float>(y) + 0.5F - a.at.y) * v_step, sprite.texture->height);
        std::uint32_t* row = canvas.row(y);
        for (int x = area.left; x < area.right; ++x) {
            const Tap across =
                tap(a.uv.x + (static_cast<float>(x) + 0.5F - a.at.x) * u_step, sprite.texture->width);
            const std::uint32_t colour = modulate(sample(*sprite.texture, across, down), a.colour);
            row[x] = blend(row[x], pixel_of(colour), alpha_of(colour));
        }
    }
}

void draw_triangle(const Canvas& canvas, const PixelRect& clip, std::span<const Vertex, 3> corners,
                   const Texture& texture) {
    const std::array snapped{snap(corners[0].at), snap(corners[1].at), snap(corners[2].at)};
    Spans spans(clip);
    spans.add(snapped);
    if (spans.top() >= spans.bottom()) {
        return;
    }
    const PlaneSolver solver(corners);
    const auto colour_plane = [&](unsigned shift) {
        const auto value = [&](const Vertex& vertex) {
            return static_cast<float>(channel(vertex.colour, shift));
        };
        return solver.solve(value(corners[0]), value(corners[1]), value(corners[2]));
    };
    const std::array colours{colour_plane(0), colour_plane(8), colour_plane(16), colour_plane(24)};
    const Plane u = solver.solve(corners[0].uv.x, corners[1].uv.x, corners[2].uv.x);
    const Plane v = solver.solve(corners[0].uv.y, corners[1].uv.y, corners[2].uv.y);
    for (int y = spans.top(); y < spans.bottom(); ++y) {
        const Span span = spans.row(y);
        std::uint32_t* row = canvas.row(y);
        const auto fy = static_cast<float>(y);
        for (int x = span.left; x < span.right; ++x) {
            const auto fx = static_cast<float>(x);
            std::uint32_t colour = 0;
            for (unsigned i = 0; i < 4; ++i) {
                colour |= to_byte(colours[i].at(fx, fy)) << (8U * i);
            }
            colour = modulate(sample(texture, {u.at(fx, fy), v.at(fx, fy)}), colour);
            row[x] = blend(row[x], pixel_of(colour), alpha_of(colour));
        }
    }
}

}  // namespace kiosk::ui::raster
