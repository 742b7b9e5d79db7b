#include "src/catalog/condition.h"

#include "tests/support/catch.h"

using namespace kiosk;

namespace {

When is(std::string key, std::vector<std::string> values) {
    return {When::Kind::is, std::move(key), std::move(values), {}};
}
When filled(std::string key) {
    return {When::Kind::filled, std::move(key), {}, {}};
}
When all(std::vector<When> parts) {
    return {When::Kind::all, {}, {}, std::move(parts)};
}
When negation(When part) {
    return {When::Kind::negation, {}, {}, {std::move(part)}};
}

const ValuesOf free_text = [](std::string_view) { return std::vector<std::string>(); };

}  // namespace

TEST_CASE("a condition looks at answers") {
    const Answers answers{{"case", "divorced"}, {"empty", ""}};
    CHECK(When{}.holds(answers));
    CHECK_FALSE(When::never().holds(answers));
    CHECK(is("case", {"widowed", "divorced"}).holds(answers));
    CHECK_FALSE(is("case", {"widowed"}).holds(answers));
    CHECK_FALSE(is("absent", {"x"}).holds(answers));
    CHECK(filled("case").holds(answers));
    CHECK_FALSE(filled("empty").holds(answers));
    CHECK(negation(filled("empty")).holds(answers));
    CHECK(all({filled("case"), negation(is("case", {"widowed"}))}).holds(answers));
}

TEST_CASE("what can never be true is found") {
    CHECK(satisfiable(is("a", {"1"}), free_text));
    CHECK(satisfiable(negation(is("a", {"1"})), free_text));
    CHECK_FALSE(satisfiable(all({is("a", {"1"}), is("a", {"2"})}), free_text));
    CHECK_FALSE(satisfiable(all({filled("a"), negation(filled("a"))}), free_text));
    CHECK(satisfiable(all({is("a", {"1"}), is("b", {"2"})}), free_text));
    const ValuesOf yes_or_no = [](std::string_view) { return std::vector<std::string>{"yes", "no"}; };
    CHECK_FALSE(satisfiable(all({filled("a"), negation(is("a", {"yes", "no"}))}), yes_or_no));
}
