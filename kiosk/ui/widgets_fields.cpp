// Widgets to type into.
#include <algorithm>
#include <cmath>

#include "kiosk/ui/date_typing.h"
#include "kiosk/ui/parts.h"

namespace kiosk::ui {

namespace {

/// A field that listens already needs no touch: with low reach it stands above the things that do.
bool rests(const Stage& stage, const TextField& field) {
    return field.focused && stage.theme.reach > 0;
}

/// The ground and the outline of a field; answers whether it was touched.
bool field_box(Stage& stage, const std::string& id, const TextField& field, const Rect& box, bool focused,
               std::string label, Block block) {
    const Theme& theme = stage.theme;
    const bool hidden = field.masked;
    Element element{
        .id = id, .role = Role::field, .label = std::move(label), .spoken = {}, .drawn = box, .hit = box};
    element.spoken = element.label + ": " + (hidden ? stage.text(txt::spoken_hidden) : field.value);
    element.focused = focused;
    bool fired = false;
    if (block == Block::touch) {
        fired = stage.touched(std::move(element));
    } else {
        element.hit.reset();
        stage.note(std::move(element));
    }
    stage.fill(box, stage.held(id) ? theme.colors.pressed : theme.colors.surface, theme.radius);
    const bool wrong = !field.problem.empty();
    const Color edge = focused ? theme.colors.focus
                       : wrong ? theme.colors.tone[static_cast<std::size_t>(field.problem_tone)].ground
                               : theme.colors.outline;
    stage.outline(box, edge, focused || wrong ? theme.focus_line : theme.line, theme.radius);
    return fired;
}

std::string shown_value(const TextField& field) {
    if (!field.masked) {
        return field.value;
    }
    std::string dots;
    for (const char byte : field.value) {
        if ((static_cast<unsigned char>(byte) & 0xC0U) != 0x80) {
            dots += "•";
        }
    }
    return dots;
}

/// A caret does not blink: nothing moves by itself.
void caret(Stage& stage, float x, float middle) {
    const float height = stage.theme.line_height(Type::heading) * 0.8F;
    stage.fill({std::round(x), std::round(middle - height / 2), stage.theme.line, height},
               stage.theme.colors.focus);
}

}  // namespace

FieldPress Ui::text_field(const TextField& field) {
    Stage& stage = *stage_;
    const Theme& theme = stage.theme;
    FieldPress result;
    TextField shown = field;
    if (field.focused && field.keyboard != Keyboard::none && !stage.covered()) {
        stage.wanted_keyboard = field.keyboard;
        if (auto edited = take_strokes(stage, field.value, field.keyboard)) {
            shown.value = *edited;
            result.edited = std::move(edited);
        }
    }
    stage.space(theme.padding);
    const Block block = rests(stage, field) ? Block::words : Block::touch;
    label_lines(stage, field.label, field.hint, block == Block::touch ? theme.button : 0);
    const bool search = field.keyboard == Keyboard::search || field.keyboard == Keyboard::list;
    const float left = theme.padding + (search ? stage.letters().icon_px + theme.gap : 0);
    const float width = stage.content.w - left - theme.padding;
    const std::string value = shown_value(shown);
    const float height =
        std::max(theme.button, height_of(stage, value, Type::heading, width) + theme.padding);
    if (const auto box = stage.place(height, 0, block)) {
        result.touched = field_box(stage, field.id, shown, *box, field.focused, field.label, block);
        const Lines lines = stage.broken(value, Type::heading, width);
        const Rect room{box->x + left, box->y, width, box->h};
        const float middle = box->y + box->h / 2;
        if (search) {
            stage.icon(Icon::search, box->x + theme.padding + stage.letters().icon_px / 2, middle,
                       theme.colors.focus);
        }
        stage.words(lines, room, {theme.colors.text, theme.colors.surface}, Align::left, /*middle=*/true);
        if (field.focused && field.keyboard != Keyboard::none) {
            const float last = lines.lines.empty() ? 0 : lines.lines.back().second;
            const float trailing =
                value.ends_with(' ') && !lines.lines.empty() && !lines.lines.back().first.ends_with(' ')
                    ? stage.width_of(" ", Type::heading)
                    : 0;
            const float line = theme.line_height(Type::heading);
            caret(stage, room.x + last + trailing + theme.line,
                  middle + (lines.height > line ? (lines.height - line) / 2 : 0));
        }
    }
    problem_line(stage, field.problem, field.problem_tone);
    return result;
}

FieldPress Ui::date_field(const TextField& field, bool partial_allowed) {
    Stage& stage = *stage_;
    const Theme& theme = stage.theme;
    FieldPress result;
    DateTyping date = DateTyping::of(field.value);
    const bool active = field.focused && !stage.covered();
    if (active) {
        stage.wanted_keyboard = Keyboard::digits;
        if (!stage.strokes.empty()) {
            for (const KeyStroke& stroke : stage.strokes) {
                stage.date_part = date.apply(stroke, stage.date_part);
            }
            stage.strokes.clear();
            result.edited = date.value();
        }
    }
    const float caption = theme.line_height(Type::body);
    stage.space(theme.padding);
    label_lines(stage, field.label,
                field.hint.empty() && partial_allowed ? stage.text(txt::date_partial_hint) : field.hint,
                theme.button, caption);
    stage.keep_together(caption, theme.button);
    if (const auto box = stage.place(caption + theme.button)) {
        const float unit = std::min((box->w - 2 * theme.gap * 1.5F) / 4, theme.wide);
        const int part = date.part(stage.date_part);
        float x = box->x;
        for (int i = 0; i < 3; ++i) {
            const float width = std::floor(i == 2 ? unit * 1.6F : unit);
            const TextKey name = i == 0 ? txt::date_day : i == 1 ? txt::date_month : txt::date_year;
            say(stage, stage.text(name), Type::body, {x, box->y, width, caption},
                {theme.colors.muted, theme.colors.background});
            const Rect own{x, box->y + caption, width, theme.button};
            TextField one = field;
            one.value = date.parts[static_cast<std::size_t>(i)];
            const bool here = field.focused && part == i;
            static constexpr std::array<const char*, 3> names = {".day", ".month", ".year"};
            if (field_box(stage, field.id + names[static_cast<std::size_t>(i)], one, own, here,
                          field.label + ", " + stage.text(name), Block::touch)) {
                stage.date_part = i;
                stage.settled = false;
                result.touched = true;
            }
            const Lines lines = stage.broken(one.value, Type::heading, width - theme.padding);
            stage.words(lines, own, {theme.colors.text, theme.colors.surface}, Align::centre,
                        /*middle=*/true);
            if (here) {
                caret(stage, own.x + (own.w + lines.width) / 2 + theme.line, own.y + own.h / 2);
            }
            x += width + theme.gap * 1.5F;
        }
    }
    problem_line(stage, field.problem, field.problem_tone);
    return result;
}

PickerPress Ui::picker(const Picker& picker) {
    Stage& stage = *stage_;
    const Theme& theme = stage.theme;
    PickerPress result;
    const FieldPress typed = text_field({.id = picker.id + ".search",
                                         .label = picker.search_label,
                                         .value = picker.query,
                                         .keyboard = Keyboard::list,
                                         .focused = true});
    result.query = typed.edited;
    if (result.query) {
        stage.shown.erase(stage.page.id);  // The best match stands on the first sheet.
    }
    if (picker.entries.empty()) {
        paragraph(stage.text(txt::picker_nothing));
        return result;
    }
    const float gap = theme.gap * 1.2F;
    const std::size_t columns = theme.panel.portrait() ? 2 : 3;
    const float width =
        std::floor((stage.content.w - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns));
    for (std::size_t first = 0; first < picker.entries.size(); first += columns) {
        float height = theme.button;
        for (std::size_t i = first; i < std::min(first + columns, picker.entries.size()); ++i) {
            height = std::max(
                height,
                height_of(stage, picker.entries[i], Type::strong, width - theme.padding * 2) + theme.padding);
        }
        stage.space(theme.gap * 1.2F);
        const auto row = stage.place(height, 0, Block::touch);
        for (std::size_t i = first; row && i < std::min(first + columns, picker.entries.size()); ++i) {
            const Rect box{row->x + static_cast<float>(i - first) * (width + gap), row->y, width, height};
            if (press(stage, {.id = picker.id + "." + std::to_string(i),
                              .label = picker.entries[i],
                              .box = box,
                              .role = Role::radio,
                              .chosen = picker.chosen == i})) {
                result.chosen = i;
            }
        }
    }
    return result;
}

}  // namespace kiosk::ui
