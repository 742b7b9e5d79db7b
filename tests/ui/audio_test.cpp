// What is played really comes out.
#include "kiosk/ui/audio.h"

#include <unistd.h>

#include <cmath>
#include <fstream>
#include <thread>

#include "tests/support/catch.h"
#include "tests/ui/loudspeaker.h"

using namespace kiosk;

namespace {

constexpr int rate = 22050;

Sound tone(double seconds, double pitch) {
    Sound sound{.rate = rate, .samples = {}};
    for (int i = 0; i < static_cast<int>(seconds * rate); ++i) {
        sound.samples.push_back(static_cast<std::int16_t>(12'000 * std::sin(2 * M_PI * pitch * i / rate)));
    }
    return sound;
}

std::vector<std::int16_t> scaled(std::vector<std::int16_t> samples, double volume) {
    for (auto& sample : samples) {
        sample = static_cast<std::int16_t>(sample * volume);
    }
    return samples;
}

}  // namespace

TEST_CASE("every sample comes out, one sound after the other, at its volume") {
    const test::Loudspeaker loudspeaker("disk");
    const Sound first = tone(0.3, 440);
    const Sound second = tone(0.21, 660);
    {
        ui::Audio audio;
        REQUIRE(audio.open(rate));
        audio.play(first, 1, {});
        audio.play(second, 0.25, {});
        audio.close();
        REQUIRE(audio.open(rate));  // Closed when silent, opened when there is something to say.
    }
    {
        ui::Audio audio;
        REQUIRE(audio.open(rate));
        audio.play(first, 1, {});
        audio.play(second, 0.25, {});
    }
    const auto heard = loudspeaker.heard();
    CHECK(test::holds(heard, first.samples));
    CHECK(test::holds(heard, scaled(second.samples, 0.25)));
    CHECK_FALSE(test::holds(heard, second.samples));
}

TEST_CASE("what is stopped is not played to its end") {
    const test::Loudspeaker loudspeaker("dummy");  // Takes as long as a real one.
    const Sound hour = tone(3600, 440);
    std::stop_source stop;
    ui::Audio audio;
    REQUIRE(audio.open(rate));
    {
        const std::jthread talking([&] { audio.play(hour, 1, stop.get_token()); });
        stop.request_stop();
    }
    audio.play(tone(0.05, 440), 1, {});  // And plays again.
}

TEST_CASE("a machine without sound is told, not suffered") {
    const test::Loudspeaker loudspeaker("no-such-driver");
    ui::Audio audio;
    CHECK_FALSE(audio.open(rate));
    CHECK_FALSE(audio.open(rate));
    audio.close();
}

TEST_CASE("a recorded prompt is heard as it was recorded, whatever it was recorded with") {
    const auto file =
        std::filesystem::temp_directory_path() / ("kiosk-prompt-" + std::to_string(getpid()) + ".wav");
    const Sound sound = tone(0.5, 440);
    test::write_wav(file, 1, rate, sound.samples);
    CHECK(ui::read_wav(file, rate).value().samples == sound.samples);
    std::vector<std::int16_t> both_ears;
    for (const auto sample : tone(1, 440).samples) {
        both_ears.insert(both_ears.end(), {sample, sample});
    }
    test::write_wav(file, 2, 44100, both_ears);  // Half a second at this rate.
    const auto resampled = ui::read_wav(file, rate);
    REQUIRE(resampled.has_value());
    CHECK(static_cast<double>(resampled->samples.size()) == Approx(rate / 2).margin(200));
    std::ofstream(file) << "this is no sound";
    CHECK(ui::read_wav(file, rate).error().code == ErrorCode::bad_asset);
    std::filesystem::remove(file);
    CHECK(ui::read_wav(file, rate).error().code == ErrorCode::file_missing);
}
