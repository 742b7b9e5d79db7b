#include "drivers/speech/espeak_voice.h"

#include <espeak-ng/speak_lib.h>

#include <span>
#include <utility>

namespace kiosk {

namespace {

// espeak hands over sound in pieces of this length; between two it can be stopped.
constexpr int piece_ms = 100;

// Bytes; espeak cuts a longer clause in two (N_TR_SOURCE is 800).
constexpr std::size_t longest_clause = 1600;

/// Where the pieces of one phrase go.
struct Recording {
    Sound sound;
    std::stop_token stop;
};

/// Called by espeak on our own thread, within espeak_Synth.
int take_piece(short* samples, int count, espeak_EVENT* events) {
    auto* recording = static_cast<Recording*>(events->user_data);
    if (recording == nullptr) {
        return 0;  // What forget() says is for nobody.
    }
    if (samples != nullptr && count > 0) {
        const std::span piece(samples, static_cast<std::size_t>(count));
        recording->sound.samples.insert(recording->sound.samples.end(), piece.begin(), piece.end());
    }
    return recording->stop.stop_requested() ? 1 : 0;
}

/// Ready to speak once and for all; the rate of its sound, or what is below zero when its data are missing.
/// Never ended: espeak_Terminate of 1.51 waits for a thread of its own that may not have begun, and then for
/// ever (voice_test, 2026).
int library_rate() {
    static const int rate = [] {
        const int started =
            espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, piece_ms, nullptr, espeakINITIALIZE_DONT_EXIT);
        espeak_SetSynthCallback(take_piece);
        return started;
    }();
    return rate;
}

void say_to(Recording* recording, std::string_view words) {
    const std::string text(words);  // Ends in a zero, as the library wants it.
    // Fails only without the library's data, which say() of the voice refuses.
    static_cast<void>(espeak_Synth(text.c_str(), text.size() + 1, 0, POS_CHARACTER, 0,
                                   espeakCHARS_UTF8 | espeakENDPAUSE, nullptr, recording));
}

class EspeakVoice : public Voice {
  public:
    explicit EspeakVoice(EspeakConfig config) : config_(std::move(config)) {}

    Result<Sound> say(std::string_view words, Language language, std::stop_token stop) override {
        const auto& name = language != Language::en ? config_.vietnamese : config_.english;
        if (library_rate() <= 0 || espeak_SetVoiceByName(name.c_str()) != EE_OK) {
            return fail(ErrorCode::file_missing, "speak: espeak-ng has no voice " + name);
        }
        spoke_ = true;
        espeak_SetParameter(espeakRATE, config_.words_per_minute, 0);
        Recording recording{.sound = {.rate = library_rate(), .samples = {}}, .stop = std::move(stop)};
        say_to(&recording, words);
        if (recording.stop.stop_requested()) {
            return fail(ErrorCode::cancelled, "speak: stopped");
        }
        return std::move(recording.sound);
    }

    /// The library keeps the last clause in arrays of its own: words about nobody take its place.
    void forget() override {
        if (std::exchange(spoke_, false)) {
            std::string nothing;
            while (nothing.size() < longest_clause) {
                nothing += "la ";
            }
            say_to(nullptr, nothing);
        }
    }

  private:
    const EspeakConfig config_;
    bool spoke_ = false;
};

}  // namespace

std::unique_ptr<Voice> make_espeak_voice(EspeakConfig config) {
    return std::make_unique<EspeakVoice>(std::move(config));
}

}  // namespace kiosk
