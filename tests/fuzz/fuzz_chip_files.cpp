#include <cstddef>
#include <cstdint>

#include "drivers/emrtd/security_infos.h"
#include "src/identity/lds.h"
#include "src/identity/tlv.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const kiosk::ByteView file(data, size);
    static_cast<void>(kiosk::parse_com(file));
    static_cast<void>(kiosk::parse_dg1(file));
    static_cast<void>(kiosk::parse_dg2(file));
    static_cast<void>(kiosk::emrtd::parse_security_infos(file));
    return 0;
}
