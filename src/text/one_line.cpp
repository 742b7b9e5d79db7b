#include "src/text/one_line.h"

namespace kiosk::text {

std::string one_line(std::string_view text) {
    constexpr std::string_view blanks = " \t\n\r\f";
    std::string line;
    for (const char letter : text) {
        if (blanks.find(letter) == std::string_view::npos) {
            line += letter;
        } else if (!line.empty() && line.back() != ' ') {
            line += ' ';
        }
    }
    if (line.ends_with(' ')) {
        line.pop_back();
    }
    return line;
}

}  // namespace kiosk::text
