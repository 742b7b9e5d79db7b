// What an IPP printer's state keywords mean to us.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "src/device/condition.h"

namespace kiosk {

/// nullopt for "none" and for keywords that concern nobody in the hall. The suffix -error, -warning or
/// -report is ignored for keywords we know: printers report an empty tray as -report while they are idle.
[[nodiscard]] std::optional<Condition> condition_of_reason(std::string_view keyword);

/// All reasons together with printer-state (3 idle, 4 processing, 5 stopped).
[[nodiscard]] std::set<Condition> conditions_of(const std::vector<std::string>& reasons, int printer_state);

}  // namespace kiosk
