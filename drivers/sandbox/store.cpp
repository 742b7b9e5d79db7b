#include "drivers/sandbox/store.h"

#include <fmt/core.h>
#include <SQLiteCpp/SQLiteCpp.h>

#include <array>
#include <chrono>
#include <mutex>
#include <random>
#include <utility>

#include "src/base/time.h"

namespace kiosk::sandbox {

namespace {

constexpr const char* schema = R"(
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
CREATE TABLE IF NOT EXISTS dossiers (
  key TEXT PRIMARY KEY, manifest TEXT NOT NULL, unit TEXT NOT NULL, procedure_code TEXT NOT NULL,
  procedure_name TEXT NOT NULL, fee INTEGER NOT NULL, announced_at INTEGER NOT NULL, code TEXT UNIQUE, pin TEXT,
  status INTEGER NOT NULL DEFAULT 1, note TEXT NOT NULL DEFAULT '', received_at INTEGER, submits INTEGER NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS parts (
  key TEXT NOT NULL REFERENCES dossiers, sha256 TEXT NOT NULL, media_type TEXT NOT NULL, file_name TEXT NOT NULL,
  size INTEGER NOT NULL, received INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (key, sha256, file_name));
CREATE TABLE IF NOT EXISTS intents (
  reference TEXT PRIMARY KEY, dossier_key TEXT NOT NULL, amount INTEGER NOT NULL, expires_at INTEGER NOT NULL,
  state TEXT NOT NULL, bank_transaction TEXT NOT NULL DEFAULT '', paid_at INTEGER NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS ledger (
  id INTEGER PRIMARY KEY, memo TEXT NOT NULL, amount INTEGER NOT NULL, at INTEGER NOT NULL, bank_transaction TEXT NOT NULL,
  outcome TEXT NOT NULL);
)";

constexpr const char* dossier_columns =
    "SELECT d.key, manifest, unit, procedure_code, procedure_name, fee, announced_at, ifnull(code, ''), "
    "ifnull(pin, ''), "
    "status, note, ifnull(received_at, 0), submits, "
    "(SELECT ifnull(sum(amount), 0) FROM intents i WHERE i.dossier_key = d.key AND i.state = 'paid') FROM "
    "dossiers d ";

constexpr const char* intent_columns =
    "SELECT reference, dossier_key, amount, expires_at, state, bank_transaction, paid_at FROM intents ";

using Statement = SQLite::Statement;

DossierRecord dossier_of(Statement& row) {
    return {row.getColumn(0).getString(), row.getColumn(1).getString(),  row.getColumn(2).getString(),
            row.getColumn(3).getString(), row.getColumn(4).getString(),  row.getColumn(5).getInt64(),
            row.getColumn(6).getInt64(),  row.getColumn(7).getString(),  row.getColumn(8).getString(),
            row.getColumn(9).getInt(),    row.getColumn(10).getString(), row.getColumn(11).getInt64(),
            row.getColumn(12).getInt(),   row.getColumn(13).getInt64()};
}

IntentRecord intent_of(Statement& row, std::int64_t now) {
    IntentRecord intent{row.getColumn(0).getString(), row.getColumn(1).getString(),
                        row.getColumn(2).getInt64(),  row.getColumn(3).getInt64(),
                        row.getColumn(4).getString(), row.getColumn(5).getString(),
                        row.getColumn(6).getInt64()};
    if (intent.state == "waiting" && now >= intent.expires_at) {
        intent.state = "expired";
    }
    return intent;
}

// Every statement binds its values in the order they stand in the text.
template <class... Values>
Statement prepared(SQLite::Database& database, const std::string& text, const Values&... values) {
    Statement statement(database, text);
    int position = 0;
    (statement.bind(++position, values), ...);
    return statement;
}

std::string random_pin() {
    // No 0, O, 1, I: the PIN is read aloud and copied by hand.
    constexpr std::string_view alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    std::random_device random;
    std::string pin;
    while (pin.size() < 4) {
        pin += alphabet[random() % alphabet.size()];
    }
    return pin;
}

// A commune's five digits become the branch of a Ministry of Justice code; a code that is one already stays.
std::string unit_code(const std::string& unit) {
    if (unit.size() == 5 && unit.find_first_not_of("0123456789") == std::string::npos) {
        return fmt::format("G15.{}.{}", unit.substr(0, 2), unit.substr(2));
    }
    return unit.starts_with('G') || unit.starts_with('H') ? unit : "G15.99";
}

std::string day_text(std::int64_t now) {
    const auto date = date_in_vietnam(WallTime(std::chrono::seconds(now)));
    return fmt::format("{:02}{:02}{:02}", static_cast<int>(date.year()) % 100,
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

class SqliteStore : public Store {
  public:
    explicit SqliteStore(const std::string& path)
        : database_(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_FULLMUTEX) {
        database_.exec(schema);
    }

    Result<bool> announce(const DossierRecord& dossier, const std::vector<PartRecord>& parts) override {
        return in_transaction([&]() -> bool {
            auto known = prepared(database_, "SELECT manifest FROM dossiers WHERE key = ?", dossier.key);
            if (known.executeStep()) {
                return known.getColumn(0).getString() == dossier.manifest;
            }
            prepared(database_,
                     "INSERT INTO dossiers (key, manifest, unit, procedure_code, procedure_name, fee, "
                     "announced_at) "
                     "VALUES (?, ?, ?, ?, ?, ?, ?)",
                     dossier.key, dossier.manifest, dossier.unit, dossier.procedure_code,
                     dossier.procedure_name, dossier.fee, dossier.announced_at)
                .exec();
            for (const auto& part : parts) {
                prepared(
                    database_,
                    "INSERT INTO parts (key, sha256, media_type, file_name, size) VALUES (?, ?, ?, ?, ?)",
                    dossier.key, part.sha256, part.media_type, part.file_name,
                    static_cast<std::int64_t>(part.size))
                    .exec();
            }
            return true;
        });
    }

    Result<std::optional<DossierRecord>> dossier(std::string_view key) override {
        return in_transaction([&] { return one_dossier("WHERE d.key = ?", key); });
    }

    Result<std::optional<DossierRecord>> by_code(std::string_view code) override {
        return in_transaction([&] { return one_dossier("WHERE code = ?", code); });
    }

    Result<std::vector<DossierRecord>> dossiers() override {
        return in_transaction([&] {
            Statement rows(database_, std::string(dossier_columns) + "ORDER BY d.rowid DESC");
            std::vector<DossierRecord> result;
            while (rows.executeStep()) {
                result.push_back(dossier_of(rows));
            }
            return result;
        });
    }

    Result<std::vector<PartRecord>> parts(std::string_view key) override {
        return in_transaction([&] {
            auto rows =
                prepared(database_,
                         "SELECT sha256, media_type, file_name, size, received FROM parts WHERE key = ? "
                         "ORDER BY rowid",
                         std::string(key));
            std::vector<PartRecord> result;
            while (rows.executeStep()) {
                result.push_back({rows.getColumn(0).getString(), rows.getColumn(1).getString(),
                                  rows.getColumn(2).getString(),
                                  static_cast<std::uint64_t>(rows.getColumn(3).getInt64()),
                                  static_cast<std::uint64_t>(rows.getColumn(4).getInt64())});
            }
            return result;
        });
    }

    Result<void> set_received(std::string_view key, std::string_view sha256,
                              std::uint64_t received) override {
        return in_transaction([&] {
            prepared(database_, "UPDATE parts SET received = ? WHERE key = ? AND sha256 = ?",
                     static_cast<std::int64_t>(received), std::string(key), std::string(sha256))
                .exec();
        });
    }

    Result<DossierRecord> submit(std::string_view key, std::int64_t now) override {
        return in_transaction([&] {
            auto dossier = one_dossier("WHERE d.key = ?", key).value();
            if (dossier.code.empty()) {
                const auto prefix = fmt::format("{}-{}-", unit_code(dossier.unit), day_text(now));
                auto taken =
                    prepared(database_, "SELECT count(*) FROM dossiers WHERE code LIKE ?", prefix + "%");
                taken.executeStep();
                // Ministry of Justice numbers have six digits and begin with its own two, 15.
                dossier.code = fmt::format("{}15{:04}", prefix, taken.getColumn(0).getInt() + 1);
                dossier.pin = random_pin();
                dossier.received_at = now;
            }
            ++dossier.submits;
            prepared(database_,
                     "UPDATE dossiers SET code = ?, pin = ?, received_at = ?, submits = ? WHERE key = ?",
                     dossier.code, dossier.pin, dossier.received_at, dossier.submits, dossier.key)
                .exec();
            return dossier;
        });
    }

    Result<void> set_status(std::string_view code, int status, const std::string& note) override {
        return in_transaction([&] {
            prepared(database_, "UPDATE dossiers SET status = ?, note = ? WHERE code = ?", status, note,
                     std::string(code))
                .exec();
        });
    }

    Result<IntentRecord> create_intent(const IntentRecord& intent, std::int64_t now) override {
        return in_transaction([&] {
            if (auto known = one_intent(intent.reference, now)) {
                return *known;
            }
            prepared(database_,
                     "INSERT INTO intents (reference, dossier_key, amount, expires_at, state) VALUES (?, ?, "
                     "?, ?, 'waiting')",
                     intent.reference, intent.dossier_key, intent.amount, intent.expires_at)
                .exec();
            return one_intent(intent.reference, now).value();
        });
    }

    Result<std::optional<IntentRecord>> intent(std::string_view reference, std::int64_t now) override {
        return in_transaction([&] { return one_intent(reference, now); });
    }

    Result<std::vector<IntentRecord>> intents(std::int64_t now) override {
        return in_transaction([&] {
            Statement rows(database_, std::string(intent_columns) + "ORDER BY rowid DESC");
            std::vector<IntentRecord> result;
            while (rows.executeStep()) {
                result.push_back(intent_of(rows, now));
            }
            return result;
        });
    }

    Result<void> set_intent(std::string_view reference, std::string_view state,
                            std::int64_t expires_at) override {
        return in_transaction([&] {
            prepared(database_, "UPDATE intents SET state = ?, expires_at = ? WHERE reference = ?",
                     std::string(state), expires_at, std::string(reference))
                .exec();
        });
    }

    Result<TransferRecord> transfer(std::string_view memo, std::int64_t amount, std::int64_t now) override;

    Result<std::vector<TransferRecord>> ledger() override {
        return in_transaction([&] {
            Statement rows(database_,
                           "SELECT memo, amount, at, bank_transaction, outcome FROM ledger ORDER BY id");
            std::vector<TransferRecord> result;
            while (rows.executeStep()) {
                result.push_back({rows.getColumn(0).getString(), rows.getColumn(1).getInt64(),
                                  rows.getColumn(2).getInt64(), rows.getColumn(3).getString(),
                                  rows.getColumn(4).getString()});
            }
            return result;
        });
    }

  private:
    // SQLiteCpp throws; the exception ends here.
    template <class Work>
    auto in_transaction(Work work) -> Result<decltype(work())> {
        const std::scoped_lock lock(mutex_);
        try {
            SQLite::Transaction transaction(database_);
            if constexpr (std::is_void_v<decltype(work())>) {
                work();
                transaction.commit();
                return {};
            } else {
                auto value = work();
                transaction.commit();
                return value;
            }
        } catch (const std::exception& error) {
            return fail(ErrorCode::store_io, fmt::format("sandbox store: {}", error.what()));
        }
    }

    std::optional<DossierRecord> one_dossier(const char* where, std::string_view value) {
        auto row = prepared(database_, std::string(dossier_columns) + where, std::string(value));
        return row.executeStep() ? std::optional(dossier_of(row)) : std::nullopt;
    }

    std::optional<IntentRecord> one_intent(std::string_view reference, std::int64_t now) {
        auto row =
            prepared(database_, std::string(intent_columns) + "WHERE reference = ?", std::string(reference));
        return row.executeStep() ? std::optional(intent_of(row, now)) : std::nullopt;
    }

    std::mutex mutex_;
    SQLite::Database database_;
};

// Late money counts: the QR was still somewhere. A second payment and a wrong amount wait for a person.
std::string outcome_of(const std::optional<IntentRecord>& intent, std::int64_t amount) {
    if (!intent) {
        return "unmatched: no such reference";
    }
    if (intent->state == "paid") {
        return "unmatched: paid already";
    }
    return amount == intent->amount ? "applied" : "unmatched: wrong amount";
}

Result<TransferRecord> SqliteStore::transfer(std::string_view memo, std::int64_t amount, std::int64_t now) {
    return in_transaction([&] {
        auto next = prepared(database_, "SELECT count(*) + 1 FROM ledger");
        next.executeStep();
        TransferRecord transfer{std::string(memo), amount, now,
                                fmt::format("FT{}{:06}", day_text(now), next.getColumn(0).getInt()),
                                outcome_of(one_intent(memo, now), amount)};
        prepared(database_,
                 "INSERT INTO ledger (memo, amount, at, bank_transaction, outcome) VALUES (?, ?, ?, ?, ?)",
                 transfer.memo, amount, now, transfer.bank_transaction, transfer.outcome)
            .exec();
        if (transfer.outcome == "applied") {
            prepared(
                database_,
                "UPDATE intents SET state = 'paid', bank_transaction = ?, paid_at = ? WHERE reference = ?",
                transfer.bank_transaction, now, transfer.memo)
                .exec();
        }
        return transfer;
    });
}

}  // namespace

Result<std::unique_ptr<Store>> Store::open(const std::filesystem::path& folder) {
    try {
        return std::make_unique<SqliteStore>((folder / "sandbox.db").string());
    } catch (const std::exception& error) {
        return fail(ErrorCode::store_io, fmt::format("open the sandbox's store: {}", error.what()));
    }
}

}  // namespace kiosk::sandbox
