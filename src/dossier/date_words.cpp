#include <array>
#include <string>

#include "src/dossier/answers.h"

namespace kiosk {

namespace {

constexpr std::array<const char*, 10> digits{"không", "một", "hai", "ba",  "bốn",
                                             "năm",   "sáu", "bảy", "tám", "chín"};

/// 0–99. After "mươi" the last digit changes: hai mươi mốt, hai mươi lăm; after "mười" only five does.
std::string below_hundred(int number) {
    const int ten = number / 10;
    const int one = number % 10;
    const auto at = [](int digit) { return std::string(digits.at(static_cast<std::size_t>(digit))); };
    if (ten == 0) {
        return at(one);
    }
    const std::string tens = ten == 1 ? "mười" : at(ten) + " mươi";
    if (one == 0) {
        return tens;
    }
    if (one == 5) {
        return tens + " lăm";
    }
    return tens + ' ' + (one == 1 && ten > 1 ? "mốt" : at(one));
}

/// Civil registers read the hundred of a year aloud even when it is nought: hai nghìn không trăm hai mươi
/// sáu.
std::string year_words(int year) {
    const auto at = [](int digit) { return std::string(digits.at(static_cast<std::size_t>(digit))); };
    std::string out = at(year / 1000 % 10) + " nghìn";
    const int rest = year % 1000;
    if (rest == 0) {
        return out;
    }
    out += ' ' + at(rest / 100) + " trăm";
    const int low = rest % 100;
    if (low == 0) {
        return out;
    }
    return out + ' ' + (low < 10 ? "linh " : "") + below_hundred(low);
}

/// The fourth month has a name of its own.
std::string month_words(unsigned month) {
    return month == 4 ? "tư" : below_hundred(static_cast<int>(month));
}

}  // namespace

std::string date_in_words(Date date) {
    return "Ngày " + below_hundred(static_cast<int>(static_cast<unsigned>(date.day()))) + " tháng " +
           month_words(static_cast<unsigned>(date.month())) + " năm " +
           year_words(static_cast<int>(date.year()));
}

}  // namespace kiosk
