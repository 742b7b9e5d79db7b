#include "drivers/imaging/page_gauge.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numeric>

namespace kiosk {

namespace {

/// Every eighth row is enough to meet every line of text and costs 2 ms a page.
constexpr int sampled_row = 8;

/// The step of an edge is taken over this length: two pixels at 300 dpi, one at 150.
constexpr double step_mm = 0.17;

/// Nearer to the border than this, lids and glass edges show.
constexpr double border_mm = 1.0;

/// A sheet laid crooked shows the shadow of its own edge along the border: 2° over the length of A4 are 10
/// mm.
constexpr double edge_shadow_mm = 11.0;

/// A stroke of handwriting or print; a longer dark run is a shadow or a frame.
constexpr double longest_stroke_mm = 3.0;

constexpr double mm_per_inch = 25.4;

int luminance(const std::uint8_t* rgb) {
    return (2 * rgb[0] + 5 * rgb[1] + rgb[2]) / 8;
}

/// The grey twin of the preview: small enough to look at several times.
struct Grey {
    int width;
    int height;
    Bytes pixels;
    [[nodiscard]] int at(int x, int y) const {
        return pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                      static_cast<std::size_t>(x)];
    }
};

Grey grey_of(const Preview& preview) {
    Grey grey{preview.width, preview.height, {}};
    grey.pixels.reserve(preview.rgb.size() / 3);
    for (std::size_t i = 0; i + 2 < preview.rgb.size(); i += 3) {
        grey.pixels.push_back(static_cast<std::uint8_t>(luminance(&preview.rgb[i])));
    }
    return grey;
}

/// Without a margin on every side; the whole when nothing would be left.
Grey inner(const Grey& grey, double margin_pixels) {
    const int margin = static_cast<int>(margin_pixels);
    if (grey.width <= 2 * margin || grey.height <= 2 * margin) {
        return grey;
    }
    Grey cut{grey.width - 2 * margin, grey.height - 2 * margin, {}};
    cut.pixels.reserve(static_cast<std::size_t>(cut.width) * static_cast<std::size_t>(cut.height));
    for (int y = margin; y < grey.height - margin; ++y) {
        const auto row = grey.pixels.begin() + static_cast<std::ptrdiff_t>(y) * grey.width;
        cut.pixels.insert(cut.pixels.end(), row + margin, row + grey.width - margin);
    }
    return cut;
}

/// The luminance that `share` of the pixels is at or below.
int percentile(const Grey& grey, double share) {
    std::array<std::size_t, 256> histogram{};
    for (const std::uint8_t value : grey.pixels) {
        ++histogram[value];
    }
    const auto wanted = static_cast<std::size_t>(share * static_cast<double>(grey.pixels.size()));
    std::size_t seen = 0;
    for (int value = 0; value < 256; ++value) {
        seen += histogram[static_cast<std::size_t>(value)];
        if (seen > wanted) {
            return value;
        }
    }
    return 255;
}

/// Dark runs no longer than a stroke along `length` pixels read by `value(i)`.
template <class Value>
int strokes(int length, int dark_below, int longest, Value value) {
    int found = 0;
    int run = 0;
    for (int i = 0; i <= length; ++i) {
        if (i < length && value(i) < dark_below) {
            ++run;
            continue;
        }
        found += run > 0 && run <= longest ? 1 : 0;
        run = 0;
    }
    return found;
}

int strokes_at_border(const Grey& grey, double pixels_per_mm, int dark_below) {
    const int inset = static_cast<int>(border_mm * pixels_per_mm);
    const int longest = static_cast<int>(longest_stroke_mm * pixels_per_mm);
    if (grey.width <= 2 * inset || grey.height <= 2 * inset) {
        return 0;
    }
    const int right = grey.width - 1 - inset;
    const int bottom = grey.height - 1 - inset;
    return std::max({strokes(grey.width, dark_below, longest, [&](int x) { return grey.at(x, inset); }),
                     strokes(grey.width, dark_below, longest, [&](int x) { return grey.at(x, bottom); }),
                     strokes(grey.height, dark_below, longest, [&](int y) { return grey.at(inset, y); }),
                     strokes(grey.height, dark_below, longest, [&](int y) { return grey.at(right, y); })});
}

/// How steep the steepest edges are: the step that only a twentieth as many samples exceed as there is ink.
/// Tied to the amount of ink, so that a page with one line of text is judged by that line and not by its
/// empty paper.
int steepest_step(const std::array<std::uint32_t, 256>& steps, double covered) {
    const double samples = std::accumulate(steps.begin(), steps.end(), 0.0);
    const double wanted = std::max(20.0, 0.05 * covered * samples);
    double seen = 0;
    for (int step = 255; step > 0; --step) {
        seen += steps[static_cast<std::size_t>(step)];
        if (seen >= wanted) {
            return step;
        }
    }
    return 0;
}

}  // namespace

PageGauge::PageGauge(int width, int height, int dpi, Channels channels, int longest_side)
    : width_(width),
      height_(height),
      dpi_(std::max(dpi, 1)),
      channels_(static_cast<int>(channels)),
      factor_((std::max(width, height) + longest_side - 1) / longest_side) {
    factor_ = std::clamp(factor_, 1, 100);
    sums_.resize(static_cast<std::size_t>(width_) * static_cast<std::size_t>(channels_));
    preview_.width = width_ / factor_;
    preview_.height = height_ / factor_;
    preview_.rgb.reserve(static_cast<std::size_t>(preview_.width) *
                         static_cast<std::size_t>(preview_.height) * 3);
}

void PageGauge::add(ByteView rows) {
    for (; rows.size() >= sums_.size() && row_ < height_; rows = rows.subspan(sums_.size())) {
        add_row(rows.data());
    }
}

void PageGauge::add_row(const std::uint8_t* row) {
    for (std::size_t i = 0; i < sums_.size(); ++i) {
        sums_[i] = static_cast<std::uint16_t>(sums_[i] + row[i]);
    }
    if (row_ % sampled_row == 0) {
        measure_edges(row);
    }
    if (++row_ % factor_ == 0) {
        finish_band();
    }
}

void PageGauge::finish_band() {
    if (row_ / factor_ > preview_.height) {
        return;
    }
    const auto channels = static_cast<std::size_t>(channels_);
    const auto factor = static_cast<std::size_t>(factor_);
    const std::uint32_t area = static_cast<std::uint32_t>(factor * factor);
    for (std::size_t x = 0; x < static_cast<std::size_t>(preview_.width); ++x) {
        for (std::size_t colour = 0; colour < 3; ++colour) {
            const std::size_t channel = channels == 3 ? colour : 0;
            std::uint32_t sum = area / 2;
            for (std::size_t i = 0; i < factor; ++i) {
                sum += sums_[(x * factor + i) * channels + channel];
            }
            preview_.rgb.push_back(static_cast<std::uint8_t>(sum / area));
        }
    }
    std::ranges::fill(sums_, std::uint16_t{0});
}

void PageGauge::measure_edges(const std::uint8_t* row) {
    const int distance = std::max(1, static_cast<int>(std::lround(step_mm * dpi_ / mm_per_inch)));
    const int green = channels_ == 3 ? 1 : 0;  // Near enough to luminance, and there without arithmetic.
    for (int x = 0; x + distance < width_; ++x) {
        const int step = row[(x + distance) * channels_ + green] - row[x * channels_ + green];
        ++steps_[static_cast<std::size_t>(std::abs(step))];
    }
}

Preview PageGauge::take_preview() {
    return std::move(preview_);
}

PageMeasure PageGauge::measure() const {
    const Grey grey = grey_of(preview_);
    const double pixels_per_mm = dpi_ / mm_per_inch / factor_;
    const Grey content = inner(grey, edge_shadow_mm * pixels_per_mm);
    PageMeasure measure;
    measure.paper = percentile(content, 0.9);
    measure.ink = percentile(content, 0.0002);  // As little ink as `advise` still takes for content.
    const int contrast = measure.paper - measure.ink;
    const int dark_below = measure.paper - std::max(20, contrast * 2 / 5);
    const auto dark =
        std::ranges::count_if(content.pixels, [&](std::uint8_t value) { return value < dark_below; });
    measure.covered =
        content.pixels.empty() ? 0.0 : static_cast<double>(dark) / static_cast<double>(content.pixels.size());
    measure.sharpness =
        std::min(1.0, static_cast<double>(steepest_step(steps_, measure.covered)) / std::max(contrast, 1));
    measure.strokes_at_border = strokes_at_border(grey, pixels_per_mm, dark_below);
    return measure;
}

}  // namespace kiosk
