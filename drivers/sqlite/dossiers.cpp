#include "drivers/sqlite/dossiers.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "drivers/sqlite/statement.h"
#include "src/base/sha256.h"

namespace kiosk::sqlite {
namespace {

/// Where the form stands among the components of table part.
constexpr std::int64_t form_place = -1;

std::unexpected<Error> no_such(const std::string& key) {
    return fail(ErrorCode::file_missing, "no dossier " + key);
}

std::vector<BlobRef> parts_of(const Manifest& manifest) {
    std::vector<BlobRef> parts{manifest.form};
    for (const auto& component : manifest.components) {
        parts.insert(parts.end(), component.blobs.begin(), component.blobs.end());
    }
    return parts;
}

bool exists(SQLite::Database& database, const std::string& key) {
    SQLite::Statement statement(database, "SELECT 1 FROM dossier WHERE key = ?1");
    bind_all(statement, key);
    return statement.executeStep();
}

void insert_dossier(SQLite::Database& database, const Parcel& parcel, WallTime now) {
    const auto& manifest = parcel.manifest;
    std::int64_t pages = 0;
    for (const auto& component : manifest.components) {
        pages += component.pages;
    }
    std::int64_t bytes = 0;
    for (const auto& blob : parcel.blobs) {
        bytes += std::ssize(blob.bytes);
    }
    run(database,
        "INSERT INTO dossier (key, procedure_code, procedure_name, catalog_version, unit_code, created_at, "
        "result_delivery, fee, committed_at, pages, parts, bytes, state, failures, next_try, wiped) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, 0, 0, 0)",
        manifest.key, manifest.procedure_code, manifest.procedure_name, manifest.catalog_version,
        manifest.unit_code, manifest.created_at, manifest.result_delivery, manifest.fee, now, pages,
        std::int64_t{std::ssize(parcel.blobs)}, bytes, name(OutboxState::committed));
}

void insert_part(SQLite::Database& database, const std::string& key, std::int64_t component,
                 std::int64_t position, const BlobRef& part) {
    run(database, "INSERT INTO part VALUES (?1, ?2, ?3, ?4, ?5, ?6)", key, component, position, part.sha256,
        static_cast<std::int64_t>(part.size), part.media_type);
}

void insert_components(SQLite::Database& database, const Manifest& manifest) {
    insert_part(database, manifest.key, form_place, 0, manifest.form);
    std::int64_t place = 0;
    for (const auto& component : manifest.components) {
        run(database, "INSERT INTO component VALUES (?1, ?2, ?3, ?4, ?5, ?6)", manifest.key, place,
            component.id, component.name, component.answer, std::int64_t{component.pages});
        std::int64_t position = 0;
        for (const auto& part : component.blobs) {
            insert_part(database, manifest.key, place, position++, part);
        }
        ++place;
    }
}

std::vector<BlobRef> read_parts(SQLite::Database& database, const std::string& key, std::int64_t component) {
    SQLite::Statement statement(
        database,
        "SELECT sha256, size, media_type FROM part WHERE dossier = ?1 AND component = ?2 ORDER BY position");
    bind_all(statement, key, component);
    std::vector<BlobRef> parts;
    while (statement.executeStep()) {
        parts.push_back({statement.getColumn(0).getString(),
                         static_cast<std::uint64_t>(statement.getColumn(1).getInt64()),
                         statement.getColumn(2).getString()});
    }
    return parts;
}

std::vector<MissingPart> read_missing(SQLite::Database& database, const std::string& key) {
    SQLite::Statement statement(database,
                                "SELECT sha256, offset FROM missing WHERE dossier = ?1 ORDER BY position");
    bind_all(statement, key);
    std::vector<MissingPart> parts;
    while (statement.executeStep()) {
        parts.push_back({statement.getColumn(0).getString(),
                         static_cast<std::uint64_t>(statement.getColumn(1).getInt64())});
    }
    return parts;
}

constexpr const char* entry_columns =
    "SELECT key, state, failures, next_try, last_error, wiped, committed_at, dossier_code, lookup_pin, "
    "status, "
    "received_at, fee_due FROM dossier ";

std::optional<ErrorCode> error_named(const std::string& text) {
    const auto& codes = all_error_codes();
    const auto found = std::ranges::find_if(codes, [&](ErrorCode code) { return name(code) == text; });
    return found == codes.end() ? std::nullopt : std::optional(*found);
}

std::optional<Submission> submission_at(const SQLite::Statement& statement) {
    if (statement.getColumn(7).isNull()) {
        return std::nullopt;
    }
    return Submission{
        .dossier_code = statement.getColumn(7).getString(),
        .lookup_pin = statement.getColumn(8).getString(),
        .status = static_cast<DossierStatus>(statement.getColumn(9).getInt()),
        .received_at = time_at(statement, 10),
        .fee_due = statement.getColumn(11).getInt64(),
    };
}

Result<OutboxEntry> entry_at(SQLite::Database& database, const SQLite::Statement& statement) {
    const auto state = named(statement.getColumn(1).getString(), OutboxState::refused);
    if (!state) {
        return fail(ErrorCode::store_corrupt, "a dossier is in state " + statement.getColumn(1).getString());
    }
    OutboxEntry entry;
    entry.key = statement.getColumn(0).getString();
    entry.state = *state;
    entry.missing = read_missing(database, entry.key);
    entry.failures = statement.getColumn(2).getInt();
    entry.next_try = time_at(statement, 3);
    entry.last_error = error_named(statement.getColumn(4).getString());
    entry.wiped = statement.getColumn(5).getInt() != 0;
    entry.committed_at = time_at(statement, 6);
    entry.submission = submission_at(statement);
    return entry;
}

void update_missing(SQLite::Database& database, const OutboxEntry& entry) {
    run(database, "DELETE FROM missing WHERE dossier = ?1", entry.key);
    std::int64_t position = 0;
    for (const auto& part : entry.missing) {
        run(database, "INSERT INTO missing VALUES (?1, ?2, ?3, ?4)", entry.key, position++, part.sha256,
            static_cast<std::int64_t>(part.offset));
    }
}

}  // namespace

Result<void> check_parcel(const Parcel& parcel) {
    std::set<std::string> named_parts;
    for (const auto& part : parts_of(parcel.manifest)) {
        const auto blob =
            std::ranges::find(parcel.blobs, part.sha256, [](const Blob& b) { return b.ref.sha256; });
        if (blob == parcel.blobs.end()) {
            return fail(ErrorCode::bad_answer, "a part of the manifest has no bytes");
        }
        if (blob->bytes.size() != part.size) {
            return fail(ErrorCode::bad_answer, "a part is not as long as the manifest says");
        }
        named_parts.insert(part.sha256);
    }
    if (named_parts.size() != parcel.blobs.size()) {
        return fail(ErrorCode::bad_answer, "a part is there twice or not in the manifest");
    }
    for (const auto& blob : parcel.blobs) {
        if (sha256_hex(blob.bytes) != blob.ref.sha256) {
            return fail(ErrorCode::bad_answer, "a part is not what its hash says");
        }
    }
    return {};
}

Result<void> insert_parcel(SQLite::Database& database, const Parcel& parcel, WallTime now) {
    if (exists(database, parcel.manifest.key)) {
        return fail(ErrorCode::bad_answer, "this key is already stored");
    }
    insert_dossier(database, parcel, now);
    insert_components(database, parcel.manifest);
    for (const auto& blob : parcel.blobs) {
        run(database, "INSERT INTO blob VALUES (?1, ?2, ?3)", parcel.manifest.key, blob.ref.sha256,
            ByteView(blob.bytes));
    }
    return {};
}

Result<Manifest> read_manifest(SQLite::Database& database, const std::string& key) {
    SQLite::Statement row(database,
                          "SELECT procedure_code, procedure_name, catalog_version, unit_code, created_at, "
                          "result_delivery, fee FROM dossier WHERE key = ?1 AND wiped = 0");
    bind_all(row, key);
    if (!row.executeStep()) {
        return no_such(key);
    }
    Manifest manifest;
    manifest.key = key;
    manifest.procedure_code = row.getColumn(0).getString();
    manifest.procedure_name = row.getColumn(1).getString();
    manifest.catalog_version = row.getColumn(2).getString();
    manifest.unit_code = row.getColumn(3).getString();
    manifest.created_at = row.getColumn(4).getString();
    manifest.result_delivery = row.getColumn(5).getString();
    manifest.fee = row.getColumn(6).getInt64();
    const auto form = read_parts(database, key, form_place);
    if (form.size() != 1) {
        return fail(ErrorCode::store_corrupt, "a dossier has no form");
    }
    manifest.form = form.front();
    SQLite::Statement components(
        database,
        "SELECT position, id, name, answer, pages FROM component WHERE dossier = ?1 ORDER BY position");
    bind_all(components, key);
    while (components.executeStep()) {
        manifest.components.push_back({
            .id = components.getColumn(1).getString(),
            .name = components.getColumn(2).getString(),
            .answer = components.getColumn(3).getString(),
            .pages = components.getColumn(4).getInt(),
            .blobs = read_parts(database, key, components.getColumn(0).getInt64()),
        });
    }
    return manifest;
}

Result<Blob> read_blob(SQLite::Database& database, const std::string& key, const std::string& sha256) {
    SQLite::Statement row(
        database,
        "SELECT blob.bytes, part.media_type FROM blob JOIN part ON part.dossier = blob.dossier AND "
        "part.sha256 = blob.sha256 WHERE blob.dossier = ?1 AND blob.sha256 = ?2 LIMIT 1");
    bind_all(row, key, sha256);
    if (!row.executeStep()) {
        return fail(ErrorCode::file_missing, fmt::format("dossier {} has no part {}", key, sha256));
    }
    const auto column = row.getColumn(0);
    const auto* bytes = static_cast<const std::uint8_t*>(column.getBlob());
    Blob blob{{sha256, static_cast<std::uint64_t>(column.getBytes()), row.getColumn(1).getString()},
              Bytes(bytes, bytes + column.getBytes())};
    // S05: SQLite returns altered bytes without noticing.
    if (sha256_hex(blob.bytes) != sha256) {
        return fail(ErrorCode::store_corrupt,
                    fmt::format("part {} of dossier {} is not what was written", sha256, key));
    }
    return blob;
}

Result<void> wipe_dossier(SQLite::Database& database, const std::string& key) {
    const auto entry = read_entry(database, key);
    if (!entry) {
        return std::unexpected(entry.error());
    }
    if (entry->state != OutboxState::accepted) {
        return fail(ErrorCode::bad_answer, "only an accepted dossier is wiped");
    }
    for (const auto* statement :
         {"DELETE FROM missing WHERE dossier = ?1", "DELETE FROM blob WHERE dossier = ?1",
          "DELETE FROM part WHERE dossier = ?1", "DELETE FROM component WHERE dossier = ?1",
          "UPDATE dossier SET wiped = 1, lookup_pin = '' WHERE key = ?1"}) {
        run(database, statement, key);
    }
    return {};
}

Result<std::vector<OutboxEntry>> read_outbox(SQLite::Database& database) {
    SQLite::Statement rows(database,
                           std::string(entry_columns) + "WHERE wiped = 0 ORDER BY committed_at, rowid");
    std::vector<OutboxEntry> entries;
    while (rows.executeStep()) {
        auto entry = entry_at(database, rows);
        if (!entry) {
            return std::unexpected(entry.error());
        }
        entries.push_back(std::move(*entry));
    }
    return entries;
}

Result<OutboxEntry> read_entry(SQLite::Database& database, const std::string& key) {
    SQLite::Statement row(database, std::string(entry_columns) + "WHERE key = ?1");
    bind_all(row, key);
    if (!row.executeStep()) {
        return no_such(key);
    }
    return entry_at(database, row);
}

Result<void> update_entry(SQLite::Database& database, const OutboxEntry& entry) {
    const auto& told = entry.submission;
    const auto error = entry.last_error ? std::optional(std::string(name(*entry.last_error))) : std::nullopt;
    const int changed = run(
        database,
        "UPDATE dossier SET state = ?2, failures = ?3, next_try = ?4, last_error = ?5, dossier_code = ?6, "
        "lookup_pin = ?7, status = ?8, received_at = ?9, fee_due = ?10 WHERE key = ?1 AND wiped = 0",
        entry.key, name(entry.state), std::int64_t{entry.failures}, entry.next_try, error,
        told ? std::optional(told->dossier_code) : std::nullopt,
        told ? std::optional(told->lookup_pin) : std::nullopt,
        told ? std::optional(static_cast<std::int64_t>(told->status)) : std::nullopt,
        told ? std::optional(told->received_at) : std::nullopt,
        told ? std::optional(told->fee_due) : std::nullopt);
    if (changed != 1) {
        return no_such(entry.key);
    }
    update_missing(database, entry);
    return {};
}

}  // namespace kiosk::sqlite
