#include "tests/gallery/lints.h"

#include <algorithm>
#include <array>

namespace kiosk::gallery {

std::span<const Lint> lints() {
    static constexpr auto all = std::to_array<Lint>({
        {"N1", "every target is at least 12.7 mm wide and high", lint_target_size},
        {"N2", "what leads through a visit is at least 60 by 20 mm, narrower only on panels below 27 inch",
         lint_main_target_size},
        {"N3", "2.54 mm lie between two targets", lint_target_gap},
        {"N4", "what is touched is what is seen", lint_target_seen},
        {"N9", "no target within 5 mm of the bezel", lint_bezel},
        {"N10", "capitals are as high as the text size promises", lint_letter_size},
        {"N14", "lines are 1.36 em apart", lint_line_height},
        {"N15", "no pixel of a letter or its marks is lost", lint_clipped},
        {"N17", "a line has at most sixty letters", lint_line_length},
        {"N18", "no word is cut or shortened", lint_truncation},
        {"N20", "words are 10:1, with high contrast 20:1", lint_contrast},
        {"N20 measured", "the pixels have the contrast that was declared", lint_measured_contrast},
        {"N20 icons", "pictures are as clear as words", lint_icon_contrast},
        {"N23", "the edge of a control is 3:1 against what is beside it", lint_edge},
        {"N24", "what cannot be used is not there", lint_dead_control},
        {"N25", "a state has a picture and words, not only a colour", lint_color_alone},
        {"N30", "at most three questions on a screen", lint_fields},
        {"N31", "at most seven choices on a sheet", lint_choices},
        {"N32", "everything lies on the screen", lint_outside},
        {"N33", "one way forward", lint_primary},
        {"N37", "language, display and help on every page", lint_always_there},
        {"N50", "every target has a voice", lint_voice},
        {"N54", "what is hidden is neither shown nor said", lint_secret},
        {"N56", "what is written is said", lint_spoken},
        {"N57", "the order is the visual order", lint_order},
        {"N60", "what is touched lies within the reach that was chosen", lint_reach},
        {"ids", "every target has a name of its own", lint_ids},
        {"overlap", "no words over words", lint_overlap},
        {"unfilled", "every place in a sentence is filled, and no sentence is blank", lint_unfilled},
    });
    return all;
}

Findings findings(const Frame& frame) {
    Findings found;
    for (const Lint& lint : lints()) {
        const std::size_t before = found.size();
        lint.look(frame, found);
        for (std::size_t i = before; i < found.size(); ++i) {
            found[i].lint = lint.name;
        }
    }
    return found;
}

std::vector<std::string> findings(const ui::Registry& registry, const ui::Theme& theme) {
    const Frame frame{.theme = theme, .page = registry.page(), .elements = registry.elements()};
    std::vector<std::string> sentences;
    for (const Finding& finding : findings(frame)) {
        sentences.push_back(finding.lint + ": " + finding.what);
    }
    return sentences;
}

}  // namespace kiosk::gallery
