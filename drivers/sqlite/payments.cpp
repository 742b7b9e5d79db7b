#include "drivers/sqlite/payments.h"

#include "drivers/sqlite/statement.h"

namespace kiosk::sqlite {
namespace {

constexpr const char* columns =
    "SELECT reference, dossier, amount, expires_at, state, bank_transaction, created_at FROM intent ";

Result<std::vector<StoredIntent>> read_all(SQLite::Statement& rows) {
    std::vector<StoredIntent> intents;
    while (rows.executeStep()) {
        const auto state = named(rows.getColumn(4).getString(), PaymentState::unknown);
        if (!state) {
            return fail(ErrorCode::store_corrupt, "a payment is in state " + rows.getColumn(4).getString());
        }
        intents.push_back({
            .dossier_key = rows.getColumn(1).getString(),
            .intent = {.reference = rows.getColumn(0).getString(),
                       .amount = rows.getColumn(2).getInt64(),
                       .expires_at = time_at(rows, 3),
                       .state = *state,
                       .bank_transaction = rows.getColumn(5).getString()},
            .created_at = time_at(rows, 6),
        });
    }
    return intents;
}

}  // namespace

Result<void> insert_intent(SQLite::Database& database, const StoredIntent& stored) {
    SQLite::Statement dossier(database, "SELECT 1 FROM dossier WHERE key = ?1");
    bind_all(dossier, stored.dossier_key);
    if (!dossier.executeStep()) {
        return fail(ErrorCode::file_missing, "no dossier " + stored.dossier_key);
    }
    const auto& intent = stored.intent;
    const int added = run(database, "INSERT OR IGNORE INTO intent VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                          intent.reference, stored.dossier_key, intent.amount, intent.expires_at,
                          name(intent.state), intent.bank_transaction, stored.created_at);
    return added == 1 ? Result<void>{}
                      : fail(ErrorCode::bad_answer, "this payment reference is already stored");
}

Result<void> update_intent(SQLite::Database& database, const PaymentIntent& intent) {
    // Amount and expiry were fixed when the QR was drawn; only what became of it changes. Paid stays paid.
    const int changed = run(database,
                            "UPDATE intent SET state = ?2, bank_transaction = ?3 WHERE reference = ?1 AND "
                            "(state <> 'paid' OR ?2 = 'paid')",
                            intent.reference, name(intent.state), intent.bank_transaction);
    return changed == 1 ? Result<void>{}
                        : fail(ErrorCode::file_missing, "no unpaid payment with this reference");
}

Result<std::vector<StoredIntent>> read_open_intents(SQLite::Database& database, WallTime now) {
    SQLite::Statement rows(database,
                           std::string(columns) + "WHERE state <> 'paid' ORDER BY created_at, rowid");
    auto intents = read_all(rows);
    if (intents) {
        std::erase_if(*intents,
                      [&](const StoredIntent& stored) { return !worth_asking(stored.intent, now); });
    }
    return intents;
}

Result<std::vector<StoredIntent>> read_intents_of(SQLite::Database& database, const std::string& key) {
    SQLite::Statement rows(database, std::string(columns) + "WHERE dossier = ?1 ORDER BY created_at, rowid");
    bind_all(rows, key);
    return read_all(rows);
}

}  // namespace kiosk::sqlite
