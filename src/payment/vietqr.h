// VietQR (EMVCo merchant-presented TLV with NAPAS account data): what our QR says, and the check of any such string.
// Lower-case CRC digits are accepted when reading and never written: some banks' apps print them, the standard does not.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "src/base/result.h"

namespace kiosk::vietqr {

enum class Use { many_times, once };         ///< Tag 01: static (11) or dynamic (12).
enum class Service { to_account, to_card };  ///< QRIBFTTA, QRIBFTTC.

struct Transfer {
    std::string bank_bin;               ///< Six digits.
    std::string account;                ///< 1–19 letters or digits.
    Service service = Service::to_account;
    Use use = Use::once;
    std::optional<std::int64_t> amount;  ///< Đồng, > 0, ≤ 13 digits; a QR for one use must have one.
    /// Tag 62, sub-tag → value: "01" bill number, "05" reference, "08" purpose (the memo banks show). ≤ 25 characters each.
    std::map<std::string, std::string> additional;
    std::string merchant_name;  ///< Tag 59; empty when absent.
    std::string city;           ///< Tag 60; empty when absent.
    std::map<std::string, std::string> unknown;  ///< Top-level tags we do not know; kept when read, never written.

    bool operator==(const Transfer&) const = default;
};

/// Writes the string of a QR. Errors: bad_code naming the field that breaks its rule.
[[nodiscard]] Result<std::string> encode(const Transfer& transfer);

/// Reads and checks a string. Errors: bad_code with the reason: cut short, wrong CRC, not NAPAS, not đồng, ….
[[nodiscard]] Result<Transfer> decode(std::string_view text);

/// A memo banks pass on unharmed: no diacritics, upper case, [A-Z0-9 ] only, at most 25 characters.
[[nodiscard]] std::string sanitised_memo(std::string_view text);

/// CRC-16/CCITT-FALSE.
[[nodiscard]] std::uint16_t crc16(std::string_view bytes);

}  // namespace kiosk::vietqr
