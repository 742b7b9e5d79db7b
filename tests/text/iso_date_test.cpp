#include "src/text/iso_date.h"

#include "tests/support/catch.h"

using namespace kiosk;

TEST_CASE("dates as text") {
    CHECK(text::iso_date(*text::parse_iso_date("2024-02-29")) == "2024-02-29");
    CHECK(text::date_on_paper(*text::parse_iso_date("2026-11-05")) == "05/11/2026");
    for (const char* wrong : {"", "2026-11-5", "2026-02-29", "2026-13-01", "2026-00-10", "20/11/2026",
                              "2026-11-20 ", "-026-11-20", "2026-1a-20"}) {
        INFO(wrong);
        CHECK_FALSE(text::parse_iso_date(wrong).has_value());
    }
}

TEST_CASE("numbers are digits") {
    CHECK(text::parse_number("007") == 7);
    CHECK(text::parse_number("999999999") == 999'999'999);
    for (const char* wrong : {"", "-1", "+1", "1.5", "1234567890", " 1"}) {
        CHECK_FALSE(text::parse_number(wrong).has_value());
    }
}
