// The QR code printed on a citizen's card. Anyone can print such a code: it fills in a form, it never proves
// who is there.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/result.h"
#include "src/base/time.h"
#include "src/identity/id_number.h"

namespace kiosk {

enum class CardQrLayout {
    chip_card_2021,  ///< Seven fields, on the front.
    card_2024,  ///< Eleven fields, on the back; the last four are empty on adults' cards and ignored here.
};

/// Something to ask about: the card says one thing and its own number another. What is printed wins.
enum class CardQrWarning { sex_differs_from_number, birth_year_differs_from_number, issued_before_birth };

struct CardQr {
    CardQrLayout layout;
    IdNumber id_number;
    std::string old_id;  ///< Number of the card before this one, 9 or 12 digits; often empty.
    std::string name;    ///< As printed, NFC.
    int birth_year = 0;
    std::optional<Date>
        birth_date;  ///< Absent when only the year was ever registered, as for many of the old.
    Sex sex = Sex::male;
    std::string address;  ///< One line as of the issue date, so usually still with a district; may be empty.
    Date issue_date;
    std::vector<CardQrWarning> warnings;
};

/// Reads the text of the code, whatever the reader did to its letters: decomposed accents, and UTF-8 taken
/// for Latin-1 or Windows-1252 are repaired. Fails with card_qr_bad; the detail names the field and never
/// repeats its contents.
[[nodiscard]] Result<CardQr> parse_card_qr(std::string_view text);

}  // namespace kiosk
