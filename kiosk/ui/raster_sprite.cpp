// Upright pieces of texture: letters, shadows, page previews. Columns and rows are filtered one after the
// other, and a filtered texture row serves all pixel rows between it and its neighbour.
#include <algorithm>
#include <array>
#include <cstdint>

#include "kiosk/ui/raster.h"
#include "kiosk/ui/raster_row.h"

namespace kiosk::ui::raster {

namespace {

using Taps = std::array<Tap, most_columns>;

/// A texture row after filtering across, kept until another row takes its place.
template <class Texel>
class FilteredRows {
  public:
    FilteredRows(const Texel* texels, int width, const Taps& taps, int count)
        : texels_(texels), width_(width), taps_(taps), count_(count) {
        for (int i = 0; i < count; ++i) {
            const Tap& tap = taps[static_cast<std::size_t>(i)];
            as_it_is_ = as_it_is_ && tap.weight == 0 && tap.first == taps[0].first + i;
        }
    }

    const Texel* row(int y) {
        const Texel* from = texels_ + static_cast<std::ptrdiff_t>(y) * width_;
        if (as_it_is_) {
            return from + taps_[0].first;
        }
        Kept& kept = kept_[static_cast<std::size_t>(y & 1)];
        if (kept.y != y) {
            kept.y = y;
            for (int i = 0; i < count_; ++i) {
                const Tap& tap = taps_[static_cast<std::size_t>(i)];
                kept.texels[static_cast<std::size_t>(i)] =
                    mixed(from[tap.first], from[tap.second], tap.weight);
            }
        }
        return kept.texels.data();
    }

  private:
    static std::uint8_t mixed(std::uint8_t a, std::uint8_t b, std::uint32_t weight) {
        return static_cast<std::uint8_t>(between(a, b, weight));
    }
    static std::uint32_t mixed(std::uint32_t a, std::uint32_t b, std::uint32_t weight) {
        return between_colours(a, b, weight);
    }

    struct Kept {
        int y = -1;
        std::array<Texel, most_columns> texels;
    };
    const Texel* texels_;
    int width_;
    const Taps& taps_;
    int count_;
    bool as_it_is_ = true;
    std::array<Kept, 2> kept_;  ///< Neighbouring rows are odd and even.
};

/// The filtered row at `down`, either where it lies already or written to `room`.
template <class Texel>
const Texel* filtered(FilteredRows<Texel>& rows, const Tap& down, int count,
                      std::array<Texel, most_columns>& room) {
    const Texel* first = rows.row(down.first);
    if (down.weight == 0 || down.first == down.second) {
        return first;
    }
    const Texel* second = rows.row(down.second);
    mix_rows(reinterpret_cast<std::uint8_t*>(room.data()), reinterpret_cast<const std::uint8_t*>(first),
             reinterpret_cast<const std::uint8_t*>(second), down.weight,
             count * static_cast<int>(sizeof(Texel)));
    return room.data();
}

/// A straight line from texture coordinates to texels, for pixel centres.
struct Axis {
    float start = 0;
    float step = 0;
    int size = 0;

    Axis(float at0, float at1, float uv0, float uv1, int texels) : size(texels) {
        const auto scale = static_cast<float>(texels);
        step = (uv1 - uv0) / (at1 - at0) * scale;
        start = uv0 * scale + (0.5F - at0) * step;
    }
    [[nodiscard]] Tap at(int pixel) const { return tap(start + static_cast<float>(pixel) * step, size); }
};

/// One colour through a texture of alpha.
void draw_mask(const Canvas& canvas, const PixelRect& area, const Texture& texture, const Taps& taps,
               const Axis& down, std::uint32_t colour) {
    const int count = area.width();
    // The sides of a shadow are one texel drawn out.
    const bool one_column = taps[0] == taps[static_cast<std::size_t>(count - 1)];
    FilteredRows<std::uint8_t> rows(texture.alpha.data(), texture.width, taps, one_column ? 1 : count);
    AlphaRow room;
    const std::uint8_t* alphas = nullptr;
    Tap shown{};
    for (int y = area.top; y < area.bottom; ++y) {
        const Tap tap = down.at(y);
        if (alphas == nullptr || tap != shown) {
            shown = tap;
            alphas = filtered(rows, tap, one_column ? 1 : count, room);
            if (alpha_of(colour) != 255U) {
                std::copy_n(alphas, one_column ? 1 : count, room.data());
                scale_alphas(room.data(), alpha_of(colour), one_column ? 1 : count);
                alphas = room.data();
            }
        }
        if (one_column) {
            fill_row(canvas.row(y) + area.left, count, (colour & ~opaque) | std::uint32_t{alphas[0]} << 24U);
        } else {
            blend_alphas(canvas.row(y) + area.left, alphas, count, colour);
        }
    }
}

}  // namespace

void draw_sprite(const Canvas& canvas, const PixelRect& area, const Sprite& sprite) {
    const Vertex& a = sprite.top_left;
    const Vertex& b = sprite.bottom_right;
    const Texture& texture = *sprite.texture;
    const Axis across(a.at.x, b.at.x, a.uv.x, b.uv.x, texture.width);
    const Axis down(a.at.y, b.at.y, a.uv.y, b.uv.y, texture.height);
    const int count = area.width();
    Taps taps;
    for (int i = 0; i < count; ++i) {
        taps[static_cast<std::size_t>(i)] = across.at(area.left + i);
    }
    if (texture.only_alpha()) {
        draw_mask(canvas, area, texture, taps, down, a.colour);
        return;
    }
    FilteredRows<std::uint32_t> rows(texture.colours.data(), texture.width, taps, count);
    ColourRow room;
    for (int y = area.top; y < area.bottom; ++y) {
        const std::uint32_t* colours = filtered(rows, down.at(y), count, room);
        if (a.colour != white) {
            std::copy_n(colours, count, room.data());
            scale_colours(room.data(), a.colour, count);
            colours = room.data();
        }
        blend_colours(canvas.row(y) + area.left, colours, count);
    }
}

}  // namespace kiosk::ui::raster
