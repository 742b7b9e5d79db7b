#include "src/payment/reference.h"

#include <cstddef>

namespace kiosk {
namespace {

/// Crockford's base 32: no I, L, O, U, so that a reference read aloud or typed off the screen stays itself.
constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Tells staff at a bank statement what the line is about: dịch vụ công.
constexpr std::string_view prefix = "DVC";
constexpr std::size_t random_characters =
    15;  // 75 bits; with prefix and check character the 19 that every bank keeps.
constexpr std::size_t reference_length = 19;

/// Weighted sum modulo 31, a prime: catches every single wrong character and every swap of two neighbours but
/// 0 with Z (whose values differ by 31).
char check_character(std::string_view characters) {
    std::size_t sum = 0;
    for (std::size_t i = 0; i < characters.size(); ++i) {
        sum += (i + 1) * alphabet.find(characters[i]);
    }
    return alphabet[sum % 31];
}

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
            characters += alphabet[(bits >> waiting) & 31U];
        }
    }
    return std::string(prefix) + characters + check_character(characters);
}

bool reference_ok(std::string_view text) {
    if (text.size() != reference_length || !text.starts_with(prefix)) {
        return false;
    }
    const auto characters = text.substr(prefix.size(), random_characters);
    return characters.find_first_not_of(alphabet) == std::string_view::npos &&
           text.back() == check_character(characters);
}

}  // namespace kiosk
