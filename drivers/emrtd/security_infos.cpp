#include "drivers/emrtd/security_infos.h"

#include <algorithm>

#include "src/identity/tlv.h"

namespace kiosk::emrtd {
namespace {

constexpr std::uint32_t set_tag = 0x31;
constexpr std::uint32_t sequence_tag = 0x30;
constexpr std::uint32_t integer_tag = 0x02;
constexpr std::uint32_t oid_tag = 0x06;

// BSI TR-03110-3, A.1.1; the last byte of a protocol is its cipher.
const Bytes pace_ecdh_generic{0x04, 0x00, 0x7F, 0x00, 0x07, 0x02, 0x02, 0x04, 0x02};
const Bytes chip_authentication{0x04, 0x00, 0x7F, 0x00, 0x07, 0x02, 0x02, 0x03};
const Bytes chip_authentication_ecdh{0x04, 0x00, 0x7F, 0x00, 0x07, 0x02, 0x02, 0x03, 0x02};
const Bytes public_key_ecdh{0x04, 0x00, 0x7F, 0x00, 0x07, 0x02, 0x02, 0x01, 0x02};
// Doc 9303-11, 9.2.4: the protocol, and below it the plain ECDSA signatures of TR-03111, the last byte the
// hash.
const Bytes active_authentication{0x67, 0x81, 0x08, 0x01, 0x01, 0x05};
const Bytes ecdsa_plain{0x04, 0x00, 0x7F, 0x00, 0x07, 0x01, 0x01, 0x04, 0x01};

constexpr std::uint8_t nist_p256 = 12;
constexpr std::uint8_t brainpool_p256r1 = 13;

bool is(ByteView one, const Bytes& other) {
    return std::ranges::equal(one, other);
}

/// The byte behind `prefix`, when there is exactly one.
std::optional<std::uint8_t> below(ByteView oid, const Bytes& prefix) {
    return oid.size() == prefix.size() + 1 && is(oid.first(prefix.size()), prefix) ? std::optional(oid.back())
                                                                                   : std::nullopt;
}

std::optional<Cipher> cipher_of(std::optional<std::uint8_t> number) {
    switch (number.value_or(0)) {
        case 1: return Cipher::triple_des;
        case 2: return Cipher::aes_128;
        case 3: return Cipher::aes_192;
        case 4: return Cipher::aes_256;
        default: return std::nullopt;
    }
}

std::optional<Hash> hash_of(std::optional<std::uint8_t> number) {
    switch (number.value_or(0)) {
        case 1: return Hash::sha1;
        case 2: return Hash::sha224;
        case 3: return Hash::sha256;
        case 4: return Hash::sha384;
        case 5: return Hash::sha512;
        default: return std::nullopt;
    }
}

Bytes copy(ByteView bytes) {
    return {bytes.begin(), bytes.end()};
}

/// The optional INTEGER behind the required part.
std::optional<Bytes> third_number(const std::vector<Tlv>& parts) {
    return parts.size() > 2 && parts[2].tag == integer_tag ? std::optional(copy(parts[2].value))
                                                           : std::nullopt;
}

void add(SecurityInfos& infos, const std::vector<Tlv>& parts) {
    const ByteView oid = parts[0].value;
    const auto third = third_number(parts);
    if (const auto cipher = cipher_of(below(oid, pace_ecdh_generic)); cipher && third && third->size() == 1) {
        const auto parameters = third->front();
        if (parameters == nist_p256 || parameters == brainpool_p256r1) {
            infos.pace.push_back({copy(oid), *cipher, parameters});
        }
    } else if (const auto chip_cipher = cipher_of(below(oid, chip_authentication_ecdh))) {
        infos.chip_authentication.push_back({copy(oid), *chip_cipher, third});
    } else if (oid.size() > chip_authentication.size() &&
               is(oid.first(chip_authentication.size()), chip_authentication)) {
        infos.chip_authentication_of_other_kind = true;
    } else if (is(oid, public_key_ecdh) && parts[1].tag == sequence_tag) {
        infos.chip_keys.push_back({copy(parts[1].whole), third});
    } else if (is(oid, active_authentication) && parts.size() > 2 && parts[2].tag == oid_tag) {
        infos.active_authentication_hash = hash_of(below(parts[2].value, ecdsa_plain));
    }
}

}  // namespace

Result<SecurityInfos> parse_security_infos(ByteView set) {
    const auto content = tlv_only(set, set_tag);
    const auto list = content ? tlv_list(*content) : std::nullopt;
    if (!list) {
        return fail(ErrorCode::chip_broken, "security infos: not a set");
    }
    SecurityInfos infos;
    for (const auto& info : *list) {
        const auto parts = info.tag == sequence_tag ? tlv_list(info.value) : std::nullopt;
        if (!parts || parts->size() < 2 || parts->front().tag != oid_tag) {
            return fail(ErrorCode::chip_broken, "security infos: not a list of protocols");
        }
        add(infos, *parts);
    }
    std::ranges::sort(infos.pace, std::ranges::greater(), &PaceInfo::cipher);
    std::ranges::sort(infos.chip_authentication, std::ranges::greater(),
                             &ChipAuthenticationInfo::cipher);
    return infos;
}

}  // namespace kiosk::emrtd
