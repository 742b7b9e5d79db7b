// The keys inside a sandbox chip that no copy has: for Chip Authentication and Active Authentication.
#pragma once

#include <openssl/evp.h>

#include <optional>

#include "drivers/emrtd/ciphers.h"
#include "src/base/handle.h"

namespace kiosk::sandbox {

class CardKey {
  public:
    enum class Kind { p256, brainpool_p256r1, rsa_1024, rsa_2048 };
    explicit CardKey(Kind kind);

    [[nodiscard]] Bytes public_key_info() const;
    [[nodiscard]] bool is_rsa() const;

    /// The x coordinate shared with this point; nothing when it is no point of the curve.
    [[nodiscard]] std::optional<emrtd::Secret> shared_secret(ByteView point) const;

    /// What Active Authentication answers (ICAO Doc 9303-11, 6.1.2): plain ECDSA with SHA-256, or ISO/IEC
    /// 9796-2 scheme 1 with SHA-1 on short keys and SHA-256 on long ones.
    [[nodiscard]] Bytes sign(ByteView challenge) const;

  private:
    [[nodiscard]] Bytes sign_ec(ByteView challenge) const;
    [[nodiscard]] Bytes sign_rsa(ByteView challenge) const;

    Handle<EVP_PKEY, EVP_PKEY_free> key_;
};

}  // namespace kiosk::sandbox
