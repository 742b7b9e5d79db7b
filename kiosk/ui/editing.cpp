// What the strokes of a keyboard do to the focused field: letters, caret, suggestions.
#include <algorithm>

#include "kiosk/ui/keyboard_rows.h"
#include "kiosk/ui/parts.h"

namespace kiosk::ui {

namespace {

using Kind = KeyStroke::Kind;

// Nobody's answer is longer; a stuck key must not fill the memory.
constexpr std::size_t most_letters = 500;
/// More than fit on any keyboard.
constexpr std::size_t most_suggestions = 12;

text::TypingRules rules_of(const Stage& stage, Keyboard kind, bool attached) {
    const text::TypingMethod method = attached ? stage.typing.attached : stage.typing.method;
    return {writes_vietnamese(kind) ? method : text::TypingMethod::tones, stage.typing.style};
}

/// The words in place of what they continue, and a blank behind them.
text::Draft with_suggestion(const text::Draft& draft, const Suggestion& suggestion) {
    text::Draft out = draft;
    const std::size_t begin = std::min(suggestion.begin, out.text.size());
    const std::size_t end = std::clamp(suggestion.end, begin, out.text.size());
    out.text.replace(begin, end - begin, suggestion.words);
    out.caret = begin + suggestion.words.size();
    if (!std::string_view(out.text).substr(out.caret).starts_with(' ')) {
        out.text.insert(out.caret, " ");
    }
    ++out.caret;
    return out;
}

text::Draft applied(const Stage& stage, const text::Draft& draft, const KeyStroke& stroke, Keyboard kind) {
    const text::TypingRules rules = rules_of(stage, kind, stroke.attached);
    const bool room = draft.text.size() < most_letters;
    switch (stroke.kind) {
        case Kind::letter: return room ? text::with_letter(draft, stroke.letter, rules) : draft;
        case Kind::tone: return text::with_tone(draft, static_cast<text::ToneMark>(stroke.tone), rules.style);
        case Kind::backspace: return text::without_last(draft, rules.style);
        case Kind::del: return text::without_next(draft, rules.style);
        case Kind::clear: return {};
        case Kind::back: return text::stepped_back(draft);
        case Kind::on: return text::stepped_on(draft);
        case Kind::suggestion: return room ? with_suggestion(draft, stroke.suggestion) : draft;
    }
    return draft;
}

/// A name begins here: at the beginning, and for names after every blank.
bool begins_name(const text::Draft& draft, Keyboard kind) {
    const bool first = draft.caret == 0;
    return (kind == Keyboard::name && (first || draft.text[draft.caret - 1] == ' ')) ||
           (kind == Keyboard::text && first);
}

/// The value with the caret where it was; at the end of a field that has just got the focus.
text::Draft draft_of(Editing& editing, const TextField& field) {
    if (editing.field != field.id) {
        editing.field = field.id;
        editing.from_end = 0;
        editing.suggested_for.reset();
    }
    const std::size_t size = field.value.size();
    return {field.value, text::letter_border(field.value, size - std::min(size, editing.from_end))};
}

void look_for_suggestions(Editing& editing, const TextField& field, const text::Draft& draft) {
    editing.wants_suggestions = field.names != nullptr;
    if (field.names == nullptr || draft == editing.suggested_for) {
        return;
    }
    editing.suggested_for = draft;
    editing.suggestions = field.names->suggest(field.names_of, draft, most_suggestions);
}

}  // namespace

text::Draft take_strokes(Stage& stage, const TextField& field) {
    Editing& editing = stage.editing;
    text::Draft draft = draft_of(editing, field);
    stage.focus.following = stage.focus.following || !editing.strokes.empty();  // What is typed is seen.
    for (const KeyStroke& stroke : editing.strokes) {
        draft = applied(stage, draft, stroke, field.keyboard);
    }
    editing.strokes.clear();
    editing.from_end = draft.text.size() - draft.caret;
    look_for_suggestions(editing, field, draft);
    const bool capital = begins_name(draft, field.keyboard);
    if (capital != editing.capital_next) {
        editing.capital_next = capital;
        stage.settled = false;
    }
    return draft;
}

void place_caret(Stage& stage, const TextField& field, std::size_t at) {
    stage.editing.from_end = field.value.size() - std::min(field.value.size(), at);
    stage.settled = false;
}

}  // namespace kiosk::ui
