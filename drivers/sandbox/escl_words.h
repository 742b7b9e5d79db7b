// The XML of eSCL, as far as sane-airscan reads and writes it.
#pragma once

#include <string>
#include <string_view>

#include "drivers/sandbox/escl_pages.h"

namespace kiosk::sandbox {

[[nodiscard]] std::string escl_capabilities();

/// `adf` is one of ScannerAdfLoaded, ScannerAdfEmpty, ScannerAdfJam, ScannerAdfDoorOpen.
[[nodiscard]] std::string escl_status(std::string_view adf, bool busy);

/// Error: bad_answer, when the body is not a scan order this scanner can carry out.
[[nodiscard]] Result<EsclOrder> escl_order(std::string_view body);

}  // namespace kiosk::sandbox
