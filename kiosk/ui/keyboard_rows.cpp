#include "kiosk/ui/keyboard_rows.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "src/text/fold.h"

namespace kiosk::ui {

namespace {

using Kind = KeyStroke::Kind;
using text::TypingMethod;

constexpr float wide_columns = 13;

/// Only letters are wanted: no digits, few marks.
bool only_words(Keyboard kind) {
    return kind == Keyboard::name || kind == Keyboard::list;
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
            .weight = weight,
            .icon = Icon::close};
}

KeyCap shift_key(const Stage& stage) {
    return {.id = "key.shift",
            .weight = 1.5F,
            .icon = Icon::shift,
            .spoken = stage.text(txt::key_shift),
            .does = KeyCap::Does::shift};
}

KeyCap space_key(const Stage& stage, float weight) {
    return {.id = "key.space",
            .label = stage.text(txt::key_space),
            .stroke = {.letter = " "},
            .weight = weight,
            .icon = Icon::space};
}

/// The way of typing to which the key leads stands on it.
KeyCap method_key(const Stage& stage, float weight) {
    TextKey name = txt::key_method_tones;
    switch (stage.typing.method) {
        case TypingMethod::tones: name = txt::key_method_telex; break;
        case TypingMethod::telex: name = txt::key_method_vni; break;
        case TypingMethod::vni: break;
    }
    const std::string method = stage.text(name);
    return {.id = "key.method",
            .label = method,
            .weight = weight,
            .spoken = stage.text(txt::key_method_spoken, {{"method", method}}),
            .does = KeyCap::Does::change_method};
}

void add_arrows(const Stage& stage, KeyRow& row) {
    row.push_back({.id = "key.left",
                   .stroke = {.kind = Kind::back},
                   .icon = Icon::chevron_left,
                   .spoken = stage.text(txt::key_left)});
    row.push_back({.id = "key.right",
                   .stroke = {.kind = Kind::on},
                   .icon = Icon::chevron_right,
                   .spoken = stage.text(txt::key_right)});
}

KeyRow vowel_row(bool upper, float weight) {
    KeyRow row;
    for (const char* vowel : {"ă", "â", "ê", "ô", "ơ", "ư", "đ"}) {
        row.push_back(letter_key(vowel, upper));
        row.back().weight = weight;
    }
    return row;
}

struct ToneName {
    const char* id;
    TextKey key;
    const char* shown;  ///< On a, where the name has no room.
};

KeyRow tone_row(const Stage& stage, float weight) {
    // The tones carry their Vietnamese names in every language: only who writes Vietnamese presses them.
    static constexpr std::array names{
        ToneName{"acute", txt::key_tone_acute, "á"}, ToneName{"grave", txt::key_tone_grave, "à"},
        ToneName{"hook", txt::key_tone_hook, "ả"}, ToneName{"tilde", txt::key_tone_tilde, "ã"},
        ToneName{"dot", txt::key_tone_dot, "ạ"}};
    KeyRow row;
    for (const ToneName& name : names) {
        row.push_back({.id = std::string("key.tone.") + name.id,
                       .label = stage.text(name.key),
                       .stroke = {.kind = Kind::tone, .tone = static_cast<int>(row.size()) + 1},
                       .weight = weight,
                       .brief = name.shown});
    }
    return row;
}

void append(KeyRow& row, KeyRow more) {
    std::ranges::move(more, std::back_inserter(row));
}

/// Vowels and tones share a row where the longest name fits on a key.
bool one_vietnamese_row(const Stage& stage) {
    const float key = (keys_width(stage, 10) - 11 * stage.theme.gap) / 12;
    return stage.width_of(stage.text(txt::key_tone_grave), Type::strong) + stage.theme.gap < key;
}

KeyRows pad(const Stage& stage) {
    KeyRows keys{{letter_row("123", false), letter_row("456", false), letter_row("789", false)}, 3};
    keys.rows.push_back({clear_key(stage, 1), letter_key("0", false), delete_key(stage, 1)});
    return keys;
}

/// The lowest row: how to type, marks, space, arrows.
KeyRow bottom_row(const Stage& stage, Keyboard kind) {
    KeyRow row;
    if (writes_vietnamese(kind)) {
        row.push_back(method_key(stage, stage.theme.compact ? 2.7F : 1.8F));
    }
    if (kind == Keyboard::email) {
        append(row, letter_row("@.-_", false));
        row.push_back(
            {.id = "key.gmail", .label = "@gmail.com", .stroke = {.letter = "@gmail.com"}, .weight = 3});
    } else {
        append(row, letter_row(only_words(kind) ? "-" : ",.-", false));
        row.push_back(space_key(stage, only_words(kind) ? 3.0F : 2.0F));
    }
    add_arrows(stage, row);
    row.push_back(clear_key(stage, 1.5F));
    return row;
}

/// Thirteen keys in a row: letters, beside them vowels and marks. Lying down there is width to spare and no
/// height.
KeyRows wide(const Stage& stage, Keyboard kind, bool upper) {
    const bool tones = stage.typing.method == TypingMethod::tones;
    KeyRows keys{{}, wide_columns};
    if (!only_words(kind) || stage.typing.method == TypingMethod::vni) {
        keys.rows.push_back(letter_row("1234567890/", false));
    }
    KeyRow first = letter_row("qwertyuiop", upper);
    KeyRow second = letter_row("asdfghjkl", upper);
    KeyRow third = letter_row("zxcvbnm", upper);
    if (tones) {
        KeyRow vowels = vowel_row(upper, 1);
        std::move(vowels.begin(), vowels.begin() + 3, std::back_inserter(first));
        std::move(vowels.begin() + 3, vowels.end(), std::back_inserter(second));
    }
    third.insert(third.begin(), shift_key(stage));
    append(third, letter_row(only_words(kind) ? "-'" : ",.-", false));
    third.push_back(delete_key(stage, 1.5F));
    KeyRow last{method_key(stage, 1.5F)};
    if (tones) {
        append(last, tone_row(stage, 1.2F));
    }
    last.push_back(space_key(stage, tones ? 2.0F : 5.0F));
    add_arrows(stage, last);
    last.push_back(clear_key(stage, 1.5F));
    for (KeyRow* row : {&first, &second, &third, &last}) {
        keys.rows.push_back(std::move(*row));
    }
    return keys;
}

KeyRows upright(const Stage& stage, Keyboard kind, bool upper) {
    KeyRows keys;
    // Within low reach what a search finds needs the room of the digits more.
    const bool digits = !only_words(kind) && (kind != Keyboard::search || stage.theme.reach <= 0);
    if (digits || (writes_vietnamese(kind) && stage.typing.method == TypingMethod::vni)) {
        keys.rows.push_back(letter_row("1234567890", false));
    }
    keys.rows.push_back(letter_row("qwertyuiop", upper));
    KeyRow second = letter_row("asdfghjkl", upper);
    append(second, letter_row(kind == Keyboard::name ? "'" : only_words(kind) ? "" : "/", false));
    keys.rows.push_back(std::move(second));
    KeyRow third = letter_row("zxcvbnm", upper);
    if (kind != Keyboard::code) {
        third.insert(third.begin(), shift_key(stage));
    }
    third.push_back(delete_key(stage, kind == Keyboard::code ? 2.0F : 1.5F));
    keys.rows.push_back(std::move(third));
    if (writes_vietnamese(kind) && stage.typing.method == TypingMethod::tones) {
        if (one_vietnamese_row(stage)) {
            KeyRow vietnamese = vowel_row(upper, 1);
            append(vietnamese, tone_row(stage, 1));
            keys.rows.push_back(std::move(vietnamese));
        } else {
            keys.rows.push_back(vowel_row(upper, 1.4F));  // Seven keys on the width of ten.
            keys.rows.push_back(tone_row(stage, 2));
        }
    }
    keys.rows.push_back(bottom_row(stage, kind));
    return keys;
}

}  // namespace

bool writes_vietnamese(Keyboard kind) {
    return kind == Keyboard::text || kind == Keyboard::name || kind == Keyboard::search ||
           kind == Keyboard::list;
}

bool is_pad(Keyboard kind) {
    return kind == Keyboard::digits || kind == Keyboard::phone;
}

float keys_width(const Stage& stage, float columns) {
    const Theme& theme = stage.theme;
    const float usable = static_cast<float>(theme.panel.width_px) - 2 * theme.margin;
    // Wider keys than twice their height only make the finger travel.
    return std::min(usable, columns * theme.target * 2 + (columns - 1) * theme.gap);
}

KeyRows key_rows(const Stage& stage, Keyboard kind) {
    const bool upper = kind == Keyboard::code || stage.editing.shift != stage.editing.capital_next;
    if (is_pad(kind)) {
        return pad(stage);
    }
    return !stage.theme.panel.portrait() && writes_vietnamese(kind) ? wide(stage, kind, upper)
                                                                    : upright(stage, kind, upper);
}

}  // namespace kiosk::ui
