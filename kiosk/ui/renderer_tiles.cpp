#include "kiosk/ui/renderer_tiles.h"

#include <algorithm>

#include "kiosk/ui/renderer_hash.h"

namespace kiosk::ui {

namespace {

bool contains(const PixelRect& outer, const PixelRect& inner) {
    return outer.left <= inner.left && outer.top <= inner.top && outer.right >= inner.right &&
           outer.bottom >= inner.bottom;
}

}  // namespace

void Tiles::begin(int width, int height, std::uint64_t seed) {
    if (width != width_ || height != height_) {
        width_ = width;
        height_ = height;
        columns_ = (width + size - 1) / size;
        rows_ = (height + size - 1) / size;
        tiles_.assign(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_), {});
    }
    seed_ = seed;
    for (Tile& tile : tiles_) {
        tile.hash = seed;
        tile.background_hidden = false;
        tile.shapes.clear();
    }
}

void Tiles::add(std::uint32_t shape, std::uint64_t hash, const PixelRect& bounds, const PixelRect& hides) {
    const int last_column = (bounds.right - 1) / size;
    const int last_row = (bounds.bottom - 1) / size;
    for (int row = bounds.top / size; row <= last_row; ++row) {
        for (int column = bounds.left / size; column <= last_column; ++column) {
            const int number = row * columns_ + column;
            Tile& tile = tiles_[static_cast<std::size_t>(number)];
            if (!hides.empty() && contains(hides, area(number))) {
                tile.hash = seed_;
                tile.shapes.clear();
                tile.background_hidden = true;
            }
            tile.hash = mix(tile.hash, hash);
            tile.shapes.push_back(shape);
        }
    }
}

std::span<const int> Tiles::changed() {
    changed_.clear();
    for (int number = 0; number < static_cast<int>(tiles_.size()); ++number) {
        Tile& tile = tiles_[static_cast<std::size_t>(number)];
        if (!tile.known || tile.hash != tile.shown) {
            changed_.push_back(number);
            tile.known = true;
            tile.shown = tile.hash;
        }
    }
    return changed_;
}

void Tiles::forget() {
    for (Tile& tile : tiles_) {
        tile.known = false;
    }
}

PixelRect Tiles::area(int tile) const {
    const int left = tile % columns_ * size;
    const int top = tile / columns_ * size;
    return {left, top, std::min(left + size, width_), std::min(top + size, height_)};
}

std::span<const std::uint32_t> Tiles::shapes(int tile) const {
    return tiles_[static_cast<std::size_t>(tile)].shapes;
}

bool Tiles::background_hidden(int tile) const {
    return tiles_[static_cast<std::size_t>(tile)].background_hidden;
}

std::span<const PixelRect> Tiles::changed_rects() {
    rects_.clear();
    std::size_t above = 0;  // Where the rectangles that end at this row's top begin.
    std::size_t row_start = 0;
    int row_top = -1;
    const auto join_rows = [&] {
        for (std::size_t i = row_start; i < rects_.size();) {
            const auto joined = std::find_if(
                rects_.begin() + static_cast<std::ptrdiff_t>(above),
                rects_.begin() + static_cast<std::ptrdiff_t>(row_start), [&](const PixelRect& other) {
                    return other.bottom == rects_[i].top && other.left == rects_[i].left &&
                           other.right == rects_[i].right;
                });
            if (joined == rects_.begin() + static_cast<std::ptrdiff_t>(row_start)) {
                ++i;
                continue;
            }
            joined->bottom = rects_[i].bottom;
            rects_.erase(rects_.begin() + static_cast<std::ptrdiff_t>(i));
        }
    };
    for (const int number : changed_) {
        const PixelRect next = area(number);
        if (next.top != row_top) {
            join_rows();
            above = 0;
            row_start = rects_.size();
            row_top = next.top;
        }
        if (rects_.size() > row_start && rects_.back().right == next.left) {
            rects_.back().right = next.right;
        } else {
            rects_.push_back(next);
        }
    }
    join_rows();
    return rects_;
}

}  // namespace kiosk::ui
