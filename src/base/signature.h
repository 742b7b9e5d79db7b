// Ed25519 signatures of our own small files. Declared here, done by drivers/system with libsodium (link kiosk_system).
#pragma once

#include <string_view>

#include "src/base/result.h"

namespace kiosk {

/// Checks a detached signature. Both `signature_hex` (128 digits) and `public_key_hex` (64 digits) may end in a newline.
/// Errors: bad_code when either is not hex of that length or the signature is not of this message by this key.
[[nodiscard]] Result<void> check_signature(std::string_view message, std::string_view signature_hex,
                                           std::string_view public_key_hex);

}  // namespace kiosk
