// The word around the caret, letter by letter: what Telex, VNI and tone keys all work on. Knows where a tone
// stands, in the old style (hòa, thủy) or the new (hoà, thuỷ).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "src/text/letter.h"
#include "src/text/typing.h"

namespace kiosk::text {

/// The vowels of a syllable that can carry its tone: without the u of qu- and the i of gi- before another
/// vowel.
struct Nucleus {
    std::size_t run = 0;  ///< Where the vowels begin, with that u or i.
    std::size_t begin = 0;
    std::size_t end = 0;
};

class Word {
  public:
    /// Cuts the word out of the text. What lies around it is never looked at again.
    explicit Word(const Draft& draft);

    std::vector<Letter> letters;
    std::size_t caret = 0;  ///< In letters.

    /// The last one that begins before the letter `limit`.
    [[nodiscard]] std::optional<Nucleus> nucleus(std::size_t limit) const;
    [[nodiscard]] ToneMark tone(const Nucleus& nucleus) const;
    void set_tone(const Nucleus& nucleus, ToneMark tone, ToneStyle style);
    /// Puts the tone of the syllable at the caret where it now belongs.
    void settle_tone(ToneStyle style);

    void insert(Letter letter);
    void erase_before();
    void erase_after();

    /// The text with the word back in its place, composed.
    [[nodiscard]] Draft draft() const;

  private:
    std::string before_;
    std::string after_;
};

}  // namespace kiosk::text
