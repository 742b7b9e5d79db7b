// What an answer must fulfil besides the type of its field.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "src/catalog/condition.h"

namespace kiosk {

enum class Gravity { error, warning };

/// `other` and `others` name fields of the same form; `low` and `high` are the numbers of the rule.
struct Rule {
    enum class Kind {
        not_future,          ///< A date of today or earlier.
        not_past,            ///< A date of today or later.
        not_before,          ///< A date at or after the date in `other`.
        not_older_than,      ///< A date at most `low` days ago.
        within_years_of,     ///< A date at most `low` years after the date in `other`.
        years_before,        ///< A date at least `low` years before the date in `other`.
        age_at_least,        ///< A birth date at least `low` years ago.
        range,               ///< An integer from `low` to `high`.
        max_length,          ///< At most `high` letters.
        differs_from,        ///< Not the value of `other`.
        one_of_fields,       ///< Equal to one of the filled fields in `others`.
        matches_sex,         ///< An id number and a sex ("male", "female") that agree; either may be `other`.
        matches_birth_year,  ///< An id number and a birth date that agree; either may be `other`.
        any_filled,          ///< At least one of this field and `others` is filled.
    };
    Kind kind{};
    std::string other;
    std::vector<std::string> others;
    std::int64_t low = 0;
    std::int64_t high = 0;
    Gravity severity = Gravity::error;
    When when;
};

}  // namespace kiosk
