#include "src/catalog/fee.h"

#include "src/text/iso_date.h"
#include "tests/support/assets.h"
#include "tests/support/catch.h"

using namespace kiosk;

namespace {

FeeQuestion question(Answers answers = {}) {
    return {"01", Channel::online, *text::parse_iso_date("2026-11-20"), "", std::move(answers)};
}

FeeResult ask(const char* code, const FeeQuestion& with) {
    return fee(*test::catalog().procedure(code), with);
}

}  // namespace

TEST_CASE("a certified copy costs by its pages") {
    CHECK(copy_certification_fee(0) == 0);
    CHECK(copy_certification_fee(1) == 2'000);
    CHECK(copy_certification_fee(2) == 4'000);
    CHECK(copy_certification_fee(3) == 5'000);
    CHECK(copy_certification_fee(10) == 12'000);
    CHECK(copy_certification_fee(198) == 200'000);
    CHECK(copy_certification_fee(199) == 200'000);
    CHECK(copy_certification_fee(500) == 200'000);
}

TEST_CASE("certified copies add up over the papers") {
    const Answers two_papers{{"items.soLuong", "2"},
                             {"items.1.soTrang", "3"},
                             {"items.1.soBan", "2"},
                             {"items.2.soTrang", "1"},
                             {"items.2.soBan", "4"}};
    const auto result = ask("2.000815", question(two_papers));
    REQUIRE(result.lines.size() == 1);
    CHECK(result.lines[0].kind == FeeKind::service);
    CHECK(result.lines[0].count == 6);
    CHECK(result.total == 2 * 5'000 + 4 * 2'000);
    CHECK(result.complete);
}

TEST_CASE("rubbish in the number of copies costs nothing and breaks nothing") {
    for (const char* copies : {"", "-1", "x", "99999999999999999999", "1e3"}) {
        INFO(copies);
        const auto result = ask("2.000635", question({{"soLuongBanSao", copies}}));
        CHECK(result.total <= 0);
    }
}

TEST_CASE("birth registration is free and its copies are not") {
    CHECK(ask("1.001193", question()).total == 0);
    CHECK(ask("1.001193", question()).complete);
    const auto with_copies = ask("1.001193", question({{"deNghiCapBanSao", "yes"}, {"soLuongBanSao", "3"}}));
    CHECK(with_copies.total == 24'000);
    CHECK(with_copies.lines.size() == 2);
    // A number left from before the citizen changed their mind does not count.
    CHECK(ask("1.001193", question({{"deNghiCapBanSao", "no"}, {"soLuongBanSao", "3"}})).total == 0);
}

TEST_CASE("an extract costs 8,000 a copy unless one is exempt") {
    auto ask_for = question({{"soLuongBanSao", "2"}});
    CHECK(ask("2.000635", ask_for).total == 16'000);
    ask_for.exemption = "poor";
    CHECK(ask("2.000635", ask_for).total == 0);
}

TEST_CASE("the channel makes the price") {
    auto at = question();
    CHECK(ask("1.004222", at).total == 10'000);
    at.channel = Channel::hall;
    CHECK(ask("1.004222", at).total == 20'000);
    at.channel = Channel::online;
    CHECK(ask("1.001612", at).total == 50'000);
    at.channel = Channel::post;
    CHECK(ask("1.001612", at).total == 150'000);
}

TEST_CASE("province and day make the price") {
    auto at = question();
    CHECK(ask("1.013225", at).total == 75'000);
    at.province = "31";
    CHECK(ask("1.013225", at).total == 0);
    at.date = *text::parse_iso_date("2026-08-07");
    CHECK(ask("1.013225", at).total == 75'000);
    at.date = *text::parse_iso_date("2026-08-08");
    CHECK(ask("1.013225", at).total == 0);
    at.channel = Channel::hall;
    CHECK(ask("1.013225", at).total == 75'000);
}

TEST_CASE("what the catalogue does not know is told at the counter") {
    const auto result = ask("1.012796", question());
    REQUIRE(result.lines.size() == 1);
    CHECK_FALSE(result.lines[0].amount.has_value());
    CHECK_FALSE(result.complete);
    CHECK(result.total == 0);
}

TEST_CASE("every procedure has a fee on every day from its first") {
    for (const Procedure& procedure : test::catalog().procedures()) {
        for (const FeeRule& rule : procedure.fees) {
            INFO(procedure.code << " " << rule.id);
            for (const auto channel : {Channel::online, Channel::hall, Channel::post}) {
                const FeeResult result =
                    fee(procedure, {"99", channel, *text::parse_iso_date("2040-01-01"), "", {}});
                CHECK((rule.when.kind != When::Kind::always || !result.lines.empty()));
            }
        }
    }
}
