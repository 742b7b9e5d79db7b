// Payment intents. Each function belongs inside a transaction of Database.
#pragma once

#include <SQLiteCpp/Database.h>

#include <string>
#include <vector>

#include "src/base/result.h"
#include "src/portal/store.h"

namespace kiosk::sqlite {

[[nodiscard]] Result<void> insert_intent(SQLite::Database& database, const StoredIntent& stored);
[[nodiscard]] Result<void> update_intent(SQLite::Database& database, const PaymentIntent& intent);
[[nodiscard]] Result<std::vector<StoredIntent>> read_open_intents(SQLite::Database& database, WallTime now);
[[nodiscard]] Result<std::vector<StoredIntent>> read_intents_of(SQLite::Database& database,
                                                                const std::string& key);

}  // namespace kiosk::sqlite
