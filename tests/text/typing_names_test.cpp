// Every syllable of the country's place names can be typed in every way, and no name is touched that is not
// being typed.
#include <set>
#include <sstream>

#include "kiosk/player/typist.h"
#include "src/text/fold.h"
#include "src/text/letter.h"
#include "tests/support/assets.h"
#include "tests/support/catch.h"

using namespace kiosk;
using namespace kiosk::text;

namespace {

std::set<std::string> syllables() {
    std::set<std::string> all;
    const auto add = [&](std::string name) {
        std::ranges::replace(name, '-', ' ');
        std::ranges::replace(name, '\'', ' ');
        std::istringstream words(name);
        for (std::string word; words >> word;) {
            all.insert(word);
        }
    };
    const Units& units = test::catalog().units();
    for (const Province& province : units.provinces) {
        add(province.full_name);
    }
    for (const Commune& commune : units.all_communes) {
        add(commune.name);
    }
    for (const Choice& group : units.ethnic_groups) {
        add(group.name.vi);
    }
    return all;
}

/// What the keys write, struck one by one.
std::string written(const std::vector<player::KeyStroke>& keys, const TypingRules& rules) {
    static const std::vector<std::string> tones{"level", "acute", "grave", "hook", "tilde", "dot"};
    Draft draft;
    for (const player::KeyStroke& key : keys) {
        if (key.id.starts_with("key.tone.")) {
            const auto tone = std::ranges::find(tones, key.id.substr(9)) - tones.begin();
            draft = with_tone(draft, static_cast<ToneMark>(tone), rules.style);
        } else {
            draft = with_letter(draft, key.letter.empty() ? " " : key.letter, rules);
        }
    }
    return draft.text;
}

}  // namespace

TEST_CASE("every syllable of every place name can be typed in every way") {
    const auto all = syllables();
    REQUIRE(all.size() > 1200);
    for (const auto method : {TypingMethod::tones, TypingMethod::telex, TypingMethod::vni}) {
        const TypingRules traditional{method, ToneStyle::traditional};
        const TypingRules modern{method, ToneStyle::modern};
        for (const std::string& word : all) {
            // The names follow both styles: Hoà Bình stands beside Hòa Bình.
            const std::string one = written(player::keys_for(word, traditional), traditional);
            const std::string other = written(player::keys_for(word, modern), modern);
            CAPTURE(word, static_cast<int>(method), one, other);
            CHECK((one == word || other == word));
            CHECK(fold(one) == fold(other));
        }
    }
}

TEST_CASE("a tone key may follow its vowel at once") {
    CHECK(written(player::keys_for("Trần Thị Huyền Quý", {}), {}) == "Trần Thị Huyền Quý");
}

TEST_CASE("a name read from a card is not rewritten by what is typed beside it") {
    // Composed and not, both styles, foreign letters.
    for (const std::string name : {"Hoà", "Hòa", "Nguyê\u0303n", "Thuỷ", "Thủy", "Y Bl\u014Fm Niê"}) {
        for (const auto method : {TypingMethod::tones, TypingMethod::telex, TypingMethod::vni}) {
            for (const auto style : {ToneStyle::traditional, ToneStyle::modern}) {
                const TypingRules rules{method, style};
                Draft draft{name, name.size()};
                for (const char* key : {" ", "a", "s", "1", "w", "d"}) {
                    draft = with_letter(draft, key, rules);
                    CHECK(draft.text.starts_with(name + " "));
                }
                draft = with_tone(draft, ToneMark::grave, style);
                CHECK(draft.text.starts_with(name + " "));
                while (draft.text.size() > name.size()) {
                    draft = without_last(draft, style);
                }
                CHECK(draft.text == name);
                CHECK(stepped_on(stepped_back(draft)) == draft);
            }
        }
    }
}
