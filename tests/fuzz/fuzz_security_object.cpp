#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "drivers/emrtd/passive_authentication.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const kiosk::emrtd::Authorities nobody;
    const auto hashes = kiosk::emrtd::check_security_object({data, size}, nobody, kiosk::WallTime{});
    // Nobody is believed, whatever it looks like.
    if (hashes.proof == kiosk::DataProof::authentic) {
        std::abort();
    }
    return 0;
}
