#include "src/identity/id_number.h"

#include "tests/support/catch.h"

namespace kiosk {
namespace {

TEST_CASE("a number says where, which sex and which year") {
    struct Row {
        std::string_view digits;
        std::string_view place;
        Sex sex;
        int year;
    };
    const auto row = GENERATE(
        Row{"079090000011", "TP. Hồ Chí Minh", Sex::male, 1990},
        Row{"066303000033", "Đắk Lắk", Sex::female, 2003}, Row{"001185000022", "Hà Nội", Sex::female, 1985},
        Row{"096200000001", "Cà Mau", Sex::male, 2000}, Row{"001499999999", "Hà Nội", Sex::male, 2199},
        Row{"142041000017", "", Sex::male, 1941});
    const auto id = IdNumber::parse(row.digits);
    REQUIRE(id);
    CHECK(id->digits() == row.digits);
    CHECK(id->birth_place() == row.place);
    CHECK(id->sex() == row.sex);
    CHECK(id->birth_year() == row.year);
}

TEST_CASE("what cannot be a number is refused and not repeated") {
    const auto text =
        GENERATE(as<std::string>(), "", "07909000001", "0790900000111", "07909000001x", " 79090000011",
                 "+79090000011", "000090000011", "003090000011", "097090000011", "100090000011", "٠٧٩٠٩٠");
    const auto id = IdNumber::parse(text);
    REQUIRE_FALSE(id);
    CHECK(id.error().code == ErrorCode::bad_answer);
    if (!text.empty()) {
        CHECK(id.error().detail.find(text) == std::string::npos);
    }
}

TEST_CASE("the list has all 63 places, ascending, each usable") {
    const auto places = birth_places();
    REQUIRE(places.size() == 63);
    for (std::size_t i = 0; i < places.size(); ++i) {
        CHECK((i == 0 || places[i - 1].code < places[i].code));
        const auto id = IdNumber::parse(std::string(places[i].code) + "090000011");
        REQUIRE(id);
        CHECK(id->birth_place() == places[i].name);
    }
}

}  // namespace
}  // namespace kiosk
