// What a SANE device offers, and how our settings are expressed in its words. Names of options are SANE's
// well-known ones; whether they exist, their types, units and values are asked of the device.
#pragma once

#include <sane/sane.h>

#include <string>
#include <vector>

#include "src/base/result.h"
#include "src/device/scanner.h"

namespace kiosk {

[[nodiscard]] ScannerCapabilities capabilities_of(SANE_Handle device);

/// Sets everything and returns the resolution that the device really took.
/// Errors: scanner_unsupported (no such source, colour or resolution), and what the device answers.
[[nodiscard]] Result<int> apply(SANE_Handle device, const ScanSettings& settings,
                                const std::vector<std::string>& preset);

}  // namespace kiosk
