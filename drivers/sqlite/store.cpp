#include <fmt/format.h>

#include <filesystem>
#include <utility>

#include "drivers/sqlite/database.h"
#include "drivers/sqlite/dossiers.h"
#include "drivers/sqlite/event_log.h"
#include "drivers/sqlite/open_store.h"
#include "drivers/sqlite/payments.h"
#include "drivers/sqlite/prints.h"

namespace kiosk {
namespace {

using SQLite::Database;

class SqliteStore : public Store {
  public:
    SqliteStore(std::unique_ptr<sqlite::Database> database, std::filesystem::path folder,
                StoreOptions options)
        : database_(std::move(database)), folder_(std::move(folder)), options_(std::move(options)) {}

    Result<void> ready_for_session() override {
        // Between two citizens nobody waits for the disk, so this is where the write-ahead log is emptied.
        if (const auto ok = database_->checkpoint(); !ok) {
            return failed("begin a session", ok.error());
        }
        std::error_code error;
        const auto space = std::filesystem::space(folder_, error);
        if (error) {
            return fail(ErrorCode::store_io, "free space of " + folder_.string() + ": " + error.message());
        }
        if (space.available < options_.needed_free_bytes) {
            return fail(ErrorCode::store_full,
                        fmt::format("{} bytes free, {} needed", space.available, options_.needed_free_bytes));
        }
        return {};
    }

    Result<void> commit(const Parcel& parcel, WallTime now, Events events) override {
        if (const auto ok = sqlite::check_parcel(parcel); !ok) {
            return failed("commit a dossier", ok.error());
        }
        return changed("commit a dossier", now, events,
                       [&](Database& database) { return sqlite::insert_parcel(database, parcel, now); });
    }

    Result<std::vector<OutboxEntry>> outbox() override {
        return database_->read("read the outbox", sqlite::read_outbox);
    }

    Result<OutboxEntry> entry(const std::string& key) override {
        return database_->read("read an outbox entry",
                               [&](Database& database) { return sqlite::read_entry(database, key); });
    }

    Result<void> record(const OutboxEntry& entry, WallTime now, Events events) override {
        return changed("record a delivery", now, events,
                       [&](Database& database) { return sqlite::update_entry(database, entry); });
    }

    Result<Manifest> manifest(const std::string& key) override {
        return database_->read("read a manifest",
                               [&](Database& database) { return sqlite::read_manifest(database, key); });
    }

    Result<Blob> blob(const std::string& key, const std::string& sha256) override {
        return database_->read("read a part",
                               [&](Database& database) { return sqlite::read_blob(database, key, sha256); });
    }

    Result<void> wipe(const std::string& key, WallTime now, Events events) override {
        const auto wiped = changed("wipe a dossier", now, events,
                                   [&](Database& database) { return sqlite::wipe_dossier(database, key); });
        if (!wiped) {
            return wiped;
        }
        // Until then the papers still stand in the log and in the pages it has not yet overwritten.
        return database_->checkpoint();
    }

    Result<void> add_intent(const StoredIntent& intent, WallTime now, Events events) override {
        return changed("store a payment", now, events,
                       [&](Database& database) { return sqlite::insert_intent(database, intent); });
    }

    Result<void> record(const PaymentIntent& intent, WallTime now, Events events) override {
        return changed("record a payment", now, events,
                       [&](Database& database) { return sqlite::update_intent(database, intent); });
    }

    Result<std::vector<StoredIntent>> open_intents(WallTime now) override {
        return database_->read("read open payments",
                               [&](Database& database) { return sqlite::read_open_intents(database, now); });
    }

    Result<std::vector<StoredIntent>> intents_of(const std::string& key) override {
        return database_->read("read a dossier's payments",
                               [&](Database& database) { return sqlite::read_intents_of(database, key); });
    }

    Result<PrintJob> add_print(const std::string& key, PrintKind kind, WallTime now, Events events) override {
        return database_->write("store a print job", [&](Database& database) {
            auto job = sqlite::insert_print(database, key, kind, now);
            if (job) {
                sqlite::append_events(database, events, now);
            }
            return job;
        });
    }

    Result<void> record(PrintJobId id, PrintState state, WallTime now, Events events) override {
        return changed("record a print job", now, events,
                       [&](Database& database) { return sqlite::update_print(database, id, state); });
    }

    Result<std::vector<PrintJob>> unfinished_prints() override {
        return database_->read("read unfinished prints", sqlite::read_unfinished_prints);
    }

    Result<void> append(Events events, WallTime now) override {
        return changed("log", now, events, [](Database&) { return Result<void>{}; });
    }

    Result<std::vector<EventRow>> events(std::int64_t first, int count) override {
        return database_->read(
            "read events", [&](Database& database) { return sqlite::event_rows(database, first, count); });
    }

    Result<std::optional<EventRow>> newest_event(std::string_view kind) override {
        return database_->read("read the newest event",
                               [&](Database& database) { return sqlite::newest_event(database, kind); });
    }

    Result<std::int64_t> verify_events() override {
        return database_->read("verify events", sqlite::verify_chain);
    }

  private:
    /// A change and the events that tell of it, in one transaction.
    template <class F>
    Result<void> changed(std::string_view doing, WallTime now, Events events, F change) {
        return database_->write(doing, [&](Database& database) -> Result<void> {
            auto result = change(database);
            if (result) {
                sqlite::append_events(database, events, now);
            }
            return result;
        });
    }

    std::unique_ptr<sqlite::Database> database_;
    std::filesystem::path folder_;
    StoreOptions options_;
};

}  // namespace

Result<std::unique_ptr<Store>> open_store(const std::filesystem::path& file, const StoreOptions& options) {
    auto database = sqlite::Database::open(file, options.vfs);
    if (!database) {
        return std::unexpected(database.error());
    }
    const auto folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
    return std::make_unique<SqliteStore>(std::move(*database), folder, options);
}

Result<std::unique_ptr<Store>> open_store_or_set_aside(const std::filesystem::path& file, WallTime now,
                                                       const StoreOptions& options) {
    auto store = open_store(file, options);
    if (store || store.error().code != ErrorCode::store_corrupt) {
        return store;
    }
    const auto ending = fmt::format(".corrupt-{}", now.time_since_epoch().count());
    for (const auto* part : {"", "-wal", "-shm"}) {
        std::error_code error;
        std::filesystem::rename(file.string() + part, file.string() + ending + part, error);
        if (error && error != std::errc::no_such_file_or_directory) {
            return fail(ErrorCode::store_io, "set the corrupt store aside: " + error.message());
        }
    }
    return open_store(file, options);
}

}  // namespace kiosk
