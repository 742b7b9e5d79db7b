// The store on a disk that loses power, fills up or fails at every single operation (faults.md P03–P07, S01,
// S03, S04).
#include <functional>

#include "drivers/sqlite/open_store.h"
#include "generated/events.h"
#include "tests/drivers/sqlite/crash_disk.h"
#include "tests/drivers/sqlite/parcels.h"
#include "tests/support/catch.h"

using namespace kiosk;
using namespace kiosk::testing;

namespace {

const std::vector<Cut> cuts{Cut::all_lost, Cut::all_kept, Cut::random_subset, Cut::torn_sectors,
                            Cut::garbage};

Result<std::unique_ptr<Store>> opened(const CrashDisk& disk) {
    return open_store("/kiosk.db", {.needed_free_bytes = 0, .vfs = disk.vfs()});
}

Result<void> commit(Store& store, int number) {
    const std::vector<LogEvent> events{logged::session_started()};
    return store.commit(parcel(number), noon, events);
}

Result<void> accept(Store& store, int number) {
    auto entry = store.entry(key_number(number));
    if (!entry) {
        return std::unexpected(entry.error());
    }
    entry->state = OutboxState::accepted;
    entry->submission = Submission{"H26-261120-0001", "4711", DossierStatus::newly_registered, noon, 0};
    const std::vector<LogEvent> events{logged::session_started()};
    return store.record(*entry, noon, events);
}

/// Whole (true) or not there at all (false); anything between fails the test.
bool is_whole(Store& store, int number) {
    const auto dossier = parcel(number);
    const auto entry = store.entry(key_number(number));
    if (!entry) {
        REQUIRE(entry.error().code == ErrorCode::file_missing);
        for (const auto& blob : dossier.blobs) {
            REQUIRE(store.blob(key_number(number), blob.ref.sha256).error().code == ErrorCode::file_missing);
        }
        return false;
    }
    const auto manifest = store.manifest(key_number(number));
    REQUIRE(manifest.has_value());
    REQUIRE(manifest->components.size() == dossier.manifest.components.size());
    for (const auto& blob : dossier.blobs) {
        const auto read = store.blob(key_number(number), blob.ref.sha256);
        REQUIRE(read.has_value());
        REQUIRE(read->bytes == blob.bytes);
    }
    return true;
}

/// A disk with one acknowledged dossier; histories begin from copies of it.
struct Begun {
    CrashDisk disk;
    CrashDisk::Files files;

    Begun() {
        auto store = opened(disk).value();
        REQUIRE(commit(*store, 1).has_value());
        store.reset();
        files = disk.copy();
    }

    /// How many operations `work` takes on a healthy disk.
    int operations_of(const std::function<void(Store&)>& work) {
        disk.restore(files);
        auto store = opened(disk).value();
        disk.count_anew();
        work(*store);
        return disk.operations();
    }
};

}  // namespace

TEST_CASE("power cut at any operation of a commit: all or nothing, and nothing acknowledged is lost") {
    Begun begun;
    const int operations = begun.operations_of([](Store& store) { REQUIRE(commit(store, 2).has_value()); });
    REQUIRE(operations > 10);
    int kept = 0;
    int lost = 0;
    for (int k = 1; k <= operations + 1; ++k) {
        for (const auto cut : cuts) {
            for (unsigned seed = 0; seed < 3; ++seed) {
                INFO("operation " << k << ", cut " << static_cast<int>(cut) << ", seed " << seed);
                begun.disk.restore(begun.files);
                auto store = opened(begun.disk).value();
                begun.disk.count_anew();
                begun.disk.cut_power_at(k);
                const auto told = commit(*store, 2);
                store.reset();
                begun.disk.power_on(cut, seed);
                auto again = opened(begun.disk);
                REQUIRE(again.has_value());
                REQUIRE(is_whole(**again, 1));
                const bool there = is_whole(**again, 2);
                REQUIRE((there || !told.has_value()));
                REQUIRE((*again)->verify_events().value() == (there ? 2 : 1));
                (there ? kept : lost) += 1;
                // The next citizen is served.
                REQUIRE(commit(**again, 3).has_value());
                REQUIRE(is_whole(**again, 3));
            }
        }
    }
    CHECK(kept > 0);
    CHECK(lost > 0);
}

TEST_CASE(
    "power cut at any operation of accepting and wiping: the code is never lost, the papers go at last") {
    Begun begun;
    const auto work = [](Store& store) {
        std::pair<bool, bool> told{false, false};
        told.first = accept(store, 1).has_value();
        told.second = told.first && store.wipe(key_number(1), noon, {}).has_value();
        return told;
    };
    const int operations = begun.operations_of([&](Store& store) { REQUIRE(work(store).second); });
    for (int k = 1; k <= operations + 1; ++k) {
        for (const auto cut : cuts) {
            INFO("operation " << k << ", cut " << static_cast<int>(cut));
            begun.disk.restore(begun.files);
            auto store = opened(begun.disk).value();
            begun.disk.count_anew();
            begun.disk.cut_power_at(k);
            const auto told = work(*store);
            store.reset();
            begun.disk.power_on(cut, static_cast<unsigned>(k));
            auto again = opened(begun.disk);
            REQUIRE(again.has_value());
            const auto entry = (*again)->entry(key_number(1));
            REQUIRE(entry.has_value());
            REQUIRE((!told.first || entry->state == OutboxState::accepted));
            REQUIRE((!told.first || entry->submission->dossier_code == "H26-261120-0001"));
            REQUIRE((!told.second || entry->wiped));
            REQUIRE((entry->wiped || is_whole(**again, 1)));
            REQUIRE((*again)->verify_events().has_value());
            if (!entry->wiped) {
                REQUIRE(accept(**again, 1).has_value());
                REQUIRE((*again)->wipe(key_number(1), noon, {}).has_value());
            }
            REQUIRE((*again)->outbox().value().empty());
        }
    }
}

TEST_CASE("power cut at any operation of the very first start: the second start works") {
    CrashDisk disk;
    REQUIRE(opened(disk).has_value());
    const int operations = disk.operations();
    for (int k = 1; k <= operations; ++k) {
        for (const auto cut : cuts) {
            INFO("operation " << k << ", cut " << static_cast<int>(cut));
            disk.restore({});
            disk.cut_power_at(k);
            static_cast<void>(opened(disk));
            disk.power_on(cut, static_cast<unsigned>(k));
            auto store = opened(disk);
            REQUIRE(store.has_value());
            REQUIRE(commit(**store, 1).has_value());
        }
    }
}

TEST_CASE("disk full or failing at any operation of a commit: told honestly, nothing half written") {
    Begun begun;
    const int operations = begun.operations_of([](Store& store) { REQUIRE(commit(store, 2).has_value()); });
    int refused = 0;
    for (const int code : {SQLITE_FULL, SQLITE_IOERR_WRITE, SQLITE_IOERR_FSYNC}) {
        for (const bool once : {true, false}) {
            for (int k = 1; k <= operations; ++k) {
                INFO("operation " << k << ", code " << code << (once ? ", once" : ", for ever"));
                begun.disk.restore(begun.files);
                auto store = opened(begun.disk).value();
                begun.disk.count_anew();
                begun.disk.fail_at(k, code, once);
                const auto told = commit(*store, 2);
                begun.disk.heal();
                if (told) {
                    REQUIRE(is_whole(*store, 2));
                    continue;
                }
                ++refused;
                REQUIRE(told.error().code ==
                        (code == SQLITE_FULL ? ErrorCode::store_full : ErrorCode::store_io));
                if (code == SQLITE_IOERR_FSYNC) {
                    // Nobody knows what is on the disk: not a byte more until the file is opened anew.
                    REQUIRE(commit(*store, 3).error().code == ErrorCode::store_io);
                    store.reset();
                    store = opened(begun.disk).value();
                    static_cast<void>(is_whole(*store, 2));
                } else {
                    REQUIRE_FALSE(is_whole(*store, 2));
                    REQUIRE(commit(*store, 2).has_value());
                    REQUIRE(is_whole(*store, 2));
                }
                REQUIRE(is_whole(*store, 1));
                REQUIRE(store->verify_events().has_value());
                REQUIRE(commit(*store, 3).has_value());
            }
        }
    }
    CHECK(refused > operations);
}

TEST_CASE("a single bad write does not stop a citizen") {
    Begun begun;
    begun.disk.restore(begun.files);
    auto store = opened(begun.disk).value();
    begun.disk.count_anew();
    begun.disk.fail_at(3, SQLITE_IOERR_WRITE, true);
    CHECK(commit(*store, 2).has_value());
    CHECK(is_whole(*store, 2));
}
