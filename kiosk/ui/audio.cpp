#include "kiosk/ui/audio.h"

#include <SDL.h>

#include <algorithm>
#include <condition_variable>
#include <cstring>
#include <memory>
#include <mutex>

namespace kiosk::ui {

namespace {

// Of samples, at 22,050 a second: 46 ms. Shorter would wake the machine more often, longer would go on
// talking after a finger came down.
constexpr Uint16 piece = 1024;

struct Wav {
    SDL_AudioSpec spec{};
    Uint8* bytes = nullptr;
    Uint32 length = 0;

    Wav() = default;
    Wav(const Wav&) = delete;
    Wav& operator=(const Wav&) = delete;
    ~Wav() { SDL_FreeWAV(bytes); }
};

}  // namespace

struct Audio::Parts {
    bool running = false;  ///< SDL's sound system.
    SDL_AudioDeviceID device = 0;
    std::mutex mutex;
    std::condition_variable_any played;
    std::vector<std::int16_t> waiting;
    std::size_t next = 0;

    /// Called by SDL on a thread of its own.
    static void fill(void* self, Uint8* bytes, int length) {
        auto& parts = *static_cast<Parts*>(self);
        std::memset(bytes, 0, static_cast<std::size_t>(length));
        bool done = false;
        {
            const std::lock_guard lock(parts.mutex);
            const std::size_t count = std::min(static_cast<std::size_t>(length) / sizeof(std::int16_t),
                                               parts.waiting.size() - parts.next);
            if (count > 0) {  // An empty vector has no address to copy from.
                std::memcpy(bytes, parts.waiting.data() + parts.next, count * sizeof(std::int16_t));
            }
            parts.next += count;
            done = count > 0 && parts.next == parts.waiting.size();
        }
        if (done) {
            parts.played.notify_all();
        }
    }
};

Audio::Audio() : parts_(std::make_unique<Parts>()) {}

Audio::~Audio() {
    rest();
}

bool Audio::open(int rate) {
    // The sound system itself is started once: where it looks for new devices it wakes up even when silent.
    parts_->running = parts_->running || SDL_InitSubSystem(SDL_INIT_AUDIO) == 0;
    if (!parts_->running) {
        return false;
    }
    SDL_AudioSpec wanted{};
    wanted.freq = rate;
    wanted.format = AUDIO_S16SYS;
    wanted.channels = 1;
    wanted.samples = piece;
    wanted.callback = Parts::fill;
    wanted.userdata = parts_.get();
    parts_->device = SDL_OpenAudioDevice(nullptr, /*iscapture=*/0, &wanted, nullptr, /*allowed_changes=*/0);
    SDL_PauseAudioDevice(parts_->device, 0);
    return parts_->device != 0;
}

void Audio::close() {
    if (parts_->device != 0) {
        SDL_CloseAudioDevice(std::exchange(parts_->device, 0));
    }
}

void Audio::rest() {
    close();
    if (std::exchange(parts_->running, false)) {
        SDL_QuitSubSystem(SDL_INIT_AUDIO);
    }
}

void Audio::play(const Sound& sound, double volume, std::stop_token stop) {
    std::unique_lock lock(parts_->mutex);
    parts_->waiting.resize(sound.samples.size());
    std::ranges::transform(sound.samples, parts_->waiting.begin(), [&](std::int16_t sample) {
        return static_cast<std::int16_t>(sample * std::clamp(volume, 0.0, 1.0));
    });
    parts_->next = 0;
    parts_->played.wait(lock, std::move(stop), [this] { return parts_->next == parts_->waiting.size(); });
    std::ranges::fill(parts_->waiting, std::int16_t{0});
    parts_->waiting.clear();
    parts_->next = 0;
}

Result<Sound> read_wav(const std::filesystem::path& file, int rate) {
    SDL_RWops* source = SDL_RWFromFile(file.c_str(), "rb");
    if (source == nullptr) {
        return fail(ErrorCode::file_missing, "read the prompt " + file.string());
    }
    Wav wav;
    if (SDL_LoadWAV_RW(source, /*freesrc=*/1, &wav.spec, &wav.bytes, &wav.length) == nullptr) {
        return fail(ErrorCode::bad_asset, "read the prompt " + file.string() + ": " + SDL_GetError());
    }
    SDL_AudioCVT change{};
    if (SDL_BuildAudioCVT(&change, wav.spec.format, wav.spec.channels, wav.spec.freq, AUDIO_S16SYS, 1, rate) <
        0) {
        return fail(ErrorCode::bad_asset, "read the prompt " + file.string() + ": " + SDL_GetError());
    }
    std::vector<Uint8> bytes(static_cast<std::size_t>(wav.length) *
                             static_cast<std::size_t>(change.len_mult));
    std::copy_n(wav.bytes, wav.length, bytes.begin());
    change.buf = bytes.data();
    change.len = static_cast<int>(wav.length);
    change.len_cvt = change.len;
    if (change.needed != 0 && SDL_ConvertAudio(&change) != 0) {
        return fail(ErrorCode::bad_asset, "read the prompt " + file.string() + ": " + SDL_GetError());
    }
    Sound sound{.rate = rate, .samples = {}};
    sound.samples.resize(static_cast<std::size_t>(change.len_cvt) / sizeof(std::int16_t));
    std::memcpy(sound.samples.data(), bytes.data(), sound.samples.size() * sizeof(std::int16_t));
    return sound;
}

}  // namespace kiosk::ui
