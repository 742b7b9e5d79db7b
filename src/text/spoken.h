// What stands on the screen as what a voice can say: amounts, dates, times, codes and numbers in words. Only
// words and pauses come out: no digit, no bullet, no bracket, no slash.
#pragma once

#include <string>
#include <string_view>

#include "src/text/language.h"

namespace kiosk::text {

/// "8.000 đồng" is an amount, "05/03/1990" a date, "07:30" a time, "2/6" two of six, "066090000123" twelve
/// digits, "••••" what is masked. A word written after a number decides nothing but money; the word before
/// it, whether 1990 is a year. Saying what was already said changes nothing.
[[nodiscard]] std::string spoken(std::string_view text, Language language);

}  // namespace kiosk::text
