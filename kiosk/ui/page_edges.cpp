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

/// The widest word of these in every complete language: what is as wide as that keeps its place whatever it
/// says.
float widest_word_of(const Stage& stage, std::initializer_list<TextKey> keys) {
    float widest = 0;
    for (const auto language : {Language::vi, Language::en}) {
        for (const TextKey key : keys) {
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
    // With letters too large for the panel the hall's name is enough.
    const bool brief = theme.compact;
    const Type type = brief ? Type::strong : Type::heading;
    const std::string_view centre_words = brief ? std::string_view() : stage.header.centre;
    const std::string_view clock = brief ? std::string_view() : stage.header.clock;
    const float usual = theme.px(brief ? 16.0 : theme.panel.portrait() ? 34.0 : 22.0);
    const float emblem = std::min(usual * 0.34F, theme.px(12.0));
    const float clock_width = stage.width_of(clock, Type::title);
    const float left = theme.margin + emblem * 2 + theme.padding;
    // A stranger's page offers the voice below, larger; whoever reaches only low finds it under "Chữ, màu".
    const bool listens =
        !stage.header.listen.empty() && stage.page.footer == Footer::full && theme.reach <= 0 && !brief;
    const float listen =
        listens
            ? std::max(theme.px(20), widest_word_of(stage, {txt::footer_listen, txt::footer_listen_again}) +
                                         stage.letters().icon_px + theme.gap + theme.padding)
            : 0;
    const float right = width - theme.margin - listen - (listens ? theme.padding : 0);
    const float room = right - clock_width - theme.padding - left;
    const float name = height_of(stage, stage.header.commune, type, room);
    const float centre = height_of(stage, centre_words, Type::body, room);
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
    const auto write = [&](std::string_view words, Type size, const Rect& box, Align align = Align::left) {
        if (!words.empty()) {
            say(stage, words, size, box, colors.header, Role::header, align, /*middle=*/true);
        }
    };
    write(stage.header.commune, type, {left, top, room, name});
    write(centre_words, Type::body, {left, top + name, room, centre});
    write(clock, Type::title, {right - clock_width, 0, clock_width, middle * 2}, Align::right);
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

constexpr std::size_t footer_buttons = 5;
using Places = std::array<Rect, footer_buttons>;

/// What each button of the footer needs to break no word.
std::array<float, footer_buttons> least_widths(const Stage& stage) {
    static constexpr std::array<TextKey, footer_buttons> words{
        txt::common_leave, txt::common_back, txt::footer_help, txt::language_name, txt::footer_display};
    std::array<float, footer_buttons> widths{};
    std::ranges::transform(words, widths.begin(), [&](TextKey key) {
        return std::ceil(widest_word_of(stage, {key}) + stage.theme.padding);
    });
    return widths;
}

/// Beside each other and alike; lying down, with letters too large for that, each as wide as it must be.
Places footer_row(const Stage& stage) {
    const Theme& theme = stage.theme;
    const float usable = static_cast<float>(theme.panel.width_px) - 2 * theme.margin;
    const float width = theme.panel.portrait() ? usable : std::floor(usable * 0.545F);
    constexpr auto count = static_cast<float>(footer_buttons);
    std::array<float, footer_buttons> widths{};
    widths.fill(std::floor((width - (count - 1) * theme.gap) / count));
    if (theme.compact) {
        widths = least_widths(stage);
    }
    Places places;
    float x = theme.margin;
    for (std::size_t i = 0; i < places.size(); ++i) {
        places.at(i) = {x, static_cast<float>(theme.panel.height_px) - theme.margin - theme.button,
                        widths.at(i), theme.button};
        x += widths.at(i) + theme.gap;
    }
    return places;
}

/// Three above two, for an upright panel too narrow for a row; the sixth place is the way forward.
Rect place_in_block(const Stage& stage, std::size_t i) {
    const Theme& theme = stage.theme;
    constexpr std::size_t columns = 3;
    const float width = static_cast<float>(theme.panel.width_px) - 2 * theme.margin;
    const float each = std::floor((width - 2 * theme.gap) / static_cast<float>(columns));
    const float last = static_cast<float>(theme.panel.height_px) - theme.margin - theme.button;
    return {theme.margin + static_cast<float>(i % columns) * (each + theme.gap),
            i < columns ? last - theme.button - theme.gap : last, each, theme.button};
}

Places footer_block(const Stage& stage) {
    Places places;
    for (std::size_t i = 0; i < places.size(); ++i) {
        places.at(i) = place_in_block(stage, i);
    }
    return places;
}

/// Leave, back, help, language and display: on every page, at the same place. Leave asks before it leaves.
void draw_footer(Stage& stage, Edge& bottom, const Places& places) {
    std::size_t place = 0;
    const auto next = [&](std::string_view id, std::string label, Icon icon, Press meaning,
                          Key key = Key::none) {
        const Rect& box = places.at(place++);
        if (!label.empty()) {
            put(bottom, stage,
                {.id = std::string(id), .label = std::move(label), .box = box, .icon = icon, .key = key},
                meaning);
        }
    };
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
    const float primary = std::floor(usable * (theme.compact ? 0.55F : 0.64F));
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

void draw_primary(Stage& stage, Edge& bottom, const Rect& box) {
    put(bottom, stage,
        {.id = "primary",
         .label = stage.page.primary,
         .box = box,
         .icon = stage.page.primary_icon,
         .icon_last = true,
         .look = Look::primary},
        Press::primary);
}

/// Other answers share a row, the first of them at its right, beside the way forward.
void draw_secondary(Stage& stage, Edge& bottom, const Rect& row) {
    const float gap = stage.theme.gap;
    const std::size_t count = std::min<std::size_t>(stage.page.secondary.size(), 2);
    const float each = std::floor((row.w + gap) / static_cast<float>(count) - gap);
    for (std::size_t i = count; i-- > 0;) {
        const float x = row.right() - each - static_cast<float>(i) * (each + gap);
        put(bottom, stage,
            {.id = i == 0 ? "secondary" : "secondary.2",
             .label = stage.page.secondary[i],
             .box = {x, row.y, each, row.h}},
            i == 0 ? Press::secondary_first : Press::secondary_second);
    }
}

/// Where answers and the way forward stand.
struct Ways {
    Places footer;
    Rect secondary;
    Rect primary;
};

/// The way forward at the bottom right; upright it stands above the footer, or in its last place.
Ways ways_of(const Stage& stage) {
    const Theme& theme = stage.theme;
    const float usable = static_cast<float>(theme.panel.width_px) - 2 * theme.margin;
    const float right = theme.margin + usable;
    const float button = theme.button;
    if (!theme.panel.portrait()) {
        Ways ways{.footer = footer_row(stage), .secondary = {}, .primary = {}};
        const float y = ways.footer.front().y;
        const float x = ways.footer.back().right() + theme.gap;
        const float primary = std::floor(theme.compact ? (right - x) * 0.55F : usable * 0.19F);
        ways.primary = {right - primary, y, primary, button};
        ways.secondary = {x, y, ways.primary.x - theme.gap - x, button};
        if (theme.compact && stage.page.primary.empty()) {
            ways.secondary.w = right - x;
        } else if (theme.compact && stage.page.secondary.size() > 1) {
            const float line = std::max(theme.target, theme.line_height(Type::strong) + theme.gap);
            ways.secondary = {theme.margin, y - line - theme.gap, usable, line};
        }
        return ways;
    }
    Ways ways{
        .footer = theme.compact ? footer_block(stage) : footer_row(stage), .secondary = {}, .primary = {}};
    const float y = ways.footer.front().y - button - (theme.compact ? theme.gap : 1.5F * theme.gap);
    const float primary = std::floor(usable * 0.44F);
    ways.primary =
        theme.compact ? place_in_block(stage, ways.footer.size()) : Rect{right - primary, y, primary, button};
    ways.secondary = {theme.margin, y, theme.compact ? usable : usable - primary - theme.gap, button};
    if (theme.compact && stage.page.primary.empty() && stage.page.secondary.size() == 1) {
        ways.secondary = ways.primary;
    }
    return ways;
}

}  // namespace

Edge draw_bottom(Stage& stage) {
    const Theme& theme = stage.theme;
    Edge bottom{.at = static_cast<float>(theme.panel.height_px) - theme.margin};
    if (stage.page.footer == Footer::bare) {
        draw_welcome(stage, bottom);
        return bottom;
    }
    const Ways ways = ways_of(stage);
    bottom.at = ways.footer.front().y;
    if (!theme.panel.portrait()) {
        draw_footer(stage, bottom, ways.footer);
    }
    if (!stage.page.secondary.empty()) {
        draw_secondary(stage, bottom, ways.secondary);
        bottom.at = std::min(bottom.at, ways.secondary.y);
    }
    if (!stage.page.primary.empty()) {
        draw_primary(stage, bottom, ways.primary);
        bottom.at = std::min(bottom.at, ways.primary.y);
    }
    if (theme.panel.portrait()) {
        draw_footer(stage, bottom, ways.footer);
    }
    return bottom;
}

}  // namespace kiosk::ui
