// Dossiers, their parts, and the outbox rows. Each function belongs inside a transaction of Database.
#pragma once

#include <SQLiteCpp/Database.h>

#include <string>
#include <vector>

#include "src/base/result.h"
#include "src/portal/store.h"

namespace kiosk::sqlite {

/// Every part named, nothing else, sizes and hashes right. Errors: bad_answer.
[[nodiscard]] Result<void> check_parcel(const Parcel& parcel);

[[nodiscard]] Result<void> insert_parcel(SQLite::Database& database, const Parcel& parcel, WallTime now);
[[nodiscard]] Result<Manifest> read_manifest(SQLite::Database& database, const std::string& key);
[[nodiscard]] Result<Blob> read_blob(SQLite::Database& database, const std::string& key,
                                     const std::string& sha256);
[[nodiscard]] Result<void> wipe_dossier(SQLite::Database& database, const std::string& key);

[[nodiscard]] Result<std::vector<OutboxEntry>> read_outbox(SQLite::Database& database);
[[nodiscard]] Result<OutboxEntry> read_entry(SQLite::Database& database, const std::string& key);
[[nodiscard]] Result<void> update_entry(SQLite::Database& database, const OutboxEntry& entry);

}  // namespace kiosk::sqlite
