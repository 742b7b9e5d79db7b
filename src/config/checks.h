// What a value in a configuration file must look like.
#pragma once

#include <string_view>

namespace kiosk::config {

[[nodiscard]] bool any_text(std::string_view text);
[[nodiscard]] bool is_identifier(
    std::string_view text);  ///< 1–63 of [a-z0-9-], not beginning or ending in '-'.
[[nodiscard]] bool is_unit_code(std::string_view text);      ///< Five digits.
[[nodiscard]] bool is_province_code(std::string_view text);  ///< Two digits.
[[nodiscard]] bool is_phone(
    std::string_view text);  ///< Digits, blanks, dots and a leading '+'; at least 3 digits.
[[nodiscard]] bool is_https(
    std::string_view text);  ///< https://host…, without a trailing '/', query or fragment.
[[nodiscard]] bool is_http(std::string_view text);      ///< http:// or https://.
[[nodiscard]] bool is_ipp(std::string_view text);       ///< ipp:// or ipps://.
[[nodiscard]] bool is_host(std::string_view text);      ///< A name, an IPv4 or a bracketless IPv6 address.
[[nodiscard]] bool is_language(std::string_view text);  ///< Two or three lower-case letters.
[[nodiscard]] bool is_voice(std::string_view text);     ///< 1–63 of [a-zA-Z0-9+-].
[[nodiscard]] bool is_bank(std::string_view text);      ///< Six digits.
[[nodiscard]] bool is_account(std::string_view text);   ///< 1–19 letters or digits.
[[nodiscard]] bool is_holder(std::string_view text);    ///< As banks write it: [A-Z0-9 ], at most 60.

}  // namespace kiosk::config
