#include "kiosk/player/typist.h"

#include <array>

#include "src/text/fold.h"
#include "src/text/letter.h"

namespace kiosk::player {

namespace {

using text::Mark;
using text::ToneMark;
using text::TypingMethod;

/// In the order of ToneMark, from acute on.
constexpr std::array<std::string_view, 5> tone_keys{"acute", "grave", "hook", "tilde", "dot"};
constexpr std::string_view telex_tones = "sfrxj";
constexpr std::string_view vni_tones = "12345";

std::string utf8(char32_t code) {
    std::string out;
    text::append_utf8(out, code);
    return out;
}

char32_t lower(char32_t code) {
    const text::Letter letter = text::letter_of(code);
    const bool upper = letter.base >= U'A' && letter.base <= U'Z';
    return upper ? text::composed({letter.base + (U'a' - U'A'), letter.mark, letter.tone}) : code;
}

std::string id_of(char32_t letter) {
    return letter == U' ' ? "key.space" : "key." + utf8(lower(letter));
}

class Typist {
  public:
    explicit Typist(const text::TypingRules& rules) : rules_(rules) {}

    void type(std::string_view text) {
        for (std::size_t at = 0; at < text.size();) {
            const auto code = text::next_code(text, at);
            if (!code) {
                ++at;
                continue;
            }
            at += code->length;
            if (!text::is_letter(code->code)) {
                end_word();
            }
            letter(code->code);
        }
        end_word();
    }

    [[nodiscard]] std::vector<KeyStroke> keys() && { return std::move(keys_); }

  private:
    void strike(char32_t key) {
        keys_.push_back({id_of(key), key == U' ' ? std::string() : utf8(key)});
        typed_ = text::with_letter(typed_, utf8(key), rules_);
    }

    void letter(char32_t code) {
        const text::Letter wanted = text::letter_of(code);
        if (rules_.method == TypingMethod::tones) {
            strike(text::composed({wanted.base, wanted.mark, ToneMark::level}));
            if (wanted.tone != ToneMark::level) {
                keys_.push_back(
                    {"key.tone." + std::string(tone_keys[static_cast<std::size_t>(wanted.tone) - 1]), {}});
                typed_ = text::with_tone(typed_, wanted.tone, rules_.style);
            }
            return;
        }
        const std::string before = typed_.text;
        const std::string marked = before + utf8(text::composed({wanted.base, wanted.mark, ToneMark::level}));
        strike(wanted.base);
        if (typed_.text != before + utf8(wanted.base)) {
            strike(wanted.base);
        }
        if (typed_.text != marked) {
            strike(mark_key(wanted));
        }
        tone_ = wanted.tone == ToneMark::level ? tone_ : wanted.tone;
    }

    [[nodiscard]] char32_t mark_key(const text::Letter& wanted) const {
        const bool telex = rules_.method == TypingMethod::telex;
        switch (wanted.mark) {
            case Mark::circumflex: return telex ? lower(wanted.base) : U'6';
            case Mark::horn: return telex ? U'w' : U'7';
            case Mark::breve: return telex ? U'w' : U'8';
            case Mark::stroke: return telex ? U'd' : U'9';
            case Mark::none: break;
        }
        return wanted.base;
    }

    void end_word() {
        if (tone_ != ToneMark::level) {
            const auto& tones = rules_.method == TypingMethod::telex ? telex_tones : vni_tones;
            strike(static_cast<char32_t>(tones[static_cast<std::size_t>(tone_) - 1]));
        }
        tone_ = ToneMark::level;
    }

    text::TypingRules rules_;
    text::Draft typed_;
    ToneMark tone_ = ToneMark::level;  ///< Waits for the end of the word.
    std::vector<KeyStroke> keys_;
};

}  // namespace

std::vector<KeyStroke> keys_for(std::string_view words, const text::TypingRules& rules) {
    Typist typist(rules);
    typist.type(text::nfc(words));
    return std::move(typist).keys();
}

}  // namespace kiosk::player
