// A 64-bit hash that sees every bit; two different tiles looking alike is a matter of 1 in 2^64.
#pragma once

#include <bit>
#include <cstdint>

namespace kiosk::ui {

/// Multiplies to 128 bits and folds them; the constants keep zeros from swallowing what comes with them.
[[nodiscard]] inline std::uint64_t mix(std::uint64_t hash, std::uint64_t word) {
    __extension__ using Wide = unsigned __int128;
    const Wide product = Wide{hash ^ 0x9E3779B97F4A7C15ULL} * Wide{word ^ 0xD6E8FEB86659FD93ULL};
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64U);
}

[[nodiscard]] inline std::uint64_t word_of(std::uint32_t a, std::uint32_t b) {
    return (std::uint64_t{a} << 32U) | b;
}

[[nodiscard]] inline std::uint64_t word_of(int a, int b) {
    return word_of(static_cast<std::uint32_t>(a), static_cast<std::uint32_t>(b));
}

/// Two words that lie behind each other in memory, such as a position.
template <class Pair>
[[nodiscard]] std::uint64_t word_of(const Pair& pair) {
    return std::bit_cast<std::uint64_t>(pair);
}

}  // namespace kiosk::ui
