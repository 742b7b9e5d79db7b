#include "src/text/typing.h"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace kiosk::text {

namespace {

/// Each vowel without a tone, then with the five, in the order of ToneMark; lower case, then upper.
constexpr std::array<std::u32string_view, 24> vowels = {
    U"aáàảãạ", U"ăắằẳẵặ", U"âấầẩẫậ", U"eéèẻẽẹ", U"êếềểễệ", U"iíìỉĩị", U"oóòỏõọ", U"ôốồổỗộ",
    U"ơớờởỡợ", U"uúùủũụ", U"ưứừửữự", U"yýỳỷỹỵ", U"AÁÀẢÃẠ", U"ĂẮẰẲẴẶ", U"ÂẤẦẨẪẬ", U"EÉÈẺẼẸ",
    U"ÊẾỀỂỄỆ", U"IÍÌỈĨỊ", U"OÓÒỎÕỌ", U"ÔỐỒỔỖỘ", U"ƠỚỜỞỠỢ", U"UÚÙỦŨỤ", U"ƯỨỪỬỮỰ", U"YÝỲỶỸỴ",
};
constexpr std::u32string_view marked_vowels = U"ăâêôơưĂÂÊÔƠƯ";

struct Vowel {
    std::size_t row = 0;
    std::size_t tone = 0;
};

std::optional<Vowel> vowel_of(char32_t letter) {
    for (std::size_t row = 0; row < vowels.size(); ++row) {
        const std::size_t tone = vowels[row].find(letter);
        if (tone != std::u32string_view::npos) {
            return Vowel{row, tone};
        }
    }
    return std::nullopt;
}

/// Without its tone, lower case where that matters for spelling.
char32_t bare(char32_t letter) {
    const auto vowel = vowel_of(letter);
    return vowel ? vowels[vowel->row % 12][0] : letter >= U'A' && letter <= U'Z' ? letter + 32 : letter;
}

bool is_letter(char32_t letter) {
    return (letter >= U'a' && letter <= U'z') || (letter >= U'A' && letter <= U'Z') || letter >= 0xC0;
}

std::u32string decoded(std::string_view text) {
    std::u32string out;
    for (std::size_t i = 0; i < text.size();) {
        const auto first = static_cast<unsigned char>(text[i]);
        const std::size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        char32_t code = length == 1 ? first : first & (0x7FU >> length);
        for (std::size_t k = 1; k < length && i + k < text.size(); ++k) {
            code = code << 6 | (static_cast<unsigned char>(text[i + k]) & 0x3FU);
        }
        out += code;
        i += length;
    }
    return out;
}

std::string encoded(std::u32string_view text) {
    std::string out;
    const auto put = [&](char32_t bits) { out += static_cast<char>(bits); };
    for (const char32_t code : text) {
        if (code < 0x80) {
            put(code);
        } else if (code < 0x800) {
            put(0xC0 | code >> 6);
            put(0x80 | (code & 0x3F));
        } else if (code < 0x10000) {
            put(0xE0 | code >> 12);
            put(0x80 | (code >> 6 & 0x3F));
            put(0x80 | (code & 0x3F));
        } else {
            put(0xF0 | code >> 18);
            put(0x80 | (code >> 12 & 0x3F));
            put(0x80 | (code >> 6 & 0x3F));
            put(0x80 | (code & 0x3F));
        }
    }
    return out;
}

struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;
    [[nodiscard]] std::size_t size() const { return end - begin; }
};

/// The last run of vowels in the last word, without the u of qu- and the i of gi- when another vowel follows.
std::optional<Span> nucleus(std::u32string_view text) {
    std::size_t word = text.size();
    while (word > 0 && is_letter(text[word - 1])) {
        --word;
    }
    std::size_t end = text.size();
    while (end > word && !vowel_of(text[end - 1])) {
        --end;
    }
    std::size_t begin = end;
    while (begin > word && vowel_of(text[begin - 1])) {
        --begin;
    }
    if (begin == end) {
        return std::nullopt;
    }
    if (begin > word && end - begin > 1) {
        const char32_t before = bare(text[begin - 1]);
        const char32_t first = bare(text[begin]);
        if ((before == U'q' && first == U'u') || (before == U'g' && first == U'i')) {
            ++begin;
        }
    }
    return Span{begin, end};
}

/// Where the tone of this nucleus stands.
std::size_t tone_place(std::u32string_view text, Span span) {
    for (std::size_t i = span.end; i-- > span.begin;) {
        if (marked_vowels.find(vowels[vowel_of(text[i])->row][0]) != std::u32string_view::npos) {
            return i;
        }
    }
    const bool open = span.end == text.size();
    if (!open) {
        return span.end - 1;
    }
    return span.size() >= 3 ? span.begin + 1 : span.begin;
}

void set_tone(std::u32string& text, Span span, std::size_t tone) {
    for (std::size_t i = span.begin; i < span.end; ++i) {
        text[i] = vowels[vowel_of(text[i])->row][0];
    }
    const std::size_t place = tone_place(text, span);
    text[place] = vowels[vowel_of(text[place])->row][tone];
}

/// The tone inside a span, level when there is none.
std::size_t tone_in(std::u32string_view text, Span span) {
    for (std::size_t i = span.begin; i < span.end; ++i) {
        if (const std::size_t tone = vowel_of(text[i])->tone; tone != 0) {
            return tone;
        }
    }
    return 0;
}

/// The nucleus with the vowel of qu- and gi-, on which a tone may still stand from before the next vowel
/// came.
Span with_initial_vowel(std::u32string_view text, Span span) {
    return span.begin > 0 && vowel_of(text[span.begin - 1]) ? Span{span.begin - 1, span.end} : span;
}

void settle_tone(std::u32string& text) {
    const auto span = nucleus(text);
    if (!span) {
        return;
    }
    const Span whole = with_initial_vowel(text, *span);
    const std::size_t tone = tone_in(text, whole);
    if (tone == 0) {
        return;
    }
    for (std::size_t i = whole.begin; i < span->begin; ++i) {
        text[i] = vowels[vowel_of(text[i])->row][0];
    }
    set_tone(text, *span, tone);
}

}  // namespace

std::string with_letter(std::string_view text, std::string_view letter) {
    std::u32string whole = decoded(text) + decoded(letter);
    if (!whole.empty() && is_letter(whole.back())) {
        settle_tone(whole);
    }
    return encoded(whole);
}

std::string with_tone(std::string_view text, ToneMark tone) {
    std::u32string whole = decoded(text);
    const auto span = nucleus(whole);
    if (!span) {
        return std::string(text);
    }
    const auto wanted = static_cast<std::size_t>(tone);
    set_tone(whole, *span, tone_in(whole, *span) == wanted ? 0 : wanted);
    return encoded(whole);
}

std::string without_last(std::string_view text) {
    std::u32string whole = decoded(text);
    if (!whole.empty()) {
        whole.pop_back();
        if (!whole.empty() && is_letter(whole.back())) {
            settle_tone(whole);
        }
    }
    return encoded(whole);
}

}  // namespace kiosk::text
