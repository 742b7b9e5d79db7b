// Which keys make a text, in order, as a person strikes them who looks at what comes out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "src/text/typing.h"

namespace kiosk::player {

struct KeyStroke {
    std::string id;      ///< Of the key's widget: "key.ê", "key.tone.dot", "key.space".
    std::string letter;  ///< What must stand on the key, so that shift is pressed when needed; empty for any.
};

/// For the screen's keyboard. With tone keys: the vowel, then its tone. With Telex and VNI: the letter, its
/// mark, and the tone at the end of the word; a key that was taken for a mark is struck again.
[[nodiscard]] std::vector<KeyStroke> keys_for(std::string_view text, const text::TypingRules& rules);

}  // namespace kiosk::player
