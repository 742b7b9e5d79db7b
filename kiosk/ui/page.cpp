// The frame of every page: header, title, the row of buttons below, and the room between them.
#include <array>
#include <cmath>
#include <numbers>

#include "kiosk/ui/parts.h"

namespace kiosk::ui {

namespace {

/// The rays and rings of a bronze drum, faint, to the right where no words are; nothing when the name is
/// long.
void draw_drum(Stage& stage, const Rect& header) {
    const Theme& theme = stage.theme;
    const float words = std::max(stage.width_of(stage.header.commune, Type::heading),
                                 stage.width_of(stage.header.centre, Type::body));
    const float clock = stage.width_of(stage.header.clock, Type::title);
    const float radius = header.h * 0.95F;
    const float x = header.w - theme.margin - clock - radius * 0.8F;
    if (theme.contrast == Contrast::high || header.h + theme.margin + words + radius > x) {
        return;
    }
    Color faint = theme.colors.emblem;
    faint.a = 46;
    stage.clip({header.x, header.y, x + radius * 0.8F - theme.padding, header.h});
    const float y = header.h * 0.62F;
    for (const float share : {0.34F, 0.46F, 0.5F, 0.68F, 0.72F, 0.95F, 0.99F}) {
        stage.ring(x, y, radius * share, faint, theme.line);
    }
    constexpr int rays = 14;  // As on the drum of Ngọc Lũ.
    for (int i = 0; i < rays; ++i) {
        const auto at = [&](float turn, float share) {
            const float angle = (static_cast<float>(i) + turn) * 2 * std::numbers::pi_v<float> / rays;
            return Point{x + std::cos(angle) * radius * share, y + std::sin(angle) * radius * share};
        };
        const std::array<Point, 3> ray = {at(-0.5F, 0.12F), at(0, 0.32F), at(0.5F, 0.12F)};
        stage.polygon(ray, faint);
    }
    stage.unclip();
}

/// Draws the header; answers where it ends.
float draw_header(Stage& stage) {
    const Theme& theme = stage.theme;
    const Palette& colors = theme.colors;
    const float width = static_cast<float>(theme.panel.width_px);
    const float usual = theme.px(theme.panel.portrait() ? 34.0 : 22.0);
    const float emblem = std::min(usual * 0.34F, theme.px(12.0));
    const float clock_width = stage.width_of(stage.header.clock, Type::title);
    const float left = theme.margin + emblem * 2 + theme.padding;
    const float room = width - theme.margin - clock_width - theme.padding - left;
    const float name = height_of(stage, stage.header.commune, Type::heading, room);
    const float centre = height_of(stage, stage.header.centre, Type::body, room);
    const float height = std::max(usual, name + centre + theme.padding * 1.2F);
    const float middle = height / 2 - theme.line;
    stage.fill_across({0, 0, width, height}, colors.header.ground, colors.header_end);
    draw_drum(stage, {0, 0, width, height});
    stage.fill({0, height - theme.line * 2, width, theme.line * 2}, colors.emblem);
    stage.ring(theme.margin + emblem, middle, emblem, colors.emblem, theme.line);
    stage.star(theme.margin + emblem, middle, emblem * 0.78F, colors.emblem);
    const float top = middle - (name + centre) / 2;
    say(stage, stage.header.commune, Type::heading, {left, top, room, name}, colors.header, Role::header);
    say(stage, stage.header.centre, Type::body, {left, top + name, room, centre}, colors.header,
        Role::header);
    say(stage, stage.header.clock, Type::title,
        {width - theme.margin - clock_width, 0, clock_width, middle * 2}, colors.header, Role::header,
        Align::right, /*middle=*/true);
    return height;
}

/// The strip below the header that says what does not work at the moment.
float draw_state(Stage& stage, float y) {
    if (stage.header.state.empty()) {
        return y;
    }
    const Theme& theme = stage.theme;
    const auto tone = static_cast<std::size_t>(stage.header.state_tone);
    const float icon = stage.letters().icon_px;
    const float left = theme.margin + icon + theme.gap;
    const float width = static_cast<float>(theme.panel.width_px) - left - theme.margin;
    const float height = height_of(stage, stage.header.state, Type::strong, width) + theme.gap;
    const Pair colors = theme.colors.tone[tone];
    stage.fill({0, y, static_cast<float>(theme.panel.width_px), height}, colors.ground);
    stage.icon(Icon::info, theme.margin + icon / 2, y + height / 2, colors.ink);
    say(stage, stage.header.state, Type::strong, {left, y, width, height}, colors, Role::notice, Align::left,
        /*middle=*/true);
    return y + height;
}

struct Bottom {
    float top = 0;
    Press press = Press::none;
};

void put(Bottom& bottom, Stage& stage, const ButtonPart& part, Press meaning) {
    if (press(stage, part)) {
        bottom.press = meaning;
    }
}

/// Back, help, language and display: on every page, at the same place.
void draw_footer(Stage& stage, Bottom& bottom, float width) {
    const Theme& theme = stage.theme;
    const float y = static_cast<float>(theme.panel.height_px) - theme.margin - theme.button;
    const float each = std::floor((width - 3 * theme.gap) / 4);
    const auto box = [&](int place) {
        return Rect{theme.margin + static_cast<float>(place) * (each + theme.gap), y, each, theme.button};
    };
    bottom.top = y;
    if (!stage.page.back.empty()) {
        put(bottom, stage, {.id = "back", .label = stage.page.back, .box = box(0), .icon = Icon::arrow_back},
            Press::back);
    }
    put(bottom, stage,
        {.id = "help", .label = stage.text(txt::footer_help), .box = box(1), .icon = Icon::help},
        Press::help);
    put(bottom, stage,
        {.id = "language", .label = stage.text(txt::footer_language), .box = box(2), .icon = Icon::language},
        Press::language);
    put(bottom, stage,
        {.id = "display", .label = stage.text(txt::footer_display), .box = box(3), .icon = Icon::display},
        Press::display);
}

/// The way forward at the bottom right, other answers to its left.
void draw_actions(Stage& stage, Bottom& bottom, float right, float y, float primary_width,
                  float other_width) {
    const Theme& theme = stage.theme;
    if (!stage.page.primary.empty()) {
        put(bottom, stage,
            {.id = "primary",
             .label = stage.page.primary,
             .box = {right - primary_width, y, primary_width, theme.button},
             .icon = stage.page.primary_icon,
             .icon_last = true,
             .look = Look::primary},
            Press::primary);
    }
    float x = right - primary_width;
    for (std::size_t i = 0; i < stage.page.secondary.size() && i < 2; ++i) {
        x -= other_width + theme.gap;
        put(bottom, stage,
            {.id = i == 0 ? "secondary" : "secondary.2",
             .label = stage.page.secondary[i],
             .box = {x, y, other_width, theme.button}},
            i == 0 ? Press::secondary_first : Press::secondary_second);
    }
}

Bottom draw_bottom(Stage& stage) {
    const Theme& theme = stage.theme;
    const float width = static_cast<float>(theme.panel.width_px);
    const float right = width - theme.margin;
    Bottom bottom{.top = static_cast<float>(theme.panel.height_px) - theme.margin};
    const bool acts = !stage.page.primary.empty() || !stage.page.secondary.empty();
    const bool full = stage.page.footer == Footer::full;
    if (theme.panel.portrait()) {
        if (full) {
            draw_footer(stage, bottom, width - 2 * theme.margin);
        }
        if (acts) {
            const float usable = width - 2 * theme.margin;
            const float primary = std::floor(usable * 0.44F);
            const float other =
                (usable - primary) / (stage.page.secondary.size() > 1 ? 2.0F : 1.0F) - theme.gap;
            // The same height above the bezel with and without the footer.
            const float y = static_cast<float>(theme.panel.height_px) - theme.margin - 2 * theme.button -
                            1.5F * theme.gap;
            draw_actions(stage, bottom, right, y, primary, std::floor(other));
            bottom.top = y;
        }
        return bottom;
    }
    const float usable = width - 2 * theme.margin;
    const float half = std::floor(usable * 0.48F);
    if (full) {
        draw_footer(stage, bottom, half);
    }
    if (acts) {
        const float y = static_cast<float>(theme.panel.height_px) - theme.margin - theme.button;
        const float primary = std::floor(usable * 0.19F);
        draw_actions(stage, bottom, right, y, primary,
                     std::floor((usable - half - primary) / 2 - 2 * theme.gap));
        bottom.top = y;
    }
    return bottom;
}

/// Progress, question and instruction in a column; answers where it ends.
float draw_title(Stage& stage, Rect box) {
    const Theme& theme = stage.theme;
    const Palette& colors = theme.colors;
    const auto line = [&](std::string_view text, Type type, Color ink, float width, Role role) {
        if (text.empty()) {
            return;
        }
        const float height = height_of(stage, text, type, width);
        say(stage, text, type, {box.x, box.y, width, height}, {ink, colors.background}, role);
        box.y += height + theme.gap * 0.8F;
    };
    line(stage.page.progress, Type::strong,
         theme.contrast == Contrast::high ? colors.muted : colors.primary.ground, box.w, Role::progress);
    line(stage.page.title, Type::title, colors.text, box.w, Role::heading);
    line(stage.page.instruction, Type::body, colors.muted, std::min(box.w, theme.measure), Role::text);
    return box.y;
}

void begin_sheets(Stage& stage, const Page& page) {
    const bool same = stage.page.id == page.id && stage.page.title == page.title;
    stage.page = page;
    stage.registry.set_page(page.id);
    stage.sheet = 0;
    stage.natural = 0;
    stage.stretches = false;
    if (!same) {
        stage.shown.clear();
        stage.needs_pager = false;
        stage.stretch = 0;
        stage.keyboard.reset();
        stage.date_part = -1;
        stage.shift = false;
        stage.strokes.clear();
    }
}

}  // namespace

Press Ui::page(const Page& page) {
    Stage& stage = *stage_;
    const Theme& theme = stage.theme;
    begin_sheets(stage, page);
    const float width = static_cast<float>(theme.panel.width_px);
    stage.fill({0, 0, width, static_cast<float>(theme.panel.height_px)}, theme.colors.background);
    float top = draw_state(stage, draw_header(stage)) + theme.padding * 1.1F;
    const Bottom bottom = draw_bottom(stage);
    float end = bottom.top - theme.padding;
    stage.keyboard_box = {};
    if (stage.keyboard) {
        const float height = keyboard_height(stage, *stage.keyboard);
        stage.keyboard_box = {0, end - height, width, height};
        end -= height + theme.padding * 0.5F;
    }
    Rect box{theme.margin, top, width - 2 * theme.margin, end - top};
    if (theme.panel.portrait()) {
        top = draw_title(stage, box) + theme.gap * 1.4F;
        stage.content = {box.x, top, box.w, end - top};
    } else {
        // Lying down there is width to spare and no height: the question stands to the left of its answers.
        const float column = std::floor(box.w * 0.3F);
        draw_title(stage, {box.x, box.y, column, box.h});
        const float x = box.x + column + theme.padding * 1.5F;
        stage.content = {x, box.y, width - theme.margin - x, box.h};
    }
    stage.pager = {};
    if (stage.needs_pager) {
        const float height = theme.button;
        stage.pager = {stage.content.x, end - height, stage.content.w, height};
        stage.content.h -= height + theme.gap * 1.5F;
    }
    stage.cursor = stage.content.y;
    return bottom.press;
}

void settle_stretch(Stage& stage) {
    if (!stage.stretches) {
        return;
    }
    const float room = std::max(0.0F, std::floor(stage.content.h - (stage.natural - stage.stretch)));
    if (std::abs(room - stage.stretch) >= 1) {
        stage.stretch = room;
        stage.settled = false;
    }
}

void draw_pager(Stage& stage) {
    const Theme& theme = stage.theme;
    const int sheets = stage.sheet + 1;
    const bool wanted = sheets > 1;
    if (wanted != stage.needs_pager) {
        // Without the pager's room everything may fit again; only the whole height decides, or it would
        // flicker.
        const float whole = stage.content.h + (stage.needs_pager ? stage.pager.h + theme.gap * 1.5F : 0);
        const bool needed = wanted || stage.natural > whole + 1;
        if (needed != stage.needs_pager) {
            stage.needs_pager = needed;
            stage.settled = false;
        }
    }
    if (stage.pager.h <= 0) {
        return;
    }
    int& shown = stage.shown[stage.page.id];
    if (shown >= sheets) {
        shown = sheets - 1;
        stage.settled = false;
    }
    const float each = std::floor((stage.pager.w - 2 * theme.gap) * 0.36F);
    const Rect& box = stage.pager;
    const Rect next{box.right() - each, box.y, each, box.h};
    const Rect former{box.x, box.y, each, box.h};
    if (shown > 0 && press(stage, {.id = "pager.back",
                                   .label = stage.text(txt::pager_back),
                                   .box = former,
                                   .icon = Icon::chevron_left})) {
        --shown;
        stage.settled = false;
    }
    const std::string number = std::to_string(shown + 1);
    const std::string count = std::to_string(sheets);
    say(stage, stage.text(txt::pager_where, {{"n", number}, {"count", count}}), Type::body,
        {former.right() + theme.gap, box.y, next.x - former.right() - 2 * theme.gap, box.h},
        {theme.colors.text, theme.colors.background}, Role::progress, Align::centre, /*middle=*/true);
    if (shown + 1 < sheets && press(stage, {.id = "pager.next",
                                            .label = stage.text(txt::pager_more),
                                            .box = next,
                                            .icon = Icon::chevron_right,
                                            .icon_last = true})) {
        ++shown;
        stage.settled = false;
    }
}

}  // namespace kiosk::ui
