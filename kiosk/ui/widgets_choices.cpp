// Cards and rows to choose from.
#include <algorithm>
#include <cmath>

#include "kiosk/ui/parts.h"

namespace kiosk::ui {

namespace {

/// What stands at the right end of a card: nothing, where it leads, or whether it is chosen.
enum class Mark { none, onward, radio };

/// How the cards of one block look. The same for all of them, or they would seem to differ in weight.
struct CardLook {
    Mark mark = Mark::none;
    float picture = 1;  ///< Times theme.circle.
    Type title = Type::heading;
};

/// Where the words of a card begin and how wide they may be.
struct CardRoom {
    float left = 0;
    float width = 0;
};

CardRoom room_in(const Stage& stage, const Choice& choice, float card_width, const CardLook& look) {
    const Theme& theme = stage.theme;
    const float mark = look.mark == Mark::none ? 0 : stage.letters().icon_px + theme.gap;
    if (!choice.icon) {
        // Without a picture the mark stands where it would be.
        return {theme.padding + mark + (mark > 0 ? theme.gap : 0), card_width - theme.padding * 2 - mark};
    }
    const float left = theme.padding + theme.circle * look.picture + theme.padding;
    return {left, card_width - left - theme.padding - mark};
}

float card_height(const Stage& stage, const Choice& choice, float card_width, const CardLook& look) {
    const Theme& theme = stage.theme;
    const CardRoom room = room_in(stage, choice, card_width, look);
    const float words = height_of(stage, choice.title, look.title, room.width) +
                        height_of(stage, choice.subtitle, Type::body, room.width);
    return std::max(words, choice.icon ? theme.circle * look.picture : 0) + theme.padding * 2;
}

/// Cards that became tall carry larger pictures and words, as long as no title needs more lines for it.
CardLook look_for(const Stage& stage, std::span<const Choice> choices, float width, float height, Mark mark) {
    const Theme& theme = stage.theme;
    const CardLook usual{.mark = mark};
    const CardLook large{
        .mark = mark,
        .picture = std::min(circle_scale((height - theme.padding * 2.5F) / theme.circle), 1.6F),
        .title = height > theme.circle * 2.2F ? Type::title : Type::heading};
    const auto lines = [&](const Choice& choice, const CardLook& look) {
        const float room = room_in(stage, choice, width, look).width;
        return std::pair(stage.broken(choice.title, look.title, room).lines.size(),
                         stage.broken(choice.subtitle, Type::body, room).lines.size());
    };
    const bool fits = std::ranges::all_of(choices, [&](const Choice& choice) {
        return lines(choice, large) == lines(choice, usual) &&
               card_height(stage, choice, width, large) <= height;
    });
    return fits ? large : usual;
}

bool draw_card(Stage& stage, const std::string& id, const Choice& choice, const Rect& box,
               const CardLook& look) {
    const Theme& theme = stage.theme;
    Element element{.id = id,
                    .role = look.mark == Mark::radio ? Role::radio : Role::choice,
                    .label = choice.title,
                    .spoken = spoken_of(stage, choice.title, choice.subtitle, choice.chosen),
                    .drawn = box,
                    .hit = box};
    element.chosen = choice.chosen;
    const bool fired = stage.touched(std::move(element));
    const Color ground = stage.held(id)  ? theme.colors.pressed
                         : choice.chosen ? theme.colors.chosen
                                         : theme.colors.surface;
    choice_card(stage, box, ground, choice.chosen);
    const float middle = box.y + box.h / 2;
    const float mark_half = stage.letters().icon_px / 2;
    if (choice.icon) {
        stage.circle_icon(*choice.icon, box.x + theme.padding + theme.circle * look.picture / 2, middle,
                          theme.colors.tints[static_cast<std::size_t>(choice.tint)], look.picture);
    }
    const CardRoom room = room_in(stage, choice, box.w, look);
    const Lines title = stage.broken(choice.title, look.title, room.width);
    const Lines subtitle = stage.broken(choice.subtitle, Type::body, room.width);
    const float top = middle - (title.height + subtitle.height) / 2;
    stage.words(title, {box.x + room.left, top, room.width, title.height}, {theme.colors.text, ground});
    stage.words(subtitle, {box.x + room.left, top + title.height, room.width, subtitle.height},
                {theme.colors.muted, ground});
    const float x = choice.icon ? box.right() - theme.padding - mark_half : box.x + theme.padding + mark_half;
    if (look.mark == Mark::onward) {
        stage.icon(choice.chosen ? Icon::check_circle : Icon::chevron_right, x, middle, theme.colors.focus);
    } else if (look.mark == Mark::radio) {
        stage.icon(choice.chosen ? Icon::radio_on : Icon::radio_off, x, middle, theme.colors.focus);
    }
    return fired;
}

/// Big answers: one below the other, or two beside each other where the panel is wide. They share the height
/// there is.
std::optional<std::size_t> draw_answers(Stage& stage, std::string_view id, std::span<const Choice> choices,
                                        Mark mark) {
    const Theme& theme = stage.theme;
    const float gap = theme.gap * 2;
    const bool beside =
        choices.size() > 1 && !theme.panel.portrait() &&
        stage.content.w > 2 * (theme.circle + theme.padding * 4 + theme.em_of(Type::heading) * 9);
    const std::size_t columns = beside ? 2 : 1;
    const float width =
        std::floor((stage.content.w - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns));
    float least = 0;
    for (const Choice& choice : choices) {
        least = std::max(least, card_height(stage, choice, width, {.mark = mark}));
    }
    std::optional<std::size_t> pressed;
    for (std::size_t first = 0; first < choices.size(); first += columns) {
        const auto row = offer(stage, std::min(columns, choices.size() - first), gap, least, least * 1.4F);
        const auto look = look_for(stage, choices, width, row ? row->h : 0, mark);
        for (std::size_t i = first; row && i < std::min(first + columns, choices.size()); ++i) {
            const Rect box{row->x + static_cast<float>(i - first) * (width + gap), row->y, width, row->h};
            if (draw_card(stage, sub_id(id, choices[i].id, i), choices[i], box, look)) {
                pressed = i;
            }
        }
    }
    return pressed;
}

}  // namespace

std::optional<std::size_t> Ui::choices(std::string_view id, std::span<const Choice> choices) {
    Stage& stage = *stage_;
    const Theme& theme = stage.theme;
    const float gap = theme.gap * 2;
    // Three rows of two are seen at a glance; where a word would not fit beside its picture, one below the
    // other.
    const std::size_t columns = theme.compact ? 1 : 2;
    const float width =
        std::floor((stage.content.w - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns));
    float height = 0;
    for (const Choice& choice : choices) {
        height = std::max(height, card_height(stage, choice, width, {}));
    }
    std::optional<std::size_t> pressed;
    for (std::size_t first = 0; first < choices.size(); first += columns) {
        const auto row = offer(stage, std::min(columns, choices.size() - first), gap, height, height * 0.6F);
        const auto look = look_for(stage, choices, width, row ? row->h : 0, Mark::none);
        for (std::size_t i = first; row && i < std::min(first + columns, choices.size()); ++i) {
            const Rect box{row->x + static_cast<float>(i - first) * (width + gap), row->y, width, row->h};
            if (draw_card(stage, sub_id(id, choices[i].id, i), choices[i], box, look)) {
                pressed = i;
            }
        }
    }
    return pressed;
}

std::optional<std::size_t> Ui::tools(std::string_view id, std::span<const Choice> tools) {
    Stage& stage = *stage_;
    const Theme& theme = stage.theme;
    float widest = theme.wide * 0.7F;
    for (const Choice& tool : tools) {
        widest = std::max(widest, widest_word(stage, tool.title, Type::strong) + stage.letters().icon_px +
                                      theme.gap + theme.padding * 1.4F);
    }
    const auto fitting = static_cast<std::size_t>((stage.content.w + theme.gap) / (widest + theme.gap));
    const std::size_t columns = std::clamp<std::size_t>(fitting, 1, std::max<std::size_t>(1, tools.size()));
    const float width = std::floor((stage.content.w - theme.gap * static_cast<float>(columns - 1)) /
                                   static_cast<float>(columns));
    const float words = width - stage.letters().icon_px - theme.gap - theme.padding;
    float height = theme.button;
    for (const Choice& tool : tools) {
        height = std::max(height, height_of(stage, tool.title, Type::strong, words) + theme.gap);
    }
    std::optional<std::size_t> pressed;
    for (std::size_t first = 0; first < tools.size(); first += columns) {
        stage.space(theme.gap * 1.4F);
        const auto row = stage.place(height, 0, Block::touch);
        for (std::size_t i = first; row && i < std::min(first + columns, tools.size()); ++i) {
            const Rect box{row->x + static_cast<float>(i - first) * (width + theme.gap), row->y, width,
                           height};
            if (press(stage, {.id = sub_id(id, tools[i].id, i),
                              .label = tools[i].title,
                              .box = box,
                              .icon = tools[i].icon})) {
                pressed = i;
            }
        }
    }
    return pressed;
}

std::optional<std::size_t> Ui::answers(std::string_view id, std::span<const Choice> choices) {
    return draw_answers(*stage_, id, choices, Mark::onward);
}

std::optional<std::size_t> Ui::single_choice(std::string_view id, std::string_view label,
                                             std::span<const Choice> choices, std::string_view problem) {
    stage_->space(stage_->theme.padding);
    label_lines(*stage_, label, {}, stage_->theme.button);
    const auto pressed = draw_answers(*stage_, id, choices, Mark::radio);
    problem_line(*stage_, problem, Tone::danger);
    return pressed;
}

std::optional<std::size_t> Ui::rows(std::string_view id, std::span<const Row> rows) {
    Stage& stage = *stage_;
    const Theme& theme = stage.theme;
    const Palette& colors = theme.colors;
    std::optional<std::size_t> pressed;
    const float mark = stage.letters().icon_px;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Row& row = rows[i];
        const float left = theme.padding + (row.icon ? mark + theme.padding * 0.7F : 0);
        const float value_width = row.value.empty() ? 0 : stage.content.w * 0.3F;
        const float width = stage.content.w - left - theme.padding * 1.5F - mark - value_width;
        const float title = height_of(stage, row.title, Type::strong, width);
        const float measure = std::min(width, theme.measure);
        const float subtitle = height_of(stage, row.subtitle, Type::body, measure);
        const float height = std::max(theme.button, title + subtitle + theme.padding);
        const auto box = offer(stage, 1, theme.gap, height, theme.button * 0.6F);
        if (!box) {
            continue;
        }
        const std::string own = sub_id(id, {}, i);
        if (stage.touched({.id = own,
                           .role = Role::row,
                           .label = row.title,
                           .spoken = spoken_of(stage, spoken_of(stage, row.title, row.subtitle, false),
                                               row.value, false),
                           .drawn = *box,
                           .hit = *box})) {
            pressed = i;
        }
        const Color ground = stage.held(own) ? colors.pressed : colors.surface;
        stage.fill(*box, ground, theme.radius);
        stage.outline(*box, colors.outline, theme.line, theme.radius);
        const float middle = box->y + box->h / 2;
        if (row.icon) {
            stage.icon(*row.icon, box->x + theme.padding + mark / 2, middle, colors.focus);
        }
        const float top = middle - (title + subtitle) / 2;
        stage.words(stage.broken(row.title, Type::strong, width), {box->x + left, top, width, title},
                    {colors.text, ground});
        stage.words(stage.broken(row.subtitle, Type::body, measure),
                    {box->x + left, top + title, measure, subtitle}, {colors.muted, ground});
        const float value_x = box->x + left + width + theme.padding * 0.4F;
        stage.words(stage.broken(row.value, Type::strong, value_width),
                    {value_x, box->y, value_width, box->h}, {colors.text, ground}, Align::right,
                    /*middle=*/true);
        stage.icon(Icon::chevron_right, box->right() - theme.padding * 0.6F - mark / 2, middle, colors.focus);
    }
    return pressed;
}

}  // namespace kiosk::ui
