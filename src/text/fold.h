// Vietnamese text made comparable: one composed form to store, one folded form to search.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kiosk::text {

/// Canonical composition (NFC). Bytes that are not UTF-8 are dropped: scanners and keyboards do deliver them.
[[nodiscard]] std::string nfc(std::string_view text);

/// What search compares: lower case, no diacritics, đ as d, every run of blanks one blank, none at the ends.
[[nodiscard]] std::string fold(std::string_view text);

/// Without diacritics and with đ as d, but with the case kept.
[[nodiscard]] std::string plain(std::string_view text);

/// As on paper forms: every letter upper case, diacritics kept.
[[nodiscard]] std::string upper(std::string_view text);

/// The first letter of each word upper case, the rest as typed; for names.
[[nodiscard]] std::string capitalised(std::string_view text);

/// Length in code points after composition, as a citizen counts letters.
[[nodiscard]] std::size_t length(std::string_view text);

/// True when every code point is a letter, a blank, a hyphen or an apostrophe, and at least one is a letter.
[[nodiscard]] bool is_name(std::string_view text);

/// The words of a folded text.
[[nodiscard]] std::vector<std::string_view> words(std::string_view folded);

}  // namespace kiosk::text
