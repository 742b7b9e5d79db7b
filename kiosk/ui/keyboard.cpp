// The on-screen keyboard: letters, the Vietnamese vowels and tones, digits. A key puts a stroke on the stage;
// the focused field takes it in the next frame.
#include <algorithm>
#include <array>
#include <cmath>

#include "kiosk/ui/parts.h"
#include "src/text/fold.h"
#include "src/text/typing.h"

namespace kiosk::ui {

namespace {

using Kind = KeyStroke::Kind;

struct KeyCap {
    std::string id{};
    std::string label{};
    KeyStroke stroke{};
    float weight = 1;  ///< Width in keys.
    std::optional<Icon> icon{};
    std::string spoken{};
    bool shift = false;
};
using KeyRow = std::vector<KeyCap>;

// Nobody's answer is longer; a stuck key must not fill the memory.
constexpr std::size_t most_letters = 500;

bool has_tones(Keyboard kind) {
    return kind == Keyboard::text || kind == Keyboard::name || kind == Keyboard::search ||
           kind == Keyboard::list;
}

bool is_pad(Keyboard kind) {
    return kind == Keyboard::digits || kind == Keyboard::phone;
}

KeyCap letter_key(const std::string& letter, bool upper) {
    const std::string shown = upper ? text::upper(letter) : letter;
    return {.id = "key." + letter, .label = shown, .stroke = {.letter = shown}};
}

KeyRow letter_row(std::string_view letters, bool upper) {
    KeyRow row;
    for (const char letter : letters) {
        row.push_back(letter_key(std::string(1, letter), upper));
    }
    return row;
}

KeyCap delete_key(const Stage& stage, float weight) {
    return {.id = "key.delete",
            .label = stage.text(txt::key_delete),
            .stroke = {.kind = Kind::backspace},
            .weight = weight,
            .icon = Icon::backspace};
}

KeyCap clear_key(const Stage& stage, float weight) {
    return {.id = "key.clear",
            .label = stage.text(txt::key_clear),
            .stroke = {.kind = Kind::clear},
            .weight = weight};
}

KeyRow vowel_row(bool upper) {
    KeyRow row;
    for (const char* vowel : {"ă", "â", "ê", "ô", "ơ", "ư", "đ"}) {
        row.push_back(letter_key(vowel, upper));
        row.back().weight = 1.4F;  // Seven keys on the width of ten.
    }
    return row;
}

KeyRow tone_row(const Stage& stage) {
    // The tones carry their Vietnamese names in every language: only who writes Vietnamese presses them.
    static constexpr std::array<std::pair<const char*, TextKey>, 5> names = {{{"acute", txt::key_tone_acute},
                                                                              {"grave", txt::key_tone_grave},
                                                                              {"hook", txt::key_tone_hook},
                                                                              {"tilde", txt::key_tone_tilde},
                                                                              {"dot", txt::key_tone_dot}}};
    KeyRow row;
    int tone = 0;
    for (const auto& [id, key] : names) {
        row.push_back({.id = std::string("key.tone.") + id,
                       .label = stage.text(key),
                       .stroke = {.kind = Kind::tone, .tone = ++tone},
                       .weight = 2});
    }
    return row;
}

/// Lying down there is width to spare and no height: the vowels stand to the right of the letters.
bool is_wide(const Stage& stage, Keyboard kind) {
    return !stage.theme.panel.portrait() && has_tones(kind);
}

constexpr float usual_columns = 10;
constexpr float wide_columns = 13;

float keys_width(const Stage& stage, float columns) {
    const Theme& theme = stage.theme;
    const float usable = static_cast<float>(theme.panel.width_px) - 2 * theme.margin;
    // Wider keys than twice their height only make the finger travel.
    return std::min(usable, columns * theme.target * 2 + (columns - 1) * theme.gap);
}

/// Vowels and tones share a row where the longest name fits on a key.
bool one_vietnamese_row(const Stage& stage) {
    const float key = (keys_width(stage, usual_columns) - 11 * stage.theme.gap) / 12;
    return stage.width_of(stage.text(txt::key_tone_grave), Type::strong) + stage.theme.gap < key;
}

std::vector<KeyRow> pad_rows(const Stage& stage) {
    std::vector<KeyRow> rows = {letter_row("123", false), letter_row("456", false), letter_row("789", false)};
    rows.push_back({clear_key(stage, 1), letter_key("0", false), delete_key(stage, 1)});
    return rows;
}

KeyCap shift_key(const Stage& stage) {
    KeyCap shift{.id = "key.shift", .weight = 1.5F, .icon = Icon::shift, .shift = true};
    shift.spoken = stage.text(txt::key_shift);
    return shift;
}

KeyCap space_key(const Stage& stage) {
    return {.id = "key.space", .label = stage.text(txt::key_space), .stroke = {.letter = " "}, .weight = 4};
}

/// Thirteen keys in a row: letters, beside them vowels and marks, below them the tones.
std::vector<KeyRow> wide_rows(const Stage& stage, Keyboard kind, bool upper) {
    std::vector<KeyRow> rows{};
    const bool plain = kind == Keyboard::name || kind == Keyboard::list;
    if (!plain) {
        rows.push_back(letter_row("1234567890", false));
        rows.back().push_back(letter_key("/", false));
    }
    KeyRow vowels = vowel_row(upper);
    std::ranges::for_each(vowels, [](KeyCap& cap) { cap.weight = 1; });
    rows.push_back(letter_row("qwertyuiop", upper));
    std::move(vowels.begin(), vowels.begin() + 3, std::back_inserter(rows.back()));
    rows.push_back(letter_row("asdfghjkl", upper));
    std::move(vowels.begin() + 3, vowels.end(), std::back_inserter(rows.back()));
    KeyRow last = letter_row("zxcvbnm", upper);
    last.insert(last.begin(), shift_key(stage));
    for (const char* mark : {",", ".", "-"}) {
        if (!plain || *mark == '-') {
            last.push_back(letter_key(mark, false));
        }
    }
    last.push_back(delete_key(stage, 1.5F));
    rows.push_back(std::move(last));
    KeyRow tones = tone_row(stage);
    std::ranges::for_each(tones, [](KeyCap& cap) { cap.weight = 1.4F; });
    tones.push_back(space_key(stage));
    tones.push_back(clear_key(stage, 2));
    rows.push_back(std::move(tones));
    return rows;
}

std::vector<KeyRow> rows_of(const Stage& stage, Keyboard kind) {
    if (is_pad(kind)) {
        return pad_rows(stage);
    }
    if (is_wide(stage, kind)) {
        return wide_rows(stage, kind, stage.shift != stage.capital_next);
    }
    const bool upper = kind == Keyboard::code || stage.shift != stage.capital_next;
    std::vector<KeyRow> rows{};
    // Within low reach what a search finds needs the room of the digits more.
    const bool digits = kind != Keyboard::name && kind != Keyboard::list &&
                        (kind != Keyboard::search || stage.theme.reach <= 0);
    if (digits) {
        rows.push_back(letter_row("1234567890", false));
    }
    rows.push_back(letter_row("qwertyuiop", upper));
    rows.push_back(letter_row("asdfghjkl", upper));
    KeyRow last = letter_row("zxcvbnm", upper);
    if (kind != Keyboard::code) {
        last.insert(last.begin(), shift_key(stage));
    }
    last.push_back(delete_key(stage, kind == Keyboard::code ? 2.0F : 1.5F));
    rows.push_back(std::move(last));
    if (has_tones(kind)) {
        KeyRow vowels = vowel_row(upper);
        KeyRow tones = tone_row(stage);
        if (one_vietnamese_row(stage)) {
            for (KeyRow* keys : {&vowels, &tones}) {
                std::ranges::for_each(*keys, [](KeyCap& cap) { cap.weight = 1; });
            }
            std::ranges::move(tones, std::back_inserter(vowels));
            rows.push_back(std::move(vowels));
        } else {
            rows.push_back(std::move(vowels));
            rows.push_back(std::move(tones));
        }
    }
    KeyRow bottom;
    if (kind == Keyboard::email) {
        for (const char* mark : {"@", ".", "-", "_"}) {
            bottom.push_back(letter_key(mark, false));
        }
        bottom.push_back(
            {.id = "key.gmail", .label = "@gmail.com", .stroke = {.letter = "@gmail.com"}, .weight = 3});
    } else {
        for (const char* mark : {",", ".", "/", "-"}) {
            if ((kind != Keyboard::name && kind != Keyboard::list) || *mark == '-') {
                bottom.push_back(letter_key(mark, false));
            }
        }
        bottom.push_back(space_key(stage));
    }
    bottom.push_back(clear_key(stage, 2));
    rows.push_back(std::move(bottom));
    return rows;
}

float key_height(const Stage& stage, Keyboard kind, std::size_t rows) {
    const Theme& theme = stage.theme;
    // Lying down, the field and its question need the other half of the height; what a search finds needs
    // more, and the names of a list most.
    const float lying = kind == Keyboard::list ? 0.24F : kind == Keyboard::search ? 0.3F : 0.44F;
    float room = static_cast<float>(theme.panel.height_px) * (theme.panel.portrait() ? 0.5F : lying);
    if (theme.reach > 0) {
        // The buttons of the page, the pager and one thing to touch want to be within reach, too.
        room -= theme.margin + 4.6F * theme.button + 2.5F * theme.gap + 2 * theme.padding;
    }
    const float share = room / static_cast<float>(rows) - theme.gap;
    // N1 wants 12.7 mm, and the largest letters want their line.
    const float least = std::max(std::ceil(static_cast<float>(12.8 * theme.panel.ppi / 25.4)),
                                 std::ceil(theme.line_height(Type::heading)));
    return std::max(least, std::min(std::ceil(theme.target * 1.12F), std::floor(share)));
}

void press_key(Stage& stage, const KeyCap& cap) {
    if (cap.shift) {
        stage.shift = !stage.shift;
        stage.settled = false;
        return;
    }
    stage.strokes.push_back(cap.stroke);
    stage.shift = false;
}

void draw_row(Stage& stage, const KeyRow& row, const Rect& box, float unit) {
    const Theme& theme = stage.theme;
    float weights = 0;
    for (const KeyCap& cap : row) {
        weights += cap.weight;
    }
    const float gaps = theme.gap * static_cast<float>(row.size() - 1);
    // A row never becomes wider than the keyboard; a shorter one is centred with keys of the common size.
    const float one = std::min(unit, (box.w - gaps) / weights);
    float x = box.x + (box.w - one * weights - gaps) / 2;
    for (const KeyCap& cap : row) {
        const float width = std::floor(one * cap.weight);
        const bool shifted = cap.shift && stage.shift;
        ButtonPart part{.id = cap.id,
                        .label = cap.label,
                        .box = {std::round(x), box.y, width, box.h},
                        .icon = cap.icon,
                        .look = shifted ? Look::key_strong : Look::key,
                        .role = Role::key,
                        .type = Type::strong,
                        .spoken = cap.spoken};
        const bool single = cap.stroke.kind == Kind::letter && cap.label.size() <= 3;
        part.type = single ? Type::heading : Type::strong;
        // A word that does not fit beside its picture leaves the picture alone; the voice still says it.
        if (cap.icon &&
            stage.width_of(cap.label, part.type) + stage.letters().icon_px + theme.gap * 1.4F > width) {
            part.spoken = cap.label;
            part.label.clear();
        }
        if (press(stage, part)) {
            press_key(stage, cap);
        }
        x += one * cap.weight + theme.gap;
    }
}

bool ends_sentence(std::string_view value, Keyboard kind) {
    return value.empty() || (kind == Keyboard::name && value.ends_with(' '));
}

}  // namespace

float keyboard_height(const Stage& stage, Keyboard kind) {
    const std::size_t rows = rows_of(stage, kind).size();
    return static_cast<float>(rows) * (key_height(stage, kind, rows) + stage.theme.gap) + stage.theme.gap;
}

void draw_keyboard(Stage& stage, Keyboard kind) {
    const Theme& theme = stage.theme;
    const std::vector<KeyRow> rows = rows_of(stage, kind);
    const float height = key_height(stage, kind, rows.size());
    stage.fill(stage.keyboard_box, theme.colors.keyboard.ground);
    const float columns = is_wide(stage, kind) ? wide_columns : usual_columns;
    const float full = keys_width(stage, columns);
    const float unit = is_pad(kind) ? std::min(theme.wide, (full - 2 * theme.gap) / 3)
                                    : (full - (columns - 1) * theme.gap) / columns;
    const float width = is_pad(kind) ? 3 * unit + 2 * theme.gap : full;
    Rect box{std::round((static_cast<float>(theme.panel.width_px) - width) / 2),
             stage.keyboard_box.y + theme.gap, width, height};
    for (const KeyRow& row : rows) {
        draw_row(stage, row, box,
                 row.size() == 12 && !is_wide(stage, kind) ? (full - 11 * theme.gap) / 12 : unit);
        box.y += height + theme.gap;
    }
}

std::optional<std::string> take_strokes(Stage& stage, std::string_view value, Keyboard kind) {
    text::Draft draft{std::string(value), value.size()};
    const text::TypingRules rules;
    const bool any = !stage.strokes.empty();
    for (const KeyStroke& stroke : stage.strokes) {
        switch (stroke.kind) {
            case Kind::letter:
                if (draft.text.size() < most_letters) {
                    draft = text::with_letter(draft, stroke.letter, rules);
                }
                break;
            case Kind::tone:
                draft = text::with_tone(draft, static_cast<text::ToneMark>(stroke.tone), rules.style);
                break;
            case Kind::backspace: draft = text::without_last(draft, rules.style); break;
            case Kind::clear: draft = {}; break;
        }
    }
    std::string edited = std::move(draft.text);
    stage.strokes.clear();
    const bool capital = (kind == Keyboard::name || kind == Keyboard::text) && ends_sentence(edited, kind);
    if (capital != stage.capital_next) {
        stage.capital_next = capital;
        stage.settled = false;
    }
    return any ? std::optional(std::move(edited)) : std::nullopt;
}

}  // namespace kiosk::ui
