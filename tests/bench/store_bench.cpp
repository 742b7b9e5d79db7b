// How long a citizen waits until a 4 MB dossier is durable on a real disk. Argument: how many dossiers
// (default 200).
#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "drivers/sqlite/open_store.h"
#include "drivers/system/files.h"
#include "tests/bench/numbers.h"
#include "tests/drivers/sqlite/parcels.h"

using namespace kiosk;
using namespace kiosk::testing;

namespace {

using Clock = std::chrono::steady_clock;

struct Times {
    bench::Samples commit;
    bench::Samples wipe;
    bench::Samples between;
};

/// One citizen after the other, as in a hall: commit, accepted, wiped, next.
bool run(Store& store, int number, Times& times) {
    const auto dossier = parcel(number, 4, 1'000'000);
    const auto start = Clock::now();
    const bool committed = store.commit(dossier, noon, {}).has_value();
    const auto durable = Clock::now();
    auto entry = store.entry(dossier.manifest.key).value();
    entry.state = OutboxState::accepted;
    entry.submission = Submission{"H26-261120-0001", "4711", DossierStatus::newly_registered, noon, 0};
    const bool recorded = store.record(entry, noon, {}).has_value();
    const auto before_wipe = Clock::now();
    const bool wiped = store.wipe(dossier.manifest.key, noon, {}).has_value();
    const auto after_wipe = Clock::now();
    const bool ready = store.ready_for_session().has_value();
    times.commit.add(durable - start);
    times.wipe.add(after_wipe - before_wipe);
    times.between.add(Clock::now() - after_wipe);
    return committed && recorded && wiped && ready;
}

}  // namespace

int main(int count, char** values) {
    const int dossiers = count > 1 ? std::atoi(values[1]) : 200;
    const auto folder = files::TemporaryFolder::make().value();
    const auto store = open_store(folder.path() / "kiosk.db", {.needed_free_bytes = 1, .vfs = {}}).value();
    Times times;
    for (int number = 1; number <= dossiers; ++number) {
        if (!run(*store, number, times)) {
            std::fputs("a dossier could not be stored\n", stderr);
            return EXIT_FAILURE;
        }
    }
    bench::print_row("submit commit of 4 MB, durable", times.commit, "ms", {.p99 = 200.0});
    bench::print_row("wipe after acceptance", times.wipe, "ms", {});
    bench::print_row("store between two sessions", times.between, "ms", {});
    return EXIT_SUCCESS;
}
