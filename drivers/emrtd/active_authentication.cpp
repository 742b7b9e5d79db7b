#include <openssl/ecdsa.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include <algorithm>

#include "drivers/emrtd/chip_authentication.h"
#include "src/base/handle.h"
#include "src/identity/tlv.h"

namespace kiosk::emrtd {
namespace {

using Key = Handle<EVP_PKEY, EVP_PKEY_free>;
using KeyContext = Handle<EVP_PKEY_CTX, EVP_PKEY_CTX_free>;
using Signature = Handle<ECDSA_SIG, ECDSA_SIG_free>;

constexpr std::size_t challenge_bytes = 8;

Key key_in(ByteView file) {
    const auto der = tlv_only(file, 0x6F);
    if (!der) {
        return nullptr;
    }
    const auto* at = der->data();
    return Key(d2i_PUBKEY(nullptr, &at, static_cast<long>(der->size())));
}

/// Both numbers one after the other, as TR-03111 has them, in the form that OpenSSL checks.
Bytes der_of(ByteView plain) {
    const auto half = plain.size() / 2;
    auto* r = BN_bin2bn(plain.data(), static_cast<int>(half), nullptr);
    auto* s = BN_bin2bn(plain.data() + half, static_cast<int>(half), nullptr);
    const Signature signature(ECDSA_SIG_new());
    if (!signature || ECDSA_SIG_set0(signature.get(), r, s) != 1) {
        BN_free(r);
        BN_free(s);
        return {};
    }
    Bytes der(static_cast<std::size_t>(std::max(0, i2d_ECDSA_SIG(signature.get(), nullptr))));
    auto* at = der.data();
    return i2d_ECDSA_SIG(signature.get(), &at) > 0 ? der : Bytes();
}

bool is_ecdsa(EVP_PKEY* key, ByteView signature, ByteView challenge, Hash hash) {
    if (signature.empty() || signature.size() % 2 != 0) {
        return false;
    }
    const auto der = der_of(signature);
    const auto hashed = digest(hash, challenge);
    const KeyContext context(EVP_PKEY_CTX_new_from_pkey(nullptr, key, nullptr));
    return !der.empty() && context && EVP_PKEY_verify_init(context.get()) == 1 &&
           EVP_PKEY_verify(context.get(), der.data(), der.size(), hashed.data(), hashed.size()) == 1;
}

/// What the signature says when the public key opens it; empty when it does not.
Bytes opened(EVP_PKEY* key, ByteView signature) {
    const KeyContext context(EVP_PKEY_CTX_new_from_pkey(nullptr, key, nullptr));
    std::size_t size = 0;
    if (!context || EVP_PKEY_verify_recover_init(context.get()) != 1 ||
        EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_NO_PADDING) != 1 ||
        EVP_PKEY_verify_recover(context.get(), nullptr, &size, signature.data(), signature.size()) != 1) {
        return {};
    }
    Bytes message(size);
    const bool good = EVP_PKEY_verify_recover(context.get(), message.data(), &size, signature.data(),
                                              signature.size()) == 1;
    message.resize(good ? size : 0);
    return message;
}

struct Trailer {
    std::optional<Hash> hash;
    std::size_t bytes = 0;
};

/// ISO/IEC 9796-2, 8.1.2: BC for SHA-1, otherwise the hash's number before CC.
Trailer trailer_of(ByteView message) {
    if (message.back() == 0xBC) {
        return {Hash::sha1, 1};
    }
    if (message.back() != 0xCC) {
        return {};
    }
    switch (message[message.size() - 2]) {
        case 0x33: return {Hash::sha1, 2};
        case 0x34: return {Hash::sha256, 2};
        case 0x35: return {Hash::sha512, 2};
        case 0x36: return {Hash::sha384, 2};
        case 0x38: return {Hash::sha224, 2};
        default: return {};
    }
}

/// ISO/IEC 9796-2, scheme 1 with partial recovery: 6A, the chip's own part of the message, the hash of all of
/// it, the trailer.
bool is_iso_9796(EVP_PKEY* key, ByteView signature, ByteView challenge) {
    const auto message = opened(key, signature);
    if (message.size() < 2 || message[0] != 0x6A) {
        return false;
    }
    const auto trailer = trailer_of(message);
    if (!trailer.hash) {
        return false;
    }
    const auto view = ByteView(message);
    const auto hash_bytes = digest(*trailer.hash, {}).size();
    if (view.size() < 1 + hash_bytes + trailer.bytes) {
        return false;
    }
    const auto own = view.subspan(1, view.size() - 1 - hash_bytes - trailer.bytes);
    const auto signed_hash = view.subspan(1 + own.size(), hash_bytes);
    return same(digest(*trailer.hash, joined({own, challenge})), signed_hash);
}

}  // namespace

Result<ChipProof> run_active_authentication(Channel& channel, ByteView data_group_15,
                                            std::optional<Hash> hash, const Random& random) {
    const auto key = key_in(data_group_15);
    ERR_clear_error();
    const bool is_ec = key && EVP_PKEY_is_a(key.get(), "EC") == 1;
    if (!is_ec && (!key || EVP_PKEY_is_a(key.get(), "RSA") != 1)) {
        return ChipProof::unsupported;
    }
    Bytes challenge(challenge_bytes);
    random(challenge);
    // An RSA signature fills a short answer by itself; in secure messaging only a long one holds it, or
    // several.
    const std::size_t expected = is_ec ? 256 : std::max<std::size_t>(256, channel.longest_piece());
    const auto answer = channel.send({.ins = 0x88, .data = challenge, .expected = expected});
    if (!answer) {
        return failed("active authentication", answer.error());
    }
    // Cards before 2014 do not say which hash they use with ECDSA; it is the one as long as the curve then,
    // and ours are P-256.
    const bool good = answer->word == status::ok &&
                      (is_ec ? is_ecdsa(key.get(), answer->data, challenge, hash.value_or(Hash::sha256))
                             : is_iso_9796(key.get(), answer->data, challenge));
    ERR_clear_error();
    return good ? ChipProof::key_proved : ChipProof::key_missing;
}

}  // namespace kiosk::emrtd
