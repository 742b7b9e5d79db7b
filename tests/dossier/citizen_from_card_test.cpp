#include "src/dossier/citizen_from_card.h"

#include "src/dossier/answers.h"
#include "src/text/fold.h"
#include "tests/support/catch.h"

namespace kiosk {
namespace {

constexpr Date birthday{std::chrono::year(1990), std::chrono::January, std::chrono::day(15)};

/// What has to be the same, however the kiosk came to know it.
void check_same(const Citizen& one, const Citizen& other) {
    CHECK(one.id_number == other.id_number);
    CHECK(one.birth_date == other.birth_date);
    CHECK(one.sex == other.sex);
    CHECK(text::fold(one.name) == text::fold(other.name));
}

TEST_CASE("one person by chip, QR code, printed lines and typing is one citizen") {
    const auto by_qr = citizen_from(*parse_card_qr(
        "079090000011|024111222|Nguyễn Văn An|15011990|Nam|Thôn 3, Ea Kao, Buôn Ma Thuột, Đắk Lắk|15062022"));
    const auto by_lines = citizen_from(*parse_mrz(*build_mrz({.document_number = "090000011",
                                                              .birth_date = "900115",
                                                              .expiry_date = "300115",
                                                              .id_number = *IdNumber::parse("079090000011"),
                                                              .sex = Sex::male,
                                                              .name = "NGUYEN VAN AN"})));
    Dg13 holder{.id_number = *IdNumber::parse("079090000011"), .name = "Nguyễn Văn An"};
    holder.birth_year = 1990;
    holder.birth_date = birthday;
    holder.address = "Thôn 3, Ea Kao, Buôn Ma Thuột, Đắk Lắk";
    holder.issue_date = Date{std::chrono::year(2022), std::chrono::June, std::chrono::day(15)};
    const auto by_chip = citizen_from(*parse_dg13(build_dg13(holder, Dg13Layout::parents_apart)));
    const auto by_typing = citizen_from_identity({{"identity.name", "Nguyễn Văn An"},
                                                  {"identity.id_number", "079090000011"},
                                                  {"identity.birth_date", "1990-01-15"},
                                                  {"identity.sex", "male"}});
    check_same(by_chip, by_qr);
    check_same(by_chip, by_lines);
    check_same(by_chip, by_typing);
    CHECK(by_chip.name == by_qr.name);
    CHECK(by_chip.address_text == by_qr.address_text);
    CHECK(by_chip.issue_date == by_qr.issue_date);
    CHECK(by_chip.source == IdentitySource::card_chip);
    CHECK(by_qr.source == IdentitySource::card_qr);
    CHECK(by_lines.source == IdentitySource::card_mrz);
}

}  // namespace
}  // namespace kiosk
