// Numbers as words, the way a voice says them: Vietnamese with mốt, tư, lăm and linh, English with "and".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "src/text/language.h"

namespace kiosk::text {

/// "hai mươi mốt", "twenty-one". Above 999,999,999,999 digit by digit: nobody grasps more at one hearing.
[[nodiscard]] std::string number_words(std::uint64_t number, Language language);

/// "một nghìn chín trăm chín mươi", "nineteen ninety".
[[nodiscard]] std::string year_words(std::uint64_t year, Language language);

/// Digit by digit; a pause after each group of `group` digits. What is no digit is left out.
[[nodiscard]] std::string digit_words(std::string_view digits, Language language, std::size_t group = 3);

/// "the fifth of March nineteen ninety"; "ngày năm tháng ba năm một nghìn chín trăm chín mươi".
/// Day 0 leaves the day out. Only days 0–31 and months 1–12.
[[nodiscard]] std::string date_words(unsigned day, unsigned month, std::uint64_t year, Language language);

}  // namespace kiosk::text
