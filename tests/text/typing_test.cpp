// Telex and VNI stroke by stroke: what each key does, and how it is taken back.
#include "src/text/typing.h"

#include <fstream>
#include <sstream>
#include <vector>

#include "src/text/fold.h"
#include "tests/support/catch.h"

using namespace kiosk::text;

namespace {

constexpr TypingRules telex{TypingMethod::telex, ToneStyle::traditional};
constexpr TypingRules telex_modern{TypingMethod::telex, ToneStyle::modern};
constexpr TypingRules vni{TypingMethod::vni, ToneStyle::traditional};

std::string typed(std::string_view keys, const TypingRules& rules) {
    Draft draft;
    for (const char key : keys) {
        draft = with_letter(draft, std::string(1, key), rules);
    }
    CHECK(draft.caret == draft.text.size());
    return draft.text;
}

struct Vector {
    TypingMethod method{};
    std::string keys;
    std::string traditional;
    std::string modern;
};

/// "telex hoas hóa hoá" a line.
std::vector<Vector> vectors() {
    std::vector<Vector> all;
    std::ifstream file("tests/text/typing_vectors.txt");
    for (std::string line; std::getline(file, line);) {
        std::istringstream words(line);
        std::string method;
        Vector vector;
        words >> method >> vector.keys >> vector.traditional >> vector.modern;
        vector.method = method == "vni" ? TypingMethod::vni : TypingMethod::telex;
        all.push_back(vector);
    }
    return all;
}

}  // namespace

TEST_CASE("keys write what other Vietnamese keyboards write") {
    const auto all = vectors();
    REQUIRE(all.size() > 1600);
    for (const Vector& vector : all) {
        CAPTURE(vector.keys);
        CHECK(typed(vector.keys, {vector.method, ToneStyle::traditional}) == vector.traditional);
        CHECK(typed(vector.keys, {vector.method, ToneStyle::modern}) == vector.modern);
    }
}

TEST_CASE("the same key again takes back what it did and writes itself") {
    CHECK(typed("aa", telex) == "â");
    CHECK(typed("aaa", telex) == "aa");
    CHECK(typed("ass", telex) == "as");
    CHECK(typed("asss", telex) == "ass");
    CHECK(typed("dd", telex) == "đ");
    CHECK(typed("ddd", telex) == "dd");
    CHECK(typed("dddd", telex) == "ddd");
    CHECK(typed("aww", telex) == "aw");
    CHECK(typed("ww", telex) == "w");
    CHECK(typed("www", telex) == "ww");
    CHECK(typed("thuoww", telex) == "thuow");
    CHECK(typed("duowngw", telex) == "duongw");
    CHECK(typed("a66", vni) == "a6");
    CHECK(typed("a11", vni) == "a1");
    CHECK(typed("a111", vni) == "a11");
    CHECK(typed("d99", vni) == "d9");
    CHECK(typed("u77", vni) == "u7");
    CHECK(typed("a88", vni) == "a8");
}

TEST_CASE("marks and tones may come late") {
    CHECK(typed("nguyenxe", telex) == "nguyễn");
    CHECK(typed("toio", telex) == "tôi");
    CHECK(typed("dauaf", telex) == "dầu");
    CHECK(typed("luuw", telex) == "lưu");
    CHECK(typed("duongwf", telex) == "dường");
    CHECK(typed("kuangw", telex) == "kuăng");
    CHECK(typed("muaw", telex) == "mưa");
    CHECK(typed("hoawcj", telex) == "hoặc");
    CHECK(typed("tieng61", vni) == "tiếng");
    CHECK(typed("nguoi72", vni) == "người");
}

TEST_CASE("a mark goes only where it makes a vowel") {
    CHECK(typed("ngoeor", telex) == "ngoẻo");
    CHECK(typed("ngoaos", telex) == "ngoáo");
    CHECK(typed("thuowr", telex) == "thuở");
    CHECK(typed("thuowngr", telex) == "thưởng");
    CHECK(typed("quowr", telex) == "quở");
    CHECK(typed("huowu", telex) == "hươu");
}

TEST_CASE("Telex leaves digits alone, VNI those that change nothing") {
    CHECK(typed("soos 12", telex) == "số 12");
    CHECK(typed("so61 12/5", vni) == "số 12/5");
    CHECK(typed("2026", vni) == "2026");
    CHECK(typed("A55", vni) == "A5");
}

TEST_CASE("upper case stays") {
    CHECK(typed("THUYR", telex) == "THỦY");
    CHECK(typed("THUYR", telex_modern) == "THUỶ");
    CHECK(typed("DDAWKS", telex) == "ĐẮK");
    CHECK(typed("W", telex) == "Ư");
    CHECK(typed("Nguye64n", vni) == "Nguyễn");
}

TEST_CASE("what is typed is composed") {
    const Draft draft = with_letter({"Vie\u0302", 5}, "t", telex);
    CHECK(draft.text == "Viêt");
    CHECK(with_letter(draft, "j", telex).text == "Việt");
    CHECK(with_letter({"a", 1}, "e\u0302", {}).text == "aê");
    CHECK(with_tone({"e\u0302", 3}, ToneMark::acute, ToneStyle::traditional).text == "ế");
    for (const Vector& vector : vectors()) {
        const std::string text = typed(vector.keys, {vector.method, ToneStyle::traditional});
        CHECK(text == nfc(text));
    }
}
