#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "src/identity/mrz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto mrz = kiosk::parse_mrz(text);
    // What was read can be written, and is read again.
    if (mrz && !kiosk::parse_mrz(kiosk::build_mrz(*mrz).value_or(""))) {
        std::abort();
    }
    return 0;
}
