#include "src/dossier/code.h"

#include <fmt/format.h>

#include <set>

#include "tests/support/catch.h"

using namespace kiosk;

TEST_CASE("codes as portals write them are read and written back") {
    for (const std::string text :
         {"H15.50.05.13-261008-0975", "000.00.16.H40-211015-0003", "G22.99.08-260921-896048",
          "H40.01-261120-0007", "H26-261120-0001", "G15-261120-1512345", "H26.15.020-281231-9999"}) {
        INFO(text);
        const auto code = parse_dossier_code(text);
        REQUIRE(code.has_value());
        CHECK(code->text() == text);
    }
    const auto code = parse_dossier_code("H15.50.05.13-261008-0975").value();
    CHECK(code.unit == "H15.50.05.13");
    CHECK(code.received == Date{std::chrono::year(2026), std::chrono::October, std::chrono::day(8)});
    CHECK(code.sequence == "0975");
}

TEST_CASE("other texts are no dossier codes") {
    for (const std::string text : {"",
                                   "-",
                                   "--",
                                   "H15",
                                   "H15-261008",
                                   "H15-261008-",
                                   "H15-261008-097",
                                   "H15-261008-09751234",
                                   "H15-261308-0975",
                                   "H15-260230-0975",
                                   "H15-26100-0975",
                                   "h15-261008-0975",
                                   "A15-261008-0975",
                                   "H1-261008-0975",
                                   "H155-261008-0975",
                                   "H15.1-261008-0975",
                                   "H15.1234-261008-0975",
                                   "H15.-261008-0975",
                                   ".H15-261008-0975",
                                   "000.00.H40-211015-0003",
                                   "0000.00.16.H40-211015-0003",
                                   "000.00.16-211015-0003",
                                   "H15-261008-0975 ",
                                   "H15-261008-09a5",
                                   "H15-261008-0975-1",
                                   "G22.99.3-241219795252",
                                   "TAM-7K3F-9Q2D"}) {
        INFO(text);
        const auto code = parse_dossier_code(text);
        REQUIRE_FALSE(code.has_value());
        CHECK(code.error().code == ErrorCode::bad_code);
    }
    CHECK_FALSE(parse_dossier_code("H15" + std::string(100'000, '.') + "-261008-0975").has_value());
}

TEST_CASE("a local code comes from the key alone and is its own proof") {
    std::set<std::string> seen;
    for (unsigned i = 0; i < 3000; ++i) {
        const auto key = Uuid::parse(fmt::format("0b1c2d3e-4f50-4a61-8b72-{:012x}", i * 2654435761U)).value();
        const auto code = local_code(key);
        CHECK(code == local_code(key));
        CHECK(is_local_code(code));
        CHECK_FALSE(parse_dossier_code(code).has_value());
        seen.insert(code);
    }
    CHECK(seen.size() == 3000);
}

TEST_CASE("a miscopied local code is noticed") {
    const auto code = local_code(Uuid::parse("0b1c2d3e-4f50-4a61-8b72-93a4b5c6d7e8").value());
    REQUIRE(code.size() == 13);
    const std::string alphabet = "123456789ABCDEFGHJKMNPQRSTVWXY";  // 0 and Z stand for the same remainder.
    for (const std::size_t place : {4U, 5U, 6U, 7U, 9U, 10U, 11U, 12U}) {
        for (const char other : alphabet) {
            auto changed = code;
            changed[place] = other;
            const bool told_apart =
                changed == code || code[place] == '0' || code[place] == 'Z' || !is_local_code(changed);
            CHECK(told_apart);
        }
    }
    CHECK_FALSE(is_local_code(""));
    CHECK_FALSE(is_local_code(code + "0"));
    CHECK_FALSE(is_local_code("TAM" + code.substr(3, 4) + "-" + code.substr(7)));
}
