#include <cstddef>
#include <cstdint>
#include <string_view>

#include "drivers/portal/answers.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    static_cast<void>(kiosk::read_token(text));
    static_cast<void>(kiosk::read_catalog(text));
    static_cast<void>(kiosk::read_announced(text, {}));
    static_cast<void>(kiosk::read_part_state(text, {}));
    static_cast<void>(kiosk::read_outcome(text, "key"));
    static_cast<void>(kiosk::read_intent(text, "KSK1"));
    static_cast<void>(kiosk::read_status(text, "code"));
    static_cast<void>(kiosk::read_problem(text));
    return 0;
}
