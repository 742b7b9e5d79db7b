// Cards and rows to choose from.
#include <algorithm>
#include <cmath>

#include "kiosk/ui/parts.h"

namespace kiosk::ui {

namespace {

// More than six at once are hard to compare (accessibility N31); the rest waits on the next sheet.
constexpr std::size_t cards_on_a_sheet = 6;
constexpr std::size_t rows_on_a_sheet = 7;

/// Where the words of a card begin and how wide they may be.
struct CardRoom {
    float left = 0;
    float width = 0;
};

CardRoom room_in(const Stage& stage, float card_width, bool mark) {
    const Theme& theme = stage.theme;
    const float left = theme.padding + theme.circle + theme.padding;
    const float right = theme.padding + (mark ? stage.letters().icon_px + theme.gap : 0);
    return {left, card_width - left - right};
}

float card_height(const Stage& stage, const Choice& choice, float card_width, bool mark) {
    const Theme& theme = stage.theme;
    const CardRoom room = room_in(stage, card_width, mark);
    const float words = height_of(stage, choice.title, Type::heading, room.width) +
                        height_of(stage, choice.subtitle, Type::body, room.width);
    return std::max(words, theme.circle) + theme.padding * 2;
}

bool draw_card(Stage& stage, const std::string& id, const Choice& choice, const Rect& box, bool mark) {
    const Theme& theme = stage.theme;
    Element element{.id = id,
                    .role = Role::choice,
                    .label = choice.title,
                    .spoken = spoken_of(stage, choice.title, choice.subtitle, choice.chosen),
                    .drawn = box,
                    .hit = box};
    element.chosen = choice.chosen;
    const bool fired = stage.touched(std::move(element));
    const Color ground = stage.held(id)  ? theme.colors.pressed
                         : choice.chosen ? theme.colors.chosen
                                         : theme.colors.surface;
    stage.card(box, ground, choice.chosen);
    const float middle = box.y + box.h / 2;
    const Pair circle = theme.colors.tints[static_cast<std::size_t>(choice.tint)];
    stage.circle_icon(choice.icon, box.x + theme.padding + theme.circle / 2, middle, circle);
    const CardRoom room = room_in(stage, box.w, mark);
    const Lines title = stage.broken(choice.title, Type::heading, room.width);
    const Lines subtitle = stage.broken(choice.subtitle, Type::body, room.width);
    const float top = middle - (title.height + subtitle.height) / 2;
    stage.words(title, {box.x + room.left, top, room.width, title.height}, {theme.colors.text, ground});
    stage.words(subtitle, {box.x + room.left, top + title.height, room.width, subtitle.height},
                {theme.colors.muted, ground});
    if (mark) {
        const float x = box.right() - theme.padding - stage.letters().icon_px / 2;
        stage.icon(choice.chosen ? Icon::check_circle : Icon::chevron_right, x, middle, theme.colors.focus);
    }
    return fired;
}

}  // namespace

std::optional<std::size_t> Ui::choices(std::string_view id, std::span<const Choice> choices) {
    Stage& stage = *stage_;
    const Theme& theme = stage.theme;
    const float gap = theme.gap * 2;
    // Upright two columns are calm; a third only where each still holds a circle and two words beside it.
    const bool three = !theme.panel.portrait() && stage.content.w > 3 * (theme.circle + theme.padding * 3 +
                                                                         theme.em_of(Type::heading) * 6);
    const std::size_t columns = three ? 3 : 2;
    const float width =
        std::floor((stage.content.w - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns));
    float height = 0;
    for (const Choice& choice : choices) {
        height = std::max(height, card_height(stage, choice, width, /*mark=*/false));
    }
    // Cards that have the page for themselves grow into the room there is, up to a calm proportion.
    const std::size_t sheet_rows = (std::min(choices.size(), cards_on_a_sheet) + columns - 1) / columns;
    if (sheet_rows > 0 && stage.cursor <= stage.content.y) {
        const float share = stage.content.h / static_cast<float>(sheet_rows) - gap;
        height = std::max(height, std::min(share, height * 1.7F));
    }
    std::optional<std::size_t> pressed;
    for (std::size_t first = 0; first < choices.size(); first += columns) {
        if (first > 0 && first % cards_on_a_sheet == 0) {
            stage.new_sheet();
        }
        stage.space(gap);
        const auto row = stage.place(height);
        for (std::size_t i = first; row && i < std::min(first + columns, choices.size()); ++i) {
            const Rect box{row->x + static_cast<float>(i - first) * (width + gap), row->y, width, height};
            if (draw_card(stage, sub_id(id, choices[i].id, i), choices[i], box, /*mark=*/false)) {
                pressed = i;
            }
        }
    }
    return pressed;
}

std::optional<std::size_t> Ui::tools(std::string_view id, std::span<const Choice> tools) {
    Stage& stage = *stage_;
    const Theme& theme = stage.theme;
    float widest = theme.wide;
    for (const Choice& tool : tools) {
        widest = std::max(
            widest, stage.width_of(tool.title, Type::strong) + stage.letters().icon_px + theme.padding * 2);
    }
    const auto fitting = static_cast<std::size_t>((stage.content.w + theme.gap) / (widest + theme.gap));
    const std::size_t columns = std::clamp<std::size_t>(fitting, 1, std::max<std::size_t>(1, tools.size()));
    const float width = std::floor((stage.content.w - theme.gap * static_cast<float>(columns - 1)) /
                                   static_cast<float>(columns));
    std::optional<std::size_t> pressed;
    for (std::size_t first = 0; first < tools.size(); first += columns) {
        stage.space(theme.gap * 1.4F);
        const auto row = stage.place(theme.button);
        for (std::size_t i = first; row && i < std::min(first + columns, tools.size()); ++i) {
            const Rect box{row->x + static_cast<float>(i - first) * (width + theme.gap), row->y, width,
                           theme.button};
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
    Stage& stage = *stage_;
    std::optional<std::size_t> pressed;
    const float gap = stage.theme.gap * 2;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        stage.space(gap);
        const float share = stage.content.h / static_cast<float>(choices.size()) - gap;
        const float least = card_height(stage, choices[i], stage.content.w, /*mark=*/true);
        const auto box = stage.place(std::max(least, std::min(share, least * 1.25F)));
        if (box && draw_card(stage, sub_id(id, choices[i].id, i), choices[i], *box, /*mark=*/true)) {
            pressed = i;
        }
    }
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
        const float subtitle = height_of(stage, row.subtitle, Type::body, width);
        const float height = std::max(theme.button, title + subtitle + theme.padding);
        if (i > 0 && i % rows_on_a_sheet == 0) {
            stage.new_sheet();
        }
        stage.space(theme.gap);
        const auto box = stage.place(height);
        if (!box) {
            continue;
        }
        const std::string own = sub_id(id, {}, i);
        if (stage.touched({.id = own,
                           .role = Role::row,
                           .label = row.title,
                           .spoken = spoken_of(stage, row.title, row.subtitle, false),
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
        stage.words(stage.broken(row.subtitle, Type::body, width),
                    {box->x + left, top + title, width, subtitle}, {colors.muted, ground});
        const float value_x = box->x + left + width + theme.padding * 0.4F;
        stage.words(stage.broken(row.value, Type::strong, value_width),
                    {value_x, box->y, value_width, box->h}, {colors.text, ground}, Align::right,
                    /*middle=*/true);
        stage.icon(Icon::chevron_right, box->right() - theme.padding * 0.6F - mark / 2, middle, colors.focus);
    }
    return pressed;
}

}  // namespace kiosk::ui
