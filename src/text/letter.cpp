#include "src/text/letter.h"

#include <algorithm>
#include <array>

namespace kiosk::text {

namespace {

struct Row {
    char32_t base;
    Mark mark;
    std::u32string_view tones;  ///< In the order of ToneMark.
};

constexpr std::array rows{Row{U'a', Mark::none, U"aáàảãạ"},       Row{U'a', Mark::breve, U"ăắằẳẵặ"},
                          Row{U'a', Mark::circumflex, U"âấầẩẫậ"}, Row{U'e', Mark::none, U"eéèẻẽẹ"},
                          Row{U'e', Mark::circumflex, U"êếềểễệ"}, Row{U'i', Mark::none, U"iíìỉĩị"},
                          Row{U'o', Mark::none, U"oóòỏõọ"},       Row{U'o', Mark::circumflex, U"ôốồổỗộ"},
                          Row{U'o', Mark::horn, U"ơớờởỡợ"},       Row{U'u', Mark::none, U"uúùủũụ"},
                          Row{U'u', Mark::horn, U"ưứừửữự"},       Row{U'y', Mark::none, U"yýỳỷỹỵ"},
                          Row{U'd', Mark::stroke, U"đ"},          Row{U'A', Mark::none, U"AÁÀẢÃẠ"},
                          Row{U'A', Mark::breve, U"ĂẮẰẲẴẶ"},      Row{U'A', Mark::circumflex, U"ÂẤẦẨẪẬ"},
                          Row{U'E', Mark::none, U"EÉÈẺẼẸ"},       Row{U'E', Mark::circumflex, U"ÊẾỀỂỄỆ"},
                          Row{U'I', Mark::none, U"IÍÌỈĨỊ"},       Row{U'O', Mark::none, U"OÓÒỎÕỌ"},
                          Row{U'O', Mark::circumflex, U"ÔỐỒỔỖỘ"}, Row{U'O', Mark::horn, U"ƠỚỜỞỠỢ"},
                          Row{U'U', Mark::none, U"UÚÙỦŨỤ"},       Row{U'U', Mark::horn, U"ƯỨỪỬỮỰ"},
                          Row{U'Y', Mark::none, U"YÝỲỶỸỴ"},       Row{U'D', Mark::stroke, U"Đ"}};

const Row* row_with(char32_t base, Mark mark) {
    const auto found =
        std::ranges::find_if(rows, [&](const Row& row) { return row.base == base && row.mark == mark; });
    return found == rows.end() ? nullptr : found;
}

char32_t lower_ascii(char32_t code) {
    return code >= U'A' && code <= U'Z' ? code + (U'a' - U'A') : code;
}

}  // namespace

bool Letter::is(char32_t lower) const {
    return lower_ascii(base) == lower;
}

bool Letter::is_vowel() const {
    return std::u32string_view(U"aeiouy").contains(lower_ascii(base));
}

Letter letter_of(char32_t code) {
    for (const Row& row : rows) {
        if (const auto tone = row.tones.find(code); tone != std::u32string_view::npos) {
            return {row.base, row.mark, static_cast<ToneMark>(tone)};
        }
    }
    return {.base = code};
}

char32_t composed(const Letter& letter) {
    const Row* row = row_with(letter.base, letter.mark);
    if (row == nullptr) {
        row = row_with(letter.base, Mark::none);
    }
    const auto tone = static_cast<std::size_t>(letter.tone);
    return row == nullptr ? letter.base : row->tones[tone < row->tones.size() ? tone : 0];
}

bool is_letter(char32_t code) {
    const bool punctuation = code == 0xD7 || code == 0xF7 || (code >= 0x2000 && code <= 0x2BFF) ||
                             (code >= 0x3000 && code <= 0x3004) || code >= 0xE000;
    return lower_ascii(code) >= U'a' && (lower_ascii(code) <= U'z' || code >= 0xC0) && !punctuation;
}

std::optional<CodePoint> next_code(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
    };
    if (at >= text.size()) {
        return std::nullopt;
    }
    const unsigned first = byte(at);
    if (first < 0x80) {
        return CodePoint{first, 1};
    }
    const std::size_t length = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
    char32_t code = first & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(at + i) & 0xC0U) != 0x80U) {
            return std::nullopt;
        }
        code = code << 6U | (byte(at + i) & 0x3FU);
    }
    return length == 0 ? std::nullopt : std::optional(CodePoint{code, length});
}

std::optional<CodePoint> code_before(std::string_view text, std::size_t at) {
    for (std::size_t length = 1; length <= std::min<std::size_t>(at, 4); ++length) {
        if (const auto found = next_code(text, at - length); found && found->length == length) {
            return found;
        }
    }
    return std::nullopt;
}

void append_utf8(std::string& text, char32_t code) {
    const auto put = [&](char32_t bits) { text += static_cast<char>(bits); };
    const auto rest = [&](unsigned shift) { put(0x80U | (code >> shift & 0x3FU)); };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xC0U | code >> 6U);
        rest(0);
    } else if (code < 0x10000) {
        put(0xE0U | code >> 12U);
        rest(6);
        rest(0);
    } else {
        put(0xF0U | code >> 18U);
        rest(12);
        rest(6);
        rest(0);
    }
}

}  // namespace kiosk::text
