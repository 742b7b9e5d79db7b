// From what the citizen confirmed to what is stored and sent: a PDF for each paper, the form, and the
// manifest.
#pragma once

#include <string>

#include "kiosk/page_store.h"
#include "src/flow/effect.h"
#include "src/portal/store.h"

namespace kiosk {

/// Errors: page_unreadable when a page is gone or broken, document_too_large.
[[nodiscard]] Result<Parcel> pack(const DossierDraft& draft, const PageStore& pages,
                                  const std::string& unit_code, const std::string& catalog_version,
                                  WallTime now);

}  // namespace kiosk
