#include "drivers/sqlite/prints.h"

#include <fmt/format.h>

#include "drivers/sqlite/statement.h"

namespace kiosk::sqlite {

Result<PrintJob> insert_print(SQLite::Database& database, const std::string& key, PrintKind kind,
                              WallTime now) {
    // A copy that surely never came out does not make the next one a reprint.
    SQLite::Statement before(
        database,
        "SELECT (SELECT count(*) FROM dossier WHERE key = ?1), (SELECT count(*) FROM print_job "
        "WHERE dossier = ?1 AND kind = ?2 AND state <> 'failed')");
    bind_all(before, key, name(kind));
    if (!before.executeStep() || before.getColumn(0).getInt() == 0) {
        return fail(ErrorCode::file_missing, "no dossier " + key);
    }
    PrintJob job{PrintJobId{}, key, kind, PrintState::sent, before.getColumn(1).getInt() + 1, now};
    run(database, "INSERT INTO print_job (dossier, kind, state, copy, at) VALUES (?1, ?2, ?3, ?4, ?5)", key,
        name(kind), name(job.state), std::int64_t{job.copy}, now);
    job.id = static_cast<PrintJobId>(database.getLastInsertRowid());
    return job;
}

Result<void> update_print(SQLite::Database& database, PrintJobId id, PrintState state) {
    const auto number = static_cast<std::int64_t>(id);
    const int changed = run(database, "UPDATE print_job SET state = ?2 WHERE id = ?1", number, name(state));
    return changed == 1 ? Result<void>{}
                        : fail(ErrorCode::file_missing, fmt::format("no print job {}", number));
}

Result<std::vector<PrintJob>> read_unfinished_prints(SQLite::Database& database) {
    SQLite::Statement rows(
        database, "SELECT id, dossier, kind, copy, at FROM print_job WHERE state = 'sent' ORDER BY id");
    std::vector<PrintJob> jobs;
    while (rows.executeStep()) {
        const auto kind = named(rows.getColumn(2).getString(), PrintKind::checklist);
        if (!kind) {
            return fail(ErrorCode::store_corrupt, "a print job is of kind " + rows.getColumn(2).getString());
        }
        jobs.push_back({static_cast<PrintJobId>(rows.getColumn(0).getInt64()), rows.getColumn(1).getString(),
                        *kind, PrintState::sent, rows.getColumn(3).getInt(), time_at(rows, 4)});
    }
    return jobs;
}

}  // namespace kiosk::sqlite
