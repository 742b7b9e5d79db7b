// Three workers use the one store at the same time. Under the thread sanitizer this also finds what only
// could go wrong.
#include <atomic>
#include <thread>

#include "drivers/sqlite/open_store.h"
#include "drivers/system/files.h"
#include "generated/events.h"
#include "tests/drivers/sqlite/parcels.h"
#include "tests/support/catch.h"

using namespace kiosk;
using namespace kiosk::testing;

namespace {

/// Enough that each worker meets the others in the middle of a transaction; a second on a slow disk.
constexpr int rounds = 25;

/// Catch2's assertions may be used by one thread only, so the workers count.
struct Failures {
    std::atomic<int> number{0};
    template <class T>
    void expect(const Result<T>& result) {
        number += result ? 0 : 1;
    }
};

}  // namespace

TEST_CASE("store, printer and network workers share the store") {
    const auto folder = files::TemporaryFolder::make().value();
    const auto store = open_store(folder.path() / "kiosk.db").value();
    REQUIRE(store->commit(parcel(1), noon, {}));
    Failures failures;
    {
        const std::jthread storing([&] {
            for (int number = 2; number < 2 + rounds; ++number) {
                const auto event = logged::session_started();
                failures.expect(store->ready_for_session());
                failures.expect(store->append(std::span(&event, 1), noon));
                failures.expect(store->commit(parcel(number), noon, {}));
            }
        });
        const std::jthread printing([&] {
            for (int copy = 1; copy <= rounds; ++copy) {
                const auto print = store->add_print(key_number(1), PrintKind::slip, noon, {});
                failures.expect(print);
                const auto event = logged::print_unknown(logged::Document::slip, copy);
                failures.expect(store->record(print ? print->id : PrintJobId{}, PrintState::printed, noon,
                                              std::span(&event, 1)));
            }
        });
        const std::jthread sending([&] {
            for (int round = 0; round < rounds; ++round) {
                const auto event = logged::outcome_unknown(Uuid{}, ErrorCode::portal_unreachable);
                failures.expect(store->outbox());
                const auto whole = store->manifest(key_number(1));
                failures.expect(whole);
                if (whole) {
                    failures.expect(store->blob(key_number(1), whole->form.sha256));
                }
                auto entry = store->entry(key_number(1));
                failures.expect(entry);
                if (entry) {
                    entry->failures = round;
                    failures.expect(store->record(*entry, noon, std::span(&event, 1)));
                }
            }
        });
    }
    CHECK(failures.number == 0);
    CHECK(store->outbox().value().size() == 1 + rounds);
    CHECK(store->entry(key_number(1)).value().failures == rounds - 1);
    CHECK(store->unfinished_prints().value().empty());
    CHECK(store->verify_events().value() == 3 * rounds);
}
