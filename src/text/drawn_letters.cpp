#include "src/text/drawn_letters.h"

namespace kiosk::text {

namespace {

/// One bit for each code point below: asked for every letter that is drawn, so it must cost nothing.
class LetterSet {
  public:
    explicit constexpr LetterSet(const auto& ranges) {
        for (std::size_t i = 0; i + 1 < ranges.size(); i += 2) {
            for (std::size_t code = ranges[i]; code <= ranges[i + 1]; ++code) {
                bits_[code / 64] |= std::uint64_t{1} << (code % 64);
            }
        }
    }
    [[nodiscard]] constexpr bool has(unsigned code) const {
        return (bits_[code / 64] >> (code % 64) & 1U) != 0;
    }

  private:
    std::array<std::uint64_t, 0x10000 / 64> bits_{};
};

constexpr LetterSet all(drawn_letters);
constexpr LetterSet of_codes(drawn_code_letters);

}  // namespace

bool needs_shaping(std::string_view text, DrawnLetters drawn) {
    const LetterSet& letters = drawn == DrawnLetters::all ? all : of_codes;
    const auto rest_of = [&](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) & 0x3FU : 0U;
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const unsigned lead = static_cast<unsigned char>(text[i]);
        if (lead < 0xC2) {
            continue;  // ASCII, the rest of a letter already looked at, or no UTF-8.
        }
        if (lead >= 0xF0) {
            return true;  // Beyond what any of the drawn letters is.
        }
        const unsigned code = lead < 0xE0 ? (lead & 0x1FU) << 6 | rest_of(i + 1)
                                          : (lead & 0x0FU) << 12 | rest_of(i + 1) << 6 | rest_of(i + 2);
        if (!letters.has(code)) {
            return true;
        }
    }
    return false;
}

}  // namespace kiosk::text
