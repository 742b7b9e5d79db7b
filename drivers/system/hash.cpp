#include <array>

#include "drivers/system/hex.h"
#include "drivers/system/sodium.h"
#include "src/base/sha256.h"

namespace kiosk {

std::string sha256_hex(ByteView bytes) {
    start_sodium();
    std::array<std::uint8_t, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256(hash.data(), bytes.data(), bytes.size());
    return hex(hash);
}

}  // namespace kiosk
