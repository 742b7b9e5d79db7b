// What the accessibility numbers demand of a screen, checked on its registry. Each finding is one sentence;
// none is good.
#pragma once

#include <string>
#include <vector>

#include "kiosk/ui/registry.h"

namespace kiosk::gallery {

/// Targets, gaps, bezel, contrast, text size, fit, words. The names in front are the rows of
/// accessibility.md.
[[nodiscard]] std::vector<std::string> findings(const ui::Registry& registry, const ui::Theme& theme);

}  // namespace kiosk::gallery
