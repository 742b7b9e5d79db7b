#include <SQLiteCpp/Database.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include "drivers/sqlite/open_store.h"
#include "drivers/system/files.h"
#include "generated/events.h"
#include "tests/drivers/sqlite/parcels.h"
#include "tests/support/catch.h"

using namespace kiosk;
using namespace kiosk::testing;
using namespace std::chrono_literals;

namespace {

/// A store in a folder of its own.
struct Kiosk {
    files::TemporaryFolder folder = files::TemporaryFolder::make().value();
    std::unique_ptr<Store> store = opened();

    std::filesystem::path file() const { return folder.path() / "kiosk.db"; }
    std::unique_ptr<Store> opened() const {
        return open_store(file(), {.needed_free_bytes = 1 << 20, .vfs = {}}).value();
    }
    void restart() {
        store.reset();
        store = opened();
    }
    /// How often a text stands anywhere in the store's files.
    int occurrences(const std::string& text) const {
        int found = 0;
        for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
            std::ostringstream all;
            all << std::ifstream(entry.path(), std::ios::binary).rdbuf();
            const auto bytes = all.str();
            for (auto at = bytes.find(text); at != std::string::npos; at = bytes.find(text, at + 1)) {
                ++found;
            }
        }
        return found;
    }
    /// Changes the file behind the store's back.
    void tamper(const std::string& sql) {
        store.reset();
        SQLite::Database(file().string(), SQLite::OPEN_READWRITE).exec(sql);
    }
};

std::vector<LogEvent> committed_event(const Parcel& parcel) {
    return {logged::dossier_committed(Uuid::parse(parcel.manifest.key).value(),
                                      ProcedureCode::parse("1.001193").value(), std::ssize(parcel.blobs), 1)};
}

Submission accepted() {
    return {.dossier_code = "H26.1-261120-0007",
            .lookup_pin = "MARKER7",
            .status = DossierStatus::newly_registered,
            .received_at = noon + 5s,
            .fee_due = 8000};
}

OutboxEntry accepted_entry(Store& store, const std::string& key) {
    auto entry = store.entry(key).value();
    entry.state = OutboxState::accepted;
    entry.submission = accepted();
    return entry;
}

bool same(const Manifest& a, const Manifest& b) {
    const auto same_ref = [](const BlobRef& x, const BlobRef& y) {
        return x.sha256 == y.sha256 && x.size == y.size && x.media_type == y.media_type;
    };
    const auto same_component = [&](const ManifestComponent& x, const ManifestComponent& y) {
        return x.id == y.id && x.name == y.name && x.answer == y.answer && x.pages == y.pages &&
               std::ranges::equal(x.blobs, y.blobs, same_ref);
    };
    return a.key == b.key && a.procedure_code == b.procedure_code && a.procedure_name == b.procedure_name &&
           a.catalog_version == b.catalog_version && a.unit_code == b.unit_code &&
           a.created_at == b.created_at && same_ref(a.form, b.form) &&
           std::ranges::equal(a.components, b.components, same_component) &&
           a.result_delivery == b.result_delivery && a.fee == b.fee;
}

}  // namespace

TEST_CASE("a committed dossier is there whole after a restart") {
    Kiosk kiosk;
    const auto dossier = parcel(1, 3);
    REQUIRE(kiosk.store->commit(dossier, noon, committed_event(dossier)).has_value());
    kiosk.restart();
    CHECK(same(kiosk.store->manifest(dossier.manifest.key).value(), dossier.manifest));
    for (const auto& blob : dossier.blobs) {
        const auto read = kiosk.store->blob(dossier.manifest.key, blob.ref.sha256);
        REQUIRE(read.has_value());
        CHECK(read->bytes == blob.bytes);
        CHECK(read->ref.media_type == blob.ref.media_type);
    }
    const auto outbox = kiosk.store->outbox().value();
    REQUIRE(outbox.size() == 1);
    CHECK(outbox[0].state == OutboxState::committed);
    CHECK(outbox[0].committed_at == noon);
    CHECK(kiosk.store->events(1, 10).value().at(0).kind == "dossier_committed");
}

TEST_CASE("the same key twice is refused and changes nothing") {
    Kiosk kiosk;
    REQUIRE(kiosk.store->commit(parcel(1), noon, {}).has_value());
    auto other = parcel(2);
    other.manifest.key = key_number(1);
    const auto again = kiosk.store->commit(other, noon, committed_event(other));
    REQUIRE_FALSE(again.has_value());
    CHECK(again.error().code == ErrorCode::bad_answer);
    CHECK(same(kiosk.store->manifest(key_number(1)).value(), parcel(1).manifest));
    CHECK(kiosk.store->verify_events().value() == 0);
}

TEST_CASE("a parcel that is not what its manifest says is refused") {
    Kiosk kiosk;
    const auto refused = [&](auto change) {
        auto dossier = parcel(1);
        change(dossier);
        const auto stored = kiosk.store->commit(dossier, noon, {});
        return !stored && stored.error().code == ErrorCode::bad_answer;
    };
    CHECK(refused([](Parcel& p) { p.blobs.pop_back(); }));
    CHECK(refused([](Parcel& p) { p.blobs.push_back(p.blobs.back()); }));
    CHECK(refused([](Parcel& p) { p.blobs.push_back(blob_of(bytes_of("x"), "text/plain")); }));
    CHECK(refused([](Parcel& p) { p.blobs[1].bytes[0] ^= 1U; }));
    CHECK(refused([](Parcel& p) { p.manifest.components[0].blobs[0].size += 1; }));
    CHECK(kiosk.store->outbox().value().empty());
}

TEST_CASE("how a delivery stands survives a restart") {
    Kiosk kiosk;
    REQUIRE(kiosk.store->commit(parcel(1), noon, {}).has_value());
    auto entry = kiosk.store->entry(key_number(1)).value();
    entry.state = OutboxState::announced;
    entry.missing = {{"bb", 17}, {"aa", 0}};
    entry.failures = 3;
    entry.next_try = noon + 8s;
    entry.last_error = ErrorCode::portal_timeout;
    REQUIRE(kiosk.store->record(entry, noon, {}).has_value());
    kiosk.restart();
    const auto read = kiosk.store->entry(key_number(1)).value();
    CHECK(read.state == OutboxState::announced);
    REQUIRE(read.missing.size() == 2);
    CHECK(read.missing[0].sha256 == "bb");
    CHECK(read.missing[0].offset == 17);
    CHECK(read.failures == 3);
    CHECK(read.next_try == noon + 8s);
    CHECK(read.last_error == ErrorCode::portal_timeout);
    CHECK_FALSE(read.submission.has_value());
}

TEST_CASE("an accepted dossier is wiped: code, times and counts stay, the papers are nowhere in the files") {
    Kiosk kiosk;
    const auto dossier = parcel(1, 4, 20'000);
    REQUIRE(kiosk.store->commit(dossier, noon, {}).has_value());
    REQUIRE(kiosk.occurrences("MARKER") >= 5);
    CHECK_FALSE(kiosk.store->wipe(key_number(1), noon, {}).has_value());
    REQUIRE(kiosk.store->record(accepted_entry(*kiosk.store, key_number(1)), noon, {}).has_value());
    REQUIRE(kiosk.store->wipe(key_number(1), noon + 6s, {}).has_value());
    CHECK(kiosk.occurrences("MARKER") == 0);
    kiosk.restart();
    CHECK(kiosk.occurrences("MARKER") == 0);
    CHECK(kiosk.store->outbox().value().empty());
    const auto entry = kiosk.store->entry(key_number(1)).value();
    CHECK(entry.wiped);
    REQUIRE(entry.submission.has_value());
    CHECK(entry.submission->dossier_code == "H26.1-261120-0007");
    CHECK(entry.submission->received_at == noon + 5s);
    CHECK(entry.submission->lookup_pin.empty());
    CHECK(kiosk.store->manifest(key_number(1)).error().code == ErrorCode::file_missing);
    CHECK(kiosk.store->blob(key_number(1), dossier.blobs[0].ref.sha256).error().code ==
          ErrorCode::file_missing);
}

TEST_CASE("an intent is there before its QR and after a restart, and paid stays paid") {
    Kiosk kiosk;
    REQUIRE(kiosk.store->commit(parcel(1), noon, {}).has_value());
    PaymentIntent intent{.reference = "DVC0123456789ABCDEF",
                         .amount = 8000,
                         .expires_at = noon + 10min,
                         .state = PaymentState::waiting,
                         .bank_transaction = {}};
    REQUIRE(kiosk.store->add_intent({key_number(1), intent, noon}, noon, {}).has_value());
    CHECK(kiosk.store->add_intent({key_number(1), intent, noon}, noon, {}).error().code ==
          ErrorCode::bad_answer);
    CHECK(kiosk.store->add_intent({key_number(9), intent, noon}, noon, {}).error().code ==
          ErrorCode::file_missing);
    kiosk.restart();
    REQUIRE(kiosk.store->open_intents(noon).value().size() == 1);
    CHECK(kiosk.store->open_intents(noon).value()[0].intent == intent);
    CHECK(kiosk.store->open_intents(noon).value()[0].dossier_key == key_number(1));
    CHECK(kiosk.store->open_intents(noon + 25h).value().empty());
    intent.state = PaymentState::paid;
    intent.bank_transaction = "FT1";
    REQUIRE(kiosk.store->record(intent, noon, {}).has_value());
    intent.state = PaymentState::expired;
    CHECK_FALSE(kiosk.store->record(intent, noon, {}).has_value());
    CHECK(kiosk.store->open_intents(noon).value().empty());
    const auto all = kiosk.store->intents_of(key_number(1)).value();
    REQUIRE(all.size() == 1);
    CHECK(all[0].intent.state == PaymentState::paid);
    CHECK(all[0].intent.bank_transaction == "FT1");
}

TEST_CASE("print jobs number their copies; a restart finds those nobody heard of again") {
    Kiosk kiosk;
    REQUIRE(kiosk.store->commit(parcel(1), noon, {}).has_value());
    const auto first = kiosk.store->add_print(key_number(1), PrintKind::slip, noon, {}).value();
    CHECK(first.copy == 1);
    REQUIRE(kiosk.store->record(first.id, PrintState::failed, noon, {}).has_value());
    const auto second = kiosk.store->add_print(key_number(1), PrintKind::slip, noon, {}).value();
    CHECK(second.copy == 1);
    kiosk.restart();
    const auto unfinished = kiosk.store->unfinished_prints().value();
    REQUIRE(unfinished.size() == 1);
    CHECK(unfinished[0].id == second.id);
    CHECK(unfinished[0].dossier_key == key_number(1));
    REQUIRE(kiosk.store->record(second.id, PrintState::unknown, noon, {}).has_value());
    CHECK(kiosk.store->unfinished_prints().value().empty());
    CHECK(kiosk.store->add_print(key_number(1), PrintKind::slip, noon, {}).value().copy == 2);
    CHECK(kiosk.store->add_print(key_number(1), PrintKind::acceptance_receipt, noon, {}).value().copy == 1);
    CHECK(kiosk.store->record(PrintJobId{99}, PrintState::printed, noon, {}).error().code ==
          ErrorCode::file_missing);
    CHECK(kiosk.store->add_print(key_number(9), PrintKind::slip, noon, {}).error().code ==
          ErrorCode::file_missing);
}

TEST_CASE("the event chain goes on over restarts and shows every change") {
    Kiosk kiosk;
    const std::vector<LogEvent> events{logged::session_started(), logged::wiped(3ms)};
    REQUIRE(kiosk.store->append(events, noon).has_value());
    kiosk.restart();
    REQUIRE(kiosk.store->append(events, noon + 1s).has_value());
    CHECK(kiosk.store->verify_events().value() == 4);
    CHECK(kiosk.store->events(2, 2).value().size() == 2);
    CHECK(kiosk.store->events(2, 2).value()[0].number == 2);
    for (const std::string change :
         {"UPDATE event SET fields = '{\"lasted\":4}' WHERE number = 2",
          "UPDATE event SET kind = 'rated' WHERE number = 1", "UPDATE event SET at = at + 1 WHERE number = 3",
          "UPDATE event SET severity = 'error' WHERE number = 1", "DELETE FROM event WHERE number = 2",
          "DELETE FROM event WHERE number = 1", "UPDATE event SET hash = '00' WHERE number = 4"}) {
        INFO(change);
        Kiosk tampered;
        REQUIRE(tampered.store->append(events, noon).has_value());
        REQUIRE(tampered.store->append(events, noon).has_value());
        tampered.tamper(change);
        tampered.restart();
        const auto verdict = tampered.store->verify_events();
        REQUIRE_FALSE(verdict.has_value());
        CHECK(verdict.error().code == ErrorCode::store_corrupt);
    }
}

TEST_CASE("no session starts when the disk has no room for two large dossiers") {
    Kiosk kiosk;
    CHECK(kiosk.store->ready_for_session().has_value());
    kiosk.store.reset();
    const auto greedy = open_store(kiosk.file(), {.needed_free_bytes = ~0ULL, .vfs = {}}).value();
    CHECK(greedy->ready_for_session().error().code == ErrorCode::store_full);
}

TEST_CASE("a part that rotted on the disk is noticed, other dossiers go on") {
    Kiosk kiosk;
    REQUIRE(kiosk.store->commit(parcel(1), noon, {}).has_value());
    REQUIRE(kiosk.store->commit(parcel(2), noon, {}).has_value());
    kiosk.tamper("UPDATE blob SET bytes = zeroblob(length(bytes)) WHERE dossier = '" + key_number(1) + "'");
    kiosk.restart();
    CHECK(kiosk.store->blob(key_number(1), parcel(1).blobs[1].ref.sha256).error().code ==
          ErrorCode::store_corrupt);
    CHECK(kiosk.store->blob(key_number(2), parcel(2).blobs[1].ref.sha256).has_value());
}

TEST_CASE("a file that is no store, or a newer program's, is not touched") {
    Kiosk kiosk;
    kiosk.tamper("PRAGMA user_version = 99");
    CHECK(open_store(kiosk.file()).error().code == ErrorCode::store_io);
    CHECK(open_store_or_set_aside(kiosk.file(), noon).error().code == ErrorCode::store_io);
    const auto stranger = kiosk.folder.path() / "other.db";
    SQLite::Database(stranger.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
        .exec("CREATE TABLE t (a)");
    CHECK(open_store(stranger).error().code == ErrorCode::store_corrupt);
    CHECK(open_store(kiosk.folder.path() / "no such folder" / "kiosk.db").error().code ==
          ErrorCode::store_io);
}

TEST_CASE("a corrupt store is set aside whole and a fresh one serves the next citizen") {
    Kiosk kiosk;
    REQUIRE(kiosk.store->commit(parcel(1), noon, {}).has_value());
    kiosk.store.reset();
    std::ofstream(kiosk.file(), std::ios::binary | std::ios::in).write("garbage garbage garbage", 23);
    CHECK(open_store(kiosk.file()).error().code == ErrorCode::store_corrupt);
    const auto fresh = open_store_or_set_aside(kiosk.file(), noon).value();
    CHECK(std::filesystem::exists(kiosk.file().string() + ".corrupt-1795150800"));
    CHECK(fresh->outbox().value().empty());
    CHECK(fresh->commit(parcel(1), noon, {}).has_value());
}

TEST_CASE("a store with random bytes changed never crashes and never lies about a part") {
    Kiosk kiosk;
    const auto dossier = parcel(1);
    REQUIRE(kiosk.store->commit(dossier, noon, committed_event(dossier)).has_value());
    REQUIRE(kiosk.store->ready_for_session().has_value());
    kiosk.store.reset();
    std::ostringstream all;
    all << std::ifstream(kiosk.file(), std::ios::binary).rdbuf();
    const auto good = all.str();
    std::mt19937 random(7);
    int refused = 0;
    for (int round = 0; round < 300; ++round) {
        auto bad = good;
        for (int change = 0; change < 3; ++change) {
            bad[random() % bad.size()] = static_cast<char>(random());
        }
        std::ofstream(kiosk.file(), std::ios::binary | std::ios::trunc) << bad;
        std::filesystem::remove(kiosk.file().string() + "-wal");
        std::filesystem::remove(kiosk.file().string() + "-shm");
        const auto store = open_store(kiosk.file());
        if (!store) {
            ++refused;
            continue;
        }
        for (const auto& blob : dossier.blobs) {
            const auto read = (*store)->blob(dossier.manifest.key, blob.ref.sha256);
            CHECK((!read || read->bytes == blob.bytes));
        }
        static_cast<void>((*store)->outbox());
        static_cast<void>((*store)->verify_events());
    }
    CHECK(refused > 30);
}
