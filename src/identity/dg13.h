// Data group 13 of a Vietnamese card: what is printed on it, and more, with all its diacritics. No
// specification is public; the fields are as public readers agree on them, and where they disagree both
// layouts are read.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "src/base/bytes.h"
#include "src/base/result.h"
#include "src/base/time.h"
#include "src/identity/id_number.h"

namespace kiosk {

/// Something to ask about: one field says one thing and the id number another.
enum class Dg13Warning { sex_differs_from_number, birth_year_differs_from_number, issued_before_birth };

/// Only the first four fields must be there; the others are empty where the card has nothing.
struct Dg13 {
    IdNumber id_number;
    std::string name{};  ///< NFC, as on the card.
    int birth_year = 0;
    std::optional<Date> birth_date{};  ///< Absent when only the year was ever registered.
    Sex sex = Sex::male;
    std::string nationality{};
    std::string ethnicity{};  ///< Dân tộc.
    std::string religion{};
    std::string hometown{};  ///< Quê quán.
    std::string address{};   ///< Thường trú; as of the issue date, so usually still with a district.
    std::string features{};  ///< Đặc điểm nhận dạng.
    std::optional<Date> issue_date{};
    std::optional<Date> expiry_date{};  ///< Absent on cards that never expire.
    std::string father{};
    std::string mother{};
    std::string spouse{};
    std::string old_id{};  ///< Nine or twelve digits, whichever of the two last fields has them.

    [[nodiscard]] std::vector<Dg13Warning> warnings() const;
    friend bool operator==(const Dg13&, const Dg13&) = default;
};

/// The parents stand in one list or in one list each; the old number in field 15 or 16; unknown fields are
/// skipped. Fails with chip_broken; the detail names the field and never repeats it.
[[nodiscard]] Result<Dg13> parse_dg13(ByteView file);

/// How the two known layouts differ.
enum class Dg13Layout {
    parents_together,  ///< Field 13 holds one list with both names; the old number is field 16.
    parents_apart,     ///< Field 13 holds one list for each name; the old number is field 15.
};

/// The reverse, for cards of our own making.
[[nodiscard]] Bytes build_dg13(const Dg13& holder, Dg13Layout layout);

}  // namespace kiosk
