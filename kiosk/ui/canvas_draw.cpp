// The drawing verbs of Stage: shapes, shadows, icons, pictures.
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include <imgui.h>

#include "kiosk/ui/stage.h"

namespace kiosk::ui {

namespace {

ImU32 packed(Color color) {
    return IM_COL32(color.r, color.g, color.b, color.a);
}

ImVec2 from(const Rect& rect) {
    return {rect.x, rect.y};
}

ImVec2 to(const Rect& rect) {
    return {rect.right(), rect.bottom()};
}

/// Edges on pixels: sharp, and nothing has to be filtered.
Rect whole_pixels(const Rect& rect) {
    const float x = std::round(rect.x);
    const float y = std::round(rect.y);
    return {x, y, std::round(rect.right()) - x, std::round(rect.bottom()) - y};
}

void glyph_at(ImDrawList& list, ImFont& font, Icon icon, float x, float y, float size, ImU32 color,
              float scale = 1) {
    const ImFontGlyph* glyph = font.FindGlyph(static_cast<ImWchar>(icon));
    // Icons fill their em square; whole pixels keep their edges sharp.
    const float left = std::round(x - size * scale / 2 + glyph->X0 * (scale - 1)) + glyph->X0;
    const float top = std::round(y - size * scale / 2 + glyph->Y0 * (scale - 1)) + glyph->Y0;
    list.PrimReserve(6, 4);
    list.PrimRectUV({left, top},
                    {left + (glyph->X1 - glyph->X0) * scale, top + (glyph->Y1 - glyph->Y0) * scale},
                    {glyph->U0, glyph->V0}, {glyph->U1, glyph->V1}, color);
}

}  // namespace

void Stage::fill(const Rect& rect, Color color, float radius) {
    const auto disc = std::ranges::find(letters_->discs, radius * 2, &FontSet::Disc::diameter);
    const Rect whole = whole_pixels(rect);
    if (disc == letters_->discs.end() || std::min(whole.w, whole.h) < radius * 2) {
        list_->AddRectFilled(from(rect), to(rect), packed(color), radius);
        return;
    }
    // Three rectangles and the quarters of a disc: a tenth of the triangles of ImGui's soft-edged polygon.
    const auto [u0, v0, u1, v1] = disc->uv;
    const float u = (u0 + u1) / 2;
    const float v = (v0 + v1) / 2;
    const float inner_left = whole.x + radius;
    const float inner_right = whole.right() - radius;
    const float inner_top = whole.y + radius;
    const float inner_bottom = whole.bottom() - radius;
    const ImVec2 white = ImGui::GetFontTexUvWhitePixel();
    const ImU32 ink = packed(color);
    list_->PrimReserve(7 * 6, 7 * 4);
    list_->PrimRectUV({whole.x, inner_top}, {whole.right(), inner_bottom}, white, white, ink);
    list_->PrimRectUV({inner_left, whole.y}, {inner_right, inner_top}, white, white, ink);
    list_->PrimRectUV({inner_left, inner_bottom}, {inner_right, whole.bottom()}, white, white, ink);
    list_->PrimRectUV({whole.x, whole.y}, {inner_left, inner_top}, {u0, v0}, {u, v}, ink);
    list_->PrimRectUV({inner_right, whole.y}, {whole.right(), inner_top}, {u, v0}, {u1, v}, ink);
    list_->PrimRectUV({whole.x, inner_bottom}, {inner_left, whole.bottom()}, {u0, v}, {u, v1}, ink);
    list_->PrimRectUV({inner_right, inner_bottom}, {whole.right(), whole.bottom()}, {u, v}, {u1, v1}, ink);
}

void Stage::outline(const Rect& rect, Color color, float thickness, float radius) {
    // Drawn inside the rectangle, so that what is seen is not larger than what is touched.
    const Rect inner = rect.inset(thickness / 2);
    list_->AddRect(from(inner), to(inner), packed(color), std::max(radius - thickness / 2, 0.0F), 0,
                   thickness);
}

void Stage::disc(float x, float y, float radius, Color color) {
    const float diameter = std::round(radius * 2);
    const auto disc = std::ranges::find(letters_->discs, diameter, &FontSet::Disc::diameter);
    if (disc == letters_->discs.end()) {
        list_->AddCircleFilled({x, y}, radius, packed(color));
        return;
    }
    const float left = std::round(x - diameter / 2);
    const float top = std::round(y - diameter / 2);
    const auto [u0, v0, u1, v1] = disc->uv;
    list_->PrimReserve(6, 4);
    list_->PrimRectUV({left, top}, {left + diameter, top + diameter}, {u0, v0}, {u1, v1}, packed(color));
}

void Stage::ring(float x, float y, float radius, Color color, float thickness) {
    list_->AddCircle({x, y}, radius, packed(color), 0, thickness);
}

void Stage::polygon(std::span<const Point> convex, Color color) {
    std::vector<ImVec2> points;
    for (const Point& point : convex) {
        points.emplace_back(point.x, point.y);
    }
    list_->AddConvexPolyFilled(points.data(), static_cast<int>(points.size()), packed(color));
}

void Stage::star(float x, float y, float radius, Color color) {
    // Five kites around the middle: each is convex, together they are the star of the emblem.
    constexpr float inner = 0.382F;  // Where the edges of a pentagram cross, as a share of its radius.
    const auto at = [&](int tenth, float share) {
        const float angle = std::numbers::pi_v<float> * (static_cast<float>(tenth) / 5.0F - 0.5F);
        return Point{x + std::cos(angle) * radius * share, y + std::sin(angle) * radius * share};
    };
    for (int i = 0; i < 5; ++i) {
        const std::array<Point, 4> kite = {Point{x, y}, at(2 * i - 1, inner), at(2 * i, 1.0F),
                                           at(2 * i + 1, inner)};
        polygon(kite, color);
    }
    // Soft edges let the ground shine through where kites meet; the middle covers that.
    const std::array<Point, 5> middle = {at(1, inner), at(3, inner), at(5, inner), at(7, inner),
                                         at(9, inner)};
    polygon(middle, color);
}

void Stage::shadow(const Rect& thrower) {
    if (theme.colors.shadow.a == 0) {
        return;
    }
    const FontSet& set = *letters_;
    const float reach = theme.shadow;
    const Rect rect = whole_pixels(thrower);
    const float drop = std::round(reach * 0.35F);  // Light comes from above.
    // Under something small the corners meet; then their outer parts are enough.
    const float corner = std::min(set.shadow_corner, reach + std::min(rect.w, rect.h) / 2);
    const std::array<float, 4> xs = {rect.x - reach, rect.x - reach + corner, rect.right() + reach - corner,
                                     rect.right() + reach};
    const std::array<float, 4> ys = {rect.y - reach + drop, rect.y - reach + drop + corner,
                                     rect.bottom() + reach + drop - corner, rect.bottom() + reach + drop};
    // What lies under the thrower is left out, but for a pixel at its edges and the corners its roundness
    // leaves free.
    const float hidden = std::ceil(theme.radius * 0.3F) + 1;
    const float left = std::clamp(rect.x + 1, xs[0], xs[1]);
    const float top = std::clamp(rect.y + 1, ys[0], ys[1]);
    const float right = std::clamp(rect.right() - 1, xs[2], xs[3]);
    const float bottom = std::clamp(rect.bottom() - 1, ys[2], ys[3]);
    const float inner_left = std::clamp(rect.x + hidden, xs[0], xs[1]);
    const float inner_top = std::clamp(rect.y + hidden, ys[0], ys[1]);
    const float inner_right = std::clamp(rect.right() - hidden, xs[2], xs[3]);
    const float inner_bottom = std::clamp(rect.bottom() - hidden, ys[2], ys[3]);
    const auto [u0, v0, u1, v1] = set.shadow;
    const float across = (u1 - u0) / set.shadow_px;
    const float down = (v1 - v0) / set.shadow_px;
    // Each half of the shadow is counted from its own end; along a side it does not change, and one texel is
    // drawn out.
    const auto u = [&, from = u0, to = u1](float x) {
        return x <= xs[1] ? from + (x - xs[0]) * across : to - (xs[3] - x) * across;
    };
    const auto v = [&, from = v0, to = v1](float y) {
        return y <= ys[1] ? from + (y - ys[0]) * down : to - (ys[3] - y) * down;
    };
    const float side_u = (u0 + u1) / 2;
    const float side_v = (v0 + v1) / 2;
    const ImU32 ink = packed(theme.colors.shadow);
    const auto corner_part = [&](float x0, float y0, float x1, float y1) {
        list_->PrimRectUV({x0, y0}, {x1, y1}, {u(x0), v(y0)}, {u(x1), v(y1)}, ink);
    };
    list_->PrimReserve(12 * 6, 12 * 4);
    corner_part(xs[0], ys[0], xs[1], inner_top);
    corner_part(xs[0], inner_top, inner_left, ys[1]);
    corner_part(xs[2], ys[0], xs[3], inner_top);
    corner_part(inner_right, inner_top, xs[3], ys[1]);
    corner_part(xs[0], inner_bottom, xs[1], ys[3]);
    corner_part(xs[0], ys[2], inner_left, inner_bottom);
    corner_part(xs[2], inner_bottom, xs[3], ys[3]);
    corner_part(inner_right, ys[2], xs[3], inner_bottom);
    list_->PrimRectUV({xs[1], ys[0]}, {xs[2], top}, {side_u, v0}, {side_u, v(top)}, ink);
    list_->PrimRectUV({xs[1], bottom}, {xs[2], ys[3]}, {side_u, v(bottom)}, {side_u, v1}, ink);
    list_->PrimRectUV({xs[0], ys[1]}, {left, ys[2]}, {u0, side_v}, {u(left), side_v}, ink);
    list_->PrimRectUV({right, ys[1]}, {xs[3], ys[2]}, {u(right), side_v}, {u1, side_v}, ink);
}

void Stage::picture(TextureId id, const Rect& rect, Rotation rotation, std::optional<PagePart> part) {
    // A part is a little more than half, so that a line cut by one edge is whole in the next.
    constexpr float share = 0.55F;
    const float left = part && part->right ? 1 - share : 0;
    const float top = part && part->bottom ? 1 - share : 0;
    const float size = part ? share : 1;
    // Where a place of the picture as it is shown lies in the texture, which was turned clockwise.
    const auto from_texture = [&](float x, float y) {
        switch (rotation) {
            case Rotation::none: break;
            case Rotation::quarter: return ImVec2(y, 1 - x);
            case Rotation::half: return ImVec2(1 - x, 1 - y);
            case Rotation::three_quarters: return ImVec2(1 - y, x);
        }
        return ImVec2(x, y);
    };
    const auto name = reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(id));
    list_->AddImageQuad(name, {rect.x, rect.y}, {rect.right(), rect.y}, {rect.right(), rect.bottom()},
                        {rect.x, rect.bottom()}, from_texture(left, top), from_texture(left + size, top),
                        from_texture(left + size, top + size), from_texture(left, top + size));
}

void Stage::icon(Icon icon, float x, float y, Color color) {
    const float side = letters_->icon_px;
    glyph_at(*list_, *letters_->icon, icon, x, y, side, packed(color));
    registry.add_icon({icon, color, {x - side / 2, y - side / 2, side, side}});
}

void Stage::circle_icon(Icon icon, float x, float y, Pair colors, float scale) {
    disc(x, y, theme.circle * scale / 2, colors.ground);
    const float side = letters_->circle_icon_px * scale;
    glyph_at(*list_, *letters_->circle_icon, icon, x, y, letters_->circle_icon_px, packed(colors.ink), scale);
    registry.add_icon({icon, colors.ink, {x - side / 2, y - side / 2, side, side}});
}

void Stage::card(const Rect& rect, Color ground, bool focused) {
    shadow(rect);
    fill(rect, ground, theme.radius);
    if (focused) {
        outline(rect, theme.colors.focus, theme.focus_line, theme.radius);
    } else if (theme.contrast == Contrast::high) {
        outline(rect, theme.colors.outline, theme.line, theme.radius);
    }
}

void Stage::clip(const Rect& rect) {
    list_->PushClipRect(from(rect), to(rect), /*intersect_with_current_clip_rect=*/true);
}

void Stage::unclip() {
    list_->PopClipRect();
}

void Stage::draw_above() {
    list_ = ImGui::GetForegroundDrawList();
    modal_drawn = true;
    drawing_modal = true;
}

void Stage::draw_below() {
    list_ = ImGui::GetBackgroundDrawList();
    drawing_modal = false;
}

}  // namespace kiosk::ui
