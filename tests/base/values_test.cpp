#include "src/base/procedure_code.h"
#include "src/base/uuid.h"
#include "tests/support/catch.h"

using namespace kiosk;

TEST_CASE("a UUID is read and written as it stands") {
    const std::string text = "0b1c2d3e-4f50-4a61-8b72-93a4b5c6d7e8";
    CHECK(Uuid::parse(text).value().text() == text);
    CHECK(Uuid{}.text() == "00000000-0000-0000-0000-000000000000");
}

TEST_CASE("random bytes make a UUID of version 4") {
    std::array<std::uint8_t, 16> ones{};
    ones.fill(0xFF);
    CHECK(Uuid::from_random(ones).text() == "ffffffff-ffff-4fff-bfff-ffffffffffff");
    CHECK(Uuid::from_random({}).text() == "00000000-0000-4000-8000-000000000000");
}

TEST_CASE("other texts are no UUIDs") {
    for (const std::string text :
         {"", "0b1c2d3e", "0b1c2d3e-4f50-4a61-8b72-93a4b5c6d7e", "0b1c2d3e-4f50-4a61-8b72-93a4b5c6d7e8a",
          "0B1C2D3E-4F50-4A61-8B72-93A4B5C6D7E8", "0b1c2d3e+4f50-4a61-8b72-93a4b5c6d7e8",
          "0b1c2d3e-4f50-4a61-8b72-93a4b5c6d7eg", "0b1c2d3e4-f50-4a61-8b72-93a4b5c6d7e8",
          "Nguyen Van A, 12 Nguyen Trai, Ha Noi"}) {
        INFO(text);
        CHECK_FALSE(Uuid::parse(text).has_value());
    }
}

TEST_CASE("a procedure code is read and written as it stands") {
    for (const std::string text : {"1.001193", "2.000815", "1.004873", "0.000000", "9.999999"}) {
        CHECK(ProcedureCode::parse(text).value().text() == text);
    }
    for (const std::string text :
         {"", "1.00119", "1.0011933", "1,001193", "a.001193", "1.00119a", "1.+01193", "1.001193.01"}) {
        INFO(text);
        CHECK_FALSE(ProcedureCode::parse(text).has_value());
    }
}
