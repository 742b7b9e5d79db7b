// Codes that are read aloud, copied by hand and typed again: local dossier codes and payment references.
#pragma once

#include <cstddef>
#include <string_view>

namespace kiosk {

/// Crockford's base 32: no I, L, O, U, so that a code copied by hand stays itself.
inline constexpr std::string_view spoken_alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Weighted sum modulo 31, a prime: catches every single wrong character and every swap of two neighbours but
/// 0 with Z (whose values differ by 31).
[[nodiscard]] constexpr char check_character(std::string_view characters) {
    std::size_t sum = 0;
    for (std::size_t i = 0; i < characters.size(); ++i) {
        sum += (i + 1) * spoken_alphabet.find(characters[i]);
    }
    return spoken_alphabet[sum % 31];
}

}  // namespace kiosk
