// What the gateway and the bank know, in SQLite, and the dossiers as received, in a folder. Every call is one
// transaction; several threads may call. Times are seconds since 1970.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/bytes.h"
#include "src/base/result.h"

namespace kiosk::sandbox {

struct PartRecord {
    std::string sha256;
    std::string media_type;
    std::string file_name;  ///< Under which it is written out, "form.json" or "01-giay-chung-sinh.pdf".
    std::uint64_t size = 0;
    std::uint64_t received = 0;
};

struct DossierRecord {
    std::string key;
    std::string manifest;  ///< As received, byte for byte.
    std::string unit;
    std::string procedure_code;
    std::string procedure_name;
    std::int64_t fee = 0;
    std::int64_t announced_at = 0;
    std::string code;  ///< Empty until submitted.
    std::string pin;
    int status = 1;
    std::string note;
    std::int64_t received_at = 0;
    int submits = 0;  ///< How often submission was asked for; a second one changes nothing else.
    std::int64_t paid = 0;
};

struct IntentRecord {
    std::string reference;
    std::string dossier_key;
    std::int64_t amount = 0;
    std::int64_t expires_at = 0;
    std::string state;  ///< As stored: waiting, paid, expired, cancelled.
    std::string bank_transaction;
    std::int64_t paid_at = 0;
};

struct TransferRecord {
    std::string memo;
    std::int64_t amount = 0;
    std::int64_t at = 0;
    std::string bank_transaction;
    std::string outcome;  ///< "applied", or "unmatched: why".
};

class Store {
  public:
    /// Opens or makes `folder`/sandbox.db. Errors: store_io.
    [[nodiscard]] static Result<std::unique_ptr<Store>> open(const std::filesystem::path& folder);
    virtual ~Store() = default;

    /// False when the key is known with another manifest.
    [[nodiscard]] virtual Result<bool> announce(const DossierRecord& dossier,
                                                const std::vector<PartRecord>& parts) = 0;
    [[nodiscard]] virtual Result<std::optional<DossierRecord>> dossier(std::string_view key) = 0;
    [[nodiscard]] virtual Result<std::optional<DossierRecord>> by_code(std::string_view code) = 0;
    /// Newest first.
    [[nodiscard]] virtual Result<std::vector<DossierRecord>> dossiers() = 0;
    [[nodiscard]] virtual Result<std::vector<PartRecord>> parts(std::string_view key) = 0;
    [[nodiscard]] virtual Result<void> set_received(std::string_view key, std::string_view sha256,
                                                    std::uint64_t received) = 0;
    /// Gives a code and PIN once; the same ones on every later call.
    [[nodiscard]] virtual Result<DossierRecord> submit(std::string_view key, std::int64_t now) = 0;
    [[nodiscard]] virtual Result<void> set_status(std::string_view code, int status,
                                                  const std::string& note) = 0;

    /// The intent as it stands now, stored or known before.
    [[nodiscard]] virtual Result<IntentRecord> create_intent(const IntentRecord& intent,
                                                             std::int64_t now) = 0;
    /// With "expired" for one that waited too long.
    [[nodiscard]] virtual Result<std::optional<IntentRecord>> intent(std::string_view reference,
                                                                     std::int64_t now) = 0;
    /// Newest first.
    [[nodiscard]] virtual Result<std::vector<IntentRecord>> intents(std::int64_t now) = 0;
    [[nodiscard]] virtual Result<void> set_intent(std::string_view reference, std::string_view state,
                                                  std::int64_t expires_at) = 0;
    /// Money arrived: applied to the intent the memo names when amount and state allow, and kept in the
    /// ledger either way.
    [[nodiscard]] virtual Result<TransferRecord> transfer(std::string_view memo, std::int64_t amount,
                                                          std::int64_t now) = 0;
    [[nodiscard]] virtual Result<std::vector<TransferRecord>> ledger() = 0;
};

}  // namespace kiosk::sandbox
