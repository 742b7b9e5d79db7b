#include "drivers/emrtd/secure_messaging.h"

#include "src/identity/tlv.h"

namespace kiosk::emrtd {
namespace {

// The data objects of ISO/IEC 7816-4, 10.3.
constexpr std::uint32_t cryptogram_even = 0x87;  ///< Begins with the padding indicator.
constexpr std::uint32_t cryptogram_odd = 0x85;   ///< For odd instructions, without it.
constexpr std::uint32_t expected_length = 0x97;
constexpr std::uint32_t processing_status = 0x99;
constexpr std::uint32_t checksum = 0x8E;

constexpr std::uint8_t iso_padding = 0x01;
constexpr std::uint8_t secured_class = 0x0C;

std::unexpected<Error> bad(std::string detail) {
    return fail(ErrorCode::chip_broken, "secure messaging: " + std::move(detail));
}

Bytes length_object(std::size_t expected, bool extended) {
    Bytes value;
    if (extended) {
        value.push_back(static_cast<std::uint8_t>(expected >> 8U));
    }
    value.push_back(static_cast<std::uint8_t>(expected));
    return tlv(expected_length, value);
}

struct Parts {
    std::optional<Tlv> cryptogram;
    std::optional<ByteView> word;
    std::optional<ByteView> checksum;
    Bytes signed_part;  ///< Everything before the checksum, as it came.
};

/// Nothing when an object comes twice, is unknown, or follows the checksum.
std::optional<Parts> parts_of(ByteView data) {
    const auto objects = tlv_list(data);
    if (!objects) {
        return std::nullopt;
    }
    Parts parts;
    for (const auto& object : *objects) {
        if (parts.checksum) {
            return std::nullopt;
        }
        if ((object.tag == cryptogram_even || object.tag == cryptogram_odd) && !parts.cryptogram) {
            parts.cryptogram = object;
        } else if (object.tag == processing_status && !parts.word && object.value.size() == 2) {
            parts.word = object.value;
        } else if (object.tag == checksum) {
            parts.checksum = object.value;
            continue;
        } else {
            return std::nullopt;
        }
        parts.signed_part.insert(parts.signed_part.end(), object.whole.begin(), object.whole.end());
    }
    return parts;
}

}  // namespace

SessionKeys session_keys(Cipher cipher, ByteView shared_secret) {
    return {cipher, derive_key(cipher, shared_secret, KeyUse::encryption),
            derive_key(cipher, shared_secret, KeyUse::mac), Secret(block_bytes(cipher))};
}

std::size_t plain_bytes_in(Cipher cipher, std::size_t largest) {
    // Status and checksum take 4 and 10 bytes; the cryptogram's tag, length and padding indicator up to 6.
    const std::size_t head = largest <= 256 ? 4 : 6;
    const std::size_t block = block_bytes(cipher);
    return (largest - 14 - head) / block * block - 1;
}

void SecureMessaging::count_up() {
    for (auto byte = keys_.counter.rbegin(); byte != keys_.counter.rend() && ++*byte == 0; ++byte) {
    }
}

Secret SecureMessaging::vector() const {
    return keys_.cipher == Cipher::triple_des ? Secret(block_bytes(keys_.cipher))
                                              : encrypt(keys_.cipher, keys_.encryption, keys_.counter);
}

Command SecureMessaging::protect(const Command& command) {
    count_up();
    Command out = command;
    out.cla |= secured_class;
    Bytes objects;
    if (!command.data.empty()) {
        const auto hidden =
            encrypt(keys_.cipher, keys_.encryption, padded(keys_.cipher, command.data), vector());
        objects = command.ins % 2 == 0 ? tlv(cryptogram_even, joined({ByteView(&iso_padding, 1), hidden}))
                                       : tlv(cryptogram_odd, hidden);
    }
    if (command.expected > 0) {
        objects = joined({objects, length_object(command.expected, command.is_extended())});
    }
    // The header is a block of its own. A command with neither data nor answer would end there; none here
    // does.
    const Bytes header{out.cla, out.ins, out.p1, out.p2};
    const auto code =
        message_mac(keys_.cipher, keys_.mac, joined({keys_.counter, padded(keys_.cipher, header), objects}));
    out.data = joined({objects, tlv(checksum, code)});
    out.expected = command.is_extended() ? 65'536 : 256;
    return out;
}

Result<Answer> SecureMessaging::unprotect(const Answer& answer) {
    count_up();
    const auto parts = parts_of(answer.data);
    if (!parts || !parts->checksum || !parts->word) {
        return bad("an answer without signature");
    }
    const auto code = message_mac(keys_.cipher, keys_.mac, joined({keys_.counter, parts->signed_part}));
    if (!same(code, *parts->checksum)) {
        return bad("an answer with a wrong signature");
    }
    Answer plain{.word = static_cast<unsigned>((*parts->word)[0] << 8U | (*parts->word)[1])};
    if (!parts->cryptogram) {
        return plain;
    }
    auto hidden = parts->cryptogram->value;
    if (parts->cryptogram->tag == cryptogram_even) {
        if (hidden.empty() || hidden[0] != iso_padding) {
            return bad("a padding that is not known");
        }
        hidden = hidden.subspan(1);
    }
    if (hidden.size() % block_bytes(keys_.cipher) != 0) {
        return bad("half a block");
    }
    const auto shown = decrypt(keys_.cipher, keys_.encryption, hidden, vector());
    const auto data = unpadded(shown);
    if (!data) {
        return bad("a block without padding");
    }
    plain.data.assign(data->begin(), data->end());
    return plain;
}

}  // namespace kiosk::emrtd
