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
    // Soft edges let the ground shine through where kites meet; the middle covers that.
    const std::array<Point, 5> middle = {at(1, inner), at(3, inner), at(5, inner), at(7, inner),
                                         at(9, inner)};
    polygon(middle, color);
}

void Stage::shadow(const Rect& rect) {
    if (theme.colors.shadow.a == 0) {
        return;
    }
    const FontSet& set = *letters_;
    const float reach = theme.shadow;
    const float drop = reach * 0.35F;  // Light comes from above.
    // Under something small the corners meet; then their outer parts are enough.
    const float corner = std::min(set.shadow_corner, reach + std::min(rect.w, rect.h) / 2);
    const std::array<float, 4> xs = {rect.x - reach, rect.x - reach + corner, rect.right() + reach - corner,
                                     rect.right() + reach};
    const std::array<float, 4> ys = {rect.y - reach + drop, rect.y - reach + drop + corner,
                                     rect.bottom() + reach + drop - corner, rect.bottom() + reach + drop};
    const auto [u0, v0, u1, v1] = set.shadow;
    const float across = (u1 - u0) / set.shadow_px;
    const float down = (v1 - v0) / set.shadow_px;
    // Of nine parts the middle lies under whatever throws the shadow, and so does most of the four sides:
    // they end a pixel inside its edge.
    struct Part {
        float left, top, right, bottom, u_left, v_top, u_right, v_bottom;
    };
    const float inner_u = u0 + corner * across;
    const float inner_v = v0 + corner * down;
    const float outer_u = u1 - corner * across;
    const float outer_v = v1 - corner * down;
    const float left = std::clamp(rect.x + 1, xs[0], xs[1]);
    const float top = std::clamp(rect.y + 1, ys[0], ys[1]);
    const float right = std::clamp(rect.right() - 1, xs[2], xs[3]);
    const float bottom = std::clamp(rect.bottom() - 1, ys[2], ys[3]);
    const std::array<Part, 8> parts = {{
        {xs[0], ys[0], xs[1], ys[1], u0, v0, inner_u, inner_v},
        {xs[1], ys[0], xs[2], top, inner_u, v0, outer_u, v0 + (top - ys[0]) * down},
        {xs[2], ys[0], xs[3], ys[1], outer_u, v0, u1, inner_v},
        {xs[0], ys[1], left, ys[2], u0, inner_v, u0 + (left - xs[0]) * across, outer_v},
        {right, ys[1], xs[3], ys[2], u1 - (xs[3] - right) * across, inner_v, u1, outer_v},
        {xs[0], ys[2], xs[1], ys[3], u0, outer_v, inner_u, v1},
        {xs[1], bottom, xs[2], ys[3], inner_u, v1 - (ys[3] - bottom) * down, outer_u, v1},
        {xs[2], ys[2], xs[3], ys[3], outer_u, outer_v, u1, v1},
    }};
    list_->PrimReserve(8 * 6, 8 * 4);
    for (const Part& part : parts) {
        list_->PrimRectUV({part.left, part.top}, {part.right, part.bottom}, {part.u_left, part.v_top},
                          {part.u_right, part.v_bottom}, packed(theme.colors.shadow));
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

void Stage::circle_icon(Icon icon, float x, float y, Pair colors, float scale) {
    disc(x, y, theme.circle * scale / 2, colors.ground);
    glyph_at(*list_, *letters_->circle_icon, icon, x, y, letters_->circle_icon_px, packed(colors.ink), scale);
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
