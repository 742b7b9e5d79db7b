// The acceptance receipt as the officer's system prints it: one A4 page of PDF.
#pragma once

#include <string>

#include "drivers/sandbox/store.h"

namespace kiosk::sandbox {

[[nodiscard]] std::string receipt_pdf(const DossierRecord& dossier);

}  // namespace kiosk::sandbox
