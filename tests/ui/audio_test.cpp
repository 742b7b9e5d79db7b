// What is played really comes out: SDL's own driver that writes to a file stands for the loudspeaker.
#include "kiosk/ui/audio.h"

#include <unistd.h>

#include <cmath>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <thread>

#include "tests/support/catch.h"

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

/// SDL asks the environment where to play; every test is one such place.
class Loudspeaker {
  public:
    explicit Loudspeaker(const char* driver)
        : file_(std::filesystem::temp_directory_path() /
                ("kiosk-audio-" + std::to_string(getpid()) + ".raw")) {
        setenv("SDL_AUDIODRIVER", driver, 1);
        setenv("SDL_DISKAUDIOFILE", file_.c_str(), 1);
        setenv("SDL_DISKAUDIODELAY", "0", 1);
    }
    ~Loudspeaker() { std::filesystem::remove(file_); }
    Loudspeaker(const Loudspeaker&) = delete;
    Loudspeaker& operator=(const Loudspeaker&) = delete;

    [[nodiscard]] std::vector<std::int16_t> heard() const {
        std::ifstream stream(file_, std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
        std::vector<std::int16_t> samples(bytes.size() / 2);
        std::memcpy(samples.data(), bytes.data(), samples.size() * 2);
        return samples;
    }

  private:
    std::filesystem::path file_;
};

/// Where `part` begins in what was heard: silence may come before and after.
bool holds(const std::vector<std::int16_t>& heard, const std::vector<std::int16_t>& part) {
    return std::search(heard.begin(), heard.end(), part.begin(), part.end()) != heard.end();
}

std::vector<std::int16_t> scaled(std::vector<std::int16_t> samples, double volume) {
    for (auto& sample : samples) {
        sample = static_cast<std::int16_t>(sample * volume);
    }
    return samples;
}

}  // namespace

TEST_CASE("every sample comes out, one sound after the other, at its volume") {
    const Loudspeaker loudspeaker("disk");
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
    CHECK(holds(heard, first.samples));
    CHECK(holds(heard, scaled(second.samples, 0.25)));
    CHECK_FALSE(holds(heard, second.samples));
}

TEST_CASE("what is stopped is not played to its end") {
    const Loudspeaker loudspeaker("dummy");  // Takes as long as a real one.
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
    const Loudspeaker loudspeaker("no-such-driver");
    ui::Audio audio;
    CHECK_FALSE(audio.open(rate));
    CHECK_FALSE(audio.open(rate));
    audio.close();
}

TEST_CASE("a recorded prompt is heard as it was recorded, whatever it was recorded with") {
    const auto file =
        std::filesystem::temp_directory_path() / ("kiosk-prompt-" + std::to_string(getpid()) + ".wav");
    const auto write = [&](int channels, int own_rate, const std::vector<std::int16_t>& samples) {
        std::ofstream out(file, std::ios::binary);
        const auto number = [&](std::uint32_t value, int bytes) {
            out.write(reinterpret_cast<const char*>(&value), bytes);
        };
        const auto size = static_cast<std::uint32_t>(samples.size() * 2);
        out << "RIFF";
        number(36 + size, 4);
        out << "WAVEfmt ";
        number(16, 4);
        number(1, 2);
        number(static_cast<std::uint32_t>(channels), 2);
        number(static_cast<std::uint32_t>(own_rate), 4);
        number(static_cast<std::uint32_t>(own_rate * channels * 2), 4);
        number(static_cast<std::uint32_t>(channels * 2), 2);
        number(16, 2);
        out << "data";
        number(size, 4);
        out.write(reinterpret_cast<const char*>(samples.data()), size);
    };
    const Sound sound = tone(0.5, 440);
    write(1, rate, sound.samples);
    CHECK(ui::read_wav(file, rate).value().samples == sound.samples);
    std::vector<std::int16_t> both_ears;
    for (const auto sample : tone(1, 440).samples) {
        both_ears.insert(both_ears.end(), {sample, sample});
    }
    write(2, 44100, both_ears);  // Half a second at this rate.
    const auto resampled = ui::read_wav(file, rate);
    REQUIRE(resampled.has_value());
    CHECK(static_cast<double>(resampled->samples.size()) == Approx(rate / 2).margin(200));
    std::ofstream(file) << "this is no sound";
    CHECK(ui::read_wav(file, rate).error().code == ErrorCode::bad_asset);
    std::filesystem::remove(file);
    CHECK(ui::read_wav(file, rate).error().code == ErrorCode::file_missing);
}
