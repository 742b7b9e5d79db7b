// Whether a screen can be used by keypad: every target is reached, in the order in which it is read. Each
// finding is one sentence; none is good.
#pragma once

#include <string>
#include <vector>

#include "kiosk/ui/registry.h"

namespace kiosk::gallery {

/// N50: targets that arrows do not lead to, and those that arrows do not lead away from.
[[nodiscard]] std::vector<std::string> unreached(const ui::Registry& registry);
/// N57: targets that come after one which stands below them, or to the right of them in the same row.
[[nodiscard]] std::vector<std::string> out_of_order(const ui::Registry& registry);

}  // namespace kiosk::gallery
