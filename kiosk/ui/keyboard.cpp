// Draws the keyboard and the suggestions above it. A key puts a stroke on the stage; the focused field takes
// it in the next frame.
#include <algorithm>
#include <cmath>

#include "kiosk/ui/keyboard_rows.h"
#include "kiosk/ui/parts.h"

namespace kiosk::ui {

namespace {

using Kind = KeyStroke::Kind;

Type letter_type(const Stage& stage) {
    return stage.tight(Focus::Tightness::keys) ? Type::strong : Type::heading;
}

bool shows_suggestions(const Stage& stage) {
    return stage.editing.suggesting && !stage.tight(Focus::Tightness::keys);
}

float key_height(const Stage& stage, Keyboard kind, std::size_t rows) {
    const Theme& theme = stage.theme;
    const float least = least_target(theme, letter_type(stage));
    if (stage.tight(Focus::Tightness::keys)) {
        return least;
    }
    // Lying down, the field and its question need the other half of the height; what a search finds needs
    // more, and the names of a list most.
    const float lying = kind == Keyboard::list ? 0.24F : kind == Keyboard::search ? 0.3F : 0.44F;
    float room = static_cast<float>(theme.panel.height_px) * (theme.panel.portrait() ? 0.5F : lying);
    if (theme.reach > 0) {
        // The buttons of the page, the pager and one thing to touch want to be within reach, too.
        room -= theme.margin + 4.6F * theme.button + 2.5F * theme.gap + 2 * theme.padding;
    }
    const float share = room / static_cast<float>(rows) - theme.gap;
    return std::max(least, std::min(std::ceil(theme.target * 1.12F), std::floor(share)));
}

void press_key(Stage& stage, const KeyCap& cap) {
    Editing& editing = stage.editing;
    switch (cap.does) {
        case KeyCap::Does::shift: editing.shift = !editing.shift; break;
        case KeyCap::Does::change_method: editing.method_pressed = true; break;
        case KeyCap::Does::stroke:
            editing.strokes.push_back(cap.stroke);
            editing.shift = false;
            break;
    }
    stage.settled = false;
}

bool fits(const Stage& stage, float words, float width) {
    return words <= width - stage.theme.gap * 0.6F;
}

/// What does not fit on a key gives way: the picture to words, words alone too long to the picture. The voice
/// still says them.
void make_fit(const Stage& stage, ButtonPart& part) {
    if (part.spoken.empty()) {
        part.spoken = part.label;
    }
    const float words = stage.width_of(part.label, part.type);
    if (!part.icon || fits(stage, words + stage.theme.gap + stage.letters().icon_px, part.box.w)) {
        return;
    }
    if (fits(stage, words, part.box.w)) {
        part.icon.reset();
    } else {
        part.label.clear();
    }
}

void draw_row(Stage& stage, const KeyRow& row, const Rect& box, float unit) {
    const Theme& theme = stage.theme;
    float weights = 0;
    for (const KeyCap& cap : row) {
        weights += cap.weight;
    }
    const float gaps = theme.gap * static_cast<float>(row.size() - 1);
    // A row never becomes wider than the keyboard; a shorter one is centred with keys of the common size.
    const float one = std::min(unit, (box.w - gaps) / weights);
    float x = box.x + (box.w - one * weights - gaps) / 2;
    // One long name makes all of its row short, so that they stay of a kind.
    const bool brief = std::ranges::any_of(row, [&](const KeyCap& cap) {
        return !cap.brief.empty() && !fits(stage, stage.width_of(cap.label, Type::strong), one * cap.weight);
    });
    for (const KeyCap& cap : row) {
        const bool shifted = cap.does == KeyCap::Does::shift && stage.editing.shift;
        const bool single = cap.stroke.kind == Kind::letter && !cap.label.empty() && cap.label.size() <= 3;
        ButtonPart part{.id = cap.id,
                        .label = cap.label,
                        .box = {std::round(x), box.y, std::floor(one * cap.weight), box.h},
                        .icon = cap.icon,
                        .look = shifted ? Look::key_strong : Look::key,
                        .role = Role::key,
                        .type = single ? letter_type(stage) : Type::strong,
                        .spoken = cap.spoken};
        make_fit(stage, part);
        if (brief && !cap.brief.empty()) {
            part.label = cap.brief;
            part.type = letter_type(stage);
        }
        if (press(stage, part)) {
            press_key(stage, cap);
        }
        x += one * cap.weight + theme.gap;
    }
}

/// As many suggestions as fit, the best first.
void draw_suggestions(Stage& stage, const Rect& box) {
    const Theme& theme = stage.theme;
    float x = box.x;
    for (std::size_t i = 0; i < stage.editing.suggestions.size(); ++i) {
        const Suggestion& suggestion = stage.editing.suggestions[i];
        const float width =
            std::ceil(std::max(stage.width_of(suggestion.words, Type::strong), theme.target) + theme.padding);
        if (x + width > box.right()) {
            return;
        }
        if (press(stage, {.id = sub_id("key.suggestion", {}, i),
                          .label = suggestion.words,
                          .box = {x, box.y, width, box.h},
                          .role = Role::key,
                          .spoken = stage.text(txt::key_suggestion, {{"words", suggestion.words}})})) {
            press_key(stage, {.stroke = {.kind = Kind::suggestion, .suggestion = suggestion}});
            return;
        }
        x += width + theme.gap;
    }
}

}  // namespace

float keyboard_height(const Stage& stage, Keyboard kind) {
    const std::size_t rows = key_rows(stage, kind).rows.size() + (shows_suggestions(stage) ? 1 : 0);
    return static_cast<float>(rows) * (key_height(stage, kind, rows) + stage.theme.gap) + stage.theme.gap;
}

void draw_keyboard(Stage& stage, Keyboard kind) {
    const Theme& theme = stage.theme;
    const KeyRows keys = key_rows(stage, kind);
    const bool suggesting = shows_suggestions(stage);
    const float height = key_height(stage, kind, keys.rows.size() + (suggesting ? 1 : 0));
    stage.fill(stage.keyboard_box, theme.colors.keyboard.ground);
    const float full = keys_width(stage, std::max(keys.columns, 10.0F));
    const float unit = is_pad(kind) ? std::min(theme.wide, (full - 2 * theme.gap) / 3)
                                    : (full - (keys.columns - 1) * theme.gap) / keys.columns;
    const float width = is_pad(kind) ? 3 * unit + 2 * theme.gap : full;
    Rect box{std::round((static_cast<float>(theme.panel.width_px) - width) / 2),
             stage.keyboard_box.y + theme.gap, width, height};
    if (suggesting) {
        draw_suggestions(stage, box);
        box.y += height + theme.gap;
    }
    for (const KeyRow& row : keys.rows) {
        draw_row(stage, row, box,
                 row.size() == 12 && keys.columns < 12 ? (full - 11 * theme.gap) / 12 : unit);
        box.y += height + theme.gap;
    }
}

}  // namespace kiosk::ui
