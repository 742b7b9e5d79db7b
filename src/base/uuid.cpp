#include "src/base/uuid.h"

#include <cstddef>

namespace kiosk {
namespace {

constexpr std::string_view digits = "0123456789abcdef";
constexpr std::size_t text_length = 36;

constexpr bool is_hyphen_place(std::size_t i) {
    return i == 8 || i == 13 || i == 18 || i == 23;
}

}  // namespace

Result<Uuid> Uuid::parse(std::string_view text) {
    if (text.size() != text_length) {
        return fail(ErrorCode::bad_code, "a UUID has 36 characters");
    }
    Uuid uuid;
    std::size_t nibble = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (is_hyphen_place(i)) {
            if (text[i] != '-') {
                return fail(ErrorCode::bad_code, "a UUID has hyphens after 8, 4, 4 and 4 digits");
            }
            continue;
        }
        const auto digit = digits.find(text[i]);
        if (digit == std::string_view::npos) {
            return fail(ErrorCode::bad_code, "a UUID is written in lower-case hex");
        }
        auto& byte = uuid.bytes_[nibble / 2];
        byte = static_cast<std::uint8_t>(byte * 16U + digit);
        ++nibble;
    }
    return uuid;
}

Uuid Uuid::from_random(std::array<std::uint8_t, 16> random) {
    random[6] = static_cast<std::uint8_t>((random[6] & 0x0FU) | 0x40U);  // Version 4: random.
    random[8] = static_cast<std::uint8_t>((random[8] & 0x3FU) | 0x80U);  // Variant of RFC 9562.
    Uuid uuid;
    uuid.bytes_ = random;
    return uuid;
}

std::string Uuid::text() const {
    std::string text;
    text.reserve(text_length);
    for (const auto byte : bytes_) {
        if (is_hyphen_place(text.size())) {
            text += '-';
        }
        text += digits[byte >> 4U];
        text += digits[byte & 0x0FU];
    }
    return text;
}

}  // namespace kiosk
