#include "src/portal/deliver.h"

#include "drivers/sqlite/open_store.h"
#include "tests/drivers/sqlite/crash_disk.h"
#include "tests/drivers/sqlite/parcels.h"
#include "tests/portal/gateway_in_memory.h"
#include "tests/support/catch.h"

using namespace kiosk;
using namespace kiosk::testing;

namespace {

/// A kiosk on a disk in memory that can lose its power.
struct Kiosk {
    CrashDisk disk;
    std::unique_ptr<Store> store = opened();

    std::unique_ptr<Store> opened() const {
        return open_store("/kiosk.db", {.needed_free_bytes = 0, .vfs = disk.vfs()}).value();
    }
    void power_cut(unsigned seed) {
        disk.count_anew();
        disk.cut_power_at(1);
        store.reset();
        disk.power_on(Cut::random_subset, seed);
        store = opened();
    }
};

/// What the gateway got is what was committed.
void check_arrived(const GatewayInMemory& gateway, const Parcel& dossier) {
    const auto& known = gateway.known.at(dossier.manifest.key);
    CHECK(known.accepted == 1);
    CHECK(known.parts.size() == dossier.blobs.size());
    for (const auto& blob : dossier.blobs) {
        CHECK(known.parts.at(blob.ref.sha256) == blob.bytes);
    }
}

}  // namespace

TEST_CASE("with everything well a dossier is delivered and wiped step by step") {
    const Kiosk kiosk;
    const auto& store = kiosk.store;
    GatewayInMemory gateway(1, 0);
    const auto dossier = parcel(1, 2);
    REQUIRE(store->commit(dossier, noon, {}).has_value());
    std::vector<OutboxState> states;
    std::string code;
    for (bool again = true; again;) {
        const auto step = deliver_step(gateway, *store, key_number(1), noon, {}).value();
        states.push_back(step.entry.state);
        if (step.entry.submission) {
            code = step.entry.submission->dossier_code;
        }
        again = step.again;
    }
    // Announce, three parts, submit, wipe.
    CHECK(states == std::vector<OutboxState>{OutboxState::announced, OutboxState::announced,
                                             OutboxState::announced, OutboxState::announced,
                                             OutboxState::accepted, OutboxState::accepted});
    CHECK(code == "H26-261120-1001");
    CHECK(store->outbox().value().empty());
    check_arrived(gateway, dossier);
    std::vector<std::string> kinds;
    const auto rows = store->events(1, 100).value();
    for (const auto& row : rows) {
        kinds.push_back(row.kind);
    }
    CHECK(kinds == std::vector<std::string>{"dossier_announced", "part_uploaded", "part_uploaded",
                                            "part_uploaded", "submit_sent", "dossier_accepted",
                                            "dossier_wiped"});
}

TEST_CASE("whatever fails and whenever the power goes, a dossier is accepted exactly once") {
    int power_cuts = 0;
    for (unsigned seed = 0; seed < 300; ++seed) {
        INFO(seed);
        Kiosk kiosk;
        GatewayInMemory gateway(seed, 35);
        std::mt19937 random(seed);
        const auto dossier = parcel(static_cast<int>(seed) + 1, 2, 200);
        REQUIRE(kiosk.store->commit(dossier, noon, {}).has_value());
        auto now = noon;
        std::string told;
        for (int steps = 0; !kiosk.store->outbox().value().empty(); ++steps) {
            REQUIRE(steps < 400);
            if (steps == 200) {
                gateway.heal();
            }
            const bool dies = random() % 6 == 0;
            if (dies) {
                // Somewhere in the middle of this very step.
                kiosk.disk.count_anew();
                kiosk.disk.cut_power_at(static_cast<int>(1 + random() % 40));
            }
            const auto step = deliver_step(gateway, *kiosk.store, dossier.manifest.key, now, {});
            REQUIRE((step.has_value() || dies));
            if (step && step->entry.submission) {
                // A code once told never changes.
                REQUIRE((told.empty() || told == step->entry.submission->dossier_code));
                told = step->entry.submission->dossier_code;
            }
            if (step && !step->again) {
                now = step->wait_until;
            }
            if (dies) {
                ++power_cuts;
                kiosk.power_cut(static_cast<unsigned>(random()));
            }
        }
        check_arrived(gateway, dossier);
        const auto entry = kiosk.store->entry(dossier.manifest.key).value();
        CHECK(entry.submission->dossier_code == gateway.known.begin()->second.code);
        CHECK((told.empty() || told == entry.submission->dossier_code));
        CHECK(kiosk.store->verify_events().value() >= 1);
    }
    CHECK(power_cuts > 200);
}

TEST_CASE("asked to stop, nothing is done") {
    const Kiosk kiosk;
    const auto& store = kiosk.store;
    GatewayInMemory gateway(1, 0);
    REQUIRE(store->commit(parcel(1), noon, {}).has_value());
    std::stop_source stop;
    stop.request_stop();
    CHECK(deliver_step(gateway, *store, key_number(1), noon, stop.get_token()).error().code ==
          ErrorCode::cancelled);
    CHECK(gateway.known.empty());
}

TEST_CASE("a dossier that does not exist is an error of the store") {
    const Kiosk kiosk;
    const auto& store = kiosk.store;
    GatewayInMemory gateway(1, 0);
    CHECK(deliver_step(gateway, *store, key_number(5), noon, {}).error().code == ErrorCode::file_missing);
}
