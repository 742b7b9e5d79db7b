// Lints of words and their lines: N10 to N18, N20, words over words.
#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "src/text/fold.h"
#include "tests/gallery/lints.h"

namespace kiosk::gallery {

namespace {

constexpr std::size_t most_letters_in_line = 60;
constexpr double cap_of_em = 0.714;  // Noto Sans, measured.
constexpr double least_line_em = 1.36;

double least_cap_mm(TextSize size) {
    switch (size) {
        case TextSize::normal: return 4.8;
        case TextSize::large: return 7.33;
        case TextSize::largest: return 8.5;
    }
    return 0;
}

/// Khmer and Cham write several signs on one place; they are broken by width alone.
bool is_stacked(std::string_view text) {
    return text.contains("\xE1\x9E") || text.contains("\xE1\x9F") || text.contains("\xEA\xA8");
}

template <class Look>
void each_run(const Frame& frame, Look look) {
    for (const auto* element : on_top(frame)) {
        for (const ui::TextRun& run : element->runs) {
            look(*element, run);
        }
    }
}

}  // namespace

void lint_letter_size(const Frame& frame, Findings& found) {
    each_run(frame, [&](const ui::Element&, const ui::TextRun& run) {
        if (run.cap_mm + 0.01 < least_cap_mm(frame.theme.text_size)) {
            found.push_back({{}, fmt::format("capitals of {:.1f} mm: {}", run.cap_mm, run.text), run.box});
        }
    });
}

void lint_line_height(const Frame& frame, Findings& found) {
    for (const auto* element : on_top(frame)) {
        for (std::size_t i = 1; i < element->runs.size(); ++i) {
            const ui::TextRun& above = element->runs[i - 1];
            const ui::TextRun& below = element->runs[i];
            const double em = static_cast<double>(frame.theme.px(below.cap_mm / cap_of_em));
            const double step = static_cast<double>(below.box.y - above.box.y);
            const bool same_text = above.type == below.type && step > 0;
            // A pixel of rounding is a hundredth of an em at most.
            if (same_text && step + 0.5 < least_line_em * em) {
                found.push_back(
                    {{}, fmt::format("lines {:.2f} em apart: {}", step / em, below.text), below.box});
            }
        }
    }
}

void lint_line_length(const Frame& frame, Findings& found) {
    each_run(frame, [&](const ui::Element&, const ui::TextRun& run) {
        if (!is_stacked(run.text) && text::length(run.text) > most_letters_in_line) {
            found.push_back({{}, fmt::format("{} letters: {}", text::length(run.text), run.text), run.box});
        }
    });
}

void lint_truncation(const Frame& frame, Findings& found) {
    each_run(frame, [&](const ui::Element& element, const ui::TextRun& run) {
        if (!run.inside) {
            found.push_back({{}, "does not fit: " + run.text + " in " + called(element), run.box});
        }
        if (run.text.ends_with("…") || run.text.ends_with("...")) {
            found.push_back({{}, "shortened: " + run.text, run.box});
        }
    });
}

void lint_contrast(const Frame& frame, Findings& found) {
    const double least = frame.theme.contrast == Contrast::high ? 20.0 : 10.0;
    each_run(frame, [&](const ui::Element&, const ui::TextRun& run) {
        const double contrast = ui::contrast_ratio(run.ink, run.ground);
        if (contrast < least) {
            found.push_back({{}, fmt::format("{:.2f}:1: {}", contrast, run.text), run.box});
        }
    });
}

void lint_overlap(const Frame& frame, Findings& found) {
    std::vector<const ui::TextRun*> runs;
    each_run(frame, [&](const ui::Element&, const ui::TextRun& run) { runs.push_back(&run); });
    for (std::size_t i = 0; i < runs.size(); ++i) {
        for (std::size_t k = i + 1; k < runs.size(); ++k) {
            // Lines touch by design; a third of a line in each other is an accident.
            if (gap_between(runs[i]->box, runs[k]->box) < -runs[i]->box.h / 3) {
                found.push_back({{}, runs[i]->text + " / " + runs[k]->text, runs[k]->box});
            }
        }
    }
}

void lint_unfilled(const Frame& frame, Findings& found) {
    each_run(frame, [&](const ui::Element& element, const ui::TextRun& run) {
        if (run.text.find('{') != std::string::npos || run.text.find_first_not_of(' ') == std::string::npos) {
            found.push_back({{}, "\"" + run.text + "\" in " + called(element), run.box});
        }
    });
}

}  // namespace kiosk::gallery
