// What lies around every page: the header above, the buttons below.
#include <algorithm>
#include <cmath>

#include "kiosk/ui/parts.h"

namespace kiosk::ui {

namespace {

/// A bronze drum, faint, to the right where no words are; nothing when the name is long.
void draw_ornament(Stage& stage, const Rect& header) {
    const Theme& theme = stage.theme;
    const float words = std::max(stage.width_of(stage.header.commune, Type::heading),
                                 stage.width_of(stage.header.centre, Type::body));
    const float clock =
        stage.width_of(stage.header.clock, Type::title) +
        (stage.header.listen.empty() ? 0 : stage.width_of(stage.header.listen, Type::strong) * 2);
    const float radius = header.h * 0.95F;
    const float x = header.w - theme.margin - clock - radius * 0.8F;
    if (theme.contrast == Contrast::high || header.h + theme.margin + words + radius > x) {
        return;
    }
    Color faint = theme.colors.emblem;
    faint.a = 46;
    stage.clip({header.x, header.y, x + radius * 0.8F - theme.padding, header.h});
    draw_drum(stage, x, header.h * 0.62F, radius, faint);
    stage.unclip();
}

/// The button of the voice is as wide whatever it says: it keeps its place when it is pressed.
float listen_word(const Stage& stage) {
    float widest = 0;
    for (const auto language : {Language::vi, Language::en}) {
        for (const TextKey key : {txt::footer_listen, txt::footer_listen_again}) {
            widest = std::max(widest, widest_word(stage, stage.texts.text(language, key), Type::strong));
        }
    }
    return widest;
}

}  // namespace

Edge draw_header(Stage& stage) {
    const Theme& theme = stage.theme;
    const Palette& colors = theme.colors;
    const float width = static_cast<float>(theme.panel.width_px);
    const float usual = theme.px(theme.panel.portrait() ? 34.0 : 22.0);
    const float emblem = std::min(usual * 0.34F, theme.px(12.0));
    const float clock_width = stage.width_of(stage.header.clock, Type::title);
    const float left = theme.margin + emblem * 2 + theme.padding;
    // A stranger's page offers the voice below, larger; whoever reaches only low finds it under "Chữ, màu".
    const bool listens =
        !stage.header.listen.empty() && stage.page.footer == Footer::full && theme.reach <= 0;
    const float listen =
        listens
            ? std::max(theme.px(20), listen_word(stage) + stage.letters().icon_px + theme.gap + theme.padding)
            : 0;
    const float right = width - theme.margin - listen - (listens ? theme.padding : 0);
    const float room = right - clock_width - theme.padding - left;
    const float name = height_of(stage, stage.header.commune, Type::heading, room);
    const float centre = height_of(stage, stage.header.centre, Type::body, room);
    const float button =
        listens ? std::max(theme.target, theme.line_height(Type::strong) * 2 + theme.gap) : 0;
    const float height = std::max({usual, name + centre + theme.padding * 1.2F,
                                   listens ? button + 2 * theme.px(5.6) + theme.line * 2 : 0});
    const float middle = height / 2 - theme.line;
    stage.fill({0, 0, width, height}, colors.header.ground);
    draw_ornament(stage, {0, 0, width, height});
    stage.fill({0, height - theme.line * 2, width, theme.line * 2}, colors.emblem);
    stage.ring(theme.margin + emblem, middle, emblem, colors.emblem, theme.line);
    stage.star(theme.margin + emblem, middle, emblem * 0.78F, colors.emblem);
    const float top = middle - (name + centre) / 2;
    say(stage, stage.header.commune, Type::heading, {left, top, room, name}, colors.header, Role::header);
    say(stage, stage.header.centre, Type::body, {left, top + name, room, centre}, colors.header,
        Role::header);
    say(stage, stage.header.clock, Type::title, {right - clock_width, 0, clock_width, middle * 2},
        colors.header, Role::header, Align::right,
        /*middle=*/true);
    Edge edge{.at = height};
    if (listens && press(stage, {.id = "listen",
                                 .label = stage.header.listen,
                                 .box = {width - theme.margin - listen, middle - button / 2, listen, button},
                                 .icon = Icon::sound})) {
        edge.press = Press::listen;
    }
    return edge;
}

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
    say(stage, stage.header.state, Type::strong, {left, y, width, height}, colors, Role::notice, Align::left,
        /*middle=*/true);
    stage.icon(Icon::warning, theme.margin + icon / 2, y + height / 2, colors.ink);
    return y + height;
}

namespace {

void put(Edge& bottom, Stage& stage, const ButtonPart& part, Press meaning) {
    if (press(stage, part)) {
        bottom.press = meaning;
    }
}

/// Leave, back, help, language and display: on every page, at the same place. Leave asks before it leaves.
void draw_footer(Stage& stage, Edge& bottom, float width) {
    const Theme& theme = stage.theme;
    const float y = static_cast<float>(theme.panel.height_px) - theme.margin - theme.button;
    const float each = std::floor((width - 4 * theme.gap) / 5);
    int place = 0;
    const auto next = [&](std::string_view id, std::string label, Icon icon, Press meaning,
                          Key key = Key::none) {
        const float x = theme.margin + static_cast<float>(place++) * (each + theme.gap);
        if (!label.empty()) {
            put(bottom, stage,
                {.id = std::string(id),
                 .label = std::move(label),
                 .box = {x, y, each, theme.button},
                 .icon = icon,
                 .key = key},
                meaning);
        }
    };
    bottom.at = y;
    next("leave", stage.text(txt::common_leave), Icon::leave, Press::leave);
    next("back", stage.page.back, Icon::arrow_back, Press::back, Key::escape);
    next("help", stage.text(txt::footer_help), Icon::help, Press::help, Key::help);
    next("language", stage.header.language, Icon::language, Press::language);
    next("display", stage.text(txt::footer_display), Icon::display, Press::display);
}

/// One large way forward and the other language beside it: all that a stranger needs.
void draw_welcome(Stage& stage, Edge& bottom) {
    const Theme& theme = stage.theme;
    const float usable = static_cast<float>(theme.panel.width_px) - 2 * theme.margin;
    // As high as the buttons of other pages together.
    const float height = theme.panel.portrait() || !stage.header.listen.empty()
                             ? 2 * theme.button + 1.5F * theme.gap
                             : theme.button * 1.5F;
    const float y = static_cast<float>(theme.panel.height_px) - theme.margin - height;
    const float primary = std::floor(usable * 0.64F);
    bottom.at = y;
    const float left = usable - primary - 2 * theme.gap;
    const bool listens = !stage.header.listen.empty();
    const float each = listens ? std::floor((height - 1.5F * theme.gap) / 2) : height;
    if (!stage.header.language.empty()) {
        put(bottom, stage,
            {.id = "language",
             .label = stage.header.language,
             .box = {theme.margin, y, left, each},
             .icon = Icon::language,
             .type = Type::heading},
            Press::language);
    }
    if (listens) {
        put(bottom, stage,
            {.id = "listen",
             .label = stage.header.listen,
             .box = {theme.margin, y + height - each, left, each},
             .icon = Icon::sound,
             .type = Type::strong},
            Press::listen);
    }
    put(bottom, stage,
        {.id = "primary",
         .label = stage.page.primary,
         .box = {theme.margin + usable - primary, y, primary, height},
         .icon = stage.page.primary_icon,
         .look = Look::primary,
         .type = Type::title},
        Press::primary);
}

/// The way forward at the bottom right, other answers to its left.
void draw_actions(Stage& stage, Edge& bottom, float right, float y, float primary_width, float other_width) {
    const Theme& theme = stage.theme;
    for (std::size_t i = std::min<std::size_t>(stage.page.secondary.size(), 2); i-- > 0;) {
        const float x = right - primary_width - static_cast<float>(i + 1) * (other_width + theme.gap);
        put(bottom, stage,
            {.id = i == 0 ? "secondary" : "secondary.2",
             .label = stage.page.secondary[i],
             .box = {x, y, other_width, theme.button}},
            i == 0 ? Press::secondary_first : Press::secondary_second);
    }
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
}

}  // namespace

Edge draw_bottom(Stage& stage) {
    const Theme& theme = stage.theme;
    const float width = static_cast<float>(theme.panel.width_px);
    const float right = width - theme.margin;
    Edge bottom{.at = static_cast<float>(theme.panel.height_px) - theme.margin};
    if (stage.page.footer == Footer::bare) {
        draw_welcome(stage, bottom);
        return bottom;
    }
    const bool acts = !stage.page.primary.empty() || !stage.page.secondary.empty();
    if (theme.panel.portrait()) {
        if (acts) {
            const float usable = width - 2 * theme.margin;
            const float primary = std::floor(usable * 0.44F);
            const float other =
                (usable - primary) / (stage.page.secondary.size() > 1 ? 2.0F : 1.0F) - theme.gap;
            const float y = static_cast<float>(theme.panel.height_px) - theme.margin - 2 * theme.button -
                            1.5F * theme.gap;
            draw_actions(stage, bottom, right, y, primary, std::floor(other));
        }
        draw_footer(stage, bottom, width - 2 * theme.margin);
        bottom.at -= acts ? theme.button + 1.5F * theme.gap : 0;
        return bottom;
    }
    const float usable = width - 2 * theme.margin;
    const float half = std::floor(usable * 0.545F);
    draw_footer(stage, bottom, half);
    if (acts) {
        const float y = static_cast<float>(theme.panel.height_px) - theme.margin - theme.button;
        const float primary = std::floor(usable * 0.19F);
        const float others = stage.page.secondary.size() > 1 ? 2 : 1;
        draw_actions(stage, bottom, right, y, primary,
                     std::floor((usable - half - primary) / others - 2 * theme.gap));
    }
    return bottom;
}

}  // namespace kiosk::ui
