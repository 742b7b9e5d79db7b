// The picture as 64×64 tiles: which shapes each holds, which tiles changed since the last frame.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "kiosk/ui/canvas.h"

namespace kiosk::ui {

class Tiles {
  public:
    static constexpr int size =
        64;  ///< A tile's pixels (16 KiB) stay in the nearest cache while it is drawn.

    /// Starts a frame. A new size forgets what was shown.
    void begin(int width, int height, std::uint64_t seed);

    /// A shape touches the pixels of `bounds`. Tiles that lie wholly inside `hides` start anew with it.
    void add(std::uint32_t shape, std::uint64_t hash, const PixelRect& bounds, const PixelRect& hides);

    /// The tiles whose content differs from what is shown; afterwards they count as shown.
    [[nodiscard]] std::span<const int> changed();

    void forget();

    [[nodiscard]] PixelRect area(int tile) const;
    [[nodiscard]] std::span<const std::uint32_t> shapes(int tile) const;

    /// Whether the first shape of the tile hides the background wholly.
    [[nodiscard]] bool background_hidden(int tile) const;

    /// The areas of `changed()` as few rectangles, rows of tiles joined.
    [[nodiscard]] std::span<const PixelRect> changed_rects();

  private:
    struct Tile {
        std::uint64_t hash = 0;
        std::uint64_t shown = 0;
        bool known = false;
        bool background_hidden = false;
        std::vector<std::uint32_t> shapes;
    };
    int width_ = 0;
    int height_ = 0;
    int columns_ = 0;
    int rows_ = 0;
    std::uint64_t seed_ = 0;
    std::vector<Tile> tiles_;
    std::vector<int> changed_;
    std::vector<PixelRect> rects_;
};

}  // namespace kiosk::ui
