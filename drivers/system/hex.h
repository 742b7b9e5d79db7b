// Bytes as lower-case hex digits and back, for keys, signatures and hashes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "src/base/bytes.h"

namespace kiosk {

[[nodiscard]] std::string hex(ByteView bytes);

/// nullopt unless the text is exactly `bytes` bytes as hex digits, with at most one newline after them.
[[nodiscard]] std::optional<Bytes> bytes_of_hex(std::string_view text, std::size_t bytes);

}  // namespace kiosk
