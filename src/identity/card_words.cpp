#include "src/identity/card_words.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace kiosk {
namespace {

int number(std::string_view digits) {
    int value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

}  // namespace

std::optional<CardDate> card_date(std::string_view text) {
    if (text.size() != 8 || !is_digits(text)) {
        return std::nullopt;
    }
    const int year = number(text.substr(4));
    if (year < 1900 || year > 2199) {
        return std::nullopt;
    }
    if (text.starts_with("0000")) {
        return CardDate{year, std::nullopt};
    }
    const Date date{std::chrono::year(year),
                    std::chrono::month(static_cast<unsigned>(number(text.substr(2, 2)))),
                    std::chrono::day(static_cast<unsigned>(number(text.substr(0, 2))))};
    return date.ok() ? std::optional(CardDate{year, date}) : std::nullopt;
}

std::optional<Sex> card_sex(std::string_view text) {
    constexpr std::array male{"Nam", "NAM", "nam"};
    constexpr std::array female{"Nữ", "NỮ", "nữ"};
    if (std::ranges::find(male, text) != male.end()) {
        return Sex::male;
    }
    return std::ranges::find(female, text) != female.end() ? std::optional(Sex::female) : std::nullopt;
}

std::optional<std::u32string> code_points(std::string_view text) {
    std::u32string points;
    while (!text.empty()) {
        utf8proc_int32_t point = 0;
        const auto used = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                           static_cast<utf8proc_ssize_t>(text.size()), &point);
        if (used <= 0) {
            return std::nullopt;
        }
        points.push_back(static_cast<char32_t>(point));
        text.remove_prefix(static_cast<std::size_t>(used));
    }
    return points;
}

bool is_card_text(std::string_view text, std::size_t longest) {
    const auto points = code_points(text);
    return points && points->size() <= longest && std::ranges::none_of(*points, [](char32_t point) {
               const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(point));
               // Format characters turn the direction of what follows, or hide in a name.
               return category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_CF;
           });
}

bool is_digits(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace kiosk
