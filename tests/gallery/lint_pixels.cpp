// Lints of the picture itself: N15, N20 as measured, N23.
#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "src/text/fold.h"
#include "tests/gallery/lints.h"

namespace kiosk::gallery {

namespace {

// Darker or lighter than this share is the soft edge of a letter, not the letter.
constexpr unsigned surely_letter = 235;
// Of 255; what rounding and the soft edges of neighbours may cost.
constexpr int most_off_color = 48;
// A stray pixel is no mark: the dot under Ặ has a dozen on the coarsest panel.
constexpr int most_lost_pixels = 2;
constexpr double most_disagreement = 0.5;
constexpr double least_edge_contrast = 3.0;

int distance(ui::Color one, ui::Color other) {
    return std::max({std::abs(one.r - other.r), std::abs(one.g - other.g), std::abs(one.b - other.b)});
}

int grey(ui::Color color) {
    return (2 * color.r + 5 * color.g + color.b) / 8;
}

struct TwoColors {
    ui::Color dark;
    ui::Color light;
};

/// The two colours of a box with words: pixels fall into a dark and a light heap around two means, and the
/// most frequent colour of each heap is its colour, which leaves out the soft edges in between.
TwoColors two_means(const ui::Canvas& canvas, const ui::PixelRect& box) {
    std::map<std::uint32_t, int> counted;
    for (int y = box.top; y < box.bottom; ++y) {
        const std::uint32_t* row = canvas.row(y);
        for (int x = box.left; x < box.right;) {
            const std::uint32_t pixel = row[x] & 0xFFFFFFU;
            const int first = x;
            while (x < box.right && (row[x] & 0xFFFFFFU) == pixel) {
                ++x;
            }
            counted[pixel] += x - first;
        }
    }
    double dark = 255;
    double light = 0;
    for (const auto& [pixel, count] : counted) {
        dark = std::min(dark, static_cast<double>(grey(color_of(pixel))));
        light = std::max(light, static_cast<double>(grey(color_of(pixel))));
    }
    for (int round = 0; round < 4; ++round) {
        double sums[2] = {0, 0};
        double counts[2] = {0, 0};
        for (const auto& [pixel, count] : counted) {
            const double value = grey(color_of(pixel));
            const int heap = value - dark < light - value ? 0 : 1;
            sums[heap] += value * count;
            counts[heap] += count;
        }
        dark = counts[0] > 0 ? sums[0] / counts[0] : dark;
        light = counts[1] > 0 ? sums[1] / counts[1] : light;
    }
    std::array<std::pair<std::uint32_t, int>, 2> most{};
    for (const auto& [pixel, count] : counted) {
        const double value = grey(color_of(pixel));
        auto& heap = most[value - dark < light - value ? 0 : 1];
        if (count > heap.second) {
            heap = {pixel, count};
        }
    }
    // One colour alone is both.
    most[0] = most[0].second > 0 ? most[0] : most[1];
    most[1] = most[1].second > 0 ? most[1] : most[0];
    return {color_of(most[0].first), color_of(most[1].first)};
}

/// The darkest and the lightest: of a thin picture most pixels are soft edge.
TwoColors extremes(const ui::Canvas& canvas, const ui::PixelRect& box) {
    TwoColors found{{255, 255, 255}, {0, 0, 0}};
    for (int y = box.top; y < box.bottom; ++y) {
        for (int x = box.left; x < box.right; ++x) {
            const ui::Color color = color_of(canvas.row(y)[x]);
            found.dark = grey(color) < grey(found.dark) ? color : found.dark;
            found.light = grey(color) > grey(found.light) ? color : found.light;
        }
    }
    return found;
}

}  // namespace

void lint_clipped(const Frame& frame, Findings& found) {
    if (frame.picture.pixels == nullptr) {
        return;
    }
    for (const auto* element : on_top(frame)) {
        for (const ui::TextRun& run : element->runs) {
            const ui::PixelRect box = pixels_of(run.box, frame.picture);
            int lost = 0;
            for (int y = box.top; y < box.bottom; ++y) {
                const std::uint32_t* seen = frame.picture.row(y);
                const std::uint32_t* whole = frame.letters.row(y);
                for (int x = box.left; x < box.right; ++x) {
                    const bool letter = (whole[x] & 0xFFU) >= surely_letter;
                    lost += letter && distance(color_of(seen[x]), run.ink) > most_off_color ? 1 : 0;
                }
            }
            if (lost > most_lost_pixels) {
                found.push_back({{}, fmt::format("{} pixels lost: {}", lost, run.text), run.box});
            }
        }
    }
}

void lint_measured_contrast(const Frame& frame, Findings& found) {
    if (frame.picture.pixels == nullptr) {
        return;
    }
    for (const auto* element : on_top(frame)) {
        for (const ui::TextRun& run : element->runs) {
            if (text::length(run.text) < 2) {
                continue;  // Too few pixels: a line of "_" is nothing but soft edge.
            }
            const TwoColors colors = two_means(frame.picture, pixels_of(run.box, frame.picture));
            const double measured = ui::contrast_ratio(colors.dark, colors.light);
            const double declared = ui::contrast_ratio(run.ink, run.ground);
            if (std::abs(measured - declared) > most_disagreement) {
                found.push_back(
                    {{},
                     fmt::format("measured {:.2f}:1, declared {:.2f}:1: {}", measured, declared, run.text),
                     run.box});
            }
        }
    }
}

void lint_icon_contrast(const Frame& frame, Findings& found) {
    if (frame.picture.pixels == nullptr) {
        return;
    }
    const double least = frame.theme.contrast == Contrast::high ? 20.0 : 10.0;
    for (const auto* element : on_top(frame)) {
        for (const ui::IconMark& mark : element->icons) {
            const TwoColors colors = extremes(frame.picture, pixels_of(mark.box, frame.picture));
            const double measured = ui::contrast_ratio(colors.dark, colors.light);
            if (measured + 0.01 < least) {
                found.push_back({{}, fmt::format("{:.2f}:1 in {}", measured, called(*element)), mark.box});
            }
        }
    }
}

void lint_edge(const Frame& frame, Findings& found) {
    if (frame.picture.pixels == nullptr) {
        return;
    }
    const ui::Canvas& canvas = frame.picture;
    // From a little outside to just inside the outline, across the middle of each side.
    const int outside = static_cast<int>(std::lround(frame.theme.gap * 0.4F));
    const int inside = static_cast<int>(std::lround(frame.theme.focus_line)) + 1;
    const auto clear = [&](int x, int y, int dx, int dy) {
        ui::Color darkest{255, 255, 255};
        ui::Color lightest{0, 0, 0};
        for (int step = -outside; step <= inside; ++step) {
            const int px = std::clamp(x + dx * step, 0, canvas.width - 1);
            const int py = std::clamp(y + dy * step, 0, canvas.height - 1);
            const ui::Color color = color_of(canvas.row(py)[px]);
            darkest = grey(color) < grey(darkest) ? color : darkest;
            lightest = grey(color) > grey(lightest) ? color : lightest;
        }
        return ui::contrast_ratio(darkest, lightest) >= least_edge_contrast;
    };
    for (const auto* target : targets(frame)) {
        const ui::PixelRect box = pixels_of(target->drawn, canvas);
        const int middle_x = (box.left + box.right) / 2;
        const int middle_y = (box.top + box.bottom) / 2;
        const bool below = clear(middle_x, box.bottom - 1, 0, -1);
        // A key stands out by the darker edge below it, as keys do.
        const bool all = target->role == ui::Role::key ||
                         (clear(middle_x, box.top, 0, 1) && clear(box.left, middle_y, 1, 0) &&
                          clear(box.right - 1, middle_y, -1, 0));
        if (!below || !all) {
            found.push_back({{}, "hardly seen: " + called(*target), target->drawn});
        }
    }
}

}  // namespace kiosk::gallery
