// A kiosk that was switched off in the middle knows it when it starts again.
#include "src/portal/last_run.h"

#include "drivers/sqlite/open_store.h"
#include "drivers/system/files.h"
#include "generated/events.h"
#include "tests/drivers/sqlite/parcels.h"
#include "tests/support/catch.h"

using namespace kiosk;
using namespace kiosk::testing;
using namespace std::chrono_literals;

namespace {

struct Runs {
    files::TemporaryFolder folder = files::TemporaryFolder::make().value();
    std::unique_ptr<Store> store;

    void start() {
        store.reset();
        store = open_store(folder.path() / "kiosk.db").value();
        REQUIRE(settle_last_run(*store, noon));
        log(logged::program_started(1, 2, 3));
    }
    void log(const LogEvent& event) { REQUIRE(store->append(std::span(&event, 1), noon)); }
    std::vector<std::string> kinds() const {
        std::vector<std::string> answer;
        const auto rows = store->events(1, 100).value();
        for (const auto& row : rows) {
            answer.push_back(row.kind);
        }
        return answer;
    }
};

using Kinds = std::vector<std::string>;

}  // namespace

TEST_CASE("the first run has nothing to settle") {
    Runs runs;
    runs.start();
    CHECK(runs.kinds() == Kinds{"program_started"});
}

TEST_CASE("a run that stopped leaves no word") {
    Runs runs;
    runs.start();
    runs.log(logged::program_stopped(logged::StoppedBy::signal));
    runs.start();
    CHECK(runs.kinds() == Kinds{"program_started", "program_stopped", "program_started"});
}

TEST_CASE("a run that ended suddenly is told once") {
    Runs runs;
    runs.start();
    runs.start();
    CHECK(runs.kinds() == Kinds{"program_started", "program_not_stopped", "program_started"});
    runs.log(logged::program_stopped(logged::StoppedBy::signal));
    runs.start();
    CHECK(runs.kinds().size() == 5);
    CHECK(runs.kinds().back() == "program_started");
}

TEST_CASE("a print that was under way is unknown, and its next copy is a reprint") {
    Runs runs;
    runs.start();
    REQUIRE(runs.store->commit(parcel(1), noon, {}));
    const auto slip = runs.store->add_print(key_number(1), PrintKind::slip, noon, {}).value();
    REQUIRE(runs.store->unfinished_prints().value().size() == 1);
    runs.start();
    CHECK(runs.store->unfinished_prints().value().empty());
    CHECK(runs.kinds() ==
          Kinds{"program_started", "program_not_stopped", "print_unknown", "program_started"});
    CHECK(runs.store->add_print(key_number(1), PrintKind::slip, noon, {}).value().copy == slip.copy + 1);
}
