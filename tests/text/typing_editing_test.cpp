// Tone keys, and editing with the caret anywhere.
#include "src/text/typing.h"
#include "tests/support/catch.h"

using namespace kiosk::text;

namespace {

constexpr TypingRules telex{TypingMethod::telex, ToneStyle::traditional};

/// "ho|n": a draft with its caret at the bar.
Draft at(std::string_view text) {
    const auto bar = text.find('|');
    return {std::string(text.substr(0, bar)) + std::string(text.substr(bar + 1)), bar};
}

std::string shown(const Draft& draft) {
    return draft.text.substr(0, draft.caret) + "|" + draft.text.substr(draft.caret);
}

std::string toned(std::string_view text, ToneMark tone) {
    return shown(with_tone(at(text), tone, ToneStyle::traditional));
}

std::string typed(std::string_view text, const char* letter, const TypingRules& rules = {}) {
    return shown(with_letter(at(text), letter, rules));
}

}  // namespace

TEST_CASE("a tone key sets, changes and takes away the tone of its syllable") {
    CHECK(toned("THUY|", ToneMark::hook) == "THỦY|");
    CHECK(shown(with_tone(at("thuy|"), ToneMark::hook, ToneStyle::modern)) == "thuỷ|");
    CHECK(toned("hòa|", ToneMark::acute) == "hóa|");
    CHECK(toned("hòa|", ToneMark::grave) == "hoa|");
    CHECK(toned("hoà thuy|", ToneMark::hook) == "hoà thủy|");
    for (const char* nothing : {"|", "Krng|", "12|", "an |"}) {
        CHECK(toned(nothing, ToneMark::acute) == nothing);
    }
}

TEST_CASE("in the middle of a word a key sees the whole word") {
    CHECK(typed("ho|n", "a") == "hoa|n");
    CHECK(typed("hò|n", "a") == "hoà|n");
    CHECK(toned("Nguyê|n Văn", ToneMark::tilde) == "Nguyễ|n Văn");
    CHECK(toned("|toan", ToneMark::acute) == "|toán");
    CHECK(typed("ta|n", "a", telex) == "tâ|n");
    CHECK(typed("hoa|n", "f", telex) == "hoà|n");
    CHECK(typed("Nguyên| Hoà", "x", telex) == "Nguyễn| Hoà");
    CHECK(typed("duo|ng", "w", telex) == "dươ|ng");
}

TEST_CASE("a key changes nothing that stands after the caret") {
    CHECK(typed("|an", "s", telex) == "s|an");
    CHECK(typed("|an", "a", telex) == "a|an");
    CHECK(typed("|an", "w", telex) == "ư|an");
    CHECK(typed("t|an", "d", telex) == "td|an");
    CHECK(typed("|uý", "q") == "q|uý");
}

TEST_CASE("letters go whole, before the caret and after it") {
    const auto style = ToneStyle::traditional;
    CHECK(shown(without_last(at("hoàn|"), style)) == "hòa|");
    CHECK(shown(without_last(at("hoà|n"), style)) == "ho|n");
    CHECK(shown(without_last(at("ho|àn"), style)) == "h|àn");
    CHECK(shown(without_last(at("Ế|"), style)) == "|");
    CHECK(shown(without_last(at("|"), style)) == "|");
    CHECK(shown(without_last(at("hoà |an"), style)) == "hoà|an");
    CHECK(shown(without_last(at("a😀|"), style)) == "a|");
    CHECK(shown(without_next(at("hoà|n"), style)) == "hòa|");
    CHECK(shown(without_next(at("an| b"), style)) == "an|b");
    CHECK(shown(without_next(at("an|"), style)) == "an|");
}

TEST_CASE("the tone moves while a syllable grows") {
    Draft draft = with_tone(with_letter(with_letter({}, "h", {}), "o", {}), ToneMark::grave, {});
    CHECK(draft.text == "hò");
    draft = with_letter(draft, "a", {});
    CHECK(draft.text == "hòa");
    CHECK(with_letter(draft, "n", {}).text == "hoàn");
    CHECK(typed("gí|", "a") == "giá|");
    CHECK(typed("qú|", "y") == "quý|");
}

TEST_CASE("the caret steps over whole letters") {
    CHECK(shown(stepped_back(at("Vi\u00ea\u0323|t"))) == "Vi|\u00ea\u0323t");
    CHECK(shown(stepped_on(at("Vi|\u00ea\u0323t"))) == "Vi\u00ea\u0323|t");
    CHECK(shown(stepped_back(at("|a"))) == "|a");
    CHECK(shown(stepped_on(at("a|"))) == "a|");
    CHECK(letter_border("ế", 2) == 0);
    CHECK(letter_border("ế", 99) == 3);
}

TEST_CASE("broken bytes do no harm and stay where they are") {
    for (const std::string bytes : {"\xC3", "\xE1\xBA", "\xFF\xFE", "\x80"}) {
        const Draft draft =
            with_tone(with_letter({bytes + "a", bytes.size() + 1}, "s", telex), ToneMark::dot, {});
        CHECK(draft.text.starts_with(bytes));
        CHECK(draft.text.ends_with("ạ"));
        CHECK(without_last({bytes, bytes.size()}, {}).text.size() < bytes.size());
    }
}
