// Typing with letter and tone keys: every syllable of the country's place names, tone last and tone in the
// middle.
#include "src/text/typing.h"

#include <array>
#include <fstream>
#include <vector>

#include "src/text/fold.h"
#include "tests/support/catch.h"

using namespace kiosk::text;

namespace {

struct Strokes {
    std::vector<std::string> letters;  ///< Without tones: what the letter keys write.
    ToneMark tone = ToneMark::level;
    std::size_t toned = 0;  ///< The letter that carries the tone.
};

constexpr std::array<const char*, 6> tones_of_vowels[] = {
    {"a", "á", "à", "ả", "ã", "ạ"}, {"ă", "ắ", "ằ", "ẳ", "ẵ", "ặ"}, {"â", "ấ", "ầ", "ẩ", "ẫ", "ậ"},
    {"e", "é", "è", "ẻ", "ẽ", "ẹ"}, {"ê", "ế", "ề", "ể", "ễ", "ệ"}, {"i", "í", "ì", "ỉ", "ĩ", "ị"},
    {"o", "ó", "ò", "ỏ", "õ", "ọ"}, {"ô", "ố", "ồ", "ổ", "ỗ", "ộ"}, {"ơ", "ớ", "ờ", "ở", "ỡ", "ợ"},
    {"u", "ú", "ù", "ủ", "ũ", "ụ"}, {"ư", "ứ", "ừ", "ử", "ữ", "ự"}, {"y", "ý", "ỳ", "ỷ", "ỹ", "ỵ"}};

Strokes strokes_of(std::string_view word) {
    Strokes strokes;
    while (!word.empty()) {
        const auto first = static_cast<unsigned char>(word.front());
        const std::size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : 3;
        std::string letter(word.substr(0, length));
        word.remove_prefix(length);
        for (const auto& vowel : tones_of_vowels) {
            for (std::size_t tone = 1; tone < vowel.size(); ++tone) {
                if (letter == vowel[tone]) {
                    letter = vowel[0];
                    strokes.tone = static_cast<ToneMark>(tone);
                    strokes.toned = strokes.letters.size();
                }
            }
        }
        strokes.letters.push_back(std::move(letter));
    }
    return strokes;
}

std::string typed(const Strokes& strokes, std::size_t tone_after) {
    std::string text;
    for (std::size_t i = 0; i < strokes.letters.size(); ++i) {
        text = with_letter(text, strokes.letters[i]);
        if (i == tone_after && strokes.tone != ToneMark::level) {
            text = with_tone(text, strokes.tone);
        }
    }
    return text;
}

std::vector<std::string> words() {
    std::vector<std::string> all;
    std::ifstream file("tests/text/typing_words.txt");
    for (std::string line; std::getline(file, line);) {
        all.push_back(line);
    }
    return all;
}

}  // namespace

TEST_CASE("every syllable can be typed with the tone last") {
    const auto all = words();
    REQUIRE(all.size() > 750);
    for (const std::string& word : all) {
        CAPTURE(word);
        const Strokes strokes = strokes_of(word);
        CHECK(typed(strokes, strokes.letters.size() - 1) == word);
    }
}

TEST_CASE("every syllable can be typed with the tone right after its vowel") {
    for (const std::string& word : words()) {
        CAPTURE(word);
        const Strokes strokes = strokes_of(word);
        CHECK(typed(strokes, strokes.toned) == word);
    }
}

TEST_CASE("upper case is typed the same way") {
    CHECK(with_tone("THUY", ToneMark::hook) == "THỦY");
    CHECK(with_tone("ĐĂK", ToneMark::acute) == "ĐẮK");
    CHECK(with_tone("Nguyên Văn QUY", ToneMark::acute) == "Nguyên Văn QUÝ");
}

TEST_CASE("a tone is changed, and taken away by its own key") {
    CHECK(with_tone("hòa", ToneMark::acute) == "hóa");
    CHECK(with_tone("hòa", ToneMark::grave) == "hoa");
    CHECK(with_tone("hoà", ToneMark::hook) == "hỏa");
}

TEST_CASE("only the last syllable is touched") {
    CHECK(with_tone("hoà thuy", ToneMark::hook) == "hoà thủy");
    CHECK(with_letter("hoà ", "b") == "hoà b");
    CHECK(with_letter("hoà", " ") == "hoà ");
    CHECK(with_letter("hoà", ",") == "hoà,");
}

TEST_CASE("where there is no vowel nothing changes") {
    CHECK(with_tone("", ToneMark::acute).empty());
    CHECK(with_tone("Krng", ToneMark::acute) == "Krng");
    CHECK(with_tone("12", ToneMark::acute) == "12");
    CHECK(with_tone("an ", ToneMark::acute) == "an ");
}

TEST_CASE("the last letter goes whole, and the tone finds its place again") {
    CHECK(without_last("hoàn") == "hòa");
    CHECK(without_last("đ").empty());
    CHECK(without_last("").empty());
    CHECK(without_last("Ế") == "");
    CHECK(without_last("a ") == "a");
}

TEST_CASE("the tone moves while a syllable grows") {
    std::string text;
    const std::array<const char*, 4> grown = {"h", "hò", "hòa", "hoàn"};
    text = with_letter(text, "h");
    CHECK(text == grown[0]);
    text = with_tone(with_letter(text, "o"), ToneMark::grave);
    CHECK(text == grown[1]);
    text = with_letter(text, "a");
    CHECK(text == grown[2]);
    CHECK(with_letter(text, "n") == grown[3]);
    CHECK(with_letter(with_tone(with_letter("g", "i"), ToneMark::acute), "a") == "giá");
    CHECK(with_letter(with_tone(with_letter("q", "u"), ToneMark::acute), "y") == "quý");
}

TEST_CASE("broken bytes do no harm") {
    for (const char* bytes : {"\xC3", "\xE1\xBA", "\xFF\xFE", "a\x80", "\xF0\x9F\x98\x80"}) {
        static_cast<void>(with_tone(bytes, ToneMark::acute));
        static_cast<void>(with_letter(bytes, "a"));
        static_cast<void>(without_last(bytes));
    }
    CHECK(without_last("a😀") == "a");
}
