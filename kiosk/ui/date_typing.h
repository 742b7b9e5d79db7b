// A date as it is typed: day, month, year, any of the first two unknown.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "kiosk/ui/stage_values.h"

namespace kiosk::ui {

struct DateTyping {
    std::array<std::string, 3> parts;  ///< Day, month, year, as typed.

    /// Reads "05/03/1990", "03/1990", "1990", "1990-03-05" and everything in between that `value` writes.
    [[nodiscard]] static DateTyping of(std::string_view value);

    /// "05/03/1990"; "03/1990" and "1990" once the year is whole and what is before is empty; else with both
    /// strokes.
    [[nodiscard]] std::string value() const;

    /// The part that is typed into: the one chosen, or the first unfinished.
    [[nodiscard]] int part(int chosen) const;

    /// Applies a stroke to the chosen part; answers the part chosen then.
    [[nodiscard]] int apply(const KeyStroke& stroke, int chosen);
};

}  // namespace kiosk::ui
