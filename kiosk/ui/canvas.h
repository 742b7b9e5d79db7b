// Pixels somebody else owns, and rectangles on them.
#pragma once

#include <cstddef>
#include <cstdint>

namespace kiosk::ui {

/// A rectangle of whole pixels; the right and bottom ends are not part of it.
struct PixelRect {
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;

    [[nodiscard]] int width() const { return right - left; }
    [[nodiscard]] int height() const { return bottom - top; }
    [[nodiscard]] bool empty() const { return right <= left || bottom <= top; }
    bool operator==(const PixelRect&) const = default;
};

/// A picture of 0xXXRRGGBB words in native byte order. Valid as long as its owner says so.
struct Canvas {
    std::uint32_t* pixels = nullptr;
    int width = 0;
    int height = 0;
    int stride = 0;  ///< Words from one row to the next.

    [[nodiscard]] std::uint32_t* row(int y) const {
        return pixels + static_cast<std::ptrdiff_t>(y) * static_cast<std::ptrdiff_t>(stride);
    }
};

}  // namespace kiosk::ui
