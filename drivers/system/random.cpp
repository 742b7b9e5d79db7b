#include "drivers/system/random.h"

#include "drivers/system/sodium.h"

namespace kiosk {

void fill_random(std::span<std::uint8_t> out) {
    start_sodium();
    randombytes_buf(out.data(), out.size());
}

Uuid random_uuid() {
    return Uuid::from_random(random_bytes<16>());
}

}  // namespace kiosk
