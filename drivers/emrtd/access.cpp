#include "drivers/emrtd/access.h"

#include <algorithm>

#include "src/identity/tlv.h"

namespace kiosk::emrtd {

Result<AccessKey> AccessKey::from_can(std::string_view digits) {
    if (digits.size() != 6 || !std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; })) {
        return fail(ErrorCode::bad_answer, "card access number: not six digits");
    }
    return AccessKey(Kind::can, Secret(digits.begin(), digits.end()));
}

AccessKey AccessKey::from_mrz(std::string_view letters) {
    const Secret text(letters.begin(), letters.end());
    return {Kind::mrz, digest(Hash::sha1, text)};
}

Secret authentication_token(Cipher cipher, ByteView mac_key, ByteView protocol, ByteView public_key) {
    return mac(cipher, mac_key, tlv(0x7F49, joined({tlv(0x06, protocol), tlv(0x86, public_key)})));
}

}  // namespace kiosk::emrtd
