// Judges a scanned page from a few numbers, so that the citizen is told at once what to do better. Pure: the
// numbers are measured by drivers/imaging while the page is being read.
#pragma once

#include "src/dossier/component.h"

namespace kiosk {

/// What was measured on one page. The defaults describe a good page, so that an unmeasured page gets no
/// advice.
struct PageMeasure {
    int paper = 255;       ///< Luminance of the paper: nine tenths of the page are at or below it.
    int ink = 0;           ///< Luminance of the darkest ink: 0.02 % of the page is at or below it.
    double covered = 0.1;  ///< Share of the page that is clearly darker than its paper.
    /// Steepness of the sharpest edges: their step over 0.17 mm (two pixels at 300 dpi) as a share of paper −
    /// ink.
    double sharpness = 1.0;
    /// Separate strokes crossing a line 1 mm inside a border; the largest of the four sides. A shadow is one
    /// long run.
    int strokes_at_border = 0;
};

/// The most useful single advice; `none` for a good page. In the order of PageAdvice: a blank page is not
/// called blurred.
[[nodiscard]] PageAdvice advise(const PageMeasure& measure);

}  // namespace kiosk
