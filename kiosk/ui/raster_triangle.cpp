// Triangles whose colour or texture changes from corner to corner. Most are the soft edges of shapes: one
// colour whose alpha fades over a pixel.
#include <algorithm>
#include <array>
#include <cstdint>

#include "kiosk/ui/raster.h"
#include "kiosk/ui/raster_row.h"
#include "kiosk/ui/raster_spans.h"

namespace kiosk::ui::raster {

namespace {

using Corners = std::span<const Vertex, 3>;

/// A value that changes linearly over the picture.
struct Plane {
    float origin = 0;
    float per_x = 0;
    float per_y = 0;

    [[nodiscard]] float at(int x, int y) const {
        return origin + per_x * static_cast<float>(x) + per_y * static_cast<float>(y);
    }
};

/// Solves the plane through three corners, for pixel centres counted in whole numbers.
class PlaneSolver {
  public:
    explicit PlaneSolver(Corners corners)
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
    return static_cast<std::uint32_t>(static_cast<int>(std::clamp(value, 0.0F, 255.0F) + 0.5F));
}

Plane colour_plane(const PlaneSolver& solver, Corners corners, unsigned shift) {
    const auto value = [&](const Vertex& vertex) {
        return static_cast<float>(channel(vertex.colour, shift));
    };
    return solver.solve(value(corners[0]), value(corners[1]), value(corners[2]));
}

/// The texture under the triangle, pixel by pixel.
struct TexturePlanes {
    const Texture& texture;
    Plane u;
    Plane v;

    TexturePlanes(const PlaneSolver& solver, Corners corners, const Texture& from) : texture(from) {
        const auto width = static_cast<float>(from.width);
        const auto height = static_cast<float>(from.height);
        u = solver.solve(corners[0].uv.x * width, corners[1].uv.x * width, corners[2].uv.x * width);
        v = solver.solve(corners[0].uv.y * height, corners[1].uv.y * height, corners[2].uv.y * height);
    }
    [[nodiscard]] std::uint32_t alpha_at(int x, int y) const {
        return sample_alpha(texture, tap(u.at(x, y), texture.width), tap(v.at(x, y), texture.height));
    }
    [[nodiscard]] std::uint32_t colour_at(int x, int y) const {
        return sample(texture, tap(u.at(x, y), texture.width), tap(v.at(x, y), texture.height));
    }
};

/// Calls `row(y, left, count)` for every row of the triangle that holds pixels.
template <class Row>
void for_rows(const Spans& spans, const Row& row) {
    for (int y = spans.top(); y < spans.bottom(); ++y) {
        const Span span = spans.row(y);
        if (span.left < span.right) {
            row(y, span.left, span.right - span.left);
        }
    }
}

/// One colour, its alpha fading.
void draw_fading(const Canvas& canvas, const Spans& spans, const Plane& alpha, std::uint32_t colour) {
    for_rows(spans, [&](int y, int left, int count) {
        AlphaRow alphas;
        const float start = alpha.at(left, y);
        for (int i = 0; i < count; ++i) {
            alphas[static_cast<std::size_t>(i)] =
                static_cast<std::uint8_t>(to_byte(start + alpha.per_x * static_cast<float>(i)));
        }
        blend_alphas(canvas.row(y) + left, alphas.data(), count, colour);
    });
}

/// One colour times a texture of alpha: ImGui's textured lines.
void draw_mask(const Canvas& canvas, const Spans& spans, const TexturePlanes& mask, std::uint32_t colour) {
    for_rows(spans, [&](int y, int left, int count) {
        AlphaRow alphas;
        for (int i = 0; i < count; ++i) {
            alphas[static_cast<std::size_t>(i)] =
                static_cast<std::uint8_t>(scale(mask.alpha_at(left + i, y), alpha_of(colour)));
        }
        blend_alphas(canvas.row(y) + left, alphas.data(), count, colour);
    });
}

/// Everything changes.
void draw_any(const Canvas& canvas, const Spans& spans, const std::array<Plane, 4>& channels,
              const TexturePlanes& picture) {
    for_rows(spans, [&](int y, int left, int count) {
        ColourRow colours;
        for (int i = 0; i < count; ++i) {
            const std::uint32_t texel = picture.colour_at(left + i, y);
            std::uint32_t colour = 0;
            for (unsigned part = 0; part < 4; ++part) {
                const auto of_texel = static_cast<float>(channel(texel, 8 * part));
                colour |= to_byte(channels[part].at(left + i, y) * of_texel / 255.0F) << (8 * part);
            }
            colours[static_cast<std::size_t>(i)] = colour;
        }
        blend_colours(canvas.row(y) + left, colours.data(), count);
    });
}

/// Colours change, the texture does not.
void draw_gradient(const Canvas& canvas, const Spans& spans, const std::array<Plane, 4>& channels) {
    for_rows(spans, [&](int y, int left, int count) {
        ColourRow colours;
        for (int i = 0; i < count; ++i) {
            std::uint32_t colour = 0;
            for (unsigned part = 0; part < 4; ++part) {
                colour |= to_byte(channels[part].at(left + i, y)) << (8 * part);
            }
            colours[static_cast<std::size_t>(i)] = colour;
        }
        blend_colours(canvas.row(y) + left, colours.data(), count);
    });
}

template <class Value>
bool same(Corners corners, const Value& value) {
    return value(corners[0]) == value(corners[1]) && value(corners[0]) == value(corners[2]);
}

}  // namespace

void draw_triangle(const Canvas& canvas, const PixelRect& clip, Corners corners, const Texture& texture) {
    const std::array snapped{snap(corners[0].at), snap(corners[1].at), snap(corners[2].at)};
    Spans spans(clip);
    spans.add(snapped);
    if (spans.top() >= spans.bottom()) {
        return;
    }
    const PlaneSolver solver(corners);
    const auto channels = [&] {
        return std::array{colour_plane(solver, corners, 0), colour_plane(solver, corners, 8),
                          colour_plane(solver, corners, 16), colour_plane(solver, corners, 24)};
    };
    if (same(corners, [](const Vertex& vertex) { return vertex.uv; })) {
        const std::uint32_t texel = sample(texture, corners[0].uv);
        if (texel == white && same(corners, [](const Vertex& vertex) { return vertex.colour | opaque; })) {
            draw_fading(canvas, spans, colour_plane(solver, corners, 24), corners[0].colour);
        } else if (texel == white) {
            draw_gradient(canvas, spans, channels());
        } else {
            draw_any(canvas, spans, channels(), {solver, corners, texture});
        }
    } else if (texture.only_alpha() && same(corners, [](const Vertex& vertex) { return vertex.colour; })) {
        draw_mask(canvas, spans, {solver, corners, texture}, corners[0].colour);
    } else {
        draw_any(canvas, spans, channels(), {solver, corners, texture});
    }
}

}  // namespace kiosk::ui::raster
