// Listens to a screen from start to end: whatever is written must be said, and nothing else.
#pragma once

#include <string>
#include <vector>

#include "kiosk/ui/narrator.h"

namespace kiosk::gallery {

/// What is written and not said (N50, N56), said otherwise than written, or said of what is masked (N54).
/// Each finding is one sentence; none is good.
[[nodiscard]] std::vector<std::string> unspoken(const ui::Registry& screen, const ui::Texts& texts,
                                                Language language, const ui::Panel& panel);

}  // namespace kiosk::gallery
