// What a scanner and a careless hand do to a page: light, blur, noise, grey.
#pragma once

#include <cstdint>

#include "drivers/imaging/jpeg.h"

namespace kiosk::pages {

struct Wear {
    double blur_radius = 0.6;  ///< Pixels; a good flatbed stays under one.
    double noise = 1.6;        ///< Spread of the sensor's noise in grey levels.
    double light = 1.0;        ///< 1 is right, 0.3 is far too dark.
    double edge_shadow = 0.0;  ///< 0–1: how dark it gets at the left, as next to a book's spine.
    double unevenness = 0.03;  ///< 0–1: how much the lamp fades from the middle outwards.
    bool grey = false;
    std::uint32_t seed = 1;  ///< Own noise for each page, alike every time.
};

[[nodiscard]] Picture worn(Picture picture, const Wear& wear);

}  // namespace kiosk::pages
