#include "drivers/emrtd/ciphers.h"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include <array>
#include <bit>
#include <cassert>

#include "src/base/handle.h"

namespace kiosk::emrtd {
namespace {

using CipherContext = Handle<EVP_CIPHER_CTX, EVP_CIPHER_CTX_free>;
using CipherKind = Handle<EVP_CIPHER, EVP_CIPHER_free>;
using MacContext = Handle<EVP_MAC_CTX, EVP_MAC_CTX_free>;
using MacKind = Handle<EVP_MAC, EVP_MAC_free>;
using DigestKind = Handle<EVP_MD, EVP_MD_free>;

constexpr std::size_t des_key_bytes = 8;

std::size_t key_bytes(Cipher cipher) {
    switch (cipher) {
        case Cipher::triple_des:
        case Cipher::aes_128: return 16;
        case Cipher::aes_192: return 24;
        case Cipher::aes_256: return 32;
    }
    return 0;
}

const char* cbc_name(Cipher cipher) {
    switch (cipher) {
        case Cipher::triple_des: return "DES-EDE-CBC";
        case Cipher::aes_128: return "AES-128-CBC";
        case Cipher::aes_192: return "AES-192-CBC";
        case Cipher::aes_256: return "AES-256-CBC";
    }
    return "";
}

const char* name(Hash hash) {
    switch (hash) {
        case Hash::sha1: return "SHA1";
        case Hash::sha224: return "SHA224";
        case Hash::sha256: return "SHA256";
        case Hash::sha384: return "SHA384";
        case Hash::sha512: return "SHA512";
    }
    return "";
}

/// An algorithm that OpenSSL refuses, or a wrong length, is a bug: nothing foreign decides about either.
void must(bool held) {
    assert(held);
}

enum class Direction : int { decrypting = 0, encrypting = 1 };

Secret run_cbc(Cipher cipher, ByteView key, ByteView data, ByteView vector, Direction direction) {
    const CipherKind kind(EVP_CIPHER_fetch(nullptr, cbc_name(cipher), nullptr));
    const CipherContext context(EVP_CIPHER_CTX_new());
    must(kind && context && key.size() == key_bytes(cipher) && data.size() % block_bytes(cipher) == 0);
    std::array<std::uint8_t, 16> start{};
    must(vector.empty() || vector.size() == block_bytes(cipher));
    std::copy(vector.begin(), vector.end(), start.begin());
    must(EVP_CipherInit_ex2(context.get(), kind.get(), key.data(), start.data(), static_cast<int>(direction),
                            nullptr) == 1 &&
         EVP_CIPHER_CTX_set_padding(context.get(), 0) == 1);
    Secret out(data.size());
    int done = 0;
    int last = 0;
    must(EVP_CipherUpdate(context.get(), out.data(), &done, data.data(), static_cast<int>(data.size())) ==
             1 &&
         EVP_CipherFinal_ex(context.get(), out.data() + done, &last) == 1 &&
         static_cast<std::size_t>(done + last) == data.size());
    return out;
}

/// DES in CBC under the first half of the key, then decrypted with the second and encrypted with the first
/// again. OpenSSL 3 keeps single DES among what is legacy; 3DES with one half twice is single DES.
Secret retail_mac(ByteView key, ByteView data) {
    const auto message = padded(Cipher::triple_des, data);
    const auto blocks = ByteView(message);
    const std::size_t head = blocks.size() - des_key_bytes;
    Secret first(key.begin(), key.begin() + des_key_bytes);
    first.insert(first.end(), key.begin(), key.begin() + des_key_bytes);
    Secret vector(des_key_bytes);
    if (head > 0) {
        const auto chained =
            run_cbc(Cipher::triple_des, first, blocks.first(head), {}, Direction::encrypting);
        vector.assign(chained.end() - des_key_bytes, chained.end());
    }
    return run_cbc(Cipher::triple_des, key, blocks.subspan(head), vector, Direction::encrypting);
}

Secret cmac(Cipher cipher, ByteView key, ByteView data) {
    const MacKind kind(EVP_MAC_fetch(nullptr, "CMAC", nullptr));
    const MacContext context(EVP_MAC_CTX_new(kind.get()));
    std::string cbc = cbc_name(cipher);
    const std::array parameters{
        OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_CIPHER, cbc.data(), cbc.size()),
        OSSL_PARAM_construct_end()};
    Secret out(16);
    std::size_t length = 0;
    must(kind && context && EVP_MAC_init(context.get(), key.data(), key.size(), parameters.data()) == 1 &&
         EVP_MAC_update(context.get(), data.data(), data.size()) == 1 &&
         EVP_MAC_final(context.get(), out.data(), &length, out.size()) == 1 && length == out.size());
    out.resize(mac_bytes);
    return out;
}

/// Each byte's lowest bit makes its number of ones odd; cards and OpenSSL ignore it, worked examples show it.
void set_parity(Secret& key) {
    for (auto& byte : key) {
        byte = static_cast<std::uint8_t>((byte & 0xFEU) | (std::popcount(byte & 0xFEU) % 2 == 0 ? 1U : 0U));
    }
}

}  // namespace

std::size_t block_bytes(Cipher cipher) {
    return cipher == Cipher::triple_des ? 8 : 16;
}

Secret digest(Hash hash, ByteView data) {
    const DigestKind kind(EVP_MD_fetch(nullptr, name(hash), nullptr));
    must(kind != nullptr);
    Secret out(static_cast<std::size_t>(EVP_MD_get_size(kind.get())));
    must(EVP_Digest(data.data(), data.size(), out.data(), nullptr, kind.get(), nullptr) == 1);
    return out;
}

Secret derive_key(Cipher cipher, ByteView shared_secret, KeyUse use) {
    Secret message = secret_of(shared_secret);
    message.insert(message.end(), {0, 0, 0, static_cast<std::uint8_t>(use)});
    const bool long_key = cipher == Cipher::aes_192 || cipher == Cipher::aes_256;
    Secret key = digest(long_key ? Hash::sha256 : Hash::sha1, message);
    key.resize(key_bytes(cipher));
    if (cipher == Cipher::triple_des) {
        set_parity(key);
    }
    return key;
}

Secret encrypt(Cipher cipher, ByteView key, ByteView data, ByteView vector) {
    return run_cbc(cipher, key, data, vector, Direction::encrypting);
}

Secret decrypt(Cipher cipher, ByteView key, ByteView data, ByteView vector) {
    return run_cbc(cipher, key, data, vector, Direction::decrypting);
}

Secret padded(Cipher cipher, ByteView data) {
    Secret out = secret_of(data);
    out.push_back(0x80);
    const std::size_t block = block_bytes(cipher);
    out.resize((out.size() + block - 1) / block * block);
    return out;
}

std::optional<ByteView> unpadded(ByteView data) {
    while (!data.empty() && data.back() == 0) {
        data = data.first(data.size() - 1);
    }
    return data.empty() || data.back() != 0x80 ? std::nullopt : std::optional(data.first(data.size() - 1));
}

Secret mac(Cipher cipher, ByteView key, ByteView data) {
    must(key.size() == key_bytes(cipher));
    return cipher == Cipher::triple_des ? retail_mac(key, data) : cmac(cipher, key, data);
}

Secret message_mac(Cipher cipher, ByteView key, ByteView data) {
    return cipher == Cipher::triple_des ? mac(cipher, key, data) : mac(cipher, key, padded(cipher, data));
}

bool same(ByteView one, ByteView other) {
    return one.size() == other.size() && CRYPTO_memcmp(one.data(), other.data(), one.size()) == 0;
}

}  // namespace kiosk::emrtd
