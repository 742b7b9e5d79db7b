// Who receives the money: read only from a signed file, never from the portal or the screen.
#pragma once

#include <string>

namespace kiosk {

struct Beneficiary {
    std::string bank_bin;   ///< Six digits, NAPAS.
    std::string account;    ///< ≤ 19 letters or digits.
    std::string holder;     ///< Shown next to the QR: "UBND PHUONG BA DINH".
    std::string unit_code;  ///< The commune the account belongs to; must be the kiosk's own.
};

}  // namespace kiosk
