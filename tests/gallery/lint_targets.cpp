// Lints of what is touched: N1 to N4, N9.
#include <algorithm>
#include <array>

#include "tests/gallery/lints.h"

namespace kiosk::gallery {

namespace {

// The numbers of the accessibility table; a pixel is 0.31 mm on a 27-inch panel, and a quarter of it forgives
// rounding.
constexpr double least_target_mm = 12.7;
constexpr double least_main_height_mm = 20.0;
constexpr double least_main_width_mm = 60.0;
constexpr double least_narrow_width_mm = 25.0;
constexpr double least_gap_mm = 2.54;
constexpr double least_bezel_mm = 5.0;
constexpr double most_beyond_seen_mm = 2.0;
constexpr double rounding_mm = 0.08;

}  // namespace

void lint_target_size(const Frame& frame, Findings& found) {
    for (const auto* target : targets(frame)) {
        if (target->hit_mm.w + rounding_mm < least_target_mm ||
            target->hit_mm.h + rounding_mm < least_target_mm) {
            found.push_back({{}, "too small: " + called(*target), *target->hit});
        }
    }
}

void lint_main_target_size(const Frame& frame, Findings& found) {
    static constexpr std::array<std::string_view, 4> main{"primary", "back", "help", "leave"};
    // Five of them stand beside each other on a panel that is wide enough; on others two words must fit.
    const ui::Panel& panel = frame.theme.panel;
    const double shorter = frame.theme.mm(static_cast<float>(std::min(panel.width_px, panel.height_px)));
    const double width = shorter >= 336 ? least_main_width_mm : least_narrow_width_mm;
    for (const auto* target : targets(frame)) {
        if (std::ranges::find(main, target->id) != main.end() &&
            (target->hit_mm.w + rounding_mm < width ||
             target->hit_mm.h + rounding_mm < least_main_height_mm)) {
            found.push_back({{}, "too small for what it is: " + called(*target), *target->hit});
        }
    }
}

void lint_target_gap(const Frame& frame, Findings& found) {
    const auto all = targets(frame);
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (std::size_t k = i + 1; k < all.size(); ++k) {
            if (frame.theme.mm(gap_between(*all[i]->hit, *all[k]->hit)) + rounding_mm < least_gap_mm) {
                found.push_back(
                    {{}, "too close: " + called(*all[i]) + " and " + called(*all[k]), *all[k]->hit});
            }
        }
    }
}

void lint_target_seen(const Frame& frame, Findings& found) {
    for (const auto* target : targets(frame)) {
        const ui::Rect& seen = target->drawn;
        const ui::Rect& hit = *target->hit;
        const double beyond = frame.theme.mm(std::max(
            {seen.x - hit.x, seen.y - hit.y, hit.right() - seen.right(), hit.bottom() - seen.bottom()}));
        const double missing = frame.theme.mm(std::max(
            {hit.x - seen.x, hit.y - seen.y, seen.right() - hit.right(), seen.bottom() - hit.bottom()}));
        if (beyond > most_beyond_seen_mm || missing > rounding_mm) {
            found.push_back({{}, "touched elsewhere than seen: " + called(*target), hit});
        }
    }
}

void lint_bezel(const Frame& frame, Findings& found) {
    const double width = frame.theme.mm(static_cast<float>(frame.theme.panel.width_px));
    const double height = frame.theme.mm(static_cast<float>(frame.theme.panel.height_px));
    for (const auto* target : targets(frame)) {
        const ui::Rect& mm = target->hit_mm;
        const double nearest =
            std::min({static_cast<double>(mm.x), static_cast<double>(mm.y),
                      width - static_cast<double>(mm.right()), height - static_cast<double>(mm.bottom())});
        if (nearest < least_bezel_mm) {
            found.push_back({{}, "at the bezel: " + called(*target), *target->hit});
        }
    }
}

void lint_reach(const Frame& frame, Findings& found) {
    for (const auto* target : targets(frame)) {
        if (target->hit->y + 1 < frame.theme.reach) {
            found.push_back({{}, "out of reach: " + called(*target), *target->hit});
        }
    }
}

}  // namespace kiosk::gallery
