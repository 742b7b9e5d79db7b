// Random numbers from the kernel, through libsodium.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "src/base/uuid.h"

namespace kiosk {

void fill_random(std::span<std::uint8_t> out);

template <std::size_t N>
[[nodiscard]] std::array<std::uint8_t, N> random_bytes() {
    std::array<std::uint8_t, N> bytes;
    fill_random(bytes);
    return bytes;
}

[[nodiscard]] Uuid random_uuid();

}  // namespace kiosk
