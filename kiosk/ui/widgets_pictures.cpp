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
        stage.picture(view.picture, paper, view.rotation);
    }
    stage.outline(paper, stage.theme.colors.outline, stage.theme.line * 0.5F);
}

// ---- Drawings, on a field of 100 × 60 units that is centred in its room.

struct Sketch {
    Stage& stage;
    float x = 0;
    float y = 0;
    float unit = 1;
    Color ink;   ///< Lines.
    Color body;  ///< Of a device.
    Color paper;
    Color accent;  ///< What the citizen shall look at.

    [[nodiscard]] Rect at(float left, float top, float width, float height) const {
        return {x + left * unit, y + top * unit, width * unit, height * unit};
    }
    void block(float left, float top, float width, float height, Color color, float radius = 1.5F) const {
        stage.fill(at(left, top, width, height), color, radius * unit);
        stage.outline(at(left, top, width, height), ink, stage.theme.line, radius * unit);
    }
    void text_lines(float left, float top, float width, int count) const {
        for (int i = 0; i < count; ++i) {
            const float share = i % 3 == 2 ? 0.6F : 1.0F;
            stage.fill(at(left, top + static_cast<float>(i) * 3.2F, width * share, 1.0F), ink, unit * 0.5F);
        }
    }
    void arrow(float from_x, float from_y, float to_x, float to_y) const {
        const float length = std::hypot(to_x - from_x, to_y - from_y);
        const float dx = (to_x - from_x) / length;
        const float dy = (to_y - from_y) / length;
        const auto point = [&](float along, float across) {
            return Point{x + (from_x + dx * along - dy * across) * unit,
                         y + (from_y + dy * along + dx * across) * unit};
        };
        const std::array<Point, 4> shaft = {point(0, -1.1F), point(length - 4, -1.1F),
                                            point(length - 4, 1.1F), point(0, 1.1F)};
        const std::array<Point, 3> head = {point(length - 4.5F, -3.4F), point(length, 0),
                                           point(length - 4.5F, 3.4F)};
        stage.polygon(shaft, accent);
        stage.polygon(head, accent);
    }
};

void draw_glass(const Sketch& s) {
    s.block(12, 4, 76, 12, s.body);          // The lid, lifted.
    s.block(8, 22, 84, 34, s.body);          // The scanner.
    s.block(14, 26, 62, 26, s.paper, 0.8F);  // The glass.
    s.stage.fill(s.at(14, 26, 34, 23), s.stage.theme.colors.chosen, s.unit);
    s.block(14, 26, 34, 23, s.stage.theme.colors.surface, 0.5F);
    s.text_lines(18, 30, 24, 5);
    s.stage.disc(s.x + 14 * s.unit, s.y + 26 * s.unit, 2.2F * s.unit, s.accent);  // The corner that counts.
    s.arrow(64, 40, 51, 40);
}

void draw_take_papers(const Sketch& s) {
    s.block(10, 6, 50, 8, s.body);           // The lid, lifted.
    s.block(6, 30, 58, 26, s.body);          // The scanner.
    s.block(11, 34, 48, 17, s.paper, 0.8F);  // The empty glass.
    s.block(70, 8, 26, 36, s.stage.theme.colors.surface, 0.5F);
    s.text_lines(74, 13, 18, 6);
    s.arrow(44, 42, 66, 28);
}

void draw_feeder(const Sketch& s) {
    s.block(26, 2, 40, 26, s.stage.theme.colors.surface, 0.5F);
    s.text_lines(31, 6, 30, 5);
    s.block(14, 22, 72, 12, s.body);
    s.block(8, 32, 84, 24, s.body);
    s.stage.fill(s.at(22, 26, 48, 2.4F), s.ink, s.unit);
    s.arrow(80, 4, 80, 18);
}

void draw_printer(const Sketch& s, bool roll) {
    s.block(14, 6, 72, 34, s.body);
    s.stage.fill(s.at(roll ? 34 : 22, 32, roll ? 32 : 56, 2.6F), s.ink, s.unit);
    const float left = roll ? 38.0F : 27.0F;
    const float width = roll ? 24.0F : 46.0F;
    s.block(left, 34, width, 24, s.stage.theme.colors.surface, 0.5F);
    s.text_lines(left + 4, 39, width - 8, 5);
    s.stage.disc(s.x + 78 * s.unit, s.y + 13 * s.unit, 2 * s.unit, s.accent);
    s.arrow(94, 36, 94, 56);
}

void draw_card_on_glass(const Sketch& s) {
    s.block(8, 4, 84, 52, s.body);
    s.block(14, 9, 72, 42, s.paper, 0.8F);
    s.block(14, 9, 38, 25, s.stage.theme.colors.surface, 2);
    s.stage.fill(s.at(18, 14, 9, 12), s.accent, s.unit);
    s.text_lines(30, 15, 18, 3);
    s.stage.disc(s.x + 14 * s.unit, s.y + 9 * s.unit, 2.2F * s.unit, s.accent);
    s.arrow(74, 42, 57, 30);
}

void draw_phone(const Sketch& s) {
    s.block(10, 10, 34, 40, s.stage.theme.colors.surface);
    for (int i = 0; i < 9; ++i) {
        s.stage.fill(s.at(15 + static_cast<float>(i % 3) * 9, 17 + static_cast<float>(i / 3) * 9,
                          i % 2 == 0 ? 7.0F : 4.0F, i % 2 == 0 ? 7.0F : 4.0F),
                     s.ink);
    }
    s.block(66, 4, 24, 50, s.body, 3);
    s.stage.fill(s.at(69, 9, 18, 38), s.stage.theme.colors.surface, s.unit);
    s.arrow(62, 30, 48, 30);
}

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
        const auto row = stage.place(height);
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
            stage.card(box, ground, shown == i);
            draw_page_picture(stage, pages[i],
                              {box.x + theme.gap, box.y + theme.gap, width - 2 * theme.gap,
                               height - caption - 1.5F * theme.gap});
            stage.words(stage.broken(number, Type::strong, width),
                        {box.x, box.bottom() - caption, width, caption}, {theme.colors.text, ground},
                        Align::centre);
            if (!pages[i].advice.empty()) {
                const Pair badge = theme.colors.tone[static_cast<std::size_t>(Tone::caution)];
                const float radius = stage.letters().icon_px * 0.6F;
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
    const float most = (stage.content.w - theme.padding * 2) * 0.6F + theme.padding * 2;  // Its own shape.
    stage.space(theme.gap * 1.4F);
    const auto box = stage.place(least, std::max(0.0F, most - least));
    if (!box) {
        return;
    }
    stage.card(*box, theme.colors.surface);
    const float unit = std::min((box->h - theme.padding * 2) / 60, (box->w - theme.padding * 2) / 100);
    const bool high = theme.contrast == Contrast::high;
    const Sketch sketch{.stage = stage,
                        .x = box->x + (box->w - 100 * unit) / 2,
                        .y = box->y + (box->h - 60 * unit) / 2,
                        .unit = unit,
                        .ink = high ? theme.colors.text : Color{70, 84, 108},
                        .body = high ? theme.colors.surface : Color{214, 222, 234},
                        .paper = high ? theme.colors.surface : Color{226, 240, 252},
                        .accent = theme.colors.focus};
    switch (which) {
        case Illustration::glass: draw_glass(sketch); break;
        case Illustration::feeder: draw_feeder(sketch); break;
        case Illustration::printer_slot: draw_printer(sketch, false); break;
        case Illustration::receipt_slot: draw_printer(sketch, true); break;
        case Illustration::card_on_glass: draw_card_on_glass(sketch); break;
        case Illustration::phone_qr: draw_phone(sketch); break;
        case Illustration::take_papers: draw_take_papers(sketch); break;
    }
}

}  // namespace kiosk::ui
