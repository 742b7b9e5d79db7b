// Widgets that make a page out of few words: a welcome, points with pictures, the facts that count.
#include <algorithm>
#include <cmath>

#include "kiosk/ui/parts.h"

namespace kiosk::ui {

void Ui::hero(std::string_view words, std::string_view more) {
    Stage& stage = *stage_;
    const Theme& theme = stage.theme;
    const Palette& colors = theme.colors;
    const float width = stage.content.w - 2 * theme.padding;
    const float words_height = height_of(stage, words, Type::title, width);
    const float more_height = height_of(stage, more, Type::heading, width);
    const float least = words_height + more_height + theme.padding * 3 + theme.circle;
    const auto box = stage.place(least, static_cast<float>(theme.panel.height_px));
    if (!box) {
        return;
    }
    stage.shadow(*box);
    stage.fill(*box, colors.header.ground, theme.radius);
    if (theme.contrast == Contrast::high) {
        stage.outline(*box, colors.outline, theme.line, theme.radius);
    }
    const float words_y = box->bottom() - theme.padding * 1.2F - more_height - words_height;
    const float drum_room = words_y - box->y - theme.padding * 1.4F;
    const float radius = std::min(drum_room, width) / 2;
    const float x = box->x + box->w / 2;
    const float y = box->y + theme.padding * 0.8F + drum_room / 2;
    Color bronze = colors.emblem;
    if (theme.contrast == Contrast::normal) {
        bronze.a = 150;  // The star leads, the drum accompanies.
    }
    draw_drum(stage, x, y, radius, bronze);
    stage.disc(x, y, radius * 0.352F, colors.header.ground);  // The rays make room for the star.
    stage.star(x, y, radius * 0.33F, colors.emblem);
    say(stage, words, Type::title, {box->x + theme.padding, words_y, width, words_height}, colors.header,
        Role::header, Align::centre);
    say(stage, more, Type::heading, {box->x + theme.padding, words_y + words_height, width, more_height},
        colors.header, Role::header, Align::centre);
}

void Ui::points(std::span<const Choice> points) {
    Stage& stage = *stage_;
    const Theme& theme = stage.theme;
    const float gap = theme.padding;
    // Short points stand beside each other where the panel is wide.
    const bool brief =
        std::ranges::all_of(points, [](const Choice& point) { return point.subtitle.empty(); });
    const auto count = static_cast<float>(std::max<std::size_t>(1, points.size()));
    const float third = std::floor((stage.content.w - gap * (count - 1)) / count);
    const bool beside =
        brief && !theme.panel.portrait() && third > theme.circle + theme.em_of(Type::heading) * 6;
    const std::size_t columns = beside ? points.size() : 1;
    const float column = beside ? third : stage.content.w;
    const float left = theme.circle + theme.padding;
    const float width = column - left;
    const auto words_height = [&](const Choice& point) {
        return height_of(stage, point.title, Type::heading, width) +
               height_of(stage, point.subtitle, Type::body, width);
    };
    for (std::size_t first = 0; first < points.size(); first += columns) {
        float least = theme.circle;
        for (std::size_t i = first; i < first + columns; ++i) {
            least = std::max(least, words_height(points[i]));
        }
        stage.space(theme.gap);
        const auto row = stage.place(least, beside ? theme.padding : theme.padding * 3);
        for (std::size_t i = first; row && i < first + columns; ++i) {
            const Choice& point = points[i];
            const float x = row->x + static_cast<float>(i - first) * (column + gap);
            const float middle = row->y + row->h / 2;
            const float title = height_of(stage, point.title, Type::heading, width);
            const float top = middle - words_height(point) / 2;
            say(stage, point.title, Type::heading, {x + left, top, width, title},
                {theme.colors.text, theme.colors.background});
            stage.circle_icon(point.icon.value_or(Icon::info), x + theme.circle / 2, middle,
                              theme.colors.tints[static_cast<std::size_t>(point.tint)]);
            if (!point.subtitle.empty()) {
                say(stage, point.subtitle, Type::body,
                    {x + left, top + title, width, words_height(point) - title},
                    {theme.colors.muted, theme.colors.background});
            }
        }
    }
}

void Ui::facts(std::span<const Row> facts) {
    Stage& stage = *stage_;
    const Theme& theme = stage.theme;
    const float gap = theme.gap * 2;
    // Two beside each other, unless their words would become a column of single words.
    const bool beside = facts.size() > 1 && stage.content.w / 2 - gap > theme.em_of(Type::heading) * 13;
    const std::size_t columns = beside ? 2 : 1;
    const float width =
        std::floor((stage.content.w - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns));
    const float icon = stage.letters().icon_px;
    const float inside = width - 2 * theme.padding;
    for (std::size_t first = 0; first < facts.size(); first += columns) {
        float height = 0;
        for (std::size_t i = first; i < std::min(first + columns, facts.size()); ++i) {
            height =
                std::max(height, height_of(stage, facts[i].title, Type::body, inside - icon - theme.gap) +
                                     height_of(stage, facts[i].value, Type::heading, inside));
        }
        stage.space(theme.gap * 1.4F);
        const auto row = stage.place(height + theme.padding * 1.8F);
        for (std::size_t i = first; row && i < std::min(first + columns, facts.size()); ++i) {
            const Row& fact = facts[i];
            const Rect box{row->x + static_cast<float>(i - first) * (width + gap), row->y, width, row->h};
            stage.card(box, theme.colors.surface);
            const float x = box.x + theme.padding;
            const float y = box.y + theme.padding * 0.9F;
            const float title = height_of(stage, fact.title, Type::body, inside - icon - theme.gap);
            say(stage, fact.title, Type::body, {x + icon + theme.gap, y, inside - icon - theme.gap, title},
                {theme.colors.muted, theme.colors.surface});
            stage.icon(fact.icon.value_or(Icon::info), x + icon / 2, y + theme.line_height(Type::body) / 2,
                       theme.colors.focus);
            say(stage, fact.value, Type::heading,
                {x, y + title, inside, height_of(stage, fact.value, Type::heading, inside)},
                {theme.colors.text, theme.colors.surface});
        }
    }
}

}  // namespace kiosk::ui
