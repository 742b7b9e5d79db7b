#include "src/text/typing.h"

#include <algorithm>
#include <optional>

#include "src/text/fold.h"
#include "src/text/word.h"

namespace kiosk::text {

namespace {

/// What a key of Telex or VNI asks for.
struct Wish {
    enum class Kind { tone, circumflex, horn, breve, horn_or_breve, stroke };
    Kind kind{};
    ToneMark tone = ToneMark::level;
    char32_t vowel = 0;  ///< Only this one takes the circumflex; 0: any that can.
};

std::optional<Wish> telex_wish(char32_t key) {
    using Kind = Wish::Kind;
    switch (key) {
        case U's': return Wish{Kind::tone, ToneMark::acute};
        case U'f': return Wish{Kind::tone, ToneMark::grave};
        case U'r': return Wish{Kind::tone, ToneMark::hook};
        case U'x': return Wish{Kind::tone, ToneMark::tilde};
        case U'j': return Wish{Kind::tone, ToneMark::dot};
        case U'z': return Wish{Kind::tone, ToneMark::level};
        case U'a':
        case U'e':
        case U'o': return Wish{Kind::circumflex, ToneMark::level, key};
        case U'w': return Wish{Kind::horn_or_breve};
        case U'd': return Wish{Kind::stroke};
        default: return std::nullopt;
    }
}

std::optional<Wish> vni_wish(char32_t key) {
    using Kind = Wish::Kind;
    switch (key) {
        case U'0': return Wish{Kind::tone, ToneMark::level};
        case U'1': return Wish{Kind::tone, ToneMark::acute};
        case U'2': return Wish{Kind::tone, ToneMark::grave};
        case U'3': return Wish{Kind::tone, ToneMark::hook};
        case U'4': return Wish{Kind::tone, ToneMark::tilde};
        case U'5': return Wish{Kind::tone, ToneMark::dot};
        case U'6': return Wish{Kind::circumflex};
        case U'7': return Wish{Kind::horn};
        case U'8': return Wish{Kind::breve};
        case U'9': return Wish{Kind::stroke};
        default: return std::nullopt;
    }
}

// Each of these answers whether the key is used up. When it is not, the key writes itself: because there was
// nothing to change, or because it took back what it had changed before.

/// Gives the mark, or takes it back.
bool toggled(Letter& letter, Mark mark) {
    letter.mark = letter.mark == mark ? Mark::none : mark;
    return letter.mark == mark;
}

/// A syllable that ends in a stop has only two tones: "catr" is no "cảt".
bool closed_by_stop(const Word& word, const Nucleus& nucleus) {
    const std::size_t size = word.letters.size() - nucleus.end;
    const auto at = [&](std::size_t i) -> const Letter& { return word.letters[nucleus.end + i]; };
    return (size == 1 && (at(0).is(U'c') || at(0).is(U'p') || at(0).is(U't'))) ||
           (size == 2 && at(0).is(U'c') && at(1).is(U'h'));
}

bool take_tone(Word& word, ToneMark tone, char32_t key, ToneStyle style) {
    const auto nucleus = word.nucleus(word.caret);
    if (!nucleus) {
        return false;
    }
    // "ass" has become "as": another s is a letter like the one before.
    const auto rest = word.letters.begin() + static_cast<std::ptrdiff_t>(nucleus->end);
    const bool written =
        std::any_of(rest, word.letters.end(), [&](const Letter& letter) { return letter.is(key); });
    const bool possible = tone == ToneMark::level || tone == ToneMark::acute || tone == ToneMark::dot ||
                          !closed_by_stop(word, *nucleus);
    if (written || !possible) {
        return false;
    }
    const ToneMark former = word.tone(*nucleus);
    const bool again = former == tone;
    word.set_tone(*nucleus, again ? ToneMark::level : tone, style);
    return !again;
}

/// Which vowels may stand between a letter and the key that gives it its circumflex: toi + o is tôi, but
/// ngoe + o is ngoeo.
bool may_follow(const Letter& letter, const Letter& between) {
    return letter.is(U'o')   ? between.is(U'i')
           : letter.is(U'a') ? between.is(U'u') || between.is(U'y')
                             : between.is(U'u');
}

bool take_circumflex(Word& word, char32_t vowel) {
    const auto nucleus = word.nucleus(word.caret);
    if (!nucleus) {
        return false;
    }
    const std::size_t end = std::min(nucleus->end, word.caret);
    for (std::size_t i = end; i-- > nucleus->begin;) {
        Letter& letter = word.letters[i];
        const bool can = letter.is(U'a') || letter.is(U'e') || letter.is(U'o');
        if (!can || (vowel != 0 && !letter.is(vowel))) {
            continue;
        }
        if (vowel != 0 && (end - i > 2 || (end - i == 2 && !may_follow(letter, word.letters[i + 1])))) {
            return false;
        }
        // Two of a kind become one kind: deeee is dêê.
        if (vowel != 0 && i > nucleus->begin && letter.mark == Mark::none && word.letters[i - 1].is(vowel) &&
            word.letters[i - 1].mark == Mark::none) {
            word.letters[i - 1].mark = Mark::circumflex;
        }
        return toggled(letter, Mark::circumflex);
    }
    return false;
}

/// uo takes its horns together (dduowng: đương), except at the end of a word (thuowr: thuở).
std::optional<bool> take_both_horns(Word& word, std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i + 1 < end; ++i) {
        Letter& u = word.letters[i];
        Letter& o = word.letters[i + 1];
        if (!u.is(U'u') || !o.is(U'o')) {
            continue;
        }
        const bool last = i + 2 == word.letters.size();
        if (o.mark == Mark::horn && (u.mark == Mark::horn || last)) {
            u.mark = o.mark = Mark::none;
            return false;
        }
        u.mark = last ? u.mark : Mark::horn;
        o.mark = Mark::horn;
        return true;
    }
    return std::nullopt;
}

Letter* last_of(Word& word, char32_t base, std::size_t begin, std::size_t end) {
    for (std::size_t i = end; i-- > begin;) {
        if (word.letters[i].is(base)) {
            return &word.letters[i];
        }
    }
    return nullptr;
}

bool take_horn_or_breve(Word& word, Wish::Kind kind) {
    const auto nucleus = word.nucleus(word.caret);
    if (!nucleus) {
        return false;
    }
    const std::size_t begin = nucleus->begin;
    const std::size_t end = std::min(nucleus->end, word.caret);
    const bool horn = kind != Wish::Kind::breve;
    if (horn) {
        if (const auto both = take_both_horns(word, begin, end)) {
            return *both;
        }
    }
    Letter* a = kind == Wish::Kind::horn ? nullptr : last_of(word, U'a', begin, end);
    Letter* u = horn ? last_of(word, U'u', begin, end) : nullptr;
    if (u != nullptr && u > &word.letters[begin] && (u - 1)->is(U'u')) {
        --u;  // luu + w is lưu.
    }
    // muaw is mưa, but kuangw is kuăng.
    if (a != nullptr && !(u != nullptr && u + 1 == a && a == &word.letters.back())) {
        return toggled(*a, Mark::breve);
    }
    Letter* o = horn ? last_of(word, U'o', begin, end) : nullptr;
    Letter* target = o != nullptr ? o : u;
    return target != nullptr && toggled(*target, Mark::horn);
}

/// Telex writes ư with a w alone; a second w takes it back.
bool take_lone_w(Word& word, bool upper) {
    const auto nucleus = word.nucleus(word.caret);
    if (word.letters.size() == 1 && word.caret == 1 && word.letters[0].is(U'u') &&
        word.letters[0].mark == Mark::horn) {
        word.erase_before();
        return false;
    }
    const bool after_w = word.caret > 0 && word.letters[word.caret - 1].is(U'w');
    const bool after_gi = nucleus && nucleus->end == word.caret && nucleus->end - nucleus->run == 1 &&
                          nucleus->run > 0 && word.letters[nucleus->run].is(U'i') &&
                          word.letters[nucleus->run - 1].is(U'g');
    if ((!nucleus && !after_w) || after_gi) {
        word.insert({upper ? U'U' : U'u', Mark::horn, ToneMark::level});
        return true;
    }
    return take_horn_or_breve(word, Wish::Kind::horn_or_breve);
}

/// Of the letter just before, or of the first one: dand is đan.
bool take_stroke(Word& word) {
    std::size_t at = word.caret;
    if (at == 0) {
        return false;
    }
    if (word.letters[at - 1].is(U'd')) {
        --at;
        if (at > 0 && word.letters[at].mark == Mark::none && word.letters[at - 1].is(U'd')) {
            return false;
        }
    } else {
        const auto second = std::find_if(word.letters.begin() + 1, word.letters.end(),
                                         [](const Letter& letter) { return letter.is(U'd'); });
        if (!word.letters[0].is(U'd') || second != word.letters.end()) {
            return false;
        }
        at = 0;
    }
    return toggled(word.letters[at], Mark::stroke);
}

bool take(Word& word, const Wish& wish, char32_t key, bool upper, ToneStyle style) {
    switch (wish.kind) {
        case Wish::Kind::tone: return take_tone(word, wish.tone, key, style);
        case Wish::Kind::circumflex: return take_circumflex(word, wish.vowel);
        case Wish::Kind::horn:
        case Wish::Kind::breve: return take_horn_or_breve(word, wish.kind);
        case Wish::Kind::horn_or_breve: return take_lone_w(word, upper);
        case Wish::Kind::stroke: return take_stroke(word);
    }
    return false;
}

/// Telex and VNI mark uo once, before it is known whether something follows: thuơ + ng is thương.
void complete_horns(Word& word) {
    const auto nucleus = word.nucleus(word.caret);
    for (std::size_t i = nucleus ? nucleus->begin : 0; nucleus && i + 1 < nucleus->end; ++i) {
        Letter& u = word.letters[i];
        Letter& o = word.letters[i + 1];
        const bool one = (u.mark == Mark::horn) != (o.mark == Mark::horn);
        const bool free = u.mark != Mark::circumflex && o.mark != Mark::circumflex;
        if (u.is(U'u') && o.is(U'o') && one && free && i + 2 < word.letters.size()) {
            u.mark = o.mark = Mark::horn;
        }
    }
}

Draft inserted(const Draft& draft, std::string_view words) {
    Draft out = draft;
    out.text.insert(out.caret, words);
    out.caret += words.size();
    return out;
}

bool combines(char32_t code) {
    return code >= 0x300 && code <= 0x36F;
}

/// A caret within the text and between two letters.
Draft snapped(Draft draft) {
    draft.caret = letter_border(draft.text, draft.caret);
    return draft;
}

}  // namespace

Draft with_letter(const Draft& given, std::string_view letter, const TypingRules& rules) {
    const Draft draft = snapped(given);
    const std::string whole = nfc(letter);
    const auto code = next_code(whole, 0);
    if (!code || code->length != whole.size()) {
        return inserted(draft, whole);
    }
    const bool upper = code->code >= U'A' && code->code <= U'Z';
    const char32_t key = upper ? code->code + (U'a' - U'A') : code->code;
    const auto wish = rules.method == TypingMethod::telex ? telex_wish(key)
                      : rules.method == TypingMethod::vni ? vni_wish(key)
                                                          : std::nullopt;
    Word word(draft);
    const bool used_up = wish && take(word, *wish, key, upper, rules.style);
    if (!used_up && !is_letter(key)) {
        return inserted(wish ? word.draft() : draft, whole);
    }
    if (!used_up) {
        word.insert(letter_of(code->code));
    }
    if (rules.method != TypingMethod::tones) {
        complete_horns(word);
    }
    word.settle_tone(rules.style);
    return word.draft();
}

Draft with_tone(const Draft& given, ToneMark tone, ToneStyle style) {
    const Draft draft = snapped(given);
    Word word(draft);
    auto nucleus = word.nucleus(word.caret);
    if (!nucleus) {
        nucleus = word.nucleus(word.letters.size());
    }
    if (!nucleus) {
        return draft;
    }
    word.set_tone(*nucleus, word.tone(*nucleus) == tone ? ToneMark::level : tone, style);
    return word.draft();
}

Draft without_last(const Draft& given, ToneStyle style) {
    const Draft draft = snapped(given);
    Word word(draft);
    if (word.caret > 0) {
        word.erase_before();
        word.settle_tone(style);
        return word.draft();
    }
    const std::size_t before = stepped_back(draft).caret;
    return {draft.text.substr(0, before) + draft.text.substr(draft.caret), before};
}

Draft without_next(const Draft& given, ToneStyle style) {
    const Draft draft = snapped(given);
    Word word(draft);
    if (word.caret < word.letters.size()) {
        word.erase_after();
        word.settle_tone(style);
        return word.draft();
    }
    return {draft.text.substr(0, draft.caret) + draft.text.substr(stepped_on(draft).caret), draft.caret};
}

Draft stepped_back(Draft draft) {
    draft.caret = draft.caret == 0 ? 0 : letter_border(draft.text, draft.caret - 1);
    return draft;
}

Draft stepped_on(Draft draft) {
    do {
        const auto code = next_code(draft.text, draft.caret);
        draft.caret = std::min(draft.text.size(), draft.caret + (code ? code->length : 1));
    } while (letter_border(draft.text, draft.caret) != draft.caret);
    return draft;
}

std::size_t letter_border(std::string_view text, std::size_t at) {
    at = std::min(at, text.size());
    while (at > 0 && at < text.size()) {
        const auto code = next_code(text, at);
        const bool inside = !code && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
        if (!inside && !(code && combines(code->code))) {
            return at;
        }
        --at;
    }
    return at;
}

}  // namespace kiosk::text
