// One PDF per paper of the dossier: every page in order, JPEGs embedded unchanged whenever the file fits.
#pragma once

#include <span>
#include <string>

#include "src/base/bytes.h"
#include "src/base/result.h"
#include "src/base/time.h"
#include "src/dossier/component.h"

namespace kiosk {

struct PdfPage {
    ByteView jpeg;  ///< Must outlive the call.
    int dpi = 300;
    Rotation rotation = Rotation::none;
};

struct PdfOrder {
    std::string title;  ///< Document title inside the file, for the officer's viewer.
    WallTime created;   ///< The only date in the file: same input, same bytes.
    std::size_t max_bytes =
        6'000'000;  ///< The portals' limit for one file is 6 MB; we read it as decimal to be safe.
};

/// Never drops a page: when too large, the largest pages first lose quality, then resolution, then colour
/// (src/paper/pdf_plan). Errors: page_unreadable (which page in the detail), document_too_large.
[[nodiscard]] Result<Bytes> component_pdf(std::span<const PdfPage> pages, const PdfOrder& order);

}  // namespace kiosk
