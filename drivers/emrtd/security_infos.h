// What a chip offers (ICAO Doc 9303-11, 9.2): EF.CardAccess and data group 14 are sets of SecurityInfo.
#pragma once

#include <optional>
#include <vector>

#include "drivers/emrtd/ciphers.h"
#include "src/base/result.h"

namespace kiosk::emrtd {

/// PACE with ECDH and generic mapping on curves 12 (NIST P-256) or 13 (brainpoolP256r1). Others are left out.
struct PaceInfo {
    Bytes protocol;  ///< The object identifier's value.
    Cipher cipher = Cipher::aes_128;
    std::uint8_t parameters = 0;
};

struct ChipAuthenticationInfo {
    Bytes protocol;
    Cipher cipher = Cipher::triple_des;
    std::optional<Bytes> key_id{};
};

struct ChipPublicKey {
    Bytes subject_public_key_info;  ///< DER.
    std::optional<Bytes> key_id{};
};

struct SecurityInfos {
    std::vector<PaceInfo> pace;                               ///< Strongest first.
    std::vector<ChipAuthenticationInfo> chip_authentication;  ///< Strongest first; only ECDH.
    std::vector<ChipPublicKey> chip_keys;
    bool chip_authentication_of_other_kind = false;  ///< Such as DH, which no card of ours has.
    std::optional<Hash> active_authentication_hash;
};

/// A SET OF SecurityInfo; what is unknown is skipped. Fails with chip_broken.
[[nodiscard]] Result<SecurityInfos> parse_security_infos(ByteView set);

}  // namespace kiosk::emrtd
