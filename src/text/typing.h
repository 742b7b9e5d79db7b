// Typing Vietnamese with letter and tone keys: a tone goes to the last syllable, where the old style puts it
// (hòa, thủy). Permissive: it never refuses a syllable, because names such as Đắk, Krông and Púch follow no
// spelling rule.
#pragma once

#include <string>
#include <string_view>

namespace kiosk::text {

enum class ToneMark { level, acute, grave, hook, tilde, dot };

/// `text` and one more letter. A tone that is already in the last syllable moves to where it now belongs: hò
/// + a, n = hoàn.
[[nodiscard]] std::string with_letter(std::string_view text, std::string_view letter);

/// The last syllable with this tone instead of its own; the same tone again takes it away. A text that ends
/// in no vowel's syllable stays as it is.
[[nodiscard]] std::string with_tone(std::string_view text, ToneMark tone);

/// Without its last letter.
[[nodiscard]] std::string without_last(std::string_view text);

}  // namespace kiosk::text
