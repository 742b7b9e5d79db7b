// Dates as text: ISO where they are stored, day first where a Vietnamese reads or types them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "src/base/time.h"

namespace kiosk::text {

/// "2026-11-20" as a date that exists; nothing else is taken.
[[nodiscard]] std::optional<Date> parse_iso_date(std::string_view text);
[[nodiscard]] std::string iso_date(Date date);

/// "20/11/2026".
[[nodiscard]] std::string date_on_paper(Date date);

/// All digits of a text as a number; nothing for other letters or more than nine digits.
[[nodiscard]] std::optional<int> parse_number(std::string_view digits);

}  // namespace kiosk::text
