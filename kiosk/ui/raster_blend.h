// The arithmetic of one pixel. Colours are 0xAARRGGBB with straight alpha.
#pragma once

#include <cstdint>

namespace kiosk::ui::raster {

inline constexpr std::uint32_t opaque = 0xFF000000U;
inline constexpr std::uint32_t white = 0xFFFFFFFFU;

/// Two channels of 8 bits with room above each: what one multiplication can do at once.
inline constexpr std::uint32_t pair_mask = 0x00FF00FFU;

/// ImGui's 0xAABBGGRR as ours, and back.
[[nodiscard]] constexpr std::uint32_t swap_red_blue(std::uint32_t colour) {
    return (colour & 0xFF00FF00U) | ((colour & 0xFFU) << 16U) | ((colour >> 16U) & 0xFFU);
}

[[nodiscard]] constexpr std::uint32_t alpha_of(std::uint32_t colour) {
    return colour >> 24U;
}

/// a × b / 255 as llvmpipe's 8-bit blend rounds it.
[[nodiscard]] constexpr std::uint32_t scale_pair(std::uint32_t pair, std::uint32_t by) {
    const std::uint32_t product = pair * by;
    return ((product + ((product >> 8U) & pair_mask) + 0x00800080U) >> 8U) & pair_mask;
}

/// Source over destination: the sum of two rounded products, which never passes 255.
[[nodiscard]] constexpr std::uint32_t blend(std::uint32_t there, std::uint32_t colour, std::uint32_t alpha) {
    const std::uint32_t rest = 255U - alpha;
    const std::uint32_t red_blue =
        scale_pair(there & pair_mask, rest) + scale_pair(colour & pair_mask, alpha);
    const std::uint32_t green =
        scale_pair((there >> 8U) & 0xFFU, rest) + scale_pair((colour >> 8U) & 0xFFU, alpha);
    return opaque | red_blue | (green << 8U);
}

/// a × b / 255, rounded to nearest, as the shader's numbers are when they become bytes.
[[nodiscard]] constexpr std::uint32_t scale(std::uint32_t a, std::uint32_t b) {
    const std::uint32_t product = a * b + 128U;
    return (product + (product >> 8U)) >> 8U;
}

[[nodiscard]] constexpr std::uint32_t channel(std::uint32_t colour, unsigned shift) {
    return (colour >> shift) & 0xFFU;
}

/// Two colours multiplied channel by channel, as the shader does.
[[nodiscard]] constexpr std::uint32_t modulate(std::uint32_t a, std::uint32_t b) {
    if (a == white || b == white) {
        return a & b;
    }
    std::uint32_t product = 0;
    for (const unsigned shift : {0U, 8U, 16U, 24U}) {
        product |= scale(channel(a, shift), channel(b, shift)) << shift;
    }
    return product;
}

/// Between a and b by weight/256, as llvmpipe's 8-bit texture filter rounds it.
[[nodiscard]] constexpr std::uint32_t between(std::uint32_t a, std::uint32_t b, std::uint32_t weight) {
    return (a * (256U - weight) + b * weight + 128U) >> 8U;
}

[[nodiscard]] constexpr std::uint32_t between_pairs(std::uint32_t a, std::uint32_t b, std::uint32_t weight) {
    return ((a * (256U - weight) + b * weight + 0x00800080U) >> 8U) & pair_mask;
}

[[nodiscard]] constexpr std::uint32_t between_colours(std::uint32_t a, std::uint32_t b,
                                                      std::uint32_t weight) {
    return between_pairs(a & pair_mask, b & pair_mask, weight) |
           (between_pairs((a >> 8U) & pair_mask, (b >> 8U) & pair_mask, weight) << 8U);
}

}  // namespace kiosk::ui::raster
