// Reads the files that configure the kiosk and hands them to src/config to be checked.
#pragma once

#include <filesystem>

#include "src/base/result.h"
#include "src/config/config.h"
#include "src/payment/beneficiary.h"

namespace kiosk {

/// Errors: file_missing, file_unreadable, bad_config.
[[nodiscard]] Result<Config> load_config(const std::filesystem::path& path);

/// Errors: payment_not_configured, whatever the reason: no section, file missing, signature wrong, another
/// unit's account.
[[nodiscard]] Result<Beneficiary> load_beneficiary(const Config& config);

}  // namespace kiosk
