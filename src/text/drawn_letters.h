// The letters that can be drawn one by one, each from its own little picture. Every other text needs a
// shaper: scripts whose letters change beside each other, and marks that have no letter of their own to sit
// on (ê̆, ơ̆).
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace kiosk::text {

/// Vietnamese, the Latin letters of the country's other languages, and the marks our sentences use: first and
/// last code point of each range, ended by a zero. Every letter costs start-up time.
inline constexpr auto drawn_letters = std::to_array<std::uint16_t>({
    0x20,   0x7E,   0xA0,   0xFF,   0x102,  0x103,  0x10C,  0x10D,  0x110,  0x111,  0x114,  0x115,  0x128,
    0x129,  0x12C,  0x12D,  0x14E,  0x14F,  0x168,  0x169,  0x16C,  0x16D,  0x180,  0x180,  0x1A0,  0x1A1,
    0x1AF,  0x1B0,  0x243,  0x243,  0x1EA0, 0x1EF9, 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2022, 0x2026, 0x2026, 0x20AB, 0x20AB, 0x2212, 0x2212, 0xFFFD, 0xFFFD, 0,
});

/// Codes, amounts and times are the only things written in the largest letters.
inline constexpr auto drawn_code_letters = std::to_array<std::uint16_t>({
    0x20, 0x7E, 0x111, 0x111, 0x1ED3, 0x1ED3, 0x20AB, 0x20AB, 0,  // With the letters of "đồng".
});

enum class DrawnLetters { all, of_codes };

/// True when some letter of `text` is not among those; control characters and bytes that are not UTF-8 do not
/// count.
[[nodiscard]] bool needs_shaping(std::string_view text, DrawnLetters drawn = DrawnLetters::all);

}  // namespace kiosk::text
