// The private SANE configuration: with the stock one, listing takes seconds and loads eighty back ends that
// may crash.
#pragma once

#include <filesystem>

#include "drivers/sane/sane_scanner.h"

namespace kiosk {

/// Writes dll.conf and airscan.conf and returns the folder for SANE_CONFIG_DIR.
/// Errors: bad_config (a name or address that could change the meaning of the file), file_unreadable.
[[nodiscard]] Result<std::filesystem::path> write_sane_files(const SaneScannerConfig& config);

/// The device name SANE knows the configured scanner by.
[[nodiscard]] std::string sane_device_name(const SaneScannerConfig& config);

}  // namespace kiosk
