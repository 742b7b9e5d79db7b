#include <cstddef>
#include <cstdint>
#include <string_view>

#include "src/config/beneficiary_file.h"
#include "src/config/config.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    static_cast<void>(kiosk::parse_config(text, "kiosk.toml"));
    static_cast<void>(kiosk::parse_beneficiary(text, "beneficiary.toml"));
    return 0;
}
