#include "tests/pages/scan.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace kiosk::pages {
namespace {

std::size_t at(int value) {
    return static_cast<std::size_t>(value);
}

/// One pass of a running mean along rows (`step` = channels) or columns (`step` = row length).
void smooth(Bytes& pixels, std::size_t start, std::size_t count, std::size_t step, int radius,
            std::vector<std::uint8_t>& line) {
    line.resize(count);
    const auto span = static_cast<std::size_t>(radius);
    unsigned sum = 0;
    unsigned inside = 0;
    for (std::size_t i = 0; i < std::min(span, count); ++i) {
        sum += pixels[start + i * step];
        ++inside;
    }
    for (std::size_t i = 0; i < count; ++i) {
        if (i + span < count) {
            sum += pixels[start + (i + span) * step];
            ++inside;
        }
        if (i > span) {
            sum -= pixels[start + (i - span - 1) * step];
            --inside;
        }
        line[i] = static_cast<std::uint8_t>((sum + inside / 2) / inside);
    }
    for (std::size_t i = 0; i < count; ++i) {
        pixels[start + i * step] = line[i];
    }
}

void box_blur(Picture& picture, int radius) {
    const std::size_t channels = static_cast<std::size_t>(picture.channels);
    const std::size_t row = at(picture.width) * channels;
    std::vector<std::uint8_t> line;
    for (std::size_t channel = 0; channel < channels; ++channel) {
        for (std::size_t y = 0; y < at(picture.height); ++y) {
            smooth(picture.pixels, y * row + channel, at(picture.width), channels, radius, line);
        }
    }
    for (std::size_t x = 0; x < row; ++x) {
        smooth(picture.pixels, x, at(picture.height), row, radius, line);
    }
}

/// Under one pixel a running mean is too coarse: mixes each pixel with its neighbour instead.
void soften(Picture& picture, double share) {
    const std::size_t channels = static_cast<std::size_t>(picture.channels);
    const std::size_t row = at(picture.width) * channels;
    const Bytes before = picture.pixels;
    for (std::size_t i = row + channels; i + row + channels < before.size(); ++i) {
        const int around = before[i - channels] + before[i + channels] + before[i - row] + before[i + row];
        picture.pixels[i] = static_cast<std::uint8_t>(before[i] * (1 - share) + around * share / 4);
    }
}

Picture grey_of(const Picture& picture) {
    Picture grey{.width = picture.width, .height = picture.height, .channels = Channels::grey, .pixels = {}};
    grey.pixels.reserve(picture.pixels.size() / 3);
    for (std::size_t i = 0; i + 2 < picture.pixels.size(); i += 3) {
        grey.pixels.push_back(static_cast<std::uint8_t>(
            (299 * picture.pixels[i] + 587 * picture.pixels[i + 1] + 114 * picture.pixels[i + 2]) / 1000));
    }
    return grey;
}

/// Lamp, spine and sensor noise in one walk over the pixels.
void light(Picture& picture, const Wear& wear) {
    const std::size_t channels = static_cast<std::size_t>(picture.channels);
    std::uint32_t state = wear.seed * 2'654'435'761U + 1;
    const double half_width = picture.width / 2.0;
    const double half_height = picture.height / 2.0;
    std::size_t i = 0;
    for (int y = 0; y < picture.height; ++y) {
        const double v = (y - half_height) / half_height;
        for (int x = 0; x < picture.width; ++x) {
            const double u = (x - half_width) / half_width;
            const double spine = wear.edge_shadow * std::exp(-x / (picture.width * 0.05));
            const double lamp = wear.light * (1 - wear.unevenness * (u * u + v * v) / 2) * (1 - spine);
            // Two uniform draws added give the triangular noise of a cheap sensor; all channels share it, as
            // dust does.
            state = state * 1'664'525U + 1'013'904'223U;
            const double noise = wear.noise * (((state >> 8) & 0xFFU) + (state >> 24) - 255.0) / 128.0;
            for (std::size_t channel = 0; channel < channels; ++channel, ++i) {
                picture.pixels[i] =
                    static_cast<std::uint8_t>(std::clamp(picture.pixels[i] * lamp + noise, 0.0, 255.0));
            }
        }
    }
}

}  // namespace

Picture worn(Picture picture, const Wear& wear) {
    if (wear.grey) {
        picture = grey_of(picture);
    }
    if (wear.blur_radius >= 1) {
        box_blur(picture, static_cast<int>(wear.blur_radius));
        box_blur(picture, static_cast<int>(wear.blur_radius));
    } else {
        soften(picture, wear.blur_radius);
    }
    light(picture, wear);
    return picture;
}

}  // namespace kiosk::pages
