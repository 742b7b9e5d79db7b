// Scanned pages, and drawings of what to do with paper.
#include <algorithm>
#include <array>
#include <cmath>

#include "kiosk/ui/parts.h"

namespace kiosk::ui {

namespace {

/// The largest rectangle of the picture's shape inside `room`, centred.
Rect fitted(const PageView& view, const Rect& room) {
    const bool lying = view.rotation == Rotation::quarter || view.rotation == Rotation::three_quarters;
    const auto width = static_cast<float>(std::max(1, lying ? view.height : view.width));
    const auto height = static_cast<float>(std::max(1, lying ? view.width : view.height));
    const float scale = std::min(room.w / width, room.h / height);
    const float w = std::round(width * scale);
    const float h = std::round(height * scale);
    return {std::round(room.x + (room.w - w) / 2), std::round(room.y + (room.h - h) / 2), w, h};
}

void draw_page_picture(Stage& stage, const PageView& view, const Rect& room) {
    const Rect paper = fitted(view, room);
    stage.shadow(paper);
    stage.fill(paper, {255, 255, 255});
    if (view.picture != TextureId{}) {
        stage.picture(view.picture, paper, view.rotation, view.part);
    }
    stage.outline(paper, stage.theme.colors.outline, stage.theme.line * 0.5F);
}

// ---- Drawings.

/// A drawing's place and colours on the screen.
struct Sketch {
    Stage& stage;
    float x = 0;
    float y = 0;
    float unit = 1;
    std::array<Color, 5> fills{};  ///< By Stroke::Fill.

    [[nodiscard]] Color color(Stroke::Fill fill) const { return fills[static_cast<std::size_t>(fill)]; }
    [[nodiscard]] Rect at(float left, float top, float width, float height) const {
        return {x + left * unit, y + top * unit, width * unit, height * unit};
    }
    void rectangle(const Stroke& stroke) const {
        const Rect rect = at(stroke.at[0], stroke.at[1], stroke.at[2], stroke.at[3]);
        stage.fill(rect, color(stroke.fill), stroke.radius * unit);
        if (stroke.kind == Stroke::Kind::block) {
            stage.outline(rect, color(Stroke::Fill::ink), stage.theme.line, stroke.radius * unit);
        }
    }
    void lines(const Stroke& stroke) const {
        for (int i = 0; i < stroke.count; ++i) {
            const float share = i % 3 == 2 ? 0.6F : 1.0F;  // A paragraph ends.
            stage.fill(
                at(stroke.at[0], stroke.at[1] + static_cast<float>(i) * 3.2F, stroke.at[2] * share, 1.0F),
                color(Stroke::Fill::ink), unit * 0.5F);
        }
    }
    void arrow(const Stroke& stroke) const {
        const auto [from_x, from_y, to_x, to_y] = stroke.at;
        const float length = std::hypot(to_x - from_x, to_y - from_y);
        const float dx = (to_x - from_x) / length;
        const float dy = (to_y - from_y) / length;
        const auto point = [&, x0 = from_x, y0 = from_y](float along, float across) {
            return Point{x + (x0 + dx * along - dy * across) * unit,
                         y + (y0 + dy * along + dx * across) * unit};
        };
        const std::array<Point, 4> shaft = {point(0, -1.1F), point(length - 4, -1.1F),
                                            point(length - 4, 1.1F), point(0, 1.1F)};
        const std::array<Point, 3> head = {point(length - 4.5F, -3.4F), point(length, 0),
                                           point(length - 4.5F, 3.4F)};
        stage.polygon(shaft, color(Stroke::Fill::accent));
        stage.polygon(head, color(Stroke::Fill::accent));
    }
    void draw(const Stroke& stroke) const {
        switch (stroke.kind) {
            case Stroke::Kind::block:
            case Stroke::Kind::area: rectangle(stroke); break;
            case Stroke::Kind::lines: lines(stroke); break;
            case Stroke::Kind::dot:
                stage.disc(x + stroke.at[0] * unit, y + stroke.at[1] * unit, stroke.at[2] * unit,
                           color(Stroke::Fill::accent));
                break;
            case Stroke::Kind::arrow: arrow(stroke); break;
        }
    }
};

}  // namespace

void Ui::page_view(const PageView& view) {
    Stage& stage = *stage_;
    const Theme& theme = stage.theme;
    const float caption = height_of(stage, view.caption, Type::strong, stage.content.w);
    stage.space(theme.gap);
    // Never so little that the page cannot be judged, and whatever the rest of the sheet leaves.
    const float least = std::floor(stage.content.h * 0.3F) + caption + theme.gap;
    if (const auto box = stage.place(least, stage.content.h)) {
        const float height = box->h - caption - theme.gap;
        stage.note({.id = "page",
                    .role = Role::picture,
                    .label = view.caption,
                    .spoken = view.caption,
                    .drawn = *box});
        draw_page_picture(stage, view, {box->x, box->y, box->w, height - theme.gap});
        stage.words(stage.broken(view.caption, Type::strong, box->w),
                    {box->x, box->y + height + theme.gap * 0.5F, box->w, caption},
                    {theme.colors.text, theme.colors.background}, Align::centre);
    }
    if (!view.advice.empty()) {
        notice(Tone::caution, view.advice);
    }
}

std::optional<std::size_t> Ui::page_strip(std::string_view id, std::span<const PageView> pages,
                                          std::optional<std::size_t> shown) {
    Stage& stage = *stage_;
    const Theme& theme = stage.theme;
    const float gap = theme.gap * 1.5F;
    const float width = std::max(theme.target * 1.4F, theme.px(26));
    const float caption = theme.line_height(Type::strong);
    const float height = width * 1.35F + caption;
    const auto columns =
        std::max<std::size_t>(1, static_cast<std::size_t>((stage.content.w + gap) / (width + gap)));
    std::optional<std::size_t> pressed;
    for (std::size_t first = 0; first < pages.size(); first += columns) {
        stage.space(gap);
        const auto row = stage.place(height, 0, Block::touch);
        for (std::size_t i = first; row && i < std::min(first + columns, pages.size()); ++i) {
            const Rect box{row->x + static_cast<float>(i - first) * (width + gap), row->y, width, height};
            const std::string own = std::string(id) + "." + std::to_string(i);
            const std::string number = std::to_string(i + 1);
            const std::string label = pages[i].caption.empty() ? number : pages[i].caption;
            Element element{
                .id = own, .role = Role::choice, .label = label, .spoken = label, .drawn = box, .hit = box};
            element.chosen = shown == i;
            if (stage.touched(std::move(element))) {
                pressed = i;
            }
            const Color ground = stage.held(own) ? theme.colors.pressed : theme.colors.surface;
            choice_card(stage, box, ground, shown == i);
            draw_page_picture(stage, pages[i],
                              {box.x + theme.gap, box.y + theme.gap, width - 2 * theme.gap,
                               height - caption - 1.5F * theme.gap});
            stage.words(stage.broken(number, Type::strong, width),
                        {box.x, box.bottom() - caption, width, caption}, {theme.colors.text, ground},
                        Align::centre);
            const float radius = stage.letters().icon_px * 0.6F;
            if (shown == i) {
                stage.disc(box.x + radius, box.y + radius, radius, theme.colors.primary.ground);
                stage.icon(Icon::check, box.x + radius, box.y + radius, theme.colors.primary.ink);
            }
            if (!pages[i].advice.empty()) {
                const Pair badge = theme.colors.tone[static_cast<std::size_t>(Tone::caution)];
                stage.disc(box.right() - radius, box.y + radius, radius, badge.ground);
                stage.icon(Icon::warning, box.right() - radius, box.y + radius, badge.ink);
            }
        }
    }
    return pressed;
}

void Ui::illustration(Illustration which) {
    Stage& stage = *stage_;
    const Theme& theme = stage.theme;
    const float least = std::min(theme.px(60), stage.content.h * 0.35F);
    const float most = (stage.content.w - theme.padding * 2) * drawing_height / drawing_width +
                       theme.padding * 2;  // Its own shape.
    stage.space(theme.gap * 1.4F);
    const auto box = stage.place(least, std::max(0.0F, most - least));
    if (!box) {
        return;
    }
    stage.card(*box, theme.colors.surface);
    const float unit =
        std::min((box->h - theme.padding * 2) / drawing_height, (box->w - theme.padding * 2) / drawing_width);
    const Sketch sketch{.stage = stage,
                        .x = box->x + (box->w - drawing_width * unit) / 2,
                        .y = box->y + (box->h - drawing_height * unit) / 2,
                        .unit = unit,
                        .fills = theme.colors.drawing};
    std::ranges::for_each(stage.machine.drawing(which), [&](const Stroke& stroke) { sketch.draw(stroke); });
}

}  // namespace kiosk::ui
