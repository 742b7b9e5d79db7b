// Which keys of the screen's keyboard make a text, in order.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kiosk::player {

struct KeyStroke {
    std::string id;      ///< Of the key's widget: "key.ê", "key.tone.dot", "key.space".
    std::string letter;  ///< What must stand on the key, so that shift is pressed when needed; empty for any.
};

/// Vowels with a tone become the vowel and then the tone key.
[[nodiscard]] std::vector<KeyStroke> keys_for(std::string_view text);

}  // namespace kiosk::player
