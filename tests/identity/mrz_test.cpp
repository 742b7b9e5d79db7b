#include "src/identity/mrz.h"

#include "tests/identity/chip_vectors.h"
#include "tests/support/catch.h"

namespace kiosk {
namespace {

std::string text_of_lines(const nlohmann::json& row, std::string_view between = "\n") {
    std::string text;
    for (const auto& line : row["lines"]) {
        text += line.get<std::string>() + std::string(between);
    }
    return text;
}

std::string name(MrzWarning warning) {
    switch (warning) {
        case MrzWarning::sex_differs_from_number: return "sex_differs_from_number";
        case MrzWarning::birth_date_differs_from_number: return "birth_date_differs_from_number";
        case MrzWarning::card_number_differs_from_id: return "card_number_differs_from_id";
    }
    return "";
}

nlohmann::json as_json(const Mrz& mrz) {
    nlohmann::json warnings = nlohmann::json::array();
    for (const auto warning : mrz.warnings()) {
        warnings.push_back(name(warning));
    }
    return {{"number", mrz.document_number},
            {"id", mrz.id_number.digits()},
            {"birth", shown(mrz.birth_day(), mrz.birth_year())},
            {"sex", shown(mrz.sex)},
            {"expires", shown(mrz.expiry_day())},
            {"name", mrz.name},
            {"cut", mrz.name_is_cut},
            {"warnings", warnings}};
}

TEST_CASE("check digits are those of Doc 9303") {
    // Part 3, 4.9 and part 11, D.2: worked examples.
    CHECK(mrz_check_digit("520727") == '3');
    CHECK(mrz_check_digit("AB2134<<<") == '5');
    CHECK(mrz_check_digit("L898902C<") == '3');
    CHECK(mrz_check_digit("690806") == '1');
    CHECK(mrz_check_digit("940623") == '6');
    CHECK(mrz_check_digit("D23145890734") == '9');
}

TEST_CASE("zones are read, written again and open their chips") {
    const auto rows = chip_vectors()["mrz_good"];
    REQUIRE(rows.size() >= 5);
    for (const auto& row : rows) {
        INFO(row["why"].get<std::string>());
        for (const auto between : {"\n", "", "\r\n", " \r"}) {
            const auto mrz = parse_mrz(text_of_lines(row, between));
            CHECK((mrz ? "" : mrz.error().detail) == std::string());
            REQUIRE(mrz);
            CHECK(as_json(*mrz) == row["mrz"]);
            const auto again = build_mrz(*mrz);
            REQUIRE(again);
            CHECK(again->substr(0, 60) == text_of_lines(row, "").substr(0, 60));
            // One filler less after the surname, and a name that was cut has room.
            CHECK((row["mrz"]["cut"].get<bool>() || parse_mrz(*again) == *mrz));
            const auto key = mrz_key_letters(mrz->document_number, mrz->birth_date, mrz->expiry_date);
            REQUIRE(key);
            CHECK(*key == row["key"].get<std::string>());
        }
    }
}

TEST_CASE("a wrong zone is refused with the field that is wrong, and not repeated") {
    const auto rows = chip_vectors()["mrz_bad"];
    REQUIRE(rows.size() >= 15);
    for (const auto& row : rows) {
        INFO(row["why"].get<std::string>());
        const auto mrz = parse_mrz(text_of_lines(row));
        REQUIRE_FALSE(mrz);
        CHECK(mrz.error().code == ErrorCode::mrz_bad);
        CHECK(mrz.error().detail.find(row["about"].get<std::string>()) != std::string::npos);
        CHECK(mrz.error().detail.find("NGUYEN") == std::string::npos);
        CHECK(mrz.error().detail.find("09000001") == std::string::npos);
    }
}

TEST_CASE("a card number has no gaps") {
    const auto text = text_of_lines(chip_vectors()["mrz_good"][1], "");
    for (const auto* number : {"<<<<<<<<<", "09<000011", "<90000011"}) {
        auto changed = text;
        changed.replace(5, 9, number);
        changed[14] = mrz_check_digit(number);
        changed[59] = mrz_check_digit(changed.substr(5, 25) + changed.substr(30, 7) + changed.substr(38, 7) +
                                      changed.substr(48, 11));
        const auto mrz = parse_mrz(changed);
        REQUIRE_FALSE(mrz);
        CHECK(mrz.error().detail == "MRZ: card number: none");
    }
}

TEST_CASE("every single misread digit of the upper lines is noticed") {
    const auto text = text_of_lines(chip_vectors()["mrz_good"][1], "");
    for (std::size_t at = 5; at < 60; ++at) {
        if (text[at] < '0' || text[at] > '9') {
            continue;
        }
        for (char other = '0'; other <= '9'; ++other) {
            auto changed = text;
            changed[at] = other;
            CHECK(parse_mrz(changed).has_value() == (other == text[at]));
        }
    }
}

TEST_CASE("cut or changed at every letter, a zone is read or refused, never worse") {
    const auto rows = chip_vectors()["mrz_good"];
    for (const auto& row : rows) {
        const auto text = text_of_lines(row);
        for (std::size_t at = 0; at < text.size(); ++at) {
            CHECK((at + 1 == text.size() || !parse_mrz(text.substr(0, at))));
            for (const char other : {'\0', '<', '\x80', 'A', '0', '\n'}) {
                auto changed = text;
                changed[at] = other;
                const auto mrz = parse_mrz(changed);
                CHECK((mrz || mrz.error().code == ErrorCode::mrz_bad));
            }
        }
    }
    CHECK_FALSE(parse_mrz(std::string(1'000'000, 'A')));
}

TEST_CASE("what does not fit a zone is not built") {
    auto mrz = *parse_mrz(text_of_lines(chip_vectors()["mrz_good"][1]));
    const auto change = GENERATE(0, 1, 2, 3, 4);
    switch (change) {
        case 0: mrz.document_number = "1234567890"; break;
        case 1: mrz.birth_date = "900231"; break;
        case 2: mrz.expiry_date = "3001"; break;
        case 3: mrz.name = "NGUYỄN"; break;
        default: mrz.name.clear(); break;
    }
    CHECK_FALSE(build_mrz(mrz));
}

TEST_CASE("a name too long for its line is cut so that the cut shows") {
    auto mrz = *parse_mrz(text_of_lines(chip_vectors()["mrz_good"][1]));
    for (const auto* name : {"TON NU HOANG LE THUY MINH ANH BACH", "TON NU HOANG LE THUY MINH ANHB ACH",
                             "TON NU HOANG LE THUY MINH ANHBA CH"}) {
        mrz.name = name;
        const auto zone = build_mrz(mrz);
        REQUIRE(zone);
        CHECK(zone->size() == 90);
        CHECK(parse_mrz(*zone)->name_is_cut);
    }
    mrz.name = "TON NU HOANG LE THUY MINH ANH";
    CHECK_FALSE(parse_mrz(*build_mrz(mrz))->name_is_cut);
}

TEST_CASE("a key that was typed is checked for its lengths only") {
    CHECK(*mrz_key_letters("L898902C", "690806", "940623") == "L898902C<369080619406236");
    CHECK_FALSE(mrz_key_letters("", "690806", "940623"));
    CHECK_FALSE(mrz_key_letters("1234567890", "690806", "940623"));
    CHECK_FALSE(mrz_key_letters("123456789", "69080", "940623"));
    CHECK_FALSE(mrz_key_letters("123456789", "690806", ""));
}

}  // namespace
}  // namespace kiosk
