#include "src/catalog/calendar.h"

#include <fmt/core.h>

#include "src/text/iso_date.h"
#include "tests/support/assets.h"
#include "tests/support/catch.h"

using namespace kiosk;
using namespace std::chrono;

namespace {

Date on(const char* iso) {
    return *text::parse_iso_date(iso);
}

/// A moment as the clock on the wall in Việt Nam shows it.
WallTime at(const char* iso, int hour, int minute) {
    return WallTime{sys_days{on(iso)}} + hours{hour} + minutes{minute} - vietnam_offset;
}

std::string shown(std::optional<WallTime> time) {
    if (!time) {
        return "nothing";
    }
    const auto local = *time + vietnam_offset;
    const auto date = floor<days>(local);
    const auto minute = duration_cast<minutes>(local - date).count();
    return fmt::format("{} {:02}:{:02}", text::iso_date(Date{date}), minute / 60, minute % 60);
}

const Calendar& calendar() {
    return test::catalog().calendar();
}

std::string due(TimeUnit unit, int amount, WallTime accepted) {
    const auto appointment =
        calendar().appointment({{on("2025-07-01"), std::nullopt}, unit, amount, {}}, accepted);
    return appointment ? shown(appointment->due) : "nothing";
}

}  // namespace

TEST_CASE("working days and holidays") {
    CHECK(calendar().is_working_day(on("2026-11-20")));
    CHECK_FALSE(calendar().is_working_day(on("2026-11-21")));  // Saturday.
    CHECK_FALSE(calendar().is_working_day(on("2026-11-22")));
    CHECK_FALSE(calendar().is_working_day(on("2026-02-17")));
    CHECK(calendar().holiday(on("2026-02-17"))->name.vi == "Tết Nguyên đán");
    CHECK(calendar().holiday(on("2030-04-12"))->name.vi == "Giỗ Tổ Hùng Vương");
    CHECK_FALSE(calendar().is_working_day(on("2026-04-27")));  // For the commemoration day on a Sunday.
    CHECK_FALSE(calendar().is_working_day(on("2026-08-31")));  // Given off …
    CHECK(calendar().is_working_day(on("2026-08-22")));        // … for a Saturday worked.
    CHECK_FALSE(calendar().is_working_day(on("2031-01-02")));  // Nobody knows yet.
    CHECK_FALSE(calendar().knows(on("2031-01-02")));
}

TEST_CASE("eleven days off in every year") {
    for (int year = 2026; year <= 2030; ++year) {
        int count = 0;
        for (sys_days d = sys_days{Date{std::chrono::year{year} / January / 1}};
             Date{d}.year() == std::chrono::year{year}; d += days{1}) {
            count += calendar().holiday(Date{d}) != nullptr ? 1 : 0;
        }
        CHECK(count == 11);
    }
}

TEST_CASE("outside the opening hours the clock waits") {
    CHECK(shown(calendar().effective_start(at("2026-11-20", 6, 0))) == "2026-11-20 07:00");
    CHECK(shown(calendar().effective_start(at("2026-11-20", 10, 12))) == "2026-11-20 10:12");
    CHECK(shown(calendar().effective_start(at("2026-11-20", 12, 0))) == "2026-11-20 13:30");
    CHECK(shown(calendar().effective_start(at("2026-11-20", 17, 0))) == "2026-11-23 07:00");
    CHECK(shown(calendar().effective_start(at("2026-11-21", 9, 0))) == "2026-11-23 07:00");
    CHECK(shown(calendar().effective_start(at("2026-11-19", 23, 59))) == "2026-11-20 07:00");
}

TEST_CASE("the fifteen o'clock rule") {
    CHECK(due(TimeUnit::same_day, 0, at("2026-11-19", 9, 0)) == "2026-11-19 17:00");
    CHECK(due(TimeUnit::same_day, 0, at("2026-11-19", 15, 0)) == "2026-11-19 17:00");
    CHECK(due(TimeUnit::same_day, 0, at("2026-11-19", 15, 1)) == "2026-11-20 17:00");
    CHECK(due(TimeUnit::same_day, 0, at("2026-11-20", 15, 30)) == "2026-11-23 17:00");  // A Friday.
    CHECK(due(TimeUnit::same_day, 0, at("2026-11-20", 18, 0)) == "2026-11-23 17:00");
    CHECK(due(TimeUnit::same_day, 0, at("2026-11-22", 10, 0)) == "2026-11-23 17:00");
}

TEST_CASE("working days jump over weekends and Tết") {
    CHECK(due(TimeUnit::working_days, 3, at("2026-11-18", 9, 0)) == "2026-11-23 09:00");
    CHECK(due(TimeUnit::working_days, 1, at("2026-02-13", 9, 0)) == "2026-02-23 09:00");
    CHECK(due(TimeUnit::working_days, 1, at("2026-08-21", 9, 0)) ==
          "2026-08-22 09:00");                                                   // The Saturday worked.
    CHECK(due(TimeUnit::working_days, 5, at("2030-12-27", 9, 0)) == "nothing");  // Into an unknown year.
}

TEST_CASE("calendar days end on a working day") {
    CHECK(due(TimeUnit::days, 15, at("2026-11-20", 9, 0)) == "2026-12-07 09:00");  // The fifth is a Saturday.
    CHECK(due(TimeUnit::days, 30, at("2026-01-17", 9, 0)) == "2026-02-23 07:00");  // Into Tết.
}

TEST_CASE("hours count only while the hall is open") {
    CHECK(due(TimeUnit::hours, 1, at("2026-11-19", 11, 0)) == "2026-11-19 14:00");
    CHECK(due(TimeUnit::hours, 8, at("2026-11-19", 7, 0)) == "2026-11-19 17:00");
    CHECK(due(TimeUnit::hours, 8, at("2026-11-20", 9, 0)) == "2026-11-23 09:00");
}

TEST_CASE("text alone gives no appointment") {
    CHECK(due(TimeUnit::text_only, 0, at("2026-11-19", 9, 0)) == "nothing");
    CHECK_FALSE(
        appointment(*test::catalog().procedure("1.011606"), calendar(), at("2026-11-19", 9, 0)).has_value());
}

TEST_CASE("a procedure's own appointment") {
    const auto found =
        appointment(*test::catalog().procedure("1.004873"), calendar(), at("2026-11-20", 9, 0));
    REQUIRE(found.has_value());
    CHECK(shown(found->due) == "2026-11-25 09:00");
}
