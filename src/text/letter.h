// A Vietnamese letter taken apart: what is written first, its mark, its tone. Every letter fits, marks only
// where they exist.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace kiosk::text {

enum class ToneMark { level, acute, grave, hook, tilde, dot };
enum class Mark { none, breve, circumflex, horn, stroke };

struct Letter {
    char32_t base = 0;  ///< Without mark and tone, in the case it was written.
    Mark mark = Mark::none;
    ToneMark tone = ToneMark::level;

    [[nodiscard]] bool is(char32_t lower) const;  ///< Its base, in either case.
    [[nodiscard]] bool is_vowel() const;
};

[[nodiscard]] Letter letter_of(char32_t composed);
/// The letter put together again; a mark it cannot carry is left out.
[[nodiscard]] char32_t composed(const Letter& letter);

/// True for letters of any alphabet and their combining marks, not for digits, blanks and punctuation.
[[nodiscard]] bool is_letter(char32_t code);

// ---- UTF-8.
struct CodePoint {
    char32_t code = 0;
    std::size_t length = 0;  ///< In bytes.
};
/// What begins at `at`, or ends before it; nothing at the end of the text and for bytes that are not UTF-8.
[[nodiscard]] std::optional<CodePoint> next_code(std::string_view text, std::size_t at);
[[nodiscard]] std::optional<CodePoint> code_before(std::string_view text, std::size_t at);
void append_utf8(std::string& text, char32_t code);

}  // namespace kiosk::text
