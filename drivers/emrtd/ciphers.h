// The symmetric cryptography of travel documents (ICAO Doc 9303-11, 9.6–9.8): key derivation, encryption,
// padding and MACs. Pure functions; wrong lengths are bugs and stop the program.
#pragma once

#include <functional>
#include <optional>
#include <span>

#include "drivers/emrtd/secret.h"

namespace kiosk::emrtd {

enum class Cipher { triple_des, aes_128, aes_192, aes_256 };

enum class Hash { sha1, sha224, sha256, sha384, sha512 };

/// What a derived key is for; the counter of Doc 9303-11, 9.7.1.
enum class KeyUse : std::uint8_t { encryption = 1, mac = 2, password = 3 };

/// Fills bytes with what nobody can guess; tests replay what a worked example drew.
using Random = std::function<void(std::span<std::uint8_t>)>;

/// The MAC of every message is cut to this many bytes.
inline constexpr std::size_t mac_bytes = 8;

[[nodiscard]] std::size_t block_bytes(Cipher cipher);

[[nodiscard]] Secret digest(Hash hash, ByteView data);

[[nodiscard]] Secret derive_key(Cipher cipher, ByteView shared_secret, KeyUse use);

/// CBC without padding; `data` is whole blocks. The vector is one block; empty means noughts.
[[nodiscard]] Secret encrypt(Cipher cipher, ByteView key, ByteView data, ByteView vector = {});
[[nodiscard]] Secret decrypt(Cipher cipher, ByteView key, ByteView data, ByteView vector = {});

/// ISO/IEC 9797-1 padding method 2: one byte 80, then noughts up to a whole block.
[[nodiscard]] Secret padded(Cipher cipher, ByteView data);
/// Nothing when it is not padded so.
[[nodiscard]] std::optional<ByteView> unpadded(ByteView data);

/// Eight bytes: for 3DES the retail MAC of the padded data (ISO/IEC 9797-1, algorithm 3), for AES the CMAC of
/// the data as they are.
[[nodiscard]] Secret mac(Cipher cipher, ByteView key, ByteView data);

/// The same as secure messaging has it: the data are padded for AES too.
[[nodiscard]] Secret message_mac(Cipher cipher, ByteView key, ByteView data);

/// Takes the same time whatever differs.
[[nodiscard]] bool same(ByteView one, ByteView other);

}  // namespace kiosk::emrtd
