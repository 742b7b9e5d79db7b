// espeak-ng behind the voice port: small, offline, speaks Vietnamese in three accents.
#pragma once

#include <memory>
#include <string>

#include "src/device/voice.h"

namespace kiosk {

struct EspeakConfig {
    std::string vietnamese = "vi";  ///< As `espeak-ng --voices` names them.
    std::string english = "en";
    int words_per_minute = 140;
};

/// Touches the library at the first say() only. One at a time: the library's state is the process's.
[[nodiscard]] std::unique_ptr<Voice> make_espeak_voice(EspeakConfig config);

}  // namespace kiosk
