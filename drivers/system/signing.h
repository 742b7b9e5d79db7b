// Making Ed25519 key pairs and signatures: for whoever issues configuration, for the demo and for tests. The
// kiosk itself only checks (src/base/signature.h).
#pragma once

#include <string>
#include <string_view>

#include "src/base/result.h"

namespace kiosk {

struct SigningKeys {
    std::string public_hex;  ///< 64 digits.
    std::string secret_hex;  ///< 128 digits.
};

[[nodiscard]] SigningKeys make_signing_keys();

/// 128 hex digits. Errors: bad_code when the secret key is not one.
[[nodiscard]] Result<std::string> signature_of(std::string_view message, std::string_view secret_hex);

}  // namespace kiosk
