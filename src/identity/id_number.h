// The 12-digit personal identification number (số định danh cá nhân): PPP = place of birth registration, G =
// sex and century, YY = year of birth, NNNNNN = serial. It has no check digit, so typing errors show only
// through what it claims.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "src/base/result.h"

namespace kiosk {

enum class Sex { male, female };

/// A place of birth registration, as numbered before the mergers of 2025; the numbers never change in a
/// person's life.
struct BirthPlace {
    std::string_view code;
    std::string_view name;
};

/// The 63 provinces and cities, ascending by code.
[[nodiscard]] std::span<const BirthPlace> birth_places();

/// A number that can exist; what it says about its owner can be compared with what the owner says.
class IdNumber {
  public:
    /// Fails with bad_answer when it is not 12 digits or its first three name no place. The detail never
    /// repeats the number.
    [[nodiscard]] static Result<IdNumber> parse(std::string_view text);

    [[nodiscard]] const std::string& digits() const { return digits_; }

    /// The province as of the registration; empty for a birth registered abroad.
    [[nodiscard]] std::string_view birth_place() const;

    [[nodiscard]] Sex sex() const;
    [[nodiscard]] int birth_year() const;

    friend bool operator==(const IdNumber&, const IdNumber&) = default;

  private:
    explicit IdNumber(std::string digits) : digits_(std::move(digits)) {}

    std::string digits_;
};

}  // namespace kiosk
