// One answer against the type of its field: is it written as such a thing is written?
#pragma once

#include <optional>
#include <string_view>

#include "src/base/time.h"
#include "src/catalog/form.h"
#include "src/dossier/answers.h"

namespace kiosk {

/// What is wrong with a filled answer, whatever the other answers say.
[[nodiscard]] std::optional<Problem> check_value(const Field& field, std::string_view value);

/// The earliest and the latest day an answer may mean: one day for a full date, a month or a year for a
/// partial one.
struct DateSpan {
    Date first{};
    Date last{};
};

/// A stored date: "2026-11-20", and for the old whose papers say no more "2026-11" or "1950".
[[nodiscard]] std::optional<DateSpan> parse_date_answer(std::string_view value);

/// The same day so many years on; 29 February becomes 28 February.
[[nodiscard]] Date plus_years(Date day, int years);

}  // namespace kiosk
