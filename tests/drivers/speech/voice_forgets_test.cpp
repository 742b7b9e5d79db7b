// What a voice said is nowhere in the process once it was told to forget: not in the library's arrays, not in
// freed memory.
#include <fmt/format.h>

#include "drivers/speech/espeak_voice.h"
#include "kiosk/player/memory_search.h"
#include "tests/support/catch.h"

using namespace kiosk;
using player::Veiled;

namespace {

// In the program's constants, which the search leaves out; longer than what a string keeps within itself.
constexpr const char* accented = "trần thị thử nghiệm bí mật";
constexpr const char* ascii = "mary ann testing secretly";

/// As a library holds it that knows 32-bit letters.
Veiled widened(const Veiled& words) {
    std::string wide;
    for (const char letter : words.veiled()) {
        wide.append({letter, Veiled::veil, Veiled::veil, Veiled::veil});
    }
    return Veiled::of_veiled(std::move(wide));
}

std::string places(const Veiled& words) {
    std::string all;
    const auto found = player::places_in_memory(words);
    REQUIRE(found.has_value());
    for (const auto& place : *found) {
        all += place.plain() + "\n";
    }
    return all;
}

}  // namespace

TEST_CASE("a voice keeps nothing of what it said") {
    const auto voice = make_espeak_voice({});
    for (int i = 0; i < 3; ++i) {
        REQUIRE(voice->say(fmt::format("xin chào {}, {}, mời ngồi", accented, ascii), Language::vi, {}));
        REQUIRE(voice->say(fmt::format("hello {}, {}", accented, ascii), Language::en, {}));
    }
    voice->forget();
    CHECK(places(Veiled(accented)).empty());
    CHECK(places(Veiled(ascii)).empty());
    CHECK(places(widened(Veiled(ascii))).empty());
    const std::string kept = ascii;
    CHECK_FALSE(places(Veiled(ascii)).empty());  // The search does find.
    CHECK(kept == ascii);
}
