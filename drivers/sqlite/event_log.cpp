#include "drivers/sqlite/event_log.h"

#include <fmt/format.h>

#include <string>

#include "drivers/sqlite/statement.h"
#include "src/base/sha256.h"

namespace kiosk::sqlite {
namespace {

constexpr const char* columns = "SELECT number, at, kind, severity, fields, hash FROM event ";

std::string hash_of(const EventRow& row, std::string_view previous) {
    return sha256_hex(bytes_of(hashed_text(row, previous)));
}

EventRow row_at(const SQLite::Statement& statement) {
    return {
        .number = statement.getColumn(0).getInt64(),
        .at = time_at(statement, 1),
        .kind = statement.getColumn(2).getString(),
        // An unknown word is tampering: any other severity makes the hash wrong, and verify_chain says so.
        .severity = named(statement.getColumn(3).getString(), Severity::error).value_or(Severity::error),
        .fields = statement.getColumn(4).getString(),
        .hash = statement.getColumn(5).getString(),
    };
}

}  // namespace

void append_events(SQLite::Database& database, std::span<const LogEvent> events, WallTime now) {
    if (events.empty()) {
        return;
    }
    std::int64_t number = 0;
    std::string hash(chain_start());
    SQLite::Statement last(database, std::string(columns) + "ORDER BY number DESC LIMIT 1");
    if (last.executeStep()) {
        const auto row = row_at(last);
        number = row.number;
        hash = row.hash;
    }
    for (const auto& event : events) {
        EventRow row{++number, now, std::string(event.name()), event.severity(), event.fields_json(), {}};
        hash = row.hash = hash_of(row, hash);
        run(database, "INSERT INTO event VALUES (?1, ?2, ?3, ?4, ?5, ?6)", row.number, row.at, row.kind,
            name(row.severity), row.fields, row.hash);
    }
}

Result<std::vector<EventRow>> event_rows(SQLite::Database& database, std::int64_t first, int count) {
    SQLite::Statement statement(database,
                                std::string(columns) + "WHERE number >= ?1 ORDER BY number LIMIT ?2");
    bind_all(statement, first, std::int64_t{count});
    std::vector<EventRow> rows;
    while (statement.executeStep()) {
        rows.push_back(row_at(statement));
    }
    return rows;
}

Result<std::optional<EventRow>> newest_event(SQLite::Database& database, std::string_view kind) {
    SQLite::Statement statement(database,
                                std::string(columns) + "WHERE kind = ?1 ORDER BY number DESC LIMIT 1");
    bind_all(statement, kind);
    return statement.executeStep() ? std::optional(row_at(statement)) : std::nullopt;
}

Result<std::int64_t> verify_chain(SQLite::Database& database) {
    SQLite::Statement statement(database, std::string(columns) + "ORDER BY number");
    std::int64_t number = 0;
    std::string hash(chain_start());
    while (statement.executeStep()) {
        const auto row = row_at(statement);
        if (row.number != ++number) {
            return fail(ErrorCode::store_corrupt, fmt::format("event {} is missing", number));
        }
        if (row.hash != hash_of(row, hash)) {
            return fail(ErrorCode::store_corrupt, fmt::format("event {} is not what was written", number));
        }
        hash = row.hash;
    }
    return number;
}

}  // namespace kiosk::sqlite
