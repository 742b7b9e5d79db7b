// The arithmetic of one pixel.
#pragma once

#include <algorithm>
#include <cstdint>

namespace kiosk::ui::raster {

inline constexpr std::uint32_t opaque = 0xFF000000U;

/// 0xAABBGGRR to 0x00RRGGBB.
[[nodiscard]] constexpr std::uint32_t pixel_of(std::uint32_t colour) {
    return ((colour & 0xFFU) << 16U) | (colour & 0xFF00U) | ((colour >> 16U) & 0xFFU);
}

[[nodiscard]] constexpr std::uint32_t alpha_of(std::uint32_t colour) {
    return colour >> 24U;
}

/// Alpha 0…255 as a weight 0…256, the way llvmpipe stretches it, so that 255 leaves nothing of what was
/// there.
[[nodiscard]] constexpr std::uint32_t weight_of(std::uint32_t alpha) {
    return alpha + (alpha >> 7U);
}

/// Source over destination; two channels share a multiplication.
[[nodiscard]] constexpr std::uint32_t blend(std::uint32_t there, std::uint32_t pixel, std::uint32_t weight) {
    constexpr std::uint32_t outer = 0x00FF00FFU;
    const std::uint32_t rest = 256U - weight;
    const std::uint32_t red_blue = (((there & outer) * rest + (pixel & outer) * weight) >> 8U) & outer;
    const std::uint32_t green =
        ((((there >> 8U) & 0xFFU) * rest + ((pixel >> 8U) & 0xFFU) * weight)) & 0xFF00U;
    return opaque | red_blue | green;
}

/// a × b / 255, rounded to nearest.
[[nodiscard]] constexpr std::uint32_t scale(std::uint32_t a, std::uint32_t b) {
    const std::uint32_t product = a * b + 128U;
    return (product + (product >> 8U)) >> 8U;
}

/// Between a and b by weight/256, as llvmpipe's 8-bit texture filter does.
[[nodiscard]] constexpr std::uint32_t between(std::uint32_t a, std::uint32_t b, std::uint32_t weight) {
    return (a * (256U - weight) + b * weight) >> 8U;
}

}  // namespace kiosk::ui::raster
