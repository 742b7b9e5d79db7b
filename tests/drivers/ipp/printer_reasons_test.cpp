#include "drivers/ipp/printer_reasons.h"

#include "tests/support/catch.h"

using namespace kiosk;

TEST_CASE("reasons count with and without their suffix") {
    for (const char* suffix : {"", "-report", "-warning", "-error"}) {
        CHECK(condition_of_reason(std::string("media-empty") + suffix) == Condition::paper_out);
        CHECK(condition_of_reason(std::string("media-jam") + suffix) == Condition::jam);
        CHECK(condition_of_reason(std::string("toner-low") + suffix) == Condition::supplies_low);
        CHECK(condition_of_reason(std::string("door-open") + suffix) == Condition::cover_open);
    }
}

TEST_CASE("unknown reasons stop printing only as errors") {
    CHECK_FALSE(condition_of_reason("none"));
    CHECK_FALSE(condition_of_reason(""));
    CHECK_FALSE(condition_of_reason("-report"));
    CHECK_FALSE(condition_of_reason("wifi-not-configured-report"));
    CHECK(condition_of_reason("wifi-not-configured-error") == Condition::trouble);
}

TEST_CASE("the printer's own state fills what reasons leave open") {
    CHECK(conditions_of({"none"}, 3) == std::set{Condition::ready});
    CHECK(conditions_of({}, 4) == std::set{Condition::busy});
    CHECK(conditions_of({"none"}, 5) == std::set{Condition::trouble});
    CHECK(conditions_of({"media-jam-error"}, 5) == std::set{Condition::jam});
    CHECK(conditions_of({"media-low-report", "toner-low-report"}, 3) ==
          std::set{Condition::paper_low, Condition::supplies_low});
}
