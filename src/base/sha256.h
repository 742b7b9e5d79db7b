// The one hash of the project. Declared here, done by drivers/system with libsodium (link kiosk_system).
#pragma once

#include <string>

#include "src/base/bytes.h"

namespace kiosk {

/// Lower-case hex, 64 characters.
[[nodiscard]] std::string sha256_hex(ByteView bytes);

}  // namespace kiosk
