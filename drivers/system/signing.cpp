#include "drivers/system/signing.h"

#include <array>

#include "drivers/system/hex.h"
#include "drivers/system/sodium.h"
#include "src/base/signature.h"

namespace kiosk {

Result<void> check_signature(std::string_view message, std::string_view signature_hex,
                             std::string_view public_key_hex) {
    start_sodium();
    const auto signature = bytes_of_hex(signature_hex, crypto_sign_BYTES);
    if (!signature) {
        return fail(ErrorCode::bad_code, "the signature is not 128 hex digits");
    }
    const auto key = bytes_of_hex(public_key_hex, crypto_sign_PUBLICKEYBYTES);
    if (!key) {
        return fail(ErrorCode::bad_code, "the public key is not 64 hex digits");
    }
    const auto bytes = bytes_of(message);
    if (crypto_sign_verify_detached(signature->data(), bytes.data(), bytes.size(), key->data()) != 0) {
        return fail(ErrorCode::bad_code, "the signature is not of this content by this key");
    }
    return {};
}

SigningKeys make_signing_keys() {
    start_sodium();
    std::array<std::uint8_t, crypto_sign_PUBLICKEYBYTES> public_key{};
    std::array<std::uint8_t, crypto_sign_SECRETKEYBYTES> secret_key{};
    crypto_sign_keypair(public_key.data(), secret_key.data());
    SigningKeys keys{hex(public_key), hex(secret_key)};
    sodium_memzero(secret_key.data(), secret_key.size());
    return keys;
}

Result<std::string> signature_of(std::string_view message, std::string_view secret_hex) {
    start_sodium();
    const auto key = bytes_of_hex(secret_hex, crypto_sign_SECRETKEYBYTES);
    if (!key) {
        return fail(ErrorCode::bad_code, "the secret key is not 128 hex digits");
    }
    const auto bytes = bytes_of(message);
    std::array<std::uint8_t, crypto_sign_BYTES> signature{};
    crypto_sign_detached(signature.data(), nullptr, bytes.data(), bytes.size(), key->data());
    return hex(signature);
}

}  // namespace kiosk
