// Who stands at the kiosk, as far as the kiosk knows, and how it knows.
#pragma once

#include <optional>
#include <string>

#include "src/base/time.h"
#include "src/identity/id_number.h"

namespace kiosk {

enum class IdentitySource { typed, card_qr, card_mrz, card_chip };

/// Everything is as told or read, never verified: "đã đọc thẻ" is not "đã xác thực".
struct Citizen {
    std::string name;
    std::string id_number;  ///< Twelve digits.
    std::optional<Date> birth_date;
    std::optional<Sex> sex;
    std::string address;  ///< Answer encoding "province|commune|detail"; empty when not known in that form.
    std::string address_text;  ///< As printed on the card, possibly with old units.
    std::string phone;
    std::string email;
    std::optional<Date> issue_date;
    IdentitySource source = IdentitySource::typed;
};

}  // namespace kiosk
