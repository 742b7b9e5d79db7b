// Typing Vietnamese: one engine, three ways in. Permissive: it never refuses a syllable, because names such
// as Đắk, Krông and Púch follow no spelling rule. Only the word at the caret is ever touched; it comes back
// composed.
#pragma once

#include <string>
#include <string_view>

#include "src/text/letter.h"

namespace kiosk::text {

/// `tones`: letters write themselves, tones have keys of their own.
enum class TypingMethod { tones, telex, vni };
/// Where a tone stands on oa, oe and uy: hòa, khỏe, thủy are traditional, hoà, khoẻ, thuỷ modern.
enum class ToneStyle { traditional, modern };

struct TypingRules {
    TypingMethod method = TypingMethod::tones;
    ToneStyle style = ToneStyle::traditional;

    bool operator==(const TypingRules&) const = default;
};

/// A text and where in it the next letter goes.
struct Draft {
    std::string text{};
    std::size_t caret = 0;  ///< In bytes, between two letters.

    bool operator==(const Draft&) const = default;
};

/// One key struck. In Telex and VNI it may change what stands before the caret; the same key again takes that
/// back and writes itself (aaa: aa). A tone moves to where it now belongs: hò, a, n make hoàn.
[[nodiscard]] Draft with_letter(const Draft& draft, std::string_view letter, const TypingRules& rules);

/// The syllable at the caret with this tone instead of its own; the same tone again takes it away. Without a
/// vowel nothing changes.
[[nodiscard]] Draft with_tone(const Draft& draft, ToneMark tone, ToneStyle style);

/// Without the letter before the caret, or after it.
[[nodiscard]] Draft without_last(const Draft& draft, ToneStyle style);
[[nodiscard]] Draft without_next(const Draft& draft, ToneStyle style);

/// The caret one letter back, or on.
[[nodiscard]] Draft stepped_back(Draft draft);
[[nodiscard]] Draft stepped_on(Draft draft);

/// The nearest place between two letters that is not after `at`.
[[nodiscard]] std::size_t letter_border(std::string_view text, std::size_t at);

}  // namespace kiosk::text
