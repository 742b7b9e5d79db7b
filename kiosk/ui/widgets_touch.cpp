// Widgets to choose and to press.
#include <algorithm>
#include <cmath>

#include "kiosk/ui/parts.h"

namespace kiosk::ui {

namespace {

float answer_height(const Stage& stage, const Row& answer, float width) {
    return spread(stage, answer.title, answer.value, width).height + stage.theme.gap * 0.8F;
}

/// One answer inside a review card, with a line above it.
void draw_answer(Stage& stage, const Row& answer, const Rect& box) {
    const Theme& theme = stage.theme;
    const Spread place = spread(stage, answer.title, answer.value, box.w);
    const float top = box.y + theme.gap * 0.4F;
    stage.fill({box.x, box.y, box.w, std::ceil(theme.line / 2)}, theme.colors.keyboard.ground);
    say(stage, answer.title, Type::body, place.key.moved(box.x, top),
        {theme.colors.muted, theme.colors.surface});
    if (!answer.value.empty()) {
        say(stage, answer.value, Type::strong, place.value.moved(box.x, top),
            {theme.colors.text, theme.colors.surface});
    }
}

}  // namespace

bool Ui::button(std::string_view id, std::string_view label, Icon icon, ButtonStyle style) {
    Stage& stage = *stage_;
    const Theme& theme = stage.theme;
    stage.space(theme.gap * 1.4F);
    // The one thing a page is about takes its whole width.
    const bool main = style == ButtonStyle::primary;
    const auto box = stage.place(main ? theme.button * 1.4F : theme.button, 0, Block::touch);
    if (!box) {
        return false;
    }
    const float wanted =
        stage.width_of(label, Type::strong) + stage.letters().icon_px + theme.gap + theme.padding * 3;
    const Rect own{box->x, box->y, main ? box->w : std::min(box->w, std::max(wanted, theme.wide)), box->h};
    const Look look = style == ButtonStyle::primary  ? Look::primary
                      : style == ButtonStyle::danger ? Look::danger
                                                     : Look::plain;
    return press(stage, {.id = std::string(id),
                         .label = std::string(label),
                         .box = own,
                         .icon = icon,
                         .look = look,
                         .type = main ? Type::heading : Type::strong});
}

std::optional<std::size_t> Ui::options(std::string_view id, std::string_view label,
                                       std::span<const std::string> options,
                                       std::optional<std::size_t> chosen, std::string_view problem) {
    Stage& stage = *stage_;
    const Theme& theme = stage.theme;
    stage.space(theme.padding);
    label_lines(stage, label, {}, theme.button);
    // Two or three short answers stand beside each other, others below each other.
    const float icons = stage.letters().icon_px + theme.gap + theme.padding * 2;
    float widest = 0;
    for (const std::string& option : options) {
        widest = std::max(widest, stage.width_of(option, Type::strong) + icons);
    }
    const auto fitting =
        static_cast<std::size_t>((stage.content.w + theme.gap * 1.5F) / (widest + theme.gap * 1.5F));
    const std::size_t columns = std::clamp<std::size_t>(
        fitting, 1, std::min<std::size_t>(3, std::max<std::size_t>(1, options.size())));
    const float gap = theme.gap * 1.5F;
    const float width =
        std::floor((stage.content.w - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns));
    std::optional<std::size_t> pressed;
    for (std::size_t first = 0; first < options.size(); first += columns) {
        float height = theme.button;
        for (std::size_t i = first; i < std::min(first + columns, options.size()); ++i) {
            height =
                std::max(height, height_of(stage, options[i], Type::strong, width - icons) + theme.padding);
        }
        const auto row =
            offer(stage, std::min(columns, options.size() - first), theme.gap * 1.2F, height, theme.padding);
        for (std::size_t i = first; row && i < std::min(first + columns, options.size()); ++i) {
            const bool on = chosen == i;
            const Rect box{row->x + static_cast<float>(i - first) * (width + gap), row->y, width, row->h};
            if (press(stage, {.id = sub_id(id, {}, i),
                              .label = options[i],
                              .box = box,
                              .icon = on ? Icon::radio_on : Icon::radio_off,
                              .role = Role::radio,
                              .spoken = spoken_of(stage, options[i], {}, on),
                              .chosen = on})) {
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
    const float edit =
        stage.width_of(label, Type::strong) + stage.letters().icon_px + theme.gap + theme.padding * 2;
    const float inside = stage.content.w - 2 * theme.padding;
    const float title_width = inside - edit - theme.padding;
    // Many of these stand on a page, and a touch by mistake loses nothing: a small target serves.
    const float button = std::max(theme.px(13.5), theme.line_height(Type::strong) + theme.gap);
    const float head = std::max(button, height_of(stage, title, Type::strong, title_width)) + theme.gap * 2;
    float height = head + (answers.empty() ? 0 : theme.gap);
    for (std::size_t i = 0; i < answers.size(); ++i) {
        const float more = answer_height(stage, answers[i], inside);
        if (i > 0 && height + more > stage.content.h) {
            // More than a sheet: the rest stands on a card of its own, under the same title.
            const bool here = review(id, title, answers.first(i));
            return review(id, title, answers.subspan(i)) || here;
        }
        height += more;
    }
    stage.space(theme.gap * 1.4F);
    const auto card = stage.place(height, 0, Block::touch);
    if (!card) {
        return false;
    }
    stage.card(*card, theme.colors.surface);
    const float x = card->x + theme.padding;
    say(stage, title, Type::strong, {x, card->y + theme.gap, title_width, head - theme.gap * 2},
        {theme.contrast == Contrast::high ? theme.colors.muted : theme.colors.focus, ground.ground},
        Role::heading, Align::left, /*middle=*/true);
    const bool pressed =
        press(stage, {.id = std::string(id),
                      .label = label,
                      .box = {card->right() - theme.gap - edit, card->y + theme.gap, edit, button},
                      .icon = Icon::edit,
                      .spoken = label + ": " + std::string(title)});
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
    const float words_height = height_of(stage, words, Type::heading, width);
    bool pressed = false;
    const float least = std::max(theme.button, words_height + theme.padding * 1.4F);
    if (const auto box = stage.place(least, theme.circle * 2, Block::touch)) {
        const std::string own(id);
        Element element{.id = own,
                        .role = Role::checkbox,
                        .label = std::string(words),
                        .spoken = spoken_of(stage, std::string(words), {}, checked),
                        .drawn = *box,
                        .hit = *box};
        element.chosen = checked;
        pressed = stage.touched(std::move(element));
        const Color ground = stage.held(own) ? theme.colors.pressed
                             : checked       ? theme.colors.chosen
                                             : theme.colors.surface;
        choice_card(stage, *box, ground, checked);
        stage.icon(checked ? Icon::box_on : Icon::box_off, box->x + theme.padding + mark / 2,
                   box->y + box->h / 2, theme.colors.focus);
        stage.words(stage.broken(words, Type::heading, width), {box->x + left, box->y, width, box->h},
                    {theme.colors.text, ground}, Align::left, /*middle=*/true);
    }
    problem_line(stage, problem, Tone::danger);
    return pressed;
}

std::optional<int> Ui::stepper(const Stepper& stepper) {
    Stage& stage = *stage_;
    const Theme& theme = stage.theme;
    stage.space(theme.padding);
    label_lines(stage, stepper.label, {}, theme.button);
    const auto box = stage.place(theme.button, 0, Block::touch);
    if (!box) {
        return std::nullopt;
    }
    const float side = std::max(theme.button, theme.target);
    const std::string value =
        std::to_string(stepper.value) + (stepper.unit.empty() ? "" : " " + stepper.unit);
    const float middle =
        std::min(box->w - 2 * (side + theme.gap),
                 std::max(theme.wide, stage.width_of(value, Type::title) + theme.padding * 2));
    std::optional<int> changed;
    if (stepper.value > stepper.least &&
        press(stage, {.id = stepper.id + ".less",
                      .label = "–",
                      .box = {box->x, box->y, side, box->h},
                      .role = Role::stepper,
                      .type = Type::title,
                      .spoken = stage.text(txt::spoken_less) + ": " + stepper.label})) {
        changed = stepper.value - 1;
    }
    say(stage, value, Type::title, {box->x + side + theme.gap, box->y, middle, box->h},
        {theme.colors.text, theme.colors.background}, Role::text, Align::centre, /*middle=*/true);
    if (stepper.value < stepper.most &&
        press(stage, {.id = stepper.id + ".more",
                      .label = "+",
                      .box = {box->x + side + 2 * theme.gap + middle, box->y, side, box->h},
                      .role = Role::stepper,
                      .type = Type::title,
                      .spoken = stage.text(txt::spoken_more) + ": " + stepper.label})) {
        changed = stepper.value + 1;
    }
    return changed;
}

std::optional<std::size_t> Ui::stars(std::string_view id, std::span<const std::string> labels) {
    Stage& stage = *stage_;
    const Theme& theme = stage.theme;
    const float radius = theme.circle * 0.26F;
    const float step = radius * 2 + theme.gap;
    const float row_of_stars = step * static_cast<float>(labels.size());
    const float width = stage.content.w - row_of_stars - theme.padding * 3;
    std::optional<std::size_t> pressed;
    // The most stars first, as everywhere where people rate.
    for (std::size_t i = labels.size(); i-- > 0;) {
        const float words = height_of(stage, labels[i], Type::heading, width);
        stage.space(theme.gap * 1.5F);
        const auto box =
            stage.place(std::max(theme.button, words + theme.padding), theme.button * 0.8F, Block::touch);
        if (!box) {
            continue;
        }
        const std::string own = sub_id(id, {}, i);
        Element element{.id = own,
                        .role = Role::radio,
                        .label = labels[i],
                        .spoken = labels[i],
                        .drawn = *box,
                        .hit = *box};
        if (stage.touched(std::move(element))) {
            pressed = i;
        }
        const Color ground = stage.held(own) ? theme.colors.pressed : theme.colors.surface;
        choice_card(stage, *box, ground, /*chosen=*/false);
        const float middle = box->y + box->h / 2;
        for (std::size_t star = 0; star < labels.size(); ++star) {
            const float x = box->x + theme.padding + radius + step * static_cast<float>(star);
            stage.star(x, middle, radius, theme.colors.focus);
            if (star > i) {
                stage.star(x, middle, radius * 0.78F, ground);  // Only its edge: a star not given.
            }
        }
        stage.words(stage.broken(labels[i], Type::heading, width),
                    {box->x + theme.padding * 2 + row_of_stars, box->y, width, box->h},
                    {theme.colors.text, ground}, Align::left, /*middle=*/true);
    }
    return pressed;
}

}  // namespace kiosk::ui
