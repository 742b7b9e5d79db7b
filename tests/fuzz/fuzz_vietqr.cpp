#include <cstddef>
#include <cstdint>
#include <string_view>

#include "src/payment/vietqr.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (const auto transfer = kiosk::vietqr::decode(text)) {
        static_cast<void>(kiosk::vietqr::encode(*transfer));
    }
    static_cast<void>(kiosk::vietqr::sanitised_memo(text));
    return 0;
}
