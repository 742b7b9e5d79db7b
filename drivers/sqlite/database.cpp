#include "drivers/sqlite/database.h"

#include <fmt/format.h>
#include <sqlite3.h>
#include <SQLiteCpp/Statement.h>

#include <utility>

#include "drivers/sqlite/schema.h"

namespace kiosk::sqlite {
namespace {

/// kioskctl may read beside us; a checkpoint of a large dossier keeps it waiting this long at most.
constexpr int busy_timeout_ms = 5000;

/// Primary code of an extended one.
constexpr int primary(int code) {
    return code & 0xFF;
}

/// SQLite puts rows together in one page of memory that it keeps, and a dossier's form is a row. Nothing but
/// a row as large overwrites it; this one is never committed.
void overwrite_scratch(SQLite::Database& database) {
    const SQLite::Transaction never_committed(database, SQLite::TransactionBehavior::IMMEDIATE);
    const int page = database.execAndGet("PRAGMA page_size").getInt();
    // A row of a page less its 35 bytes of bookkeeping stays on one page; the row's own head takes a few
    // more.
    constexpr int bookkeeping = 48;
    database.exec("CREATE TABLE scratch (zeros BLOB)");
    database.exec(fmt::format("INSERT INTO scratch VALUES (zeroblob({}))", page - bookkeeping));
}

std::string asked(SQLite::Database& database, const char* pragma) {
    return database.execAndGet(pragma).getString();
}

}  // namespace

Error Database::error_of(const SQLite::Exception& exception) {
    const auto detail = fmt::format("SQLite {}: {}", exception.getExtendedErrorCode(), exception.what());
    switch (primary(exception.getErrorCode())) {
        case SQLITE_FULL: return {ErrorCode::store_full, detail};
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB: return {ErrorCode::store_corrupt, detail};
        default: return {ErrorCode::store_io, detail};
    }
}

bool Database::may_try_again(const SQLite::Exception& exception) {
    const int code = exception.getExtendedErrorCode();
    if (code == SQLITE_IOERR_FSYNC || code == SQLITE_IOERR_DIR_FSYNC) {
        auto error = error_of(exception);
        error.detail += " (nothing more is written until the store is opened anew)";
        lost_trust_ = std::make_unique<Error>(std::move(error));
        return false;
    }
    return primary(code) == SQLITE_IOERR;
}

void Database::forget() noexcept {
    sqlite3_db_release_memory(database_.getHandle());
}

void Database::configure() {
    // Small pieces come from the program's allocator, which overwrites what is given back
    // (kiosk/ui/wiping_new.cpp).
    sqlite3_db_config(database_.getHandle(), SQLITE_DBCONFIG_LOOKASIDE, nullptr, 0, 0);
    database_.exec("PRAGMA foreign_keys = ON");
    database_.exec("PRAGMA secure_delete = ON");    // Deleted papers are overwritten, not just forgotten.
    database_.exec("PRAGMA trusted_schema = OFF");  // A hostile file's views and triggers run nothing.
    database_.exec("PRAGMA cell_size_check = ON");  // Finds bit rot before it is believed.
    database_.exec("PRAGMA temp_store = MEMORY");   // No copies of papers in temporary files.
    // Until WAL is on, a rollback journal is in use: its deletion must be durable too, or a power cut brings
    // it back and it undoes everything since.
    database_.exec("PRAGMA synchronous = EXTRA");
    database_.exec("PRAGMA journal_mode = WAL");
    database_.exec("PRAGMA synchronous = FULL");  // In WAL mode each commit is synced before it returns.
    // Checkpoints are ours: between citizens, never inside a commit somebody waits for.
    database_.exec("PRAGMA wal_autocheckpoint = 0");
}

Result<void> Database::migrate() {
    const auto steps = schema_steps();
    const int version = database_.execAndGet("PRAGMA user_version").getInt();
    const int owner = database_.execAndGet("PRAGMA application_id").getInt();
    const int tables = database_.execAndGet("SELECT count(*) FROM sqlite_schema").getInt();
    if (owner != application_id && tables != 0) {
        return fail(ErrorCode::store_corrupt, "the file is not a kiosk's store");
    }
    if (version < 0 || static_cast<std::size_t>(version) > steps.size()) {
        // Not corrupt: nobody may set it aside. The kiosk stays out of service until the newer program is
        // back.
        return fail(ErrorCode::store_io, fmt::format("version {} was written by a newer program", version));
    }
    if (owner == application_id && static_cast<std::size_t>(version) == steps.size()) {
        return {};
    }
    SQLite::Transaction transaction(database_, SQLite::TransactionBehavior::EXCLUSIVE);
    for (const auto* step : steps.subspan(static_cast<std::size_t>(version))) {
        database_.exec(step);
    }
    database_.exec(fmt::format("PRAGMA application_id = {}", application_id));
    database_.exec(fmt::format("PRAGMA user_version = {}", steps.size()));
    transaction.commit();
    return {};
}

Result<void> Database::check() {
    // Asserted, not assumed: a file system without shared memory or a build without WAL silently answers
    // another mode.
    constexpr int full = 2;
    if (asked(database_, "PRAGMA journal_mode") != "wal" ||
        database_.execAndGet("PRAGMA synchronous").getInt() != full) {
        return fail(ErrorCode::store_io, "the file cannot be kept with WAL and synchronous=FULL");
    }
    if (const auto verdict = asked(database_, "PRAGMA integrity_check(1)"); verdict != "ok") {
        return fail(ErrorCode::store_corrupt, verdict);
    }
    SQLite::Statement orphans(database_, "PRAGMA foreign_key_check");
    if (orphans.executeStep()) {
        return fail(ErrorCode::store_corrupt,
                    "a row of table " + orphans.getColumn(0).getString() + " has lost its dossier");
    }
    return {};
}

Result<std::unique_ptr<Database>> Database::open(const std::filesystem::path& file, const std::string& vfs) {
    const auto doing = "open " + file.string();
    try {
        SQLite::Database opened(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, busy_timeout_ms,
                                vfs);
        std::unique_ptr<Database> database(new Database(std::move(opened)));
        database->configure();
        if (const auto ok = database->migrate(); !ok) {
            return failed(doing, ok.error());
        }
        if (const auto ok = database->check(); !ok) {
            return failed(doing, ok.error());
        }
        return database;
    } catch (const SQLite::Exception& exception) {
        return failed(doing, error_of(exception));
    }
}

Result<void> Database::checkpoint() {
    return read("checkpoint", [](SQLite::Database& database) -> Result<void> {
        overwrite_scratch(database);
        SQLite::Statement statement(database, "PRAGMA wal_checkpoint(TRUNCATE)");
        const bool busy = statement.executeStep() && statement.getColumn(0).getInt() != 0;
        return busy ? fail(ErrorCode::store_io, "somebody reads the old pages") : Result<void>{};
    });
}

}  // namespace kiosk::sqlite
