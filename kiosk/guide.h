// Tells aloud what is on the screen, to whoever listens: follows the pictures, says what is new, stops when
// touched. Recorded prompts come before the voice. One worker owns voice and sound, another one waits for
// headphones.
#pragma once

#include <atomic>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/ui/audio.h"
#include "kiosk/ui/narrator.h"
#include "src/device/headphones.h"
#include "src/device/voice.h"
#include "src/flow/session.h"
#include "src/job/worker.h"

namespace kiosk {

class Guide {
  public:
    struct Parts {
        std::unique_ptr<Voice> voice;
        std::unique_ptr<Headphones> headphones;  ///< May be missing.
        std::filesystem::path prompts;           ///< Empty: none were recorded.
        ui::Panel panel;
    };
    /// `texts` and `mailbox` outlive this object. Nothing is opened before somebody listens.
    Guide(Parts parts, const ui::Texts& texts, Mailbox& mailbox);
    ~Guide();

    /// After every picture. `touched`: somebody touched or pressed something, and does not want to hear the
    /// rest. Answers what is said now, in words.
    std::vector<std::string> follow(const Session& session, const ui::Registry& screen, bool touched);

    /// Two notes that call back who is about to lose everything, even if nobody listens.
    void chime(int volume);

    /// The session is over: nothing more is said, and nothing of what was said is kept.
    void forget();

    /// Answers by HeadphonesChanged; nothing while it watches already or there is no jack.
    void watch_headphones();

  private:
    [[nodiscard]] ui::Narration narration(const Session& session, const ui::Registry& screen);
    [[nodiscard]] Sound sound_of(const std::string& phrase, Language language, const std::stop_token& stop);
    [[nodiscard]] std::optional<std::filesystem::path> prompt_for(const std::string& phrase,
                                                                  Language language) const;

    const ui::Texts& texts_;
    Parts parts_;
    // What was on the screen when it was last told; none while nobody listens.
    std::optional<ui::Registry> before_;
    Language language_ = Language::vi;
    int readings_ = 0;
    int volume_ = 0;

    std::atomic<bool> watching_ = false;
    ui::Audio audio_;      ///< On the speaking worker only.
    bool silent_ = false;  ///< The same: there was no way out for the last sound.
    Worker speaking_;
    Worker jack_;
};

}  // namespace kiosk
