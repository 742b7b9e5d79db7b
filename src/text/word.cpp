#include "src/text/word.h"

#include "src/text/fold.h"

namespace kiosk::text {

namespace {

void append_letters(std::vector<Letter>& letters, std::string_view text) {
    const std::string whole = nfc(text);
    for (std::size_t at = 0; at < whole.size();) {
        const auto code = next_code(whole, at);
        letters.push_back(letter_of(code ? code->code : U'\uFFFD'));
        at += code ? code->length : 1;
    }
}

std::size_t word_begin(std::string_view text, std::size_t at) {
    for (auto code = code_before(text, at); code && is_letter(code->code); code = code_before(text, at)) {
        at -= code->length;
    }
    return at;
}

std::size_t word_end(std::string_view text, std::size_t at) {
    for (auto code = next_code(text, at); code && is_letter(code->code); code = next_code(text, at)) {
        at += code->length;
    }
    return at;
}

std::size_t tone_place(const std::vector<Letter>& letters, const Nucleus& nucleus, ToneStyle style) {
    for (std::size_t i = nucleus.end; i-- > nucleus.begin;) {
        if (letters[i].mark != Mark::none) {
            return i;
        }
    }
    if (nucleus.end < letters.size()) {
        return nucleus.end - 1;
    }
    const std::size_t size = nucleus.end - nucleus.begin;
    const Letter& first = letters[nucleus.begin];
    const Letter& last = letters[nucleus.end - 1];
    const bool differs = size == 2 && ((first.is(U'o') && (last.is(U'a') || last.is(U'e'))) ||
                                       (first.is(U'u') && last.is(U'y')));
    const bool second = size >= 3 || (differs && style == ToneStyle::modern);
    return nucleus.begin + (second ? 1 : 0);
}

}  // namespace

Word::Word(const Draft& draft) {
    const std::string_view text = draft.text;
    const std::size_t at = std::min(draft.caret, text.size());
    const std::size_t begin = word_begin(text, at);
    const std::size_t end = word_end(text, at);
    append_letters(letters, text.substr(begin, at - begin));
    caret = letters.size();
    append_letters(letters, text.substr(at, end - at));
    before_ = text.substr(0, begin);
    after_ = text.substr(end);
}

std::optional<Nucleus> Word::nucleus(std::size_t limit) const {
    std::size_t end = std::min(limit, letters.size());
    while (end > 0 && !letters[end - 1].is_vowel()) {
        --end;
    }
    if (end == 0) {
        return std::nullopt;
    }
    std::size_t begin = end - 1;
    while (begin > 0 && letters[begin - 1].is_vowel()) {
        --begin;
    }
    while (end < letters.size() && letters[end].is_vowel()) {
        ++end;
    }
    Nucleus found{begin, begin, end};
    if (begin > 0 && end - begin > 1 && letters[begin].mark == Mark::none) {
        const Letter& before = letters[begin - 1];
        const Letter& first = letters[begin];
        if ((before.is(U'q') && first.is(U'u')) || (before.is(U'g') && first.is(U'i'))) {
            ++found.begin;
        }
    }
    return found;
}

ToneMark Word::tone(const Nucleus& nucleus) const {
    for (std::size_t i = nucleus.run; i < nucleus.end; ++i) {
        if (letters[i].tone != ToneMark::level) {
            return letters[i].tone;
        }
    }
    return ToneMark::level;
}

void Word::set_tone(const Nucleus& nucleus, ToneMark tone, ToneStyle style) {
    for (std::size_t i = nucleus.run; i < nucleus.end; ++i) {
        letters[i].tone = ToneMark::level;
    }
    letters[tone_place(letters, nucleus, style)].tone = tone;
}

void Word::settle_tone(ToneStyle style) {
    if (const auto found = nucleus(caret + 1)) {
        set_tone(*found, tone(*found), style);
    }
}

void Word::insert(Letter letter) {
    letters.insert(letters.begin() + static_cast<std::ptrdiff_t>(caret), letter);
    ++caret;
}

void Word::erase_before() {
    --caret;
    letters.erase(letters.begin() + static_cast<std::ptrdiff_t>(caret));
}

void Word::erase_after() {
    letters.erase(letters.begin() + static_cast<std::ptrdiff_t>(caret));
}

Draft Word::draft() const {
    Draft out{before_, 0};
    for (std::size_t i = 0; i < letters.size(); ++i) {
        if (i == caret) {
            out.caret = out.text.size();
        }
        append_utf8(out.text, composed(letters[i]));
    }
    if (caret == letters.size()) {
        out.caret = out.text.size();
    }
    out.text += after_;
    return out;
}

}  // namespace kiosk::text
