// beneficiary.toml: who receives the money. Believed only with a signature by the key that kiosk.toml names.
#pragma once

#include <filesystem>
#include <string_view>

#include "src/base/result.h"
#include "src/payment/beneficiary.h"

namespace kiosk {

/// Only the words and their shape; the caller has checked the signature first. Errors: bad_config with file,
/// line and key.
[[nodiscard]] Result<Beneficiary> parse_beneficiary(std::string_view text, const std::filesystem::path& path);

}  // namespace kiosk
