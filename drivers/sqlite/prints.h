// Print jobs. Each function belongs inside a transaction of Database.
#pragma once

#include <SQLiteCpp/Database.h>

#include <string>
#include <vector>

#include "src/base/result.h"
#include "src/portal/store.h"

namespace kiosk::sqlite {

[[nodiscard]] Result<PrintJob> insert_print(SQLite::Database& database, const std::string& key,
                                            PrintKind kind, WallTime now);
[[nodiscard]] Result<void> update_print(SQLite::Database& database, PrintJobId id, PrintState state);
[[nodiscard]] Result<std::vector<PrintJob>> read_unfinished_prints(SQLite::Database& database);

}  // namespace kiosk::sqlite
