// Pictures to draw with, sampled like OpenGL's GL_LINEAR with GL_CLAMP_TO_EDGE.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "kiosk/ui/raster_blend.h"

namespace kiosk::ui::raster {

/// Either `alpha` (white with this alpha) or `colours` (0xAARRGGBB) holds width × height entries.
struct Texture {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> alpha;
    std::vector<std::uint32_t> colours;
    std::uint64_t version = 0;  ///< Never the same for two contents.

    [[nodiscard]] bool only_alpha() const { return colours.empty(); }
    [[nodiscard]] std::size_t row(int y) const {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(width);
    }
};

/// Where a texture coordinate falls between two texels. Not set by itself: every letter has room for 64 of
/// them.
struct Tap {
    int first;
    int second;
    std::uint32_t weight;  ///< Of the second, 0…255.
    bool operator==(const Tap&) const = default;
};

/// `coordinate` in texels. 8 bits of fraction, as llvmpipe keeps for 8-bit textures.
[[nodiscard]] inline Tap tap(float coordinate, int size) {
    const float texel = std::clamp(coordinate, -1.0F, static_cast<float>(size + 1));
    const int fixed = static_cast<int>(std::lrintf(texel * 256.0F)) - 128;
    const int first = fixed >> 8;
    return {std::clamp(first, 0, size - 1), std::clamp(first + 1, 0, size - 1),
            static_cast<std::uint32_t>(fixed) & 0xFFU};
}

[[nodiscard]] inline std::uint32_t sample_alpha(const Texture& texture, const Tap& across, const Tap& down) {
    const std::uint8_t* above = texture.alpha.data() + texture.row(down.first);
    const std::uint8_t* below = texture.alpha.data() + texture.row(down.second);
    return between(between(above[across.first], above[across.second], across.weight),
                   between(below[across.first], below[across.second], across.weight), down.weight);
}

/// 0xAARRGGBB.
[[nodiscard]] inline std::uint32_t sample(const Texture& texture, const Tap& across, const Tap& down) {
    if (texture.only_alpha()) {
        return (sample_alpha(texture, across, down) << 24U) | 0x00FFFFFFU;
    }
    const std::uint32_t* above = texture.colours.data() + texture.row(down.first);
    const std::uint32_t* below = texture.colours.data() + texture.row(down.second);
    return between_colours(between_colours(above[across.first], above[across.second], across.weight),
                           between_colours(below[across.first], below[across.second], across.weight),
                           down.weight);
}

}  // namespace kiosk::ui::raster
