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

/// a × b / 255 as llvmpipe's 8-bit blend rounds it; two channels of 16 bits at once.
[[nodiscard]] constexpr std::uint32_t scale_pair(std::uint32_t pair, std::uint32_t by) {
    const std::uint32_t product = pair * by;
    return ((product + ((product >> 8U) & 0x00FF00FFU) + 0x00800080U) >> 8U) & 0x00FF00FFU;
}

/// Source over destination. The sum of two rounded products, which never passes 255 by more than the clamp
/// takes back.
[[nodiscard]] constexpr std::uint32_t blend(std::uint32_t there, std::uint32_t pixel, std::uint32_t alpha) {
    constexpr std::uint32_t pair = 0x00FF00FFU;
    const std::uint32_t rest = 255U - alpha;
    const std::uint32_t red_blue = scale_pair(there & pair, rest) + scale_pair(pixel & pair, alpha);
    const std::uint32_t green =
        scale_pair((there >> 8U) & 0xFFU, rest) + scale_pair((pixel >> 8U) & 0xFFU, alpha);
    return opaque | red_blue | (green << 8U);
}

/// a × b / 255, rounded to nearest, as the shader's numbers are when they become bytes.
[[nodiscard]] constexpr std::uint32_t scale(std::uint32_t a, std::uint32_t b) {
    const std::uint32_t product = a * b + 128U;
    return (product + (product >> 8U)) >> 8U;
}

/// Between a and b by weight/256, as llvmpipe's 8-bit texture filter rounds it.
[[nodiscard]] constexpr std::uint32_t between(std::uint32_t a, std::uint32_t b, std::uint32_t weight) {
    return (a * (256U - weight) + b * weight + 128U) >> 8U;
}

}  // namespace kiosk::ui::raster
