#include "tests/flow/random_walk.h"

using namespace kiosk;

namespace {

constexpr int walks = 12;
constexpr int events_a_walk = 4000;

}  // namespace

TEST_CASE("random walks break nothing") {
    int submitted = 0;
    int paid = 0;
    int sessions = 0;
    for (int seed = 1; seed <= walks; ++seed) {
        test::Walk walk(static_cast<std::uint64_t>(seed));
        for (int i = 0; i < events_a_walk; ++i) {
            CAPTURE(seed, i);
            walk.turn();
        }
        submitted += walk.submitted();
        paid += walk.paid();
        sessions += walk.sessions();
    }
    CAPTURE(submitted, paid, sessions);
    // A walk that never gets anywhere proves nothing.
    CHECK(submitted > 100);
    CHECK(paid > 20);
    CHECK(sessions > 100);
}
