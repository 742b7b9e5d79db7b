// Widgets to type into.
#include <algorithm>
#include <cmath>

#include "kiosk/ui/date_typing.h"
#include "kiosk/ui/parts.h"

namespace kiosk::ui {

namespace {

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

/// A field that listens already needs no touch: with low reach it stands above the things that do.
bool rests(const Stage& stage, const TextField& field) {
    return field.focused && stage.theme.reach > 0;
}

/// The ground and the outline of a field; answers whether it was touched.
bool field_box(Stage& stage, const std::string& id, const TextField& field, const Rect& box, bool focused,
               std::string label, Block block) {
    const Theme& theme = stage.theme;
    Element element{
        .id = id, .role = Role::field, .label = std::move(label), .spoken = {}, .drawn = box, .hit = box};
    element.spoken = element.label + ": " + shown_value(field);
    element.focused = focused;
    element.masked = field.masked;
    bool fired = false;
    if (block == Block::touch) {
        fired = stage.touched(std::move(element));
    } else {
        element.hit.reset();
        stage.note(std::move(element));
    }
    stage.fill(box, stage.held(id) ? theme.colors.pressed : theme.colors.surface, theme.radius);
    const bool wrong = !field.problem.empty();
    const bool grave = wrong && field.problem_tone == Tone::danger;  // Amber would hardly be seen as a line.
    const Color edge = focused ? theme.colors.focus
                       : grave ? theme.colors.tone[static_cast<std::size_t>(Tone::danger)].ground
                               : theme.colors.outline;
    stage.outline(box, edge, focused || wrong ? theme.focus_line : theme.line, theme.radius);
    return fired;
}

/// Where the caret stands in the words of a field: the line, and how far from its left.
struct CaretPlace {
    std::size_t line = 0;
    float x = 0;
};

CaretPlace place_of_caret(const Stage& stage, const Lines& lines, std::string_view value, std::size_t caret) {
    CaretPlace place;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < lines.lines.size(); ++i) {
        const auto at = static_cast<std::size_t>(lines.lines[i].first.data() - value.data());
        if (at <= caret) {
            place.line = i;
            begin = at;
        }
    }
    place.x = stage.width_of(value.substr(begin, caret - begin), lines.type);
    return place;
}

/// The place between two letters that is nearest to a point; the point is seen from the first line's left
/// top.
std::size_t caret_nearest(const Stage& stage, const Lines& lines, std::string_view value, Point point) {
    if (lines.lines.empty()) {
        return 0;
    }
    const float line = stage.theme.line_height(lines.type);
    const auto last = static_cast<float>(lines.lines.size() - 1);
    const auto row = static_cast<std::size_t>(std::clamp(std::floor(point.y / line), 0.0F, last));
    const std::string_view words = lines.lines[row].first;
    const auto begin = static_cast<std::size_t>(words.data() - value.data());
    std::size_t best = begin;
    float nearest = std::abs(point.x);
    for (std::size_t at = begin; at < begin + words.size();) {
        at = text::stepped_on({std::string(value), at}).caret;
        const float away = std::abs(point.x - stage.width_of(value.substr(begin, at - begin), lines.type));
        if (away < nearest) {
            nearest = away;
            best = at;
        }
    }
    return best;
}

/// A caret does not blink: nothing moves by itself.
void caret(Stage& stage, float x, float middle) {
    const float height = stage.theme.line_height(Type::heading) * 0.8F;
    stage.fill({std::round(x), std::round(middle - height / 2), stage.theme.line, height},
               stage.theme.colors.focus);
}

/// How high a field of one line is.
float box_height(const Stage& stage) {
    return stage.tight(Focus::Tightness::keys) ? least_target(stage.theme, Type::heading)
                                               : stage.theme.button;
}

/// What is below the label of a field.
struct Below {
    float height = 0;   ///< Of the box.
    float caption = 0;  ///< Above the box.
    Block block = Block::touch;
    bool typed = true;
};

/// The label of a field. Label and box stand on one sheet, and on the one shown when the field has the focus.
void begin_field(Stage& stage, const TextField& field, const Below& below) {
    const bool active = field.focused && below.typed && !stage.covered();
    const std::string_view hint =
        active && stage.tight(Focus::Tightness::title) ? std::string_view() : std::string_view(field.hint);
    stage.space(stage.theme.padding);
    const float whole = label_height(stage, field.label, hint) + below.caption + below.height;
    if (below.block == Block::words && stage.growth.cursor + whole > stage.content.bottom() + 0.5F) {
        stage.new_sheet();
    }
    label_lines(stage, field.label, hint, below.block == Block::touch ? below.height : 0, below.caption);
    if (active) {
        stage.focus.field = field.id;
        stage.focus.sheet = stage.sheet;
        stage.focus.height = whole;
    }
}

/// Puts the caret of the field where the finger left it.
void touch_caret(Stage& stage, const TextField& field, const Lines& lines, std::string_view value,
                 Point origin) {
    const Point finger = stage.finger();
    if (finger.x < 0 || finger.y < 0) {
        return;  // Pressed by a key.
    }
    place_caret(stage, field, caret_nearest(stage, lines, value, {finger.x - origin.x, finger.y - origin.y}));
}

}  // namespace

FieldPress Ui::text_field(const TextField& field) {
    Stage& stage = *stage_;
    const Theme& theme = stage.theme;
    FieldPress result;
    TextField shown = field;
    text::Draft draft;
    const bool active = field.focused && field.keyboard != Keyboard::none && !stage.covered();
    if (active) {
        stage.wanted_keyboard = field.keyboard;
        draft = take_strokes(stage, field);
        shown.value = draft.text;
        if (draft.text != field.value) {
            result.edited = draft.text;
        }
    }
    const Block block = rests(stage, field) ? Block::words : Block::touch;
    const bool search = field.keyboard == Keyboard::search || field.keyboard == Keyboard::list;
    const float left = theme.padding + (search ? stage.letters().icon_px + theme.gap : 0);
    const float width = stage.content.w - left - theme.padding;
    const std::string value = shown_value(shown);
    const float margin = stage.tight(Focus::Tightness::keys) ? 0 : theme.padding;
    const float height = std::max(box_height(stage), height_of(stage, value, Type::heading, width) + margin);
    begin_field(stage, field, {.height = height, .block = block, .typed = field.keyboard != Keyboard::none});
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
        const float top = middle - lines.height / 2;
        if (result.touched && active && !field.masked) {
            touch_caret(stage, field, lines, value, {room.x, top});
        }
        if (active) {
            const std::size_t at = field.masked ? value.size() : draft.caret;
            const CaretPlace place = place_of_caret(stage, lines, value, at);
            const float line = theme.line_height(Type::heading);
            const float first = lines.lines.empty() ? middle : top + line / 2;
            caret(stage, room.x + place.x + theme.line, first + line * static_cast<float>(place.line));
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
        if (!stage.editing.strokes.empty()) {
            for (const KeyStroke& stroke : stage.editing.strokes) {
                stage.editing.date_part = date.apply(stroke, stage.editing.date_part);
            }
            stage.editing.strokes.clear();
            result.edited = date.value();
        }
    }
    TextField labelled = field;
    if (field.hint.empty() && partial_allowed) {
        labelled.hint = stage.text(txt::date_partial_hint);
    }
    const float caption = theme.line_height(Type::body);
    const float height = box_height(stage);
    begin_field(stage, labelled, {.height = height, .caption = caption});
    stage.keep_together(caption, height);
    if (const auto box = stage.place(caption + height)) {
        const float room = box->w - 2 * theme.gap * 1.5F;
        const float longest = stage.width_of(stage.text(txt::date_month), Type::body) + theme.gap;
        const float unit = std::min(std::max(std::min(room / 4, theme.wide), longest), room / 3.6F);
        const int part = date.part(stage.editing.date_part);
        float x = box->x;
        for (int i = 0; i < 3; ++i) {
            const float width = std::floor(i == 2 ? unit * 1.6F : unit);
            const TextKey name = i == 0 ? txt::date_day : i == 1 ? txt::date_month : txt::date_year;
            say(stage, stage.text(name), Type::body, {x, box->y, width, caption},
                {theme.colors.muted, theme.colors.background});
            const Rect own{x, box->y + caption, width, height};
            TextField one = field;
            one.value = date.parts[static_cast<std::size_t>(i)];
            const bool here = field.focused && part == i;
            static constexpr std::array<const char*, 3> names = {".day", ".month", ".year"};
            if (field_box(stage, field.id + names[static_cast<std::size_t>(i)], one, own, here,
                          field.label + ", " + stage.text(name), Block::touch)) {
                stage.editing.date_part = i;
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
                              .icon = picker.chosen == i ? std::optional(Icon::check) : std::nullopt,
                              .role = Role::radio,
                              .chosen = picker.chosen == i})) {
                result.chosen = i;
            }
        }
    }
    return result;
}

}  // namespace kiosk::ui
