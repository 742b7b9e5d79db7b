#include "drivers/emrtd/chip_authentication.h"

#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

#include <algorithm>

#include "src/base/handle.h"
#include "src/identity/tlv.h"

namespace kiosk::emrtd {
namespace {

using Key = Handle<EVP_PKEY, EVP_PKEY_free>;
using KeyContext = Handle<EVP_PKEY_CTX, EVP_PKEY_CTX_free>;

struct Chosen {
    ChipAuthenticationInfo info;
    Key chip_key;
};

Key parse_key(ByteView der) {
    const auto* at = der.data();
    Key key(d2i_PUBKEY(nullptr, &at, static_cast<long>(der.size())));
    return key && at == der.data() + der.size() && EVP_PKEY_is_a(key.get(), "EC") == 1 ? std::move(key)
                                                                                       : nullptr;
}

/// The strongest protocol with its key. A key without a protocol is used as the first cards were, with 3DES.
std::optional<Chosen> choose(const SecurityInfos& infos) {
    static const ChipAuthenticationInfo implied{
        .protocol = {0x04, 0x00, 0x7F, 0x00, 0x07, 0x02, 0x02, 0x03, 0x02, 0x01},
        .cipher = Cipher::triple_des};
    auto offered = infos.chip_authentication;
    if (offered.empty()) {
        offered.push_back(implied);
    }
    for (const auto& info : offered) {
        for (const auto& key : infos.chip_keys) {
            if (infos.chip_authentication.empty() || key.key_id == info.key_id) {
                if (auto parsed = parse_key(key.subject_public_key_info)) {
                    auto chosen = info;
                    chosen.key_id = key.key_id;
                    return Chosen{std::move(chosen), std::move(parsed)};
                }
            }
        }
    }
    return std::nullopt;
}

Key fresh_key(EVP_PKEY* like) {
    const KeyContext context(EVP_PKEY_CTX_new_from_pkey(nullptr, like, nullptr));
    EVP_PKEY* made = nullptr;
    const bool good =
        context && EVP_PKEY_keygen_init(context.get()) == 1 && EVP_PKEY_keygen(context.get(), &made) == 1;
    Key key(made);
    return good ? std::move(key) : nullptr;
}

Bytes public_point(EVP_PKEY* key) {
    std::size_t size = 0;
    if (EVP_PKEY_get_octet_string_param(key, OSSL_PKEY_PARAM_PUB_KEY, nullptr, 0, &size) != 1) {
        return {};
    }
    Bytes point(size);
    const bool good =
        EVP_PKEY_get_octet_string_param(key, OSSL_PKEY_PARAM_PUB_KEY, point.data(), size, &size) == 1;
    return good ? point : Bytes();
}

Secret shared_secret(EVP_PKEY* ours, EVP_PKEY* theirs) {
    const KeyContext context(EVP_PKEY_CTX_new_from_pkey(nullptr, ours, nullptr));
    std::size_t size = 0;
    if (!context || EVP_PKEY_derive_init(context.get()) != 1 ||
        EVP_PKEY_derive_set_peer(context.get(), theirs) != 1 ||
        EVP_PKEY_derive(context.get(), nullptr, &size) != 1) {
        return {};
    }
    Secret secret(size);
    return EVP_PKEY_derive(context.get(), secret.data(), &size) == 1 ? secret : Secret();
}

/// With 3DES one command, which brings the key; with AES two, the second brings it. True when the chip
/// agrees.
Result<bool> tell(Channel& channel, const ChipAuthenticationInfo& info, ByteView point) {
    const auto key_id = info.key_id ? tlv(0x84, *info.key_id) : Bytes();
    Command first{.ins = 0x22, .p1 = 0x41, .p2 = 0xA4, .data = joined({tlv(0x80, info.protocol), key_id})};
    if (info.cipher == Cipher::triple_des) {
        first.p2 = 0xA6;
        first.data = joined({tlv(0x91, point), key_id});
    }
    auto answer = channel.send(first);
    if (answer && answer->word == status::ok && info.cipher != Cipher::triple_des) {
        answer = channel.send({.ins = 0x86, .data = tlv(0x7C, tlv(0x80, point)), .expected = 256});
    }
    if (!answer) {
        return std::unexpected(answer.error());
    }
    return answer->word == status::ok;
}

}  // namespace

Result<ChipProof> begin_chip_authentication(Channel& channel, const SecurityInfos& infos) {
    const auto chosen = choose(infos);
    if (!chosen) {
        const bool other = infos.chip_authentication_of_other_kind || !infos.chip_keys.empty() ||
                           !infos.chip_authentication.empty();
        return other ? ChipProof::unsupported : ChipProof::not_offered;
    }
    const auto ours = fresh_key(chosen->chip_key.get());
    const auto point = ours ? public_point(ours.get()) : Bytes();
    const auto secret = ours ? shared_secret(ours.get(), chosen->chip_key.get()) : Secret();
    ERR_clear_error();
    if (point.empty() || secret.empty()) {
        return ChipProof::unsupported;
    }
    const auto agreed = tell(channel, chosen->info, point);
    if (!agreed) {
        return failed("chip authentication", agreed.error());
    }
    if (!*agreed) {
        return ChipProof::key_missing;
    }
    channel.protect_with(session_keys(chosen->info.cipher, secret));
    return ChipProof::key_proved;
}

}  // namespace kiosk::emrtd
