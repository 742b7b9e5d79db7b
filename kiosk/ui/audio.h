// The loudspeaker or headphones through SDL. Belongs to the speech thread. A machine without sound is a
// condition of the machine, not an error.
#pragma once

#include <filesystem>
#include <memory>
#include <stop_token>

#include "src/base/result.h"
#include "src/device/voice.h"

namespace kiosk::ui {

class Audio {
  public:
    Audio();
    ~Audio();
    Audio(const Audio&) = delete;
    Audio& operator=(const Audio&) = delete;

    /// Opens the way to somebody's ears for sounds of this rate; false when there is none. Until close() the
    /// sound system wakes up many times a second.
    [[nodiscard]] bool open(int rate);
    void close();
    /// Closes, and ends the sound system as well.
    void rest();

    /// Plays to the end, or until asked to stop: then nothing more of it is heard. `volume` from 0 to 1.
    void play(const Sound& sound, double volume, std::stop_token stop);

  private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

/// A recorded prompt as one ear's worth of sound. Errors: file_missing, bad_asset when it is no WAV file.
[[nodiscard]] Result<Sound> read_wav(const std::filesystem::path& file, int rate);

}  // namespace kiosk::ui
