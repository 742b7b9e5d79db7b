// The submission slip on paper: an A4 PDF, or the bitmap of an 80 mm roll. The same slip always gives the
// same bytes.
#pragma once

#include <filesystem>

#include "src/base/result.h"
#include "src/device/barcode.h"
#include "src/device/printer.h"
#include "src/dossier/slip.h"

namespace kiosk {

/// Where the Noto fonts are. Only the files named in fonts.cpp are used, whatever else the machine has
/// installed.
struct PaperFonts {
    std::filesystem::path folder = "/usr/share/fonts/truetype/noto";
};

/// Errors: file_missing when a font is not there, bad_asset when a letter has no glyph or drawing fails.
[[nodiscard]] Result<PrintDocument> render_slip_a4(const SubmissionSlip& slip, const QrMatrix& qr,
                                                   const PaperFonts& fonts = {});

/// As long as the slip needs; errors as above.
[[nodiscard]] Result<PrintDocument> render_slip_roll(const SubmissionSlip& slip, const QrMatrix& qr,
                                                     const PaperFonts& fonts = {});

/// The one that fits the printer.
[[nodiscard]] Result<PrintDocument> render_slip(const SubmissionSlip& slip, const QrMatrix& qr,
                                                PaperKind paper, const PaperFonts& fonts = {});

}  // namespace kiosk
