// How cards write dates, sexes and words, whatever part of the card they are read from.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "src/base/time.h"
#include "src/identity/id_number.h"

namespace kiosk {

struct CardDate {
    int year = 0;
    std::optional<Date> date;  ///< Absent when day and month are written as 0000.
};

/// "15011990" or "00001940"; nothing for a day that does not exist.
[[nodiscard]] std::optional<CardDate> card_date(std::string_view text);

/// "Nam" or "Nữ", in any case.
[[nodiscard]] std::optional<Sex> card_sex(std::string_view text);

/// The code points, or nothing when the bytes are not UTF-8.
[[nodiscard]] std::optional<std::u32string> code_points(std::string_view text);

/// UTF-8 of at most `longest` letters, without control characters, visible or not.
[[nodiscard]] bool is_card_text(std::string_view text, std::size_t longest);

[[nodiscard]] bool is_digits(std::string_view text);

}  // namespace kiosk
