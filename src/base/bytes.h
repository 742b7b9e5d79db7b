// Raw bytes that belong to nobody's text encoding: JPEGs, PDFs, blobs.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

[[nodiscard]] inline Bytes bytes_of(std::string_view text) {
    return {text.begin(), text.end()};
}

[[nodiscard]] inline std::string text_of(ByteView bytes) {
    return {bytes.begin(), bytes.end()};
}

}  // namespace kiosk
