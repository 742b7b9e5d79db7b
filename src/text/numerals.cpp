#include "src/text/numerals.h"

#include <array>

namespace kiosk::text {

namespace {

constexpr std::uint64_t first_beyond_words = 1'000'000'000'000;

constexpr std::array<std::string_view, 10> vi_digits{"không", "một", "hai", "ba",  "bốn",
                                                     "năm",   "sáu", "bảy", "tám", "chín"};
constexpr std::array<std::string_view, 4> vi_powers{"", "nghìn", "triệu", "tỷ"};

constexpr std::array<std::string_view, 20> en_small{
    "zero",     "one",     "two",     "three",     "four",     "five",    "six",
    "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",  "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
constexpr std::array<std::string_view, 10> en_tens{"",      "",      "twenty",  "thirty", "forty",
                                                   "fifty", "sixty", "seventy", "eighty", "ninety"};
constexpr std::array<std::string_view, 4> en_powers{"", "thousand", "million", "billion"};
constexpr std::array<std::string_view, 20> en_ordinals{
    "",           "first",     "second",    "third",       "fourth",     "fifth",     "sixth",
    "seventh",    "eighth",    "ninth",     "tenth",       "eleventh",   "twelfth",   "thirteenth",
    "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"};
constexpr std::array<std::string_view, 13> en_months{"",        "January",  "February", "March",  "April",
                                                     "May",     "June",     "July",     "August", "September",
                                                     "October", "November", "December"};

void add(std::string& words, std::string_view word) {
    if (!words.empty()) {
        words += ' ';
    }
    words += word;
}

/// Three digits. `within`: something larger was said before, so "không trăm" and "linh" keep the places
/// apart.
void add_group_vi(std::string& words, unsigned group, bool within) {
    const unsigned hundreds = group / 100;
    const unsigned tens = group / 10 % 10;
    const unsigned ones = group % 10;
    const bool said_hundreds = within || hundreds > 0;
    if (said_hundreds) {
        add(words, vi_digits[hundreds]);
        add(words, "trăm");
    }
    if (tens == 0) {
        if (ones > 0 && said_hundreds) {
            add(words, "linh");
        }
        if (ones > 0) {
            add(words, vi_digits[ones]);
        }
        return;
    }
    if (tens == 1) {
        add(words, "mười");
    } else {
        add(words, vi_digits[tens]);
        add(words, "mươi");
    }
    if (ones == 1 && tens > 1) {
        add(words, "mốt");
    } else if (ones == 4 && tens > 1) {
        add(words, "tư");
    } else if (ones == 5) {
        add(words, "lăm");
    } else if (ones > 0) {
        add(words, vi_digits[ones]);
    }
}

std::string below_hundred_en(unsigned number) {
    if (number < en_small.size()) {
        return std::string(en_small[number]);
    }
    std::string words(en_tens[number / 10]);
    return number % 10 == 0 ? words : words.append("-").append(en_small[number % 10]);
}

void add_group_en(std::string& words, unsigned group, bool last) {
    const bool within = !words.empty();
    if (group >= 100) {
        add(words, en_small[group / 100]);
        add(words, "hundred");
    }
    if (const unsigned rest = group % 100; rest > 0) {
        if (group >= 100 || (last && within)) {
            add(words, "and");
        }
        add(words, below_hundred_en(rest));
    }
}

std::string ordinal_en(unsigned number) {
    if (number < en_ordinals.size()) {
        return std::string(en_ordinals[number]);
    }
    if (number % 10 == 0) {
        return number == 20 ? "twentieth" : "thirtieth";
    }
    return std::string(en_tens[number / 10]).append("-").append(en_ordinals[number % 10]);
}

}  // namespace

std::string number_words(std::uint64_t number, Language language) {
    if (number >= first_beyond_words) {
        return digit_words(std::to_string(number), language);
    }
    if (number == 0) {
        return std::string(language != Language::en ? vi_digits[0] : en_small[0]);
    }
    const std::array<unsigned, 4> groups{
        static_cast<unsigned>(number % 1000), static_cast<unsigned>(number / 1000 % 1000),
        static_cast<unsigned>(number / 1'000'000 % 1000), static_cast<unsigned>(number / 1'000'000'000)};
    std::string words;
    for (std::size_t power = groups.size(); power-- > 0;) {
        if (groups[power] == 0) {
            continue;
        }
        if (language != Language::en) {
            add_group_vi(words, groups[power], !words.empty());
        } else {
            add_group_en(words, groups[power], power == 0);
        }
        if (power > 0) {
            add(words, language != Language::en ? vi_powers[power] : en_powers[power]);
        }
    }
    return words;
}

std::string year_words(std::uint64_t year, Language language) {
    // English counts years in hundreds, but for the first years of a thousand: two thousand and five.
    if (language != Language::en || year < 1100 || year > 9999 || year / 10 % 100 == 0) {
        return number_words(year, language);
    }
    std::string words = below_hundred_en(static_cast<unsigned>(year / 100));
    const auto rest = static_cast<unsigned>(year % 100);
    if (rest == 0) {
        return words.append(" hundred");
    }
    return words.append(rest < 10 ? " oh " : " ").append(below_hundred_en(rest));
}

std::string digit_words(std::string_view digits, Language language, std::size_t group) {
    std::string words;
    std::size_t said = 0;
    for (const char digit : digits) {
        if (digit < '0' || digit > '9') {
            continue;
        }
        if (said > 0 && said % group == 0) {
            words += ',';
        }
        const auto value = static_cast<std::size_t>(digit - '0');
        add(words, language != Language::en ? vi_digits[value] : en_small[value]);
        ++said;
    }
    return words;
}

std::string date_words(unsigned day, unsigned month, std::uint64_t year, Language language) {
    std::string words;
    if (language != Language::en) {
        if (day > 0) {
            words.append("ngày ").append(number_words(day, language)).append(" ");
        }
        // The fourth month bears a name of its own.
        words.append("tháng ").append(month == 4 ? "tư" : number_words(month, language)).append(" năm ");
    } else {
        if (day > 0) {
            words.append("the ").append(ordinal_en(day)).append(" of ");
        }
        words.append(en_months.at(month)).append(" ");
    }
    return words.append(year_words(year, language));
}

}  // namespace kiosk::text
