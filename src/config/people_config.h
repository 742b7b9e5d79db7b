// The sections of kiosk.toml about the people in front of it: languages, speech, waiting, keypad. Part of
// config.h.
#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "src/text/typing.h"

namespace kiosk {

struct LanguagesConfig {
    std::string first;                 ///< The language every session starts in.
    std::vector<std::string> offered;  ///< Contains `first`.
};

struct SpeechConfig {
    std::string vietnamese, english;  ///< Voices of espeak-ng.
    int words_per_minute = 0;
    int volume = 0;                    ///< 1–5, at the beginning of every session.
    std::filesystem::path prompts;     ///< Recorded ones, <language>/<text key>.wav; empty: none.
    std::filesystem::path headphones;  ///< Input device with the jack's switch; empty: on request only.
};

/// Only what is written; the flow's own values and reasons stand in its Timeouts.
struct TimeoutsConfig {
    std::optional<std::chrono::seconds> idle_warning;
    std::optional<std::chrono::seconds> idle_countdown;
};

/// A keypad, or a single switch. What is not written keeps its usual key (kiosk/ui/window_keys.cpp).
struct KeypadConfig {
    std::map<std::string, std::string> keys;  ///< "ok" → "Return": each by the name SDL gives it.
    std::chrono::milliseconds scanning{};     ///< How long the ring waits before it moves on; 0: for a key.
};

/// How a citizen types Vietnamese before changing it.
struct TypingConfig {
    text::TypingMethod method = text::TypingMethod::tones;  ///< Of the keyboard on the screen.
    /// Of a keyboard plugged in; `tones`: its letters are taken as they come.
    text::TypingMethod attached = text::TypingMethod::tones;
    text::ToneStyle style = text::ToneStyle::traditional;
};

}  // namespace kiosk
