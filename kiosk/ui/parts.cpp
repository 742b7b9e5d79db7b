#include "kiosk/ui/parts.h"

#include <cmath>

namespace kiosk::ui {

namespace {

struct ButtonColors {
    Pair words;
    bool outlined = true;
};

ButtonColors colors_of(const Theme& theme, Look look, bool held, bool chosen) {
    const Palette& p = theme.colors;
    switch (look) {
        case Look::primary:
        case Look::key_strong: return {{p.primary.ink, held ? p.primary_pressed : p.primary.ground}, false};
        case Look::danger: {
            const Pair tone = p.tone[static_cast<std::size_t>(Tone::danger)];
            return {{tone.ink, held ? p.text : tone.ground}, false};
        }
        case Look::key: return {{p.text, held ? p.pressed : p.key}, theme.contrast == Contrast::high};
        case Look::plain: return {{p.text, held ? p.pressed : chosen ? p.chosen : p.surface}, true};
    }
    return {};
}

void button_ground(Stage& stage, const ButtonPart& part, const ButtonColors& colors) {
    const Theme& theme = stage.theme;
    const float radius =
        part.look == Look::key || part.look == Look::key_strong ? theme.radius_small : theme.radius;
    if (part.look == Look::key && theme.contrast == Contrast::normal) {
        // A darker edge below makes a key look like one.
        stage.fill({part.box.x, part.box.y + theme.line, part.box.w, part.box.h}, theme.colors.outline,
                   radius);
    } else if (part.look == Look::primary || part.look == Look::danger) {
        stage.shadow(part.box);
    }
    stage.fill(part.box, colors.words.ground, radius);
    if (part.chosen) {
        stage.outline(part.box, theme.colors.focus, theme.focus_line, radius);
    } else if (colors.outlined) {
        stage.outline(part.box, theme.colors.outline, theme.line, radius);
    }
}

}  // namespace

Spread spread(const Stage& stage, std::string_view key, std::string_view value, float width) {
    constexpr float key_share = 0.36F;
    const bool below = stage.theme.compact || value.empty();
    const float key_width = below ? width : std::floor(width * key_share);
    const float key_height = height_of(stage, key, Type::body, key_width);
    const float left = below ? 0 : key_width + stage.theme.padding;
    const float value_height = height_of(stage, value, Type::strong, width - left);
    const float height = below ? key_height + value_height : std::max(key_height, value_height);
    return {.key = {0, 0, key_width, below ? key_height : height},
            .value = {left, below ? key_height : 0, width - left, below ? value_height : height},
            .height = height};
}

std::optional<Rect> offer(Stage& stage, std::size_t choices, float gap, float least, float most) {
    constexpr std::size_t seen_at_a_glance = 7;
    if (stage.growth.offered + choices > seen_at_a_glance) {
        stage.new_sheet();
    }
    stage.space(gap);
    const auto room = stage.place(least, most, Block::touch);
    stage.growth.offered += choices;
    return room;
}

void choice_card(Stage& stage, const Rect& box, Color ground, bool chosen) {
    const Theme& theme = stage.theme;
    stage.card(box, ground, chosen);
    if (!chosen && theme.contrast == Contrast::normal) {
        stage.outline(box, theme.colors.outline, theme.line, theme.radius);
    }
}

float widest_word(const Stage& stage, std::string_view text, Type type) {
    float widest = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        widest = std::max(widest, stage.width_of(text.substr(0, end), type));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return widest;
}

std::string sub_id(std::string_view id, std::string_view own, std::size_t number) {
    std::string whole(id);
    return whole.append(".").append(own.empty() ? std::to_string(number) : std::string(own));
}

std::string spoken_of(const Stage& stage, std::string words, std::string_view more, bool chosen) {
    if (!more.empty()) {
        words.append(". ").append(more);
    }
    return chosen ? words.append(". ").append(stage.text(txt::spoken_chosen)) : words;
}

bool press(Stage& stage, const ButtonPart& part) {
    const Theme& theme = stage.theme;
    Element element{.id = part.id,
                    .role = part.role,
                    .label = part.label,
                    .spoken = part.spoken.empty() ? part.label : part.spoken,
                    .drawn = part.box,
                    .hit = part.box};
    element.primary = part.look == Look::primary;
    element.chosen = part.chosen;
    element.key = part.key;
    const bool fired = stage.touched(std::move(element));
    const ButtonColors colors = colors_of(theme, part.look, stage.held(part.id), part.chosen);
    button_ground(stage, part, colors);

    const bool is_key = part.role == Role::key;
    const float side = is_key ? theme.gap * 0.3F : theme.padding * 0.5F;
    Rect room = part.box.inset(side);
    room.y = part.box.y;
    room.h = part.box.h;
    // A picture never breaks a word and takes no line's place: beside letters too large for both, it goes.
    const float beside = stage.letters().icon_px + theme.gap;
    const bool with_icon =
        part.icon &&
        (part.label.empty() || (widest_word(stage, part.label, part.type) <= room.w - beside &&
                                height_of(stage, part.label, part.type, room.w - beside) <= part.box.h));
    const float icon_room = with_icon ? stage.letters().icon_px : 0;
    const float between = with_icon && !part.label.empty() ? theme.gap : 0;
    Lines lines = stage.broken(part.label, part.type, room.w - icon_room - between);
    const float used = lines.width + icon_room + between;
    const float left = room.x + (room.w - used) / 2;
    const float middle = part.box.y + part.box.h / 2;
    if (with_icon) {
        const float x = part.icon_last ? left + used - icon_room / 2 : left + icon_room / 2;
        stage.icon(*part.icon, x, middle, colors.words.ink);
    }
    const float words_x = with_icon && !part.icon_last ? left + icon_room + between : left;
    stage.words(lines, {words_x, room.y, lines.width, room.h}, colors.words, Align::centre, /*middle=*/true);
    return fired;
}

void draw_ring(Stage& stage) {
    const Theme& theme = stage.theme;
    stage.registry.set_ring(stage.keypad.at());
    const Element* target = stage.registry.target(stage.keypad.at());
    if (target == nullptr) {
        return;
    }
    if (stage.modal) {
        stage.draw_above();
    }
    // In the empty gap around the target, where no colour of its own can hide it.
    const float air = theme.line;
    const float all = air + theme.ring;
    stage.outline(target->hit->inset(-air), theme.colors.background, air, theme.radius + air);
    stage.outline(target->hit->inset(-all), theme.colors.text, theme.ring, theme.radius + all);
}

void say(Stage& stage, std::string_view text, Type type, const Rect& box, Pair colors, Role role, Align align,
         bool middle) {
    const std::string words(text);
    stage.note({.id = {}, .role = role, .label = words, .spoken = words, .drawn = box});
    stage.words(stage.broken(words, type, box.w), box, colors, align, middle);
}

float height_of(const Stage& stage, std::string_view text, Type type, float width) {
    return text.empty() ? 0 : stage.broken(text, type, width).height;
}

void problem_line(Stage& stage, std::string_view words, Tone tone) {
    if (words.empty()) {
        return;
    }
    const Theme& theme = stage.theme;
    const float icon = stage.letters().icon_px;
    const float indent = icon + theme.gap;
    stage.space(theme.gap * 0.8F);
    const float height = std::max(height_of(stage, words, Type::strong, stage.content.w - indent), icon);
    if (const auto box = stage.place(height)) {
        const Pair words_colors{theme.colors.text, theme.colors.background};
        const Pair tone_colors = theme.colors.tone[static_cast<std::size_t>(tone)];
        const float middle = box->y + theme.line_height(Type::strong) / 2;
        say(stage, words, Type::strong, {box->x + indent, box->y, box->w - indent, box->h}, words_colors,
            Role::notice);
        stage.disc(box->x + icon / 2, middle, icon / 2, tone_colors.ground);
        stage.icon(tone == Tone::caution ? Icon::warning : Icon::error, box->x + icon / 2, middle,
                   tone_colors.ink);
    }
}

float least_target(const Theme& theme, Type type) {
    return std::max(std::ceil(static_cast<float>(12.8 * theme.panel.ppi / 25.4)),
                    std::ceil(theme.line_height(type)));
}

float label_height(const Stage& stage, std::string_view label, std::string_view hint) {
    const float width = stage.content.w;
    return height_of(stage, label, Type::strong, width) +
           height_of(stage, hint, Type::body, std::min(width, stage.theme.measure)) + stage.theme.gap * 0.6F;
}

void label_lines(Stage& stage, std::string_view label, std::string_view hint, float touch, float caption) {
    const Palette& colors = stage.theme.colors;
    const float width = stage.content.w;
    const float measure = std::min(width, stage.theme.measure);
    const float label_height = height_of(stage, label, Type::strong, width);
    const float hint_height = height_of(stage, hint, Type::body, measure);
    const float below = stage.theme.gap * 0.6F;
    if (touch > 0) {
        stage.keep_together(label_height + hint_height + below + caption, touch);
    }
    if (!label.empty()) {
        if (const auto box = stage.place(label_height)) {
            say(stage, label, Type::strong, *box, {colors.text, colors.background});
        }
    }
    if (!hint.empty()) {
        if (const auto box = stage.place(hint_height)) {
            say(stage, hint, Type::body, {box->x, box->y, measure, box->h},
                {colors.muted, colors.background});
        }
    }
    stage.space(below);
}

}  // namespace kiosk::ui
