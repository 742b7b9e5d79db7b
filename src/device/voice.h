// The voice port: words in, sound out. It plays nothing. Called from the speech thread only.
#pragma once

#include <cstdint>
#include <stop_token>
#include <string_view>
#include <vector>

#include "src/base/result.h"
#include "src/text/language.h"

namespace kiosk {

/// One ear's worth of sound.
struct Sound {
    int rate = 22050;  ///< Samples a second.
    std::vector<std::int16_t> samples;
};

class Voice {
  public:
    virtual ~Voice() = default;

    /// Says words and pauses, as text::spoken gives them. Errors: file_missing (no such voice on this
    /// machine), cancelled.
    [[nodiscard]] virtual Result<Sound> say(std::string_view words, Language language,
                                            std::stop_token stop) = 0;

    /// Keeps nothing of what was said, in no buffer of its own or of its library.
    virtual void forget() = 0;
};

}  // namespace kiosk
