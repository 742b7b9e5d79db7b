// Widgets to choose and to press.
#include <algorithm>
#include <cmath>

#include "kiosk/ui/parts.h"

namespace kiosk::ui {

namespace {

// More than six at once are hard to compare (accessibility N31); the rest waits on the next sheet.
constexpr std::size_t cards_on_a_sheet = 6;
constexpr std::size_t rows_on_a_sheet = 7;

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
    Element element{.id = id, .role = Role::choice, .label = choice.title,
                    .spoken = spoken_of(stage, choice.title, choice.subtitle, choice.chosen), .drawn = box, .hit = box};
    element.chosen = choice.chosen;
    const bool fired = stage.touched(std::move(element));
    const Color ground = stage.held(id)   ? theme.colors.pressed
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

// A key takes a third, its value the rest.
constexpr float key_share = 0.34F;

float answer_height(const Stage& stage, const Row& answer, float width) {
    const float value = width * (1 - key_share) - stage.theme.padding;
    return std::max(height_of(stage, answer.title, Type::body, width * key_share),
                    height_of(stage, answer.value, Type::strong, value)) +
           stage.theme.gap * 1.2F;
}

/// One answer inside a review card, with a line above it.
void draw_answer(Stage& stage, const Row& answer, const Rect& box) {
    const Theme& theme = stage.theme;
    const float key = std::floor(box.w * key_share);
    const float top = box.y + theme.gap * 0.6F;
    stage.fill({box.x, box.y, box.w, std::ceil(theme.line / 2)}, theme.colors.keyboard.ground);
    say(stage, answer.title, Type::body, {box.x, top, key, box.h}, {theme.colors.muted, theme.colors.surface});
    say(stage, answer.value, Type::strong, {box.x + key + theme.padding, top, box.w - key - theme.padding, box.h},
        {theme.colors.text, theme.colors.surface});
}

}  // namespace

bool Ui::button(std::string_view id, std::string_view label, Icon icon, ButtonStyle style) {
    Stage& stage = *stage_;
    const Theme& theme = stage.theme;
    stage.space(theme.gap * 1.4F);
    // The one thing a page is about takes its whole width.
    const bool main = style == ButtonStyle::primary;
    const auto box = stage.place(main ? theme.button * 1.4F : theme.button);
    if (!box) {
        return false;
    }
    const float wanted = stage.width_of(label, Type::strong) + stage.letters().icon_px + theme.gap + theme.padding * 3;
    const Rect own{box->x, box->y, main ? box->w : std::min(box->w, std::max(wanted, theme.wide)), box->h};
    const Look look = style == ButtonStyle::primary  ? Look::primary
                      : style == ButtonStyle::danger ? Look::danger
                                                     : Look::plain;
    return press(stage, {.id = std::string(id), .label = std::string(label), .box = own, .icon = icon, .look = look,
                         .type = main ? Type::heading : Type::strong});
}

std::optional<std::size_t> Ui::choices(std::string_view id, std::span<const Choice> choices) {
    Stage& stage = *stage_;
    const Theme& theme = stage.theme;
    const float gap = theme.gap * 2;
    // Upright two columns are calm; a third only where each still holds a circle and two words beside it.
    const bool three = !theme.panel.portrait() &&
                       stage.content.w > 3 * (theme.circle + theme.padding * 3 + theme.em_of(Type::heading) * 6);
    const std::size_t columns = three ? 3 : 2;
    const float width = std::floor((stage.content.w - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns));
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
        widest = std::max(widest, stage.width_of(tool.title, Type::strong) + stage.letters().icon_px + theme.padding * 2);
    }
    const auto fitting = static_cast<std::size_t>((stage.content.w + theme.gap) / (widest + theme.gap));
    const std::size_t columns = std::clamp<std::size_t>(fitting, 1, std::max<std::size_t>(1, tools.size()));
    const float width = std::floor((stage.content.w - theme.gap * static_cast<float>(columns - 1)) / static_cast<float>(columns));
    std::optional<std::size_t> pressed;
    for (std::size_t first = 0; first < tools.size(); first += columns) {
        stage.space(theme.gap * 1.4F);
        const auto row = stage.place(theme.button);
        for (std::size_t i = first; row && i < std::min(first + columns, tools.size()); ++i) {
            const Rect box{row->x + static_cast<float>(i - first) * (width + theme.gap), row->y, width, theme.button};
            if (press(stage, {.id = sub_id(id, tools[i].id, i), .label = tools[i].title, .box = box, .icon = tools[i].icon})) {
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
        if (stage.touched({.id = own, .role = Role::row, .label = row.title,
                           .spoken = spoken_of(stage, row.title, row.subtitle, false), .drawn = *box, .hit = *box})) {
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
        stage.words(stage.broken(row.subtitle, Type::body, width), {box->x + left, top + title, width, subtitle},
                    {colors.muted, ground});
        const float value_x = box->x + left + width + theme.padding * 0.4F;
        stage.words(stage.broken(row.value, Type::strong, value_width), {value_x, box->y, value_width, box->h},
                    {colors.text, ground}, Align::right, /*middle=*/true);
        stage.icon(Icon::chevron_right, box->right() - theme.padding * 0.6F - mark / 2, middle, colors.focus);
    }
    return pressed;
}

std::optional<std::size_t> Ui::options(std::string_view id, std::string_view label, std::span<const std::string> options,
                                       std::optional<std::size_t> chosen, std::string_view problem) {
    Stage& stage = *stage_;
    const Theme& theme = stage.theme;
    stage.space(theme.padding);
    label_lines(stage, label, {});
    // Two or three short answers stand beside each other, others below each other.
    const float icons = stage.letters().icon_px + theme.gap + theme.padding * 2;
    float widest = 0;
    for (const std::string& option : options) {
        widest = std::max(widest, stage.width_of(option, Type::strong) + icons);
    }
    const auto fitting = static_cast<std::size_t>((stage.content.w + theme.gap * 1.5F) / (widest + theme.gap * 1.5F));
    const std::size_t columns = std::clamp<std::size_t>(fitting, 1, std::min<std::size_t>(3, std::max<std::size_t>(1, options.size())));
    const float gap = theme.gap * 1.5F;
    const float width = std::floor((stage.content.w - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns));
    std::optional<std::size_t> pressed;
    for (std::size_t first = 0; first < options.size(); first += columns) {
        float height = theme.button;
        for (std::size_t i = first; i < std::min(first + columns, options.size()); ++i) {
            height = std::max(height, height_of(stage, options[i], Type::strong, width - icons) + theme.padding);
        }
        stage.space(theme.gap * 1.2F);
        const auto row = stage.place(height);
        for (std::size_t i = first; row && i < std::min(first + columns, options.size()); ++i) {
            const bool on = chosen == i;
            const Rect box{row->x + static_cast<float>(i - first) * (width + gap), row->y, width, height};
            if (press(stage, {.id = sub_id(id, {}, i), .label = options[i], .box = box,
                              .icon = on ? Icon::radio_on : Icon::radio_off, .role = Role::radio,
                              .spoken = spoken_of(stage, options[i], {}, on), .chosen = on})) {
                pressed = i;
            }
        }
    }
    problem_line(stage, problem, Tone::danger);
    return pressed;
}

bool Ui::review(std::string_view id, std::string_view title, std::span<const Row> answers) {
    Stage& stage = *stage_;
    const Theme& theme = stage.theme;
    const Pair ground{theme.colors.text, theme.colors.surface};
    const std::string label = stage.text(txt::review_edit);
    const float edit = stage.width_of(label, Type::strong) + stage.letters().icon_px + theme.gap + theme.padding * 2;
    const float inside = stage.content.w - 2 * theme.padding;
    const float title_width = inside - edit - theme.padding;
    const float head = std::max(theme.button, height_of(stage, title, Type::heading, title_width)) + theme.gap * 2;
    float height = head + theme.padding;
    for (const Row& answer : answers) {
        height += answer_height(stage, answer, inside);
    }
    stage.space(theme.gap * 2);
    const auto card = stage.place(height);
    if (!card) {
        return false;
    }
    stage.card(*card, theme.colors.surface);
    const float x = card->x + theme.padding;
    say(stage, title, Type::heading, {x, card->y + theme.gap, title_width, head - theme.gap * 2}, ground, Role::heading,
        Align::left, /*middle=*/true);
    const bool pressed =
        press(stage, {.id = std::string(id), .label = label,
                      .box = {card->right() - theme.gap - edit, card->y + theme.gap, edit, theme.button},
                      .icon = Icon::edit, .spoken = label + ": " + std::string(title)});
    float y = card->y + head;
    for (const Row& answer : answers) {
        draw_answer(stage, answer, {x, y, inside, answer_height(stage, answer, inside)});
        y += answer_height(stage, answer, inside);
    }
    return pressed;
}

bool Ui::checkbox(std::string_view id, std::string_view words, bool checked, std::string_view problem) {
    Stage& stage = *stage_;
    const Theme& theme = stage.theme;
    const float mark = stage.letters().icon_px;
    const float left = theme.padding + mark + theme.padding * 0.7F;
    const float width = stage.content.w - left - theme.padding;
    stage.space(theme.padding);
    const float words_height = height_of(stage, words, Type::strong, width);
    bool pressed = false;
    if (const auto box = stage.place(std::max(theme.button, words_height + theme.padding * 1.4F))) {
        const std::string own(id);
        Element element{.id = own, .role = Role::checkbox, .label = std::string(words),
                        .spoken = spoken_of(stage, std::string(words), {}, checked), .drawn = *box, .hit = *box};
        element.chosen = checked;
        pressed = stage.touched(std::move(element));
        const Color ground = stage.held(own) ? theme.colors.pressed : checked ? theme.colors.chosen : theme.colors.surface;
        stage.card(*box, ground, checked);
        if (!checked) {
            stage.outline(*box, theme.colors.outline, theme.line, theme.radius);
        }
        stage.icon(checked ? Icon::box_on : Icon::box_off, box->x + theme.padding + mark / 2, box->y + box->h / 2,
                   theme.colors.focus);
        stage.words(stage.broken(words, Type::strong, width), {box->x + left, box->y, width, box->h},
                    {theme.colors.text, ground}, Align::left, /*middle=*/true);
    }
    problem_line(stage, problem, Tone::danger);
    return pressed;
}

std::optional<int> Ui::stepper(const Stepper& stepper) {
    Stage& stage = *stage_;
    const Theme& theme = stage.theme;
    stage.space(theme.padding);
    label_lines(stage, stepper.label, {});
    const auto box = stage.place(theme.button);
    if (!box) {
        return std::nullopt;
    }
    const float side = std::max(theme.button, theme.target);
    const std::string value = std::to_string(stepper.value) + (stepper.unit.empty() ? "" : " " + stepper.unit);
    const float middle = std::min(box->w - 2 * (side + theme.gap),
                                  std::max(theme.wide, stage.width_of(value, Type::title) + theme.padding * 2));
    std::optional<int> changed;
    if (stepper.value > stepper.least &&
        press(stage, {.id = stepper.id + ".less", .label = "–", .box = {box->x, box->y, side, box->h},
                      .role = Role::stepper, .type = Type::title,
                      .spoken = stage.text(txt::spoken_less) + ": " + stepper.label})) {
        changed = stepper.value - 1;
    }
    say(stage, value, Type::title, {box->x + side + theme.gap, box->y, middle, box->h},
        {theme.colors.text, theme.colors.background}, Role::text, Align::centre, /*middle=*/true);
    if (stepper.value < stepper.most &&
        press(stage, {.id = stepper.id + ".more", .label = "+",
                      .box = {box->x + side + 2 * theme.gap + middle, box->y, side, box->h}, .role = Role::stepper,
                      .type = Type::title, .spoken = stage.text(txt::spoken_more) + ": " + stepper.label})) {
        changed = stepper.value + 1;
    }
    return changed;
}

std::optional<std::size_t> Ui::stars(std::string_view id, std::span<const std::string> labels,
                                     std::optional<std::size_t> chosen) {
    Stage& stage = *stage_;
    const Theme& theme = stage.theme;
    if (labels.empty()) {
        return std::nullopt;
    }
    const float gap = theme.gap * 1.5F;
    const auto count = static_cast<float>(labels.size());
    const float width = std::floor((stage.content.w - gap * (count - 1)) / count);
    const float inside = width - theme.gap;
    float words = 0;
    for (const std::string& label : labels) {
        words = std::max(words, height_of(stage, label, Type::strong, inside));
    }
    stage.space(theme.padding);
    const auto row = stage.place(theme.circle + words + theme.padding * 2.5F);
    std::optional<std::size_t> pressed;
    for (std::size_t i = 0; row && i < labels.size(); ++i) {
        const Rect box{row->x + static_cast<float>(i) * (width + gap), row->y, width, row->h};
        const std::string own = sub_id(id, {}, i);
        const bool lit = chosen && i <= *chosen;
        Element element{.id = own, .role = Role::radio, .label = labels[i],
                        .spoken = spoken_of(stage, labels[i], {}, chosen == i), .drawn = box, .hit = box};
        element.chosen = chosen == i;
        if (stage.touched(std::move(element))) {
            pressed = i;
        }
        const Color ground = stage.held(own) ? theme.colors.pressed : theme.colors.surface;
        stage.card(box, ground, chosen == i);
        stage.circle_icon(lit ? Icon::star : Icon::star_border, box.x + width / 2,
                          box.y + theme.padding + theme.circle / 2,
                          theme.colors.tone[static_cast<std::size_t>(lit ? Tone::info : Tone::neutral)]);
        stage.words(stage.broken(labels[i], Type::strong, inside),
                    {box.x + theme.gap / 2, box.y + theme.padding * 1.5F + theme.circle, inside, words},
                    {theme.colors.text, ground}, Align::centre);
    }
    return pressed;
}

}  // namespace kiosk::ui
