#include "kiosk/player/typist.h"

#include <array>
#include <map>

#include "src/text/fold.h"
#include "src/text/typing.h"

namespace kiosk::player {

namespace {

using text::ToneMark;

constexpr std::array<std::pair<ToneMark, std::string_view>, 5> tones{{{ToneMark::acute, "acute"},
                                                                      {ToneMark::grave, "grave"},
                                                                      {ToneMark::hook, "hook"},
                                                                      {ToneMark::tilde, "tilde"},
                                                                      {ToneMark::dot, "dot"}}};

struct Toned {
    std::string vowel;
    std::string_view tone;
};

/// "ễ" → "ê" and "tilde", for both cases.
const std::map<std::string, Toned>& toned_vowels() {
    static const std::map<std::string, Toned> vowels = [] {
        std::map<std::string, Toned> all;
        for (const std::string lower : {"a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y"}) {
            for (const auto& vowel : {lower, text::upper(lower)}) {
                for (const auto& [mark, tone] : tones) {
                    all[text::with_tone(vowel, mark)] = Toned{vowel, tone};
                }
            }
        }
        return all;
    }();
    return vowels;
}

std::string lower_of(const std::string& letter) {
    for (const std::string lower : {"ă", "â", "ê", "ô", "ơ", "ư", "đ"}) {
        if (text::upper(lower) == letter) {
            return lower;
        }
    }
    return letter.size() == 1 && letter[0] >= 'A' && letter[0] <= 'Z'
               ? std::string(1, static_cast<char>(letter[0] - 'A' + 'a'))
               : letter;
}

}  // namespace

std::vector<KeyStroke> keys_for(std::string_view words) {
    const std::string text = text::nfc(words);
    std::vector<KeyStroke> keys;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t length = 1;
        while (at + length < text.size() &&
               (static_cast<unsigned char>(text[at + length]) & 0xC0U) == 0x80U) {
            ++length;
        }
        std::string letter = text.substr(at, length);
        at += length;
        if (letter == " ") {
            keys.push_back({"key.space", {}});
            continue;
        }
        std::string_view tone;
        if (const auto found = toned_vowels().find(letter); found != toned_vowels().end()) {
            letter = found->second.vowel;
            tone = found->second.tone;
        }
        keys.push_back({"key." + lower_of(letter), letter});
        if (!tone.empty()) {
            keys.push_back({"key.tone." + std::string(tone), {}});
        }
    }
    return keys;
}

}  // namespace kiosk::player
