// Widgets that only say something.
#include <algorithm>
#include <cmath>

#include "kiosk/ui/parts.h"

namespace kiosk::ui {

namespace {

Pair on_page(const Stage& stage) {
    return {stage.theme.colors.text, stage.theme.colors.background};
}

constexpr std::array<Icon, 5> tone_icons = {Icon::info, Icon::info, Icon::check, Icon::warning, Icon::error};

}  // namespace

void Ui::heading(std::string_view words) {
    Stage& stage = *stage_;
    stage.space(stage.theme.padding * 0.8F);
    const float height = height_of(stage, words, Type::heading, stage.content.w);
    // A heading never stands alone at the end of a sheet.
    if (stage.growth.cursor + height + stage.theme.button * 2 > stage.content.bottom()) {
        stage.new_sheet();
    }
    if (const auto box = stage.place(height)) {
        say(stage, words, Type::heading, *box, on_page(stage), Role::heading);
    }
}

void Ui::paragraph(std::string_view words) {
    Stage& stage = *stage_;
    const float width = std::min(stage.content.w, stage.theme.measure);
    stage.space(stage.theme.gap);
    if (const auto box = stage.place(height_of(stage, words, Type::body, width))) {
        say(stage, words, Type::body, {box->x, box->y, width, box->h}, on_page(stage));
    }
}

void Ui::notice(Tone tone, std::string_view title, std::string_view words) {
    Stage& stage = *stage_;
    const Theme& theme = stage.theme;
    const auto which = static_cast<std::size_t>(tone);
    const float disc = stage.letters().icon_px * 1.5F;
    const float left = theme.padding + disc + theme.padding * 0.7F;
    const float width = stage.content.w - left - theme.padding;
    const float measure = std::min(width, theme.measure);
    const float title_height = height_of(stage, title, Type::heading, width);
    const float words_height = height_of(stage, words, Type::body, measure);
    const float between = words.empty() || title.empty() ? 0 : theme.gap * 0.4F;
    const float height = std::max(title_height + between + words_height, disc) + theme.padding * 1.6F;
    stage.space(theme.gap * 1.4F);
    const auto box = stage.place(height);
    if (!box) {
        return;
    }
    const Color ground = theme.colors.tone_ground[which];
    const Pair badge = theme.colors.tone[which];
    stage.fill(*box, ground, theme.radius);
    stage.outline(*box, badge.ground, theme.line, theme.radius);
    const float y = box->y + theme.padding * 0.8F;
    const float middle = words.empty() || title.empty() ? box->y + box->h / 2 : y + disc / 2;
    const float words_y = box->y + (box->h - title_height - between - words_height) / 2;
    std::string spoken(title);
    spoken.append(spoken.empty() ? "" : ". ").append(words);
    stage.note({.id = {},
                .role = Role::notice,
                .label = std::string(title.empty() ? words : title),
                .spoken = spoken,
                .drawn = *box});
    stage.disc(box->x + theme.padding + disc / 2, middle, disc / 2, badge.ground);
    stage.icon(tone_icons[which], box->x + theme.padding + disc / 2, middle, badge.ink);
    stage.words(stage.broken(title, Type::heading, width), {box->x + left, words_y, width, title_height},
                {theme.colors.text, ground});
    stage.words(stage.broken(words, Type::body, measure),
                {box->x + left, words_y + title_height + between, measure, words_height},
                {theme.colors.text, ground});
}

void Ui::bullets(std::span<const std::string> words) {
    Stage& stage = *stage_;
    const Theme& theme = stage.theme;
    const float indent = theme.padding * 1.6F;
    const float width = std::min(stage.content.w - indent, theme.measure);
    for (const std::string& line : words) {
        stage.space(theme.gap * 0.8F);
        if (const auto box = stage.place(height_of(stage, line, Type::body, width))) {
            const float dot = theme.gap * 0.45F;
            stage.disc(box->x + theme.padding * 0.6F, box->y + theme.line_height(Type::body) / 2, dot,
                       theme.colors.focus);
            say(stage, line, Type::body, {box->x + indent, box->y, width, box->h}, on_page(stage));
        }
    }
}

void Ui::key_value(std::string_view key, std::string_view value) {
    Stage& stage = *stage_;
    const Theme& theme = stage.theme;
    const Spread place = spread(stage, key, value, stage.content.w);
    stage.space(theme.gap);
    if (const auto box = stage.place(place.height + theme.gap, theme.padding * 1.5F)) {
        const float y = box->y + (box->h - theme.gap - place.height) / 2;
        say(stage, key, Type::body, place.key.moved(box->x, y),
            {theme.colors.muted, theme.colors.background});
        say(stage, value, Type::strong, place.value.moved(box->x, y), on_page(stage));
        stage.fill({box->x, box->bottom() - theme.line / 2, box->w, theme.line / 2},
                   theme.colors.keyboard.ground);
    }
}

void Ui::code(std::string_view label, std::string_view code) {
    Stage& stage = *stage_;
    const Theme& theme = stage.theme;
    const float width = stage.content.w - 2 * theme.padding;
    const float label_height = height_of(stage, label, Type::body, width);
    const float code_height = height_of(stage, code, Type::code, width);
    stage.space(theme.gap * 1.4F);
    const auto box = stage.place(label_height + code_height + theme.padding * 2, code_height * 1.6F);
    if (!box) {
        return;
    }
    stage.card(*box, theme.colors.surface);
    const float x = box->x + theme.padding;
    const float y = box->y + (box->h - label_height - code_height) / 2;
    say(stage, label, Type::body, {x, y, width, label_height}, {theme.colors.muted, theme.colors.surface},
        Role::text, Align::centre);
    say(stage, code, Type::code, {x, y + label_height, width, code_height},
        {theme.colors.text, theme.colors.surface}, Role::text, Align::centre);
}

void Ui::qr(const QrMatrix& matrix, std::string_view caption) {
    Stage& stage = *stage_;
    const Theme& theme = stage.theme;
    const float caption_height = height_of(stage, caption, Type::strong, stage.content.w - 2 * theme.padding);
    // 60 mm is what an old phone reads without trying twice; more than 110 mm helps nobody. Four modules of
    // white all around belong to the code.
    const int modules = matrix.size + 8;
    const auto side_for = [&](float width) {
        return std::ceil(width / static_cast<float>(matrix.size)) * static_cast<float>(modules);
    };
    const float widest = stage.content.w - theme.padding * 2;
    const float least = std::min(side_for(theme.px(theme.compact ? 45 : 60)), widest);
    const float most = std::min(side_for(theme.px(110)), widest);
    stage.space(theme.gap * 1.4F);
    const auto box = stage.place(least + caption_height + theme.padding * 2, std::max(0.0F, most - least));
    if (!box) {
        return;
    }
    const float wanted = box->h - caption_height - theme.padding * 2;
    const float module = std::max(1.0F, std::floor(wanted / static_cast<float>(modules)));
    const float side = module * static_cast<float>(modules);
    const float card_width = std::max(side + 2 * theme.padding, std::min(box->w, theme.wide * 2.4F));
    const Rect card{box->x + std::round((box->w - card_width) / 2), box->y, card_width, box->h};
    stage.card(*box, {255, 255, 255});
    stage.note({.id = "qr",
                .role = Role::picture,
                .label = std::string(caption),
                .spoken = std::string(caption),
                .drawn = card});
    const float left = std::round(card.x + (card.w - side) / 2 + 4 * module);
    const float top = std::round(card.y + theme.padding * 0.6F + 4 * module);
    for (int row = 0; row < matrix.size; ++row) {
        const auto dark = [&](int column) {
            return matrix.dark[static_cast<std::size_t>(row) * static_cast<std::size_t>(matrix.size) +
                               static_cast<std::size_t>(column)] != 0;
        };
        for (int column = 0; column < matrix.size; ++column) {
            const int first = column;
            while (column < matrix.size && dark(column)) {
                ++column;
            }
            if (column > first) {
                stage.fill({left + static_cast<float>(first) * module, top + static_cast<float>(row) * module,
                            static_cast<float>(column - first) * module, module},
                           {0, 0, 0});
            }
        }
    }
    stage.words(stage.broken(caption, Type::strong, box->w - 2 * theme.padding),
                {box->x + theme.padding, card.bottom() - theme.padding * 0.8F - caption_height,
                 box->w - 2 * theme.padding, caption_height},
                {{0, 0, 0}, {255, 255, 255}}, Align::centre);
}

void Ui::progress(std::string_view words, int done, int total) {
    Stage& stage = *stage_;
    const Theme& theme = stage.theme;
    const float height = height_of(stage, words, Type::heading, stage.content.w);
    const float bar = theme.gap * 1.2F;
    stage.space(theme.padding);
    const auto box = stage.place(height + bar + theme.gap);
    if (!box) {
        return;
    }
    say(stage, words, Type::heading, {box->x, box->y, box->w, height}, on_page(stage), Role::progress);
    const Rect groove{box->x, box->y + height + theme.gap, box->w, bar};
    stage.fill(groove, theme.colors.surface, bar / 2);
    stage.outline(groove, theme.colors.outline, theme.line, bar / 2);
    if (total > 0 && done > 0) {
        const float share = std::min(1.0F, static_cast<float>(done) / static_cast<float>(total));
        stage.fill({groove.x, groove.y, std::max(bar, groove.w * share), bar}, theme.colors.focus, bar / 2);
    }
}

namespace {

/// A large picture with words below it: what happens, or how it ended.
void scene_card(Stage& stage, Icon icon, Tone tone, std::string_view words, std::string_view more) {
    const Theme& theme = stage.theme;
    const float width = stage.content.w - 2 * theme.padding;
    const float words_height = height_of(stage, words, Type::heading, width);
    const float more_height = height_of(stage, more, Type::body, width);
    stage.space(theme.gap * 1.4F);
    const float least = theme.circle + words_height + more_height + theme.padding * 3.5F;
    const auto box = stage.place(least, theme.circle * 4);
    if (!box) {
        return;
    }
    // A picture that outgrows its words shouts.
    const float scale = circle_scale(1 + (box->h - least) / (theme.circle * 3));
    stage.card(*box, theme.colors.surface);
    const float x = box->x + theme.padding;
    const float used = theme.circle * scale + theme.padding + words_height + more_height;
    float y = box->y + (box->h - used) / 2;
    const float picture_y = y + theme.circle * scale / 2;
    y += theme.circle * scale + theme.padding;
    say(stage, words, Type::heading, {x, y, width, words_height}, {theme.colors.text, theme.colors.surface},
        Role::progress, Align::centre);
    stage.circle_icon(icon, box->x + box->w / 2, picture_y, theme.colors.tone[static_cast<std::size_t>(tone)],
                      scale);
    if (!more.empty()) {
        say(stage, more, Type::body, {x, y + words_height, width, more_height},
            {theme.colors.muted, theme.colors.surface}, Role::clock, Align::centre);
    }
}

}  // namespace

void Ui::waiting(std::string_view words, std::string_view elapsed) {
    scene_card(*stage_, Icon::hourglass, Tone::info, words, elapsed);
}

void Ui::outcome(Tone tone, std::string_view words, std::string_view more) {
    const Icon icon = tone == Tone::info ? Icon::hourglass : tone_icons[static_cast<std::size_t>(tone)];
    scene_card(*stage_, icon, tone, words, more);
}

void Ui::countdown(std::string_view words, int seconds) {
    Stage& stage = *stage_;
    const Theme& theme = stage.theme;
    const float number_height = theme.line_height(Type::code);
    const std::string number =
        std::to_string(seconds / 60) + ":" + (seconds % 60 < 10 ? "0" : "") + std::to_string(seconds % 60);
    const float number_width = stage.width_of(number, Type::code);
    const float width = stage.content.w - number_width - theme.padding;
    const float height = std::max(number_height, height_of(stage, words, Type::strong, width));
    stage.space(theme.gap);
    if (const auto box = stage.place(height)) {
        // "1:30" would be half past one.
        const std::string left = stage.text(
            seconds < 60 ? txt::spoken_seconds : txt::spoken_minutes,
            {{"minutes", std::to_string(seconds / 60)}, {"seconds", std::to_string(seconds % 60)}});
        const Rect place{box->x, box->y, number_width, height};
        stage.note({.id = "clock", .role = Role::clock, .label = number, .spoken = left, .drawn = place});
        stage.words(stage.broken(number, Type::code, number_width), place, on_page(stage), Align::left,
                    /*middle=*/true);
        say(stage, words, Type::strong, {box->x + number_width + theme.padding, box->y, width, height},
            on_page(stage), Role::text, Align::left, /*middle=*/true);
    }
}

}  // namespace kiosk::ui
