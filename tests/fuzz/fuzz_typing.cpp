#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "src/text/typing.h"

using namespace kiosk::text;

/// The first byte says how it is typed; control characters move the caret, erase, and set tones; everything
/// else is a letter of the length that its first byte claims.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view keys(reinterpret_cast<const char*>(data), size);
    if (keys.empty()) {
        return 0;
    }
    const unsigned how = static_cast<unsigned char>(keys.front());
    const TypingRules rules{static_cast<TypingMethod>(how % 3), static_cast<ToneStyle>(how / 3 % 2)};
    keys.remove_prefix(1);
    Draft draft;
    while (!keys.empty()) {
        const auto key = static_cast<unsigned char>(keys.front());
        const std::size_t length = key < 0xC0 ? 1 : key < 0xE0 ? 2 : key < 0xF0 ? 3 : 4;
        const Draft former = draft;
        if (key < 6) {
            draft = with_tone(draft, static_cast<ToneMark>(key), rules.style);
        } else if (key == 6) {
            draft = stepped_back(draft);
        } else if (key == 7) {
            draft = stepped_on(draft);
        } else if (key == 8) {
            draft = without_last(draft, rules.style);
        } else if (key == 9) {
            draft = without_next(draft, rules.style);
        } else {
            draft = with_letter(draft, keys.substr(0, length), rules);
        }
        // One key adds a letter or two (ww: w), and leaves everything before the last word alone.
        const auto word = former.text.find_last_of(' ', former.caret == 0 ? 0 : former.caret - 1);
        const bool kept = word == std::string::npos || key == 8 || key < 8 ||
                          draft.text.starts_with(std::string_view(former.text).substr(0, word));
        if (draft.caret > draft.text.size() || draft.text.size() > former.text.size() + 12 || !kept) {
            std::abort();
        }
        keys.remove_prefix(std::min(length, keys.size()));
    }
    return 0;
}
