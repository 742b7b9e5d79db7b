#include "src/identity/dg13.h"

#include "src/identity/card_holder.h"
#include "tests/identity/chip_vectors.h"
#include "tests/support/catch.h"

namespace kiosk {
namespace {

std::string name(Dg13Warning warning) {
    switch (warning) {
        case Dg13Warning::sex_differs_from_number: return "sex_differs_from_number";
        case Dg13Warning::birth_year_differs_from_number: return "birth_year_differs_from_number";
        case Dg13Warning::issued_before_birth: return "issued_before_birth";
    }
    return "";
}

nlohmann::json as_json(const Dg13& holder) {
    nlohmann::json warnings = nlohmann::json::array();
    for (const auto warning : holder.warnings()) {
        warnings.push_back(name(warning));
    }
    return {{"id", holder.id_number.digits()},
            {"name", holder.name},
            {"birth", shown(holder.birth_date, holder.birth_year)},
            {"sex", shown(holder.sex)},
            {"nationality", holder.nationality},
            {"ethnicity", holder.ethnicity},
            {"religion", holder.religion},
            {"hometown", holder.hometown},
            {"address", holder.address},
            {"features", holder.features},
            {"issued", shown(holder.issue_date)},
            {"expires", shown(holder.expiry_date)},
            {"father", holder.father},
            {"mother", holder.mother},
            {"spouse", holder.spouse},
            {"old_id", holder.old_id},
            {"warnings", warnings}};
}

Dg13 holder_of(std::size_t row) {
    return *parse_dg13(bytes_from(chip_vectors()["dg13_good"][row]["hex"].get<std::string>()));
}

TEST_CASE("both layouts are read, and survive being written in either") {
    const auto rows = chip_vectors()["dg13_good"];
    REQUIRE(rows.size() >= 3);
    for (const auto& row : rows) {
        INFO(row["why"].get<std::string>());
        const auto holder = parse_dg13(bytes_from(row["hex"].get<std::string>()));
        CHECK((holder ? "" : holder.error().detail) == std::string());
        REQUIRE(holder);
        CHECK(as_json(*holder) == row["holder"]);
        for (const auto layout : {Dg13Layout::parents_together, Dg13Layout::parents_apart}) {
            CHECK(parse_dg13(build_dg13(*holder, layout)) == *holder);
        }
    }
}

TEST_CASE("our own writing of the first card is the published one") {
    // The old number's and the other number's fields are both empty there, so either place is right.
    CHECK(build_dg13(holder_of(0), Dg13Layout::parents_together).size() ==
          bytes_from(chip_vectors()["dg13_good"][0]["hex"].get<std::string>()).size());
}

TEST_CASE("what is no data group 13 is refused with what is wrong, and not repeated") {
    const auto rows = chip_vectors()["dg13_bad"];
    REQUIRE(rows.size() >= 12);
    for (const auto& row : rows) {
        INFO(row["why"].get<std::string>());
        const auto holder = parse_dg13(bytes_from(row["hex"].get<std::string>()));
        REQUIRE_FALSE(holder);
        CHECK(holder.error().code == ErrorCode::chip_broken);
        CHECK(holder.error().detail.find(row["about"].get<std::string>()) != std::string::npos);
        CHECK(holder.error().detail.find("WEN") == std::string::npos);
        CHECK(holder.error().detail.find("0663030") == std::string::npos);
    }
}

TEST_CASE("cut or changed at every byte, data group 13 is read or refused, never worse") {
    const auto rows = chip_vectors()["dg13_good"];
    for (const auto& row : rows) {
        const auto bytes = bytes_from(row["hex"].get<std::string>());
        for (std::size_t at = 0; at < bytes.size(); ++at) {
            CHECK_FALSE(parse_dg13(ByteView(bytes).first(at)));
            for (const int other : {0x00, 0x30, 0x7F, 0x80, 0x84, 0xFF}) {
                auto changed = bytes;
                changed[at] = static_cast<std::uint8_t>(other);
                const auto holder = parse_dg13(changed);
                CHECK((holder || holder.error().code == ErrorCode::chip_broken));
            }
        }
    }
}

TEST_CASE("the number is compared with what the other fields say") {
    auto holder = holder_of(1);
    holder.sex = Sex::male;
    holder.birth_year = 1999;
    holder.issue_date = Date{std::chrono::year(1990), std::chrono::January, std::chrono::day(1)};
    CHECK(
        as_json(holder)["warnings"] ==
        nlohmann::json({"sex_differs_from_number", "birth_year_differs_from_number", "issued_before_birth"}));
}

TEST_CASE("two files of one chip tell of one person, or the differences are named") {
    const auto lines = chip_vectors()["mrz_good"][0]["lines"];
    auto zone =
        *parse_mrz(lines[0].get<std::string>() + lines[1].get<std::string>() + lines[2].get<std::string>());
    auto holder = holder_of(1);
    CHECK(holder_warnings(zone, holder).empty());
    holder.name = "H' WEN";
    CHECK(holder_warnings(zone, holder) == std::vector{HolderWarning::name_differs});
    zone.name = "H W";
    zone.name_is_cut = true;
    CHECK(holder_warnings(zone, holder).empty());
    holder = holder_of(0);
    CHECK(holder_warnings(zone, holder) ==
          std::vector{HolderWarning::number_differs, HolderWarning::birth_date_differs,
                      HolderWarning::name_differs, HolderWarning::expiry_date_differs});
    holder.sex = Sex::male;
    CHECK(holder_warnings(zone, holder).size() == 5);
}

}  // namespace
}  // namespace kiosk
