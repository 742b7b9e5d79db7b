#include "drivers/sandbox/card_keys.h"

#include <openssl/bn.h>
#include <openssl/ecdsa.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include <cassert>

#include "drivers/system/random.h"
#include "src/identity/tlv.h"

namespace kiosk::sandbox {
namespace {

using emrtd::Hash;
using KeyContext = Handle<EVP_PKEY_CTX, EVP_PKEY_CTX_free>;
using Signature = Handle<ECDSA_SIG, ECDSA_SIG_free>;

constexpr std::size_t half_bytes = 32;  // Both curves have 256 bits.

void must(bool held) {
    assert(held);
}

EVP_PKEY* generate(CardKey::Kind kind) {
    switch (kind) {
        case CardKey::Kind::p256: return EVP_EC_gen("P-256");
        case CardKey::Kind::brainpool_p256r1: return EVP_EC_gen("brainpoolP256r1");
        case CardKey::Kind::rsa_1024: return EVP_RSA_gen(1024);
        case CardKey::Kind::rsa_2048: return EVP_RSA_gen(2048);
    }
    return nullptr;
}

}  // namespace

CardKey::CardKey(Kind kind) : key_(generate(kind)) {
    must(key_ != nullptr);
}

bool CardKey::is_rsa() const {
    return EVP_PKEY_is_a(key_.get(), "RSA") == 1;
}

Bytes CardKey::public_key_info() const {
    Bytes der(static_cast<std::size_t>(i2d_PUBKEY(key_.get(), nullptr)));
    auto* at = der.data();
    must(i2d_PUBKEY(key_.get(), &at) > 0);
    return der;
}

std::optional<emrtd::Secret> CardKey::shared_secret(ByteView point) const {
    const Handle<EVP_PKEY, EVP_PKEY_free> peer(EVP_PKEY_new());
    const KeyContext context(EVP_PKEY_CTX_new_from_pkey(nullptr, key_.get(), nullptr));
    std::size_t size = 0;
    if (is_rsa() || !peer || !context || EVP_PKEY_copy_parameters(peer.get(), key_.get()) != 1 ||
        EVP_PKEY_set1_encoded_public_key(peer.get(), point.data(), point.size()) != 1 ||
        EVP_PKEY_derive_init(context.get()) != 1 ||
        EVP_PKEY_derive_set_peer(context.get(), peer.get()) != 1 ||
        EVP_PKEY_derive(context.get(), nullptr, &size) != 1) {
        return std::nullopt;
    }
    emrtd::Secret secret(size);
    must(EVP_PKEY_derive(context.get(), secret.data(), &size) == 1);
    return secret;
}

Bytes CardKey::sign(ByteView challenge) const {
    return is_rsa() ? sign_rsa(challenge) : sign_ec(challenge);
}

Bytes CardKey::sign_ec(ByteView challenge) const {
    const auto hash = digest(Hash::sha256, challenge);
    const KeyContext context(EVP_PKEY_CTX_new_from_pkey(nullptr, key_.get(), nullptr));
    std::size_t size = 0;
    must(context && EVP_PKEY_sign_init(context.get()) == 1 &&
         EVP_PKEY_sign(context.get(), nullptr, &size, hash.data(), hash.size()) == 1);
    Bytes der(size);
    must(EVP_PKEY_sign(context.get(), der.data(), &size, hash.data(), hash.size()) == 1);
    const auto* at = der.data();
    const Signature signature(d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(size)));
    Bytes plain(2 * half_bytes);
    must(signature &&
         BN_bn2binpad(ECDSA_SIG_get0_r(signature.get()), plain.data(), static_cast<int>(half_bytes)) > 0 &&
         BN_bn2binpad(ECDSA_SIG_get0_s(signature.get()), plain.data() + half_bytes,
                      static_cast<int>(half_bytes)) > 0);
    return plain;
}

Bytes CardKey::sign_rsa(ByteView challenge) const {
    const auto size = static_cast<std::size_t>(EVP_PKEY_get_size(key_.get()));
    const bool is_short = size < 256;
    const Hash hash = is_short ? Hash::sha1 : Hash::sha256;
    const Bytes trailer = is_short ? Bytes{0xBC} : Bytes{0x34, 0xCC};
    Bytes own(size - 1 - emrtd::digest(hash, {}).size() - trailer.size());
    fill_random(own);
    const auto message = joined({Bytes{0x6A}, own, digest(hash, joined({own, challenge})), trailer});
    const KeyContext context(EVP_PKEY_CTX_new_from_pkey(nullptr, key_.get(), nullptr));
    Bytes signature(size);
    std::size_t length = size;
    must(context && EVP_PKEY_decrypt_init(context.get()) == 1 &&
         EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_NO_PADDING) == 1 &&
         EVP_PKEY_decrypt(context.get(), signature.data(), &length, message.data(), message.size()) == 1 &&
         length == size);
    return signature;
}

}  // namespace kiosk::sandbox
