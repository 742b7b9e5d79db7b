#include "tests/gallery/lints.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace kiosk::gallery {

namespace {

using ui::Element;
using ui::Rect;
using ui::Role;

// Numbers of the accessibility table, with a quarter pixel of rounding at 81.6 ppi.
constexpr double least_target_mm = 12.7;
constexpr double least_gap_mm = 2.54;
constexpr double least_bezel_mm = 5.0;
constexpr double rounding_mm = 0.08;

std::string where(const Element& element) {
    return element.id.empty() ? "\"" + element.label + "\"" : element.id + " \"" + element.label + "\"";
}

double least_cap_mm(TextSize size) {
    switch (size) {
        case TextSize::normal: return 4.8;
        case TextSize::large: return 7.33;
        case TextSize::largest: return 8.5;
    }
    return 0;
}

/// The empty distance between two rectangles; negative when they overlap.
float gap_between(const Rect& one, const Rect& other) {
    const float across = std::max(one.x - other.right(), other.x - one.right());
    const float down = std::max(one.y - other.bottom(), other.y - one.bottom());
    return std::max(across, down);
}

void lint_target(const Element& element, const ui::Theme& theme, std::vector<std::string>& found) {
    const Rect& mm = element.hit_mm;
    if (mm.w + rounding_mm < least_target_mm || mm.h + rounding_mm < least_target_mm) {
        found.push_back("N1 target too small: " + where(element));
    }
    const double width = theme.mm(static_cast<float>(theme.panel.width_px));
    const double height = theme.mm(static_cast<float>(theme.panel.height_px));
    if (std::min({static_cast<double>(mm.x), static_cast<double>(mm.y),
                  width - static_cast<double>(mm.right()), height - static_cast<double>(mm.bottom())}) <
        least_bezel_mm) {
        found.push_back("N9 target at the bezel: " + where(element));
    }
    if (element.hit->y + 1 < theme.reach) {
        found.push_back("N60 target out of reach: " + where(element));
    }
    if (element.spoken.empty()) {
        found.push_back("N50 target without a voice: " + where(element));
    }
}

void lint_gaps(const std::vector<Element>& elements, const ui::Theme& theme,
               std::vector<std::string>& found) {
    for (std::size_t i = 0; i < elements.size(); ++i) {
        for (std::size_t k = i + 1; elements[i].hit && k < elements.size(); ++k) {
            if (elements[k].hit &&
                theme.mm(gap_between(*elements[i].hit, *elements[k].hit)) + rounding_mm < least_gap_mm) {
                found.push_back("N3 targets too close: " + where(elements[i]) + " and " + where(elements[k]));
            }
        }
    }
}

void lint_run(const Element& element, const ui::TextRun& run, const ui::Theme& theme,
              std::vector<std::string>& found) {
    const double least = theme.contrast == Contrast::high ? 20.0 : 10.0;
    if (contrast_ratio(run.ink, run.ground) < least) {
        found.push_back("N20 contrast " + std::to_string(contrast_ratio(run.ink, run.ground)) + ": " +
                        run.text);
    }
    if (run.cap_mm + 0.01 < least_cap_mm(theme.text_size)) {
        found.push_back("N10 letters too small: " + run.text);
    }
    if (!run.inside) {
        found.push_back("N18 words do not fit: " + run.text + " in " + where(element));
    }
    const Rect screen{0, 0, static_cast<float>(theme.panel.width_px),
                      static_cast<float>(theme.panel.height_px)};
    if (run.box.x < screen.x || run.box.y < screen.y || run.box.right() > screen.right() ||
        run.box.bottom() > screen.bottom()) {
        found.push_back("N18 words leave the screen: " + run.text);
    }
    if (run.text.find('{') != std::string::npos) {
        found.push_back("words with an unfilled place: " + run.text);
    }
}

/// Words of one block over words of another.
void lint_overlap(const std::vector<Element>& elements, std::vector<std::string>& found) {
    const auto modal = std::ranges::find(elements, Role::modal, &Element::role);
    const auto first = modal == elements.end() ? elements.begin() : modal;
    std::vector<const ui::TextRun*> runs;
    for (auto element = first; element != elements.end(); ++element) {
        // Keys and the pager are drawn last, beneath the question all the same.
        const bool below_modal = modal != elements.end() && !element->hit &&
                                 (element->role == Role::key || element->id.starts_with("pager."));
        for (const ui::TextRun& run : element->runs) {
            if (!below_modal) {
                runs.push_back(&run);
            }
        }
    }
    for (std::size_t i = 0; i < runs.size(); ++i) {
        for (std::size_t k = i + 1; k < runs.size(); ++k) {
            // Lines touch by design; a third of a line in each other is an accident.
            if (gap_between(runs[i]->box, runs[k]->box) < -runs[i]->box.h / 3) {
                found.push_back("words over words: " + runs[i]->text + " / " + runs[k]->text);
            }
        }
    }
}

}  // namespace

std::vector<std::string> findings(const ui::Registry& registry, const ui::Theme& theme) {
    std::vector<std::string> found;
    std::set<std::string> ids;
    int primaries = 0;
    for (const Element& element : registry.elements()) {
        if (element.hit) {
            lint_target(element, theme, found);
            primaries += element.primary && element.id == "primary" ? 1 : 0;
            if (!ids.insert(element.id).second) {
                found.push_back("two targets with one id: " + where(element));
            }
        }
        for (const ui::TextRun& run : element.runs) {
            lint_run(element, run, theme, found);
        }
    }
    if (primaries > 1) {
        found.push_back("N33 more than one way forward");
    }
    lint_gaps(registry.elements(), theme, found);
    lint_overlap(registry.elements(), found);
    return found;
}

}  // namespace kiosk::gallery
