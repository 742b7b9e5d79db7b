// The drawing verbs of Stage: shapes, shadows, icons, pictures.
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

void glyph_at(ImDrawList& list, ImFont& font, Icon icon, float x, float y, float size, ImU32 color) {
    const ImFontGlyph* glyph = font.FindGlyph(static_cast<ImWchar>(icon));
    // Icons fill their em square; whole pixels keep their edges sharp.
    const float left = std::round(x - size / 2) + glyph->X0;
    const float top = std::round(y - size / 2) + glyph->Y0;
    list.PrimReserve(6, 4);
    list.PrimRectUV({left, top}, {left + glyph->X1 - glyph->X0, top + glyph->Y1 - glyph->Y0},
                    {glyph->U0, glyph->V0}, {glyph->U1, glyph->V1}, color);
}

}  // namespace

void Stage::fill(const Rect& rect, Color color, float radius) {
    list_->AddRectFilled(from(rect), to(rect), packed(color), radius);
}

void Stage::fill_across(const Rect& rect, Color left, Color right) {
    list_->AddRectFilledMultiColor(from(rect), to(rect), packed(left), packed(right), packed(right),
                                   packed(left));
}

void Stage::outline(const Rect& rect, Color color, float thickness, float radius) {
    // Drawn inside the rectangle, so that what is seen is not larger than what is touched.
    const Rect inner = rect.inset(thickness / 2);
    list_->AddRect(from(inner), to(inner), packed(color), std::max(radius - thickness / 2, 0.0F), 0,
                   thickness);
}

void Stage::disc(float x, float y, float radius, Color color) {
    list_->AddCircleFilled({x, y}, radius, packed(color));
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
}

void Stage::shadow(const Rect& rect) {
    if (theme.colors.shadow.a == 0) {
        return;
    }
    const FontSet& set = *letters_;
    const float drop = theme.shadow * 0.35F;  // Light comes from above.
    const float corner = set.shadow_corner;
    const std::array<float, 4> xs = {rect.x - theme.shadow, rect.x - theme.shadow + corner,
                                     rect.right() + theme.shadow - corner, rect.right() + theme.shadow};
    const std::array<float, 4> ys = {rect.y - theme.shadow + drop, rect.y - theme.shadow + drop + corner,
                                     rect.bottom() + theme.shadow + drop - corner,
                                     rect.bottom() + theme.shadow + drop};
    const auto [u0, v0, u1, v1] = set.shadow;
    const float share = corner / set.shadow_px;
    const std::array<float, 4> us = {u0, u0 + (u1 - u0) * share, u1 - (u1 - u0) * share, u1};
    const std::array<float, 4> vs = {v0, v0 + (v1 - v0) * share, v1 - (v1 - v0) * share, v1};
    // The middle of the nine lies under whatever throws the shadow.
    list_->PrimReserve(8 * 6, 8 * 4);
    for (std::size_t row = 0; row < 3; ++row) {
        for (std::size_t column = 0; column < 3; ++column) {
            if (row == 1 && column == 1) {
                continue;
            }
            list_->PrimRectUV({xs[column], ys[row]}, {xs[column + 1], ys[row + 1]}, {us[column], vs[row]},
                              {us[column + 1], vs[row + 1]}, packed(theme.colors.shadow));
        }
    }
}

void Stage::picture(TextureId id, const Rect& rect, Rotation rotation) {
    const std::array<ImVec2, 4> corners = {ImVec2(rect.x, rect.y), ImVec2(rect.right(), rect.y),
                                           ImVec2(rect.right(), rect.bottom()),
                                           ImVec2(rect.x, rect.bottom())};
    // Turned clockwise by a quarter, the picture's top left corner comes to the top right of the rectangle.
    const auto turn = static_cast<std::size_t>(rotation);
    const auto at = [&](std::size_t corner) { return corners[(corner + turn) % 4]; };
    const auto name = reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(id));
    list_->AddImageQuad(name, at(0), at(1), at(2), at(3));
}

void Stage::icon(Icon icon, float x, float y, Color color) {
    glyph_at(*list_, *letters_->icon, icon, x, y, letters_->icon_px, packed(color));
}

void Stage::circle_icon(Icon icon, float x, float y, Pair colors) {
    disc(x, y, theme.circle / 2, colors.ground);
    glyph_at(*list_, *letters_->circle_icon, icon, x, y, letters_->circle_icon_px, packed(colors.ink));
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
