// Points of an elliptic curve as PACE needs them. OpenSSL's EVP knows no addition of points, so this one
// class uses EC_POINT.
#pragma once

#include <openssl/ec.h>

#include <optional>

#include "drivers/emrtd/ciphers.h"
#include "src/base/handle.h"

namespace kiosk::emrtd {

/// Points are uncompressed (ANSI X9.62): one byte 04, both coordinates.
class Curve {
  public:
    /// The standardised parameters of ICAO Doc 9303-11, table 7: 12 or 13.
    [[nodiscard]] static std::optional<Curve> of(std::uint8_t parameters);

    [[nodiscard]] Secret generator() const;

    /// A number between nought and the order, drawn again until it is.
    [[nodiscard]] Secret private_key(const Random& random) const;

    /// Nothing when the point is not on the curve, or the product is at infinity. A secret, because a shared
    /// point is one.
    [[nodiscard]] std::optional<Secret> product(ByteView number, ByteView point) const;

    /// PACE's generic mapping (9.5.1): nonce × generator + shared point.
    [[nodiscard]] std::optional<Secret> mapped(ByteView nonce, ByteView shared_point) const;

    [[nodiscard]] static ByteView x_of(ByteView point) { return point.subspan(1, (point.size() - 1) / 2); }

  private:
    explicit Curve(EC_GROUP* group) : group_(group) {}

    Handle<EC_GROUP, EC_GROUP_free> group_;
};

}  // namespace kiosk::emrtd
