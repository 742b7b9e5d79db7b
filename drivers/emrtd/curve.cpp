#include "drivers/emrtd/curve.h"

#include <openssl/bn.h>
#include <openssl/objects.h>

#include <cassert>

namespace kiosk::emrtd {
namespace {

using Number = Handle<BIGNUM, BN_clear_free>;
using Point = Handle<EC_POINT, EC_POINT_clear_free>;

Number number_of(ByteView bytes) {
    Number number(BN_bin2bn(bytes.data(), static_cast<int>(bytes.size()), nullptr));
    assert(number);
    BN_set_flags(number.get(), BN_FLG_CONSTTIME);
    return number;
}

std::optional<Point> point_of(const EC_GROUP* group, ByteView bytes) {
    Point point(EC_POINT_new(group));
    // Also checks that it lies on the curve.
    if (bytes.empty() || bytes[0] != 0x04 ||
        EC_POINT_oct2point(group, point.get(), bytes.data(), bytes.size(), nullptr) != 1) {
        return std::nullopt;
    }
    return point;
}

std::optional<Secret> bytes_of(const EC_GROUP* group, const EC_POINT* point) {
    if (EC_POINT_is_at_infinity(group, point) == 1) {
        return std::nullopt;
    }
    const std::size_t size =
        EC_POINT_point2oct(group, point, POINT_CONVERSION_UNCOMPRESSED, nullptr, 0, nullptr);
    Secret bytes(size);
    const bool written = size > 0 && EC_POINT_point2oct(group, point, POINT_CONVERSION_UNCOMPRESSED,
                                                        bytes.data(), size, nullptr) == size;
    return written ? std::optional(std::move(bytes)) : std::nullopt;
}

}  // namespace

std::optional<Curve> Curve::of(std::uint8_t parameters) {
    const int name = parameters == 12   ? NID_X9_62_prime256v1
                     : parameters == 13 ? NID_brainpoolP256r1
                                        : NID_undef;
    auto* group = name == NID_undef ? nullptr : EC_GROUP_new_by_curve_name(name);
    return group == nullptr ? std::nullopt : std::optional(Curve(group));
}

Secret Curve::generator() const {
    return bytes_of(group_.get(), EC_GROUP_get0_generator(group_.get())).value_or(Secret());
}

Secret Curve::private_key(const Random& random) const {
    const auto* order = EC_GROUP_get0_order(group_.get());
    Secret key(static_cast<std::size_t>(BN_num_bytes(order)));
    while (true) {
        random(key);
        const auto number = number_of(key);
        if (BN_is_zero(number.get()) == 0 && BN_cmp(number.get(), order) < 0) {
            return key;
        }
    }
}

std::optional<Secret> Curve::product(ByteView number, ByteView point) const {
    const auto from = point_of(group_.get(), point);
    const Point to(EC_POINT_new(group_.get()));
    if (!from ||
        EC_POINT_mul(group_.get(), to.get(), nullptr, from->get(), number_of(number).get(), nullptr) != 1) {
        return std::nullopt;
    }
    return bytes_of(group_.get(), to.get());
}

std::optional<Secret> Curve::mapped(ByteView nonce, ByteView shared_point) const {
    const auto shared = point_of(group_.get(), shared_point);
    const Point to(EC_POINT_new(group_.get()));
    if (!shared ||
        EC_POINT_mul(group_.get(), to.get(), number_of(nonce).get(), nullptr, nullptr, nullptr) != 1 ||
        EC_POINT_add(group_.get(), to.get(), to.get(), shared->get(), nullptr) != 1) {
        return std::nullopt;
    }
    return bytes_of(group_.get(), to.get());
}

}  // namespace kiosk::emrtd
