#include "src/payment/reference.h"

#include <cstddef>

#include "src/base/spoken_code.h"

namespace kiosk {
namespace {

/// Tells staff at a bank statement what the line is about: dịch vụ công.
constexpr std::string_view prefix = "DVC";
constexpr std::size_t random_characters =
    15;  // 75 bits; with prefix and check character the 19 that every bank keeps.
constexpr std::size_t reference_length = 19;

}  // namespace

std::string payment_reference(const ReferenceSeed& random) {
    std::string characters;
    unsigned bits = 0;
    unsigned waiting = 0;
    for (const auto byte : random) {
        bits = (bits << 8U) | byte;
        waiting += 8;
        while (waiting >= 5 && characters.size() < random_characters) {
            waiting -= 5;
            characters += spoken_alphabet[(bits >> waiting) & 31U];
        }
    }
    return std::string(prefix) + characters + check_character(characters);
}

bool reference_ok(std::string_view text) {
    if (text.size() != reference_length || !text.starts_with(prefix)) {
        return false;
    }
    const auto characters = text.substr(prefix.size(), random_characters);
    return characters.find_first_not_of(spoken_alphabet) == std::string_view::npos &&
           text.back() == check_character(characters);
}

}  // namespace kiosk
