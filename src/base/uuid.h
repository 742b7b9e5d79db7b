// A UUID in its usual spelling (lower-case hex, 8-4-4-4-12). Valid once constructed; can hold nothing a citizen typed.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "src/base/result.h"

namespace kiosk {

class Uuid {
  public:
    Uuid() = default;  ///< The nil UUID.

    /// Errors: bad_code when the text is not 8-4-4-4-12 lower-case hex digits.
    [[nodiscard]] static Result<Uuid> parse(std::string_view text);
    /// Version 4 from sixteen random bytes.
    [[nodiscard]] static Uuid from_random(std::array<std::uint8_t, 16> random);

    [[nodiscard]] std::string text() const;
    auto operator<=>(const Uuid&) const = default;

  private:
    std::array<std::uint8_t, 16> bytes_{};
};

}  // namespace kiosk
