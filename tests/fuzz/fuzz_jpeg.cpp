#include <cstddef>
#include <cstdint>
#include <string_view>

#include "drivers/imaging/jpeg.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    // Larger pictures only take longer: the parser's paths are all in the small ones.
    const auto info = kiosk::jpeg_info({data, size});
    if (info && static_cast<std::int64_t>(info->width) * info->height < 1'000'000) {
        static_cast<void>(kiosk::decode_jpeg({data, size}, kiosk::Channels::rgb));
        static_cast<void>(kiosk::preview_of_jpeg({data, size}, 100));
    }
    return 0;
}
