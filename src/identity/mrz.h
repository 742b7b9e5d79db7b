// The machine readable zone of a card: three lines of thirty letters on its back and in its chip (ICAO Doc
// 9303-5, TD1). What is printed proves nothing; it fills in a form, and it is the key to the chip.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/result.h"
#include "src/base/time.h"
#include "src/identity/id_number.h"

namespace kiosk {

/// Something to ask about: the zone says one thing and the id number in it another.
enum class MrzWarning {
    sex_differs_from_number,
    birth_date_differs_from_number,
    card_number_differs_from_id
};

struct Mrz {
    std::string document_number;  ///< On Vietnamese cards the last nine digits of the id number.
    std::string birth_date;       ///< YYMMDD as printed; fillers where the day or month was never registered.
    std::string expiry_date;      ///< YYMMDD as printed.
    IdNumber id_number;
    std::optional<Sex> sex{};
    std::string name{};        ///< Letters A–Z and single blanks: "NGUYEN VAN AN".
    bool name_is_cut = false;  ///< The name fills its line, so its end may be missing.

    /// The century is the id number's: two digits alone cannot tell a child from its great-grandmother.
    [[nodiscard]] int birth_year() const;
    /// Absent when only the year was ever registered.
    [[nodiscard]] std::optional<Date> birth_day() const;
    /// No card of this kind is older than the century.
    [[nodiscard]] Date expiry_day() const;
    [[nodiscard]] std::vector<MrzWarning> warnings() const;

    friend bool operator==(const Mrz&, const Mrz&) = default;
};

/// Weights 7, 3, 1, sum modulo ten (Doc 9303-3, 4.9). Text outside A–Z, 0–9 and the filler counts as fillers.
[[nodiscard]] char mrz_check_digit(std::string_view text);

/// Reads the zone of a Vietnamese card, as three lines or as one text of 90 letters. Fails with mrz_bad when
/// a letter, a date or one of the five check digits is wrong; the detail names the field and never repeats
/// it.
[[nodiscard]] Result<Mrz> parse_mrz(std::string_view text);

/// The zone as 90 letters, all check digits in place; the reverse of parse_mrz. A name too long is cut.
/// Fails with mrz_bad when a field does not fit.
[[nodiscard]] Result<std::string> build_mrz(const Mrz& mrz);

/// The letters that open the chip (Doc 9303-11, 4.3.2): number, birth and expiry date, each with its check
/// digit. They may be typed as well as read: only their lengths matter. Fails with mrz_bad.
[[nodiscard]] Result<std::string> mrz_key_letters(std::string_view document_number,
                                                  std::string_view birth_date, std::string_view expiry_date);

}  // namespace kiosk
