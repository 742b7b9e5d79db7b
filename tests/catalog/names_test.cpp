#include "src/catalog/names.h"

#include <algorithm>

#include "src/text/fold.h"
#include "tests/support/assets.h"
#include "tests/support/catch.h"

using namespace kiosk;

namespace {

using Kind = Names::Kind;

/// What is suggested at the bar: "Nguyen|".
std::vector<Suggestion> at(Kind kind, std::string_view typed, std::size_t most = 8) {
    const auto bar = typed.find('|');
    const text::Draft draft{std::string(typed.substr(0, bar)) + std::string(typed.substr(bar + 1)), bar};
    return test::catalog().names().suggest(kind, draft, most);
}

std::string first(Kind kind, std::string_view typed) {
    const auto found = at(kind, typed);
    return found.empty() ? std::string() : found.front().words;
}

bool offers(Kind kind, std::string_view typed, std::string_view wanted) {
    return std::ranges::any_of(at(kind, typed), [&](const Suggestion& s) { return s.words == wanted; });
}

}  // namespace

TEST_CASE("a name is found by its letters without marks") {
    CHECK(first(Kind::person, "nguyen|") == "Nguyễn");
    CHECK(first(Kind::person, "D|") == "Đặng");
    CHECK(first(Kind::person, "Nguyễn thi|") == "Thị");
    CHECK(offers(Kind::person, "Nguyễn Thị huy|", "Huyền"));
    CHECK(first(Kind::person, "ks|") == "Ksor");
    CHECK(offers(Kind::person, "H'Linh ni|", "Niê"));
}

TEST_CASE("what has the typed marks comes first") {
    CHECK(first(Kind::person, "Lê Thị thú|") == "Thúy");
    CHECK(first(Kind::person, "Lê Thị thù|") == "Thùy");
    CHECK(first(Kind::person, "đ|") == "Đặng");
    CHECK(offers(Kind::person, "Lê Thị thu|", "Thủy"));
}

TEST_CASE("before anything is typed the most frequent names are offered") {
    CHECK(first(Kind::person, "|") == "Nguyễn");
    CHECK(first(Kind::person, "Nguyễn |") == "Thị");
    CHECK(at(Kind::person, "|", 3).size() == 3);
    CHECK(at(Kind::place, "|").empty());
    CHECK(at(Kind::place, "12 |").empty());
}

TEST_CASE("a name of several words is found by its beginning") {
    CHECK(first(Kind::person, "ton th|") == "Tôn Thất");
    CHECK(first(Kind::place, "12 tran hung|") == "Trần Hưng Đạo");
    CHECK(first(Kind::place, "ea k|").starts_with("Ea K"));
    CHECK(offers(Kind::place, "ea ka|", "Ea Kao"));
    CHECK(offers(Kind::place, "thôn 3, ea ka|", "Ea Kao"));
}

TEST_CASE("a suggestion takes the place of what it continues") {
    const auto found = at(Kind::place, "12 tran hung|");
    REQUIRE_FALSE(found.empty());
    CHECK(found.front() == Suggestion{"Trần Hưng Đạo", 3, 12});
    const auto middle = at(Kind::person, "ngu|yen Thị An");
    REQUIRE_FALSE(middle.empty());
    CHECK(middle.front() == Suggestion{"Nguyễn", 0, 6});
}

TEST_CASE("what is already written is not offered again") {
    CHECK_FALSE(offers(Kind::person, "Nguyễn|", "Nguyễn"));
    CHECK(at(Kind::person, "xyzq|").empty());
}

TEST_CASE("every place name is found by its folded words") {
    for (const Commune& commune : test::catalog().units().all_communes) {
        const std::string name = commune.name.substr(commune.name.find(' ') + 1);
        const std::string folded = text::fold(name);
        if (commune.name.starts_with("Đặc khu") || std::ranges::count(name, ' ') > 3) {
            continue;
        }
        const std::string typed = folded.substr(0, folded.size() - 1);
        const auto found = test::catalog().names().suggest(Kind::place, {typed, typed.size()}, 400);
        CAPTURE(name);
        CHECK(std::ranges::any_of(found, [&](const Suggestion& s) { return s.words == name; }));
    }
}
