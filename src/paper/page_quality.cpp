#include "src/paper/page_quality.h"

namespace kiosk {

namespace {

/// A page with less than this covered carries nothing: one short line of 12 pt text covers 0.05 % of A4.
constexpr double blank_below = 0.0002;

/// Ink and paper closer than this are dust and the texture of the paper itself; the palest readable stamp is
/// 45 apart.
constexpr int blank_contrast = 30;

/// Paper darker than this is a page in shadow or a lid left open; grey recycled paper is still above 150.
constexpr int dark_paper = 120;

/// Covered by more than this, the page is mostly dark, as when the lid is open and the page small.
constexpr double dark_cover = 0.65;

/// Ink paler than this on bright paper can hardly be read in a print of the scan.
constexpr int pale_ink = 150;

/// Sharp 300 dpi scans measure 0.6–1.0, a page lifted 5 mm off the glass 0.25; measured on our own degraded
/// pages.
constexpr double blurred_below = 0.33;

/// A form's frame touching the border gives a few strokes; a line of text cut through gives dozens.
constexpr int cut_strokes = 12;

}  // namespace

PageAdvice advise(const PageMeasure& measure) {
    const int contrast = measure.paper - measure.ink;
    if (contrast < blank_contrast || measure.covered < blank_below) {
        return measure.paper < dark_paper ? PageAdvice::too_dark : PageAdvice::blank;
    }
    if (measure.paper < dark_paper || measure.covered > dark_cover) {
        return PageAdvice::too_dark;
    }
    if (measure.ink > pale_ink) {
        return PageAdvice::too_light;
    }
    if (measure.sharpness < blurred_below) {
        return PageAdvice::blurred;
    }
    return measure.strokes_at_border >= cut_strokes ? PageAdvice::cut_off : PageAdvice::none;
}

}  // namespace kiosk
