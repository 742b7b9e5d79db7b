#include "src/payment/reference.h"

#include <set>

#include "tests/support/catch.h"

using namespace kiosk;

namespace {

ReferenceSeed seed(std::uint32_t number) {
    ReferenceSeed bytes{};
    for (auto& byte : bytes) {
        number = number * 1664525U + 1013904223U;
        byte = static_cast<std::uint8_t>(number >> 24U);
    }
    return bytes;
}

}  // namespace

TEST_CASE("a reference is 19 plain characters and its own proof") {
    std::set<std::string> seen;
    for (std::uint32_t i = 0; i < 2000; ++i) {
        const auto reference = payment_reference(seed(i));
        CHECK(reference.size() == 19);
        CHECK(reference.find_first_not_of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string::npos);
        CHECK(reference_ok(reference));
        seen.insert(reference);
    }
    CHECK(seen.size() == 2000);
}

TEST_CASE("every random byte counts") {
    for (std::size_t place = 0; place < ReferenceSeed{}.size(); ++place) {
        ReferenceSeed bytes{};
        bytes[place] = 0x80;
        CHECK(payment_reference(bytes) != payment_reference(ReferenceSeed{}));
    }
}

TEST_CASE("a single wrong character is noticed") {
    const std::string alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    const auto reference = payment_reference(seed(7));
    int noticed = 0;
    int tried = 0;
    for (std::size_t place = 3; place < reference.size(); ++place) {
        for (const char other : alphabet) {
            auto changed = reference;
            changed[place] = other;
            if (changed != reference && !(reference[place] == '0' && other == 'Z') &&
                !(reference[place] == 'Z' && other == '0')) {
                ++tried;
                noticed += reference_ok(changed) ? 0 : 1;
            }
        }
    }
    CHECK(tried > 400);
    CHECK(noticed == tried);
}

TEST_CASE("other texts are no references") {
    const auto reference = payment_reference(seed(1));
    CHECK_FALSE(reference_ok(""));
    CHECK_FALSE(reference_ok(reference.substr(1)));
    CHECK_FALSE(reference_ok(reference + "0"));
    CHECK_FALSE(reference_ok("ABC" + reference.substr(3)));
    CHECK_FALSE(reference_ok("DVC000000000000000I"));
    CHECK_FALSE(reference_ok(std::string(19, '\0')));
}
