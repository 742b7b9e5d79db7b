#include "src/catalog/units.h"

#include "tests/support/assets.h"
#include "tests/support/catch.h"

using namespace kiosk;

TEST_CASE("communes belong to their province") {
    const Units& units = test::catalog().units();
    std::size_t all = 0;
    for (const Province& province : units.provinces) {
        for (const Commune& commune : units.communes(province.code)) {
            CHECK(commune.province == province.code);
            ++all;
        }
    }
    CHECK(all == 3321);
    CHECK(units.communes("98").empty());
    CHECK(units.commune("00004")->name == "Phường Ba Đình");
    CHECK(units.commune("99999") == nullptr);
}

TEST_CASE("an address has two levels") {
    const Units& units = test::catalog().units();
    CHECK(units.address_text("01|00004|12 phố Thử") == "12 phố Thử, Phường Ba Đình, Thành phố Hà Nội");
    CHECK(units.address_text("01|00004|") == "Phường Ba Đình, Thành phố Hà Nội");
    CHECK(units.address_text("01") == "Thành phố Hà Nội");
    CHECK(units.address_text("").empty());
    CHECK(parse_address("01|00004|a|b").detail == "a|b");
    CHECK(format_address(parse_address("01|00004|12 phố Thử")) == "01|00004|12 phố Thử");
}
