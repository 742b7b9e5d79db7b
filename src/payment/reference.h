// The payment reference: the memo that ties a bank transfer to its intent. Banks drop '.' and '-' and cut memos, so it is
// short and plain, and a check character catches a mistyped one.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace kiosk {

/// 80 random bits: two kiosks in the country never draw the same one.
using ReferenceSeed = std::array<std::uint8_t, 10>;

/// "DVC" + 15 random characters + 1 check character: 19 of [A-Z0-9], without I, L, O, U.
[[nodiscard]] std::string payment_reference(const ReferenceSeed& random);

/// True for text payment_reference() could have made.
[[nodiscard]] bool reference_ok(std::string_view text);

}  // namespace kiosk
