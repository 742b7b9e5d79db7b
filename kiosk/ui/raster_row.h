// One row of pixels inside a tile: up to 64 at a time, several per instruction. Colours are 0xAARRGGBB.
#pragma once

#include <array>
#include <cstdint>

namespace kiosk::ui::raster {

inline constexpr int most_columns = 64;  ///< The width of a tile.

using AlphaRow = std::array<std::uint8_t, most_columns>;
using ColourRow = std::array<std::uint32_t, most_columns>;

/// One colour over every pixel.
void fill_row(std::uint32_t* to, int count, std::uint32_t colour);

/// One colour (its own alpha is not looked at), with an alpha for every pixel.
void blend_alphas(std::uint32_t* to, const std::uint8_t* alphas, int count, std::uint32_t colour);

/// A colour for every pixel.
void blend_colours(std::uint32_t* to, const std::uint32_t* colours, int count);

/// Between two rows, by weight/256 of the second.
void mix_rows(std::uint8_t* to, const std::uint8_t* first, const std::uint8_t* second, std::uint32_t weight,
              int bytes);

/// Every alpha times one alpha.
void scale_alphas(std::uint8_t* alphas, std::uint32_t by, int count);

/// Every colour times one colour.
void scale_colours(std::uint32_t* colours, std::uint32_t by, int count);

}  // namespace kiosk::ui::raster
