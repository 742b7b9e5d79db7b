// The keys we know, and what SDL calls them.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "kiosk/ui/key.h"
#include "kiosk/ui/window.h"

namespace kiosk::ui {

class WindowKeys {
  public:
    /// The usual keys, and before them those of this kiosk's keypad. Fails with bad_config for a name nobody
    /// knows.
    [[nodiscard]] static Result<WindowKeys> of(const KeyNames& keypad);

    /// Key::none for the many keys that only matter as text.
    [[nodiscard]] Key key_of(std::int32_t sdl_keycode) const;
    [[nodiscard]] std::int32_t keycode_of(Key key) const;

  private:
    std::vector<std::pair<std::int32_t, Key>> keys_;
};

/// A key of the keypad types nothing, even where its name is a letter's.
[[nodiscard]] bool is_keypad(Key key);

}  // namespace kiosk::ui
