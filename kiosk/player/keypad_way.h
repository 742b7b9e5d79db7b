// The way from one target of the screen to another with the arrows of a keypad.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/ui/keypad.h"

namespace kiosk::player {

/// The fewest arrows; nullopt when none lead there.
[[nodiscard]] std::optional<std::vector<ui::Key>> arrows_between(const ui::Registry& screen,
                                                                 const std::string& from,
                                                                 std::string_view to);

}  // namespace kiosk::player
