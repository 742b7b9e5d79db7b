// The portal port: what the kiosk asks of the gateway in front of the state's portal (contract: assets/gateway.openapi.yaml).
// Called from the network thread only. Every call has a deadline; every answer is checked before it is believed.
// Errors are the portal_* codes; portal_outcome_unknown means: ask with outcome(), never guess, never send anew.
#pragma once

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "src/base/bytes.h"
#include "src/base/result.h"
#include "src/base/time.h"
#include "src/payment/intent.h"

namespace kiosk {

/// Business status of a dossier, numbered as the national portal does (1–10).
enum class DossierStatus {
    newly_registered = 1,
    accepted = 2,
    not_accepted = 3,
    in_progress = 4,
    supplement_requested = 5,
    payment_requested = 6,
    withdrawal_requested = 7,
    stopped = 8,
    finished = 9,
    returned = 10,
};

/// An opaque, content-addressed part of a dossier. The gateway checks the hash, nothing else looks inside.
struct BlobRef {
    std::string sha256;  ///< Lower-case hex.
    std::uint64_t size = 0;
    std::string media_type;
};

struct ManifestComponent {
    std::string id;    ///< Document id in the procedure.
    std::string name;  ///< Vietnamese name, as shown to the citizen.
    std::string answer;  ///< "scanned", "will_bring" or "form".
    int pages = 0;
    std::vector<BlobRef> blobs;
};

/// Everything the gateway needs to know before the parts arrive. No answer of the citizen is in here: those are in `form`.
struct Manifest {
    std::string key;  ///< The idempotency key: a UUID made on this kiosk, durable before the first byte leaves.
    std::string procedure_code;
    std::string procedure_name;
    std::string catalog_version;
    std::string unit_code;  ///< The receiving commune.
    std::string created_at;  ///< RFC 3339, UTC.
    BlobRef form;            ///< Applicant and answers, application/json.
    std::vector<ManifestComponent> components;
    std::string result_delivery;  ///< "hall", "online" or "post".
    std::int64_t fee = 0;         ///< Đồng.
};

struct MissingPart {
    std::string sha256;
    std::uint64_t offset = 0;  ///< Bytes the gateway already has.
};

struct Submission {
    std::string dossier_code;
    std::string lookup_pin;  ///< Short secret printed on the slip.
    DossierStatus status = DossierStatus::newly_registered;
    WallTime received_at{};
    std::int64_t fee_due = 0;
};

struct StatusReport {
    DossierStatus status = DossierStatus::newly_registered;
    std::string note;  ///< The officer's words, possibly empty.
};

class Portal {
  public:
    virtual ~Portal() = default;

    [[nodiscard]] virtual Result<std::string> catalog_version(std::stop_token stop) = 0;
    /// Announces a dossier; the same key twice is the same dossier. Answers what the gateway still lacks.
    [[nodiscard]] virtual Result<std::vector<MissingPart>> announce(const Manifest& manifest, std::stop_token stop) = 0;
    /// Sends a part from `offset` on; answers how many bytes the gateway now has.
    [[nodiscard]] virtual Result<std::uint64_t> upload(const std::string& key, const BlobRef& blob, ByteView whole,
                                                       std::uint64_t offset, std::stop_token stop) = 0;
    /// Asks for acceptance once every part is there. Safe to repeat.
    [[nodiscard]] virtual Result<Submission> submit(const std::string& key, std::stop_token stop) = 0;
    /// What became of a dossier; nullopt when the gateway does not know the key or has not accepted it yet.
    [[nodiscard]] virtual Result<std::optional<Submission>> outcome(const std::string& key, std::stop_token stop) = 0;
    [[nodiscard]] virtual Result<PaymentIntent> create_intent(const std::string& key, const PaymentIntent& intent,
                                                              std::stop_token stop) = 0;
    [[nodiscard]] virtual Result<PaymentIntent> query_intent(const std::string& reference, std::stop_token stop) = 0;
    [[nodiscard]] virtual Result<void> cancel_intent(const std::string& reference, std::stop_token stop) = 0;
    [[nodiscard]] virtual Result<StatusReport> status(const std::string& dossier_code, std::stop_token stop) = 0;
    /// The legal acceptance receipt as PDF; portal_not_found until an officer has accepted the dossier.
    [[nodiscard]] virtual Result<Bytes> acceptance_receipt(const std::string& dossier_code, std::stop_token stop) = 0;
};

}  // namespace kiosk
