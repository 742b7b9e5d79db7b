// What lies above a page: a question, and the choice of how the screen looks.
#include <algorithm>
#include <cmath>

#include "kiosk/ui/parts.h"

namespace kiosk::ui {

namespace {

// Half dark: the page stays recognisable, and nothing on it asks to be touched.
constexpr Color veil{8, 14, 30, 165};

/// The card in the middle; everything drawn from here on lies above the page.
Rect open_card(Stage& stage, float height, std::string_view id, std::string_view title) {
    const Theme& theme = stage.theme;
    stage.draw_above();
    stage.registry.begin_area(Area::question);
    const auto width = static_cast<float>(theme.panel.width_px);
    const auto whole = static_cast<float>(theme.panel.height_px);
    stage.fill({0, 0, width, whole}, veil);
    const float card = std::min(width - 2 * theme.margin, theme.measure * 1.5F);
    const float middle = std::max(theme.margin, (whole - height) / 2);
    const float low = whole - theme.margin - height;
    const Rect box{std::round((width - card) / 2), std::round(theme.reach > 0 ? low : middle), card, height};
    stage.card(box, theme.colors.surface);
    stage.note({.id = std::string(id),
                .role = Role::modal,
                .label = std::string(title),
                .spoken = std::string(title),
                .drawn = box});
    return box;
}

float card_width(const Theme& theme) {
    return std::min(static_cast<float>(theme.panel.width_px) - 2 * theme.margin, theme.measure * 1.5F);
}

constexpr std::array<Icon, 5> tone_icons = {Icon::help, Icon::info, Icon::check, Icon::warning, Icon::error};

}  // namespace

std::optional<std::size_t> Ui::question(const Question& question) {
    Stage& stage = *stage_;
    const Theme& theme = stage.theme;
    const Palette& colors = theme.colors;
    const float inside = card_width(theme) - theme.padding * 3;
    const float title = height_of(stage, question.title, Type::title, inside);
    const float words = height_of(stage, question.words, Type::body, inside);
    const float number = question.number.empty() ? 0 : theme.line_height(Type::code);
    const std::size_t count = std::max<std::size_t>(question.answers.size(), 1);
    const float gap = theme.gap * 1.5F;
    // Beside each other while each is wide enough, else below each other with the way forward last.
    const bool beside =
        (inside - gap * static_cast<float>(count - 1)) / static_cast<float>(count) >= theme.wide;
    const auto rows = static_cast<float>(beside ? 1 : count);
    const float buttons = rows * theme.button + (rows - 1) * gap;
    const float height = theme.padding * 5 + theme.circle + title + number + words + buttons;
    const Rect card = open_card(stage, height, question.id, question.title);
    const float x = card.x + theme.padding * 1.5F;
    float y = card.y + theme.padding * 1.5F;
    stage.circle_icon(tone_icons[static_cast<std::size_t>(question.tone)], x + theme.circle / 2,
                      y + theme.circle / 2, colors.tone[static_cast<std::size_t>(question.tone)]);
    y += theme.circle + theme.padding;
    say(stage, question.title, Type::title, {x, y, inside, title}, {colors.text, colors.surface},
        Role::heading);
    y += title + theme.gap;
    if (number > 0) {
        say(stage, question.number, Type::code, {x, y, inside, number}, {colors.text, colors.surface},
            Role::clock);
        y += number;
    }
    say(stage, question.words, Type::body, {x, y, inside, words}, {colors.text, colors.surface});
    y = card.bottom() - theme.padding * 1.5F - buttons;
    std::optional<std::size_t> pressed;
    const float width =
        beside ? std::floor((inside - gap * static_cast<float>(count - 1)) / static_cast<float>(count))
               : inside;
    for (std::size_t i = 0; i < question.answers.size(); ++i) {
        const auto place = static_cast<float>(i);
        const Rect box{beside ? x + place * (width + gap) : x, beside ? y : y + place * (theme.button + gap),
                       width, theme.button};
        const bool last = i + 1 == question.answers.size();
        if (press(stage, {.id = question.id + "." + std::to_string(i),
                          .label = question.answers[i],
                          .box = box,
                          .look = last ? Look::primary : Look::plain,
                          .key = last ? Key::escape : Key::none})) {
            pressed = i;
        }
    }
    return pressed;
}

void draw_dark(Stage& stage) {
    const Theme& theme = stage.theme;
    const bool asked = stage.modal_drawn;
    stage.draw_above();
    const auto width = static_cast<float>(theme.panel.width_px);
    const auto height = static_cast<float>(theme.panel.height_px);
    constexpr Color black{0, 0, 0};
    stage.fill({0, 0, width, height}, black);
    const std::string hint = stage.text(txt::dark_hint);
    const Rect box{theme.margin, height - theme.margin - theme.button, width - 2 * theme.margin,
                   theme.button};
    stage.note({.id = "wake", .role = Role::notice, .label = hint, .spoken = hint, .drawn = box});
    stage.words(stage.broken(hint, Type::body, box.w), box, {{150, 150, 150}, black}, Align::centre,
                /*middle=*/true);
    stage.draw_below();
    stage.modal_drawn = asked;  // It lies above the page, but asks nothing.
}

DisplayChoice Ui::display_settings() {
    Stage& stage = *stage_;
    const Theme& theme = stage.theme;
    const Palette& colors = theme.colors;
    const float inside = card_width(theme) - theme.padding * 3;
    const float gap = theme.gap * 1.5F;
    const float heading = theme.line_height(Type::heading) + theme.gap;
    const bool speaks = !stage.header.listen.empty();
    const float rows = (theme.panel.portrait() ? 3.0F : 2.0F) + (speaks ? 1.0F : 0.0F);
    // Within low reach all of it stands in the lower half.
    const float between = theme.reach > 0 ? theme.gap : theme.padding;
    const float height = theme.padding * 4 + theme.line_height(Type::title) +
                         rows * (heading + theme.button + between) + theme.button + gap;
    const std::string title = stage.text(txt::display_title);
    const Rect card = open_card(stage, height, "display.card", title);
    const float x = card.x + theme.padding * 1.5F;
    float y = card.y + theme.padding * 1.5F;
    DisplayChoice choice;
    say(stage, title, Type::title, {x, y, inside, theme.line_height(Type::title)},
        {colors.text, colors.surface}, Role::heading);
    y += theme.line_height(Type::title) + theme.padding;

    const auto row = [&](TextKey label, std::span<const TextKey> keys, std::string_view id,
                         std::size_t chosen) {
        say(stage, stage.text(label), Type::heading, {x, y, inside, heading}, {colors.text, colors.surface});
        y += heading;
        std::optional<std::size_t> pressed;
        const float width = std::floor((inside - gap * static_cast<float>(keys.size() - 1)) /
                                       static_cast<float>(keys.size()));
        for (std::size_t i = 0; i < keys.size(); ++i) {
            const std::string words = stage.text(keys[i]);
            const bool state = keys[i] != txt::display_softer && keys[i] != txt::display_louder;
            ButtonPart part{.id = std::string(id) + std::to_string(i),
                            .label = words,
                            .box = {x + static_cast<float>(i) * (width + gap), y, width, theme.button}};
            if (state) {
                part.icon = chosen == i ? Icon::radio_on : Icon::radio_off;
                part.role = Role::radio;
                part.spoken = spoken_of(stage, words, {}, chosen == i);
                part.chosen = chosen == i;
            }
            if (press(stage, part)) {
                pressed = i;
            }
        }
        y += theme.button + between;
        return pressed;
    };
    static constexpr std::array<TextKey, 3> sizes = {txt::display_size_normal, txt::display_size_large,
                                                     txt::display_size_largest};
    static constexpr std::array<TextKey, 2> contrasts = {txt::display_contrast_normal,
                                                         txt::display_contrast_high};
    if (const auto size =
            row(txt::display_size, sizes, "display.size.", static_cast<std::size_t>(theme.text_size))) {
        choice.text_size = static_cast<TextSize>(*size);
    }
    if (const auto contrast = row(txt::display_contrast, contrasts, "display.contrast.",
                                  static_cast<std::size_t>(theme.contrast))) {
        choice.contrast = static_cast<Contrast>(*contrast);
    }
    if (theme.panel.portrait()) {
        static constexpr std::array<TextKey, 2> reaches = {txt::display_reach_whole, txt::display_reach_low};
        if (const auto reach = row(txt::display_reach, reaches, "display.reach.", theme.reach > 0 ? 1 : 0)) {
            choice.reach = static_cast<Reach>(*reach);
        }
    }
    if (speaks) {
        const bool on = stage.display.listening;
        static constexpr std::array<TextKey, 4> voices = {txt::display_voice_off, txt::display_voice_on,
                                                          txt::display_softer, txt::display_louder};
        if (const auto pressed = row(txt::display_voice, voices, "display.voice.", on ? 1 : 0)) {
            choice.listening = *pressed < 2 ? std::optional(*pressed == 1) : std::nullopt;
            choice.louder = *pressed == 2 ? -1 : *pressed == 3 ? 1 : 0;
        }
        if (on) {
            choice.dark = press(stage, {.id = "display.dark",
                                        .label = stage.text(txt::display_dark),
                                        .box = {x, card.bottom() - theme.padding * 1.5F - theme.button,
                                                std::floor(inside * 0.5F), theme.button},
                                        .icon = Icon::visibility});
        }
    }
    const float width = std::max(theme.wide, std::floor(inside * 0.4F));
    choice.closed =
        press(stage, {.id = "display.close",
                      .label = stage.text(txt::common_done),
                      .box = {card.right() - theme.padding * 1.5F - width,
                              card.bottom() - theme.padding * 1.5F - theme.button, width, theme.button},
                      .icon = Icon::check,
                      .look = Look::primary,
                      .key = Key::escape});
    return choice;
}

}  // namespace kiosk::ui
