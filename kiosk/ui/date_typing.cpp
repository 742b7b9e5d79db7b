#include "kiosk/ui/date_typing.h"

#include <algorithm>

namespace kiosk::ui {

namespace {

constexpr std::array<std::size_t, 3> digits_of_part = {2, 2, 4};

}  // namespace

DateTyping DateTyping::of(std::string_view value) {
    const bool iso = value.contains('-');
    const char stroke = iso ? '-' : '/';
    std::vector<std::string> found(1);
    for (const char letter : value) {
        if (letter == stroke) {
            found.emplace_back();
        } else if (letter >= '0' && letter <= '9') {
            found.back() += letter;
        }
    }
    if (iso) {
        std::ranges::reverse(found);
    }
    DateTyping date;
    const std::size_t known = std::min<std::size_t>(found.size(), 3);
    for (std::size_t i = 0; i < known; ++i) {
        const std::size_t part = 3 - known + i;
        date.parts[part] = found[i].substr(0, digits_of_part[part]);
    }
    return date;
}

std::string DateTyping::value() const {
    const auto& [day, month, year] = parts;
    const bool whole = year.size() == digits_of_part[2];
    if (whole && day.empty()) {
        return month.empty() ? year : month + "/" + year;
    }
    return day.empty() && month.empty() && year.empty() ? std::string() : day + "/" + month + "/" + year;
}

int DateTyping::part(int chosen) const {
    if (chosen >= 0) {
        return chosen;
    }
    for (std::size_t i = 0; i < 3; ++i) {
        if (parts[i].size() < digits_of_part[i]) {
            // A year alone is a whole date of which day and month are unknown.
            return parts[2].size() == digits_of_part[2] ? 2 : static_cast<int>(i);
        }
    }
    return 2;
}

int DateTyping::apply(const KeyStroke& stroke, int chosen) {
    auto here = static_cast<std::size_t>(part(chosen));
    switch (stroke.kind) {
        case KeyStroke::Kind::letter:
            if (stroke.letter == "/") {
                return static_cast<int>(std::min<std::size_t>(here + 1, 2));
            }
            if (stroke.letter.size() != 1 || stroke.letter[0] < '0' || stroke.letter[0] > '9') {
                return chosen;
            }
            if (parts[here].size() == digits_of_part[here]) {
                parts[here].clear();  // A whole part that is touched again is typed anew.
            }
            parts[here] += stroke.letter;
            return static_cast<int>(parts[here].size() == digits_of_part[here] && here < 2 ? here + 1 : here);
        case KeyStroke::Kind::backspace:
            if (parts[here].empty() && here > 0) {
                --here;
            }
            if (!parts[here].empty()) {
                parts[here].pop_back();
            }
            return static_cast<int>(here);
        case KeyStroke::Kind::clear: parts = {}; return 0;
        case KeyStroke::Kind::tone:
        case KeyStroke::Kind::del:
        case KeyStroke::Kind::back:
        case KeyStroke::Kind::on:
        case KeyStroke::Kind::suggestion: return chosen;
    }
    return chosen;
}

}  // namespace kiosk::ui
