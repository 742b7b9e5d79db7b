// The contract of a voice, kept by espeak-ng. Nobody listens: what can be judged is how long and how loud it
// is.
#include "src/device/voice.h"

#include <algorithm>
#include <cmath>

#include "drivers/speech/espeak_voice.h"
#include "src/text/spoken.h"
#include "tests/support/catch.h"

using namespace kiosk;

namespace {

double seconds(const Sound& sound) {
    return static_cast<double>(sound.samples.size()) / sound.rate;
}

/// Of full scale, over everything that is louder than a breath.
double loudness(const Sound& sound) {
    double sum = 0;
    double count = 1;
    for (const std::int16_t sample : sound.samples) {
        if (std::abs(sample) > 300) {
            sum += std::pow(sample / 32768.0, 2);
            count += 1;
        }
    }
    return std::sqrt(sum / count);
}

Sound said(Voice& voice, std::string_view words, Language language) {
    auto sound = voice.say(text::spoken(words, language), language, {});
    REQUIRE(sound.has_value());
    return std::move(*sound);
}

}  // namespace

TEST_CASE("a voice speaks both languages, aloud and as long as it takes a person") {
    const auto voice = make_espeak_voice({});
    const auto vi = said(*voice, "Ông, bà cần làm gì hôm nay?", Language::vi);
    const auto en = said(*voice, "What do you need today?", Language::en);
    for (const Sound* sound : {&vi, &en}) {
        CHECK(seconds(*sound) > 1.2);
        CHECK(seconds(*sound) < 5);
        CHECK(loudness(*sound) > 0.03);
        CHECK(std::ranges::count_if(sound->samples, [](int sample) { return sample > 32'000; }) <
              sound->rate / 100);
    }
    CHECK(vi.samples != en.samples);
}

TEST_CASE("what is said in full takes longer than what was written") {
    const auto voice = make_espeak_voice({});
    const auto amount = said(*voice, "8.000 đồng", Language::vi);
    const auto date = said(*voice, "05/03/1990", Language::vi);
    CHECK(seconds(date) > seconds(amount));
    CHECK(seconds(date) > 2.5);
}

TEST_CASE("a slower voice takes longer") {
    const auto words = "Xin lấy phiếu ở khe bên dưới";
    const auto slow = said(*make_espeak_voice({.words_per_minute = 90}), words, Language::vi);
    const auto fast = said(*make_espeak_voice({.words_per_minute = 250}), words, Language::vi);
    CHECK(seconds(slow) > seconds(fast) * 1.5);
}

TEST_CASE("a voice says the same words in the same time, also after it forgot") {
    const auto voice = make_espeak_voice({});
    const auto first = said(*voice, "Tiếp tục", Language::vi);
    voice->forget();
    CHECK(seconds(said(*voice, "Tiếp tục", Language::vi)) == Approx(seconds(first)).epsilon(0.05));
}

TEST_CASE("a voice stops when asked, and speaks again") {
    const auto voice = make_espeak_voice({});
    std::stop_source stop;
    stop.request_stop();
    const auto stopped = voice->say("Ông, bà cần làm gì hôm nay?", Language::vi, stop.get_token());
    REQUIRE_FALSE(stopped.has_value());
    CHECK(stopped.error().code == ErrorCode::cancelled);
    CHECK(seconds(said(*voice, "Tiếp tục", Language::vi)) > 0.3);
}

TEST_CASE("a voice that this machine has not is told by its name") {
    const auto nobody = make_espeak_voice({.vietnamese = "xx-nobody"});
    const auto sound = nobody->say("Tiếp tục", Language::vi, {});
    REQUIRE_FALSE(sound.has_value());
    CHECK(sound.error().code == ErrorCode::file_missing);
    CHECK(sound.error().detail.find("xx-nobody") != std::string::npos);
}
