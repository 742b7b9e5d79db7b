// The hash-chained event log. append() belongs inside the transaction of the change the events tell of.
#pragma once

#include <SQLiteCpp/Database.h>

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "src/base/events.h"
#include "src/base/result.h"

namespace kiosk::sqlite {

void append_events(SQLite::Database& database, std::span<const LogEvent> events, WallTime now);
[[nodiscard]] Result<std::vector<EventRow>> event_rows(SQLite::Database& database, std::int64_t first,
                                                       int count);
[[nodiscard]] Result<std::optional<EventRow>> newest_event(SQLite::Database& database, std::string_view kind);
[[nodiscard]] Result<std::int64_t> verify_chain(SQLite::Database& database);

}  // namespace kiosk::sqlite
