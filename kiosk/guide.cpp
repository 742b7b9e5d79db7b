#include "kiosk/guide.h"

#include <array>
#include <cmath>
#include <cstring>
#include <numbers>

#include "src/text/spoken.h"

namespace kiosk {

namespace {

constexpr int rate = 22050;  // espeak-ng's own.

std::string_view folder_of(Language language) {
    return language != Language::en ? "vi" : "en";
}

/// A bell of two notes, a quarter of a second each, fading so that it does not click.
Sound bell() {
    Sound sound{.rate = rate, .samples = {}};
    constexpr double loudness = 9000;
    constexpr int length = rate / 4;
    for (const double pitch : {880.0, 660.0}) {
        for (int i = 0; i < length; ++i) {
            const double fade = 1 - static_cast<double>(i) / length;
            sound.samples.push_back(static_cast<std::int16_t>(
                loudness * fade * std::sin(2 * std::numbers::pi * pitch * i / rate)));
        }
    }
    return sound;
}

/// What calls of the voice left on this thread's stack.
[[gnu::noinline]] void overwrite_stack() {
    constexpr std::size_t deepest = 256 * 1024;  // espeak-ng's clause buffers take about 20 KiB.
    std::array<char, deepest> stack;             // NOLINT: filled on the next line.
    explicit_bzero(stack.data(), stack.size());
}

}  // namespace

Guide::Guide(Parts parts, const ui::Texts& texts, Mailbox& mailbox)
    : texts_(texts), parts_(std::move(parts)), speaking_(mailbox), jack_(mailbox) {}

Guide::~Guide() = default;

ui::Narration Guide::narration(const Session& session, const ui::Registry& screen) {
    const ui::Narrator narrator(texts_, session.language, parts_.panel);
    if (session.readings != readings_) {
        return {true, narrator.everything(screen)};
    }
    if (!before_ || session.language != language_) {
        return {true, narrator.page(screen)};
    }
    if (session.volume != volume_) {
        return {
            true,
            {texts_.text(session.language, txt::spoken_volume,
                         {{"n", std::to_string(session.volume)}, {"count", std::to_string(most_volume)}})}};
    }
    return narrator.news(*before_, screen);
}

std::vector<std::string> Guide::follow(const Session& session, const ui::Registry& screen, bool touched) {
    if (!session.listening) {
        if (before_) {
            forget();
        }
        readings_ = session.readings;
        return {};
    }
    ui::Narration told = narration(session, screen);
    before_ = screen;
    language_ = session.language;
    readings_ = session.readings;
    volume_ = session.volume;
    if (told.anew || touched) {
        speaking_.cancel_all();
    }
    std::vector<std::string> words;
    for (const auto& phrase : told.phrases) {
        words.push_back(text::spoken(phrase, language_));
    }
    if (!told.phrases.empty()) {
        const double volume = static_cast<double>(volume_) / most_volume;
        speaking_.start(JobNumber::none,
                        [this, phrases = std::move(told.phrases), language = language_,
                         volume](const std::stop_token& stop) -> Event {
                            const bool was_silent = silent_;
                            silent_ = !audio_.open(rate);
                            for (const auto& phrase : phrases) {
                                if (stop.stop_requested() || silent_) {
                                    break;
                                }
                                audio_.play(sound_of(phrase, language, stop), volume, stop);
                            }
                            audio_.close();
                            if (silent_ == was_silent) {
                                return event::JobDone{};
                            }
                            return event::ConditionsChanged{DeviceKind::audio,
                                                            {silent_ ? Condition::absent : Condition::ready}};
                        });
    }
    return words;
}

std::optional<std::filesystem::path> Guide::prompt_for(const std::string& phrase, Language language) const {
    if (parts_.prompts.empty()) {
        return std::nullopt;
    }
    for (const auto& key : texts_.keys_of(language, phrase)) {
        auto file = parts_.prompts / folder_of(language) / (std::string(key) + ".wav");
        if (std::filesystem::exists(file)) {
            return file;
        }
    }
    return std::nullopt;
}

Sound Guide::sound_of(const std::string& phrase, Language language, const std::stop_token& stop) {
    if (const auto prompt = prompt_for(phrase, language)) {
        if (auto recorded = ui::read_wav(*prompt, rate)) {
            return std::move(*recorded);
        }
    }
    // Without a voice there is silence, and the screen still says it all.
    return parts_.voice->say(text::spoken(phrase, language), language, stop).value_or(Sound{});
}

void Guide::chime(int volume) {
    speaking_.start(
        JobNumber::none,
        [this, loudness = static_cast<double>(volume) / most_volume](const std::stop_token& stop) -> Event {
            if (audio_.open(rate)) {
                audio_.play(bell(), loudness, stop);
            }
            audio_.close();
            return event::JobDone{};
        });
}

void Guide::forget() {
    speaking_.cancel_all();
    before_.reset();
    readings_ = 0;
    speaking_.start(JobNumber::none, [this](const std::stop_token&) -> Event {
        parts_.voice->forget();
        audio_.rest();
        overwrite_stack();
        return event::JobDone{};
    });
}

void Guide::watch_headphones() {
    if (!parts_.headphones || watching_.exchange(true)) {
        return;
    }
    jack_.start(JobNumber::none, [this](const std::stop_token& stop) -> Event {
        const auto plugged = parts_.headphones->plugged(stop);
        watching_ = false;
        // A jack that is not there is looked for again when the devices are.
        return plugged ? Event(event::HeadphonesChanged{*plugged}) : Event(event::JobDone{});
    });
}

}  // namespace kiosk
