// How a document that is too large for the portal gets smaller: which pages take which step. Pure;
// drivers/imaging does it.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace kiosk {

/// What happens to one page, gentlest first. Never skipped backwards, never "drop the page".
enum class PdfStep {
    as_is,            ///< The scanner's JPEG, byte for byte.
    quality_75,       ///< Same pixels: what JPEG quality 75 loses cannot be seen on paper documents.
    dpi_200,          ///< 200 dpi: 8 pt text and stamps stay readable; colour kept.
    dpi_150,          ///< 150 dpi colour: 9 pt text stays readable.
    dpi_150_grey,     ///< Colour given up before more resolution, since a scan is read, not admired.
    dpi_150_grey_60,  ///< The last step, at quality 60; after it only "too large" is left.
};

/// Every step, gentlest first.
[[nodiscard]] std::span<const PdfStep> pdf_steps();

/// How a page is now.
struct PdfPageState {
    std::size_t bytes = 0;  ///< As it is now, after `step`.
    std::size_t original_bytes = 0;
    int original_dpi = 300;
    bool original_color = true;
    PdfStep step = PdfStep::as_is;
};

/// The step each page should take next so that the sum fits into `budget` bytes; the same list back when it
/// fits already. Only pages above the fair share change, so small pages keep their own bytes. nullopt: even
/// the last step is too much.
[[nodiscard]] std::optional<std::vector<PdfStep>> plan_pdf(std::span<const PdfPageState> pages,
                                                           std::size_t budget);

/// What a step asks for in resolution, colour and quality.
struct PdfTreatment {
    int dpi = 300;
    bool grey = false;
    int quality = 82;
};
[[nodiscard]] PdfTreatment treatment(PdfStep step, const PdfPageState& page);

}  // namespace kiosk
