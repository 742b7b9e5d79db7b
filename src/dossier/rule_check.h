// One rule of a field against the answers: dates in order, numbers in range, an id number that fits its
// owner.
#pragma once

#include <optional>

#include "src/base/time.h"
#include "src/catalog/form.h"
#include "src/dossier/answers.h"

namespace kiosk {

/// What the rule finds wrong. A rule about an answer that is empty or unreadable finds nothing: others say
/// that.
[[nodiscard]] std::optional<Problem> check_rule(const Field& field, const Rule& rule, const Answers& answers,
                                                Date today);

}  // namespace kiosk
