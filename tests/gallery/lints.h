// What the accessibility numbers demand of a screen. Each lint is one small function and goes by the row of
// accessibility.md that it judges; lints_test.cpp breaks a screen for each of them.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "kiosk/ui/registry.h"
#include "tests/gallery/frame.h"

namespace kiosk::gallery {

using Findings = std::vector<Finding>;

struct Lint {
    std::string_view name;
    std::string_view demand;
    void (*look)(const Frame& frame, Findings& found);
};

/// All lints of one picture.
[[nodiscard]] std::span<const Lint> lints();
[[nodiscard]] Findings findings(const Frame& frame);
/// The same of what is known without pixels, each a sentence.
[[nodiscard]] std::vector<std::string> findings(const ui::Registry& registry, const ui::Theme& theme);

/// Lints of the colours themselves, whatever screen shows them.
[[nodiscard]] Findings palette_findings(const ui::Theme& theme);

/// N33 across screens: what is on every page keeps its place.
class Places {
  public:
    /// `display`: the panel, text size and contrast; places are compared within one display only.
    void look(const std::string& display, const Frame& frame, Findings& found);

  private:
    struct Place {
        std::string display;
        std::string id;
        ui::Rect rect;
    };
    std::vector<Place> places_;
};

// One file each: lint_targets, lint_words, lint_page, lint_colors, lint_pixels.
void lint_target_size(const Frame& frame, Findings& found);
void lint_main_target_size(const Frame& frame, Findings& found);
void lint_target_gap(const Frame& frame, Findings& found);
void lint_target_seen(const Frame& frame, Findings& found);
void lint_bezel(const Frame& frame, Findings& found);
void lint_reach(const Frame& frame, Findings& found);
void lint_letter_size(const Frame& frame, Findings& found);
void lint_line_height(const Frame& frame, Findings& found);
void lint_line_length(const Frame& frame, Findings& found);
void lint_truncation(const Frame& frame, Findings& found);
void lint_overlap(const Frame& frame, Findings& found);
void lint_contrast(const Frame& frame, Findings& found);
void lint_dead_control(const Frame& frame, Findings& found);
void lint_color_alone(const Frame& frame, Findings& found);
void lint_fields(const Frame& frame, Findings& found);
void lint_choices(const Frame& frame, Findings& found);
void lint_outside(const Frame& frame, Findings& found);
void lint_primary(const Frame& frame, Findings& found);
void lint_always_there(const Frame& frame, Findings& found);
void lint_voice(const Frame& frame, Findings& found);
void lint_secret(const Frame& frame, Findings& found);
void lint_spoken(const Frame& frame, Findings& found);
void lint_order(const Frame& frame, Findings& found);
void lint_ids(const Frame& frame, Findings& found);
void lint_unfilled(const Frame& frame, Findings& found);
void lint_clipped(const Frame& frame, Findings& found);
void lint_measured_contrast(const Frame& frame, Findings& found);
void lint_icon_contrast(const Frame& frame, Findings& found);
void lint_edge(const Frame& frame, Findings& found);

}  // namespace kiosk::gallery
