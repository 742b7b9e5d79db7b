#include <cstddef>
#include <cstdint>
#include <string_view>

#include "src/identity/card_qr.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    static_cast<void>(kiosk::parse_card_qr(text));
    return 0;
}
