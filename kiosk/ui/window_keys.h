// The keys we know, and what SDL calls them.
#pragma once

#include <cstdint>

#include "kiosk/ui/input.h"

namespace kiosk::ui {

/// Key::none for the many keys that only matter as text.
[[nodiscard]] Key key_of(std::int32_t sdl_keycode);
[[nodiscard]] std::int32_t keycode_of(Key key);

}  // namespace kiosk::ui
