// What happened, what comes next, and what it costs: the timeline and the receipt.
#include <algorithm>
#include <array>
#include <cmath>

#include "kiosk/ui/parts.h"

namespace kiosk::ui {

namespace {

struct Mark {
    Icon icon;
    Tone tone;
    TextKey spoken;
};

Mark mark_of(Moment::State state) {
    switch (state) {
        case Moment::State::done: return {Icon::check, Tone::success, txt::timeline_done};
        case Moment::State::now: return {Icon::hourglass, Tone::info, txt::timeline_now};
        case Moment::State::ahead: break;
    }
    return {Icon::schedule, Tone::neutral, txt::timeline_ahead};
}

/// One line of a receipt: what at the left, how much at the right; long words wrap on their side.
float receipt_line(Stage& stage, const Row& row, Type type, const Rect& room, bool draw) {
    const Theme& theme = stage.theme;
    const float value_width = std::floor(room.w * 0.42F);
    const float title_width = room.w - value_width - theme.gap;
    const float height =
        std::max(height_of(stage, row.title, type == Type::heading ? type : Type::body, title_width),
                 height_of(stage, row.value, type, value_width));
    if (draw) {
        const Pair colors{theme.colors.text, theme.colors.surface};
        say(stage, row.title, type == Type::heading ? type : Type::body,
            {room.x, room.y, title_width, height}, colors);
        say(stage, row.value, type, {room.right() - value_width, room.y, value_width, height}, colors,
            Role::text, Align::right);
    }
    return height;
}

}  // namespace

void Ui::timeline(std::span<const Moment> moments) {
    Stage& stage = *stage_;
    const Theme& theme = stage.theme;
    const float disc = std::round(stage.letters().icon_px * 1.5F);
    const float left = disc + theme.padding;
    const float width = std::min(stage.content.w - left - theme.padding, theme.measure);
    const Pair colors{theme.colors.text, theme.colors.background};
    stage.space(theme.gap * 2);
    for (std::size_t i = 0; i < moments.size(); ++i) {
        const Moment& moment = moments[i];
        const float title = height_of(stage, moment.title, Type::strong, width);
        const float words = height_of(stage, moment.words, Type::body, width);
        const float between = theme.padding;
        const auto box = stage.place(std::max(title + words, disc) + between, theme.padding);
        if (!box) {
            continue;
        }
        const Mark mark = mark_of(moment.state);
        const Pair badge = theme.colors.tone[static_cast<std::size_t>(mark.tone)];
        const float x = box->x + disc / 2;
        const float y = box->y + disc / 2;
        if (i + 1 < moments.size()) {  // The way to the next one.
            stage.fill({x - theme.line, y, theme.line * 2, box->h}, theme.colors.outline);
        }
        stage.disc(x, y, disc / 2, badge.ground);
        stage.icon(mark.icon, x, y, badge.ink);
        stage.note({.id = {},
                    .role = Role::text,
                    .label = moment.title,
                    .spoken = stage.text(mark.spoken, {{"what", moment.title}}) +
                              (moment.words.empty() ? "" : ". " + moment.words),
                    .drawn = *box});
        // A single line stands beside the middle of its mark.
        const float top = box->y + std::max(0.0F, (disc - title - words) / 2);
        stage.words(stage.broken(moment.title, Type::strong, width), {box->x + left, top, width, title},
                    colors);
        stage.words(stage.broken(moment.words, Type::body, width), {box->x + left, top + title, width, words},
                    {theme.colors.muted, theme.colors.background});
    }
}

void Ui::receipt(std::span<const Row> lines, const Row& total) {
    Stage& stage = *stage_;
    const Theme& theme = stage.theme;
    Rect room{0, 0, stage.content.w - 2 * theme.padding, 0};
    const float gap = theme.gap * 1.2F;
    float height = receipt_line(stage, total, Type::heading, room, false) + 2 * theme.padding + gap;
    for (const Row& line : lines) {
        height += receipt_line(stage, line, Type::strong, room, false) + gap;
    }
    stage.space(theme.gap * 1.4F);
    const auto box = stage.place(height);
    if (!box) {
        return;
    }
    stage.card(*box, theme.colors.surface);
    room.x = box->x + theme.padding;
    room.y = box->y + theme.padding;
    for (const Row& line : lines) {
        room.y += receipt_line(stage, line, Type::strong, room, true) + gap;
    }
    stage.fill({room.x, room.y, room.w, theme.line}, theme.colors.outline);
    room.y += gap;
    receipt_line(stage, total, Type::heading, room, true);
}

}  // namespace kiosk::ui
