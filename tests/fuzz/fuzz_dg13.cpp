#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "src/identity/dg13.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto holder = kiosk::parse_dg13({data, size});
    // What was read can be written, and is read again.
    if (holder && !kiosk::parse_dg13(kiosk::build_dg13(*holder, kiosk::Dg13Layout::parents_apart))) {
        std::abort();
    }
    return 0;
}
