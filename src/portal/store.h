// The store port: what must survive a power cut. Every call that returns success is on the disk; every call that returns
// an error changed nothing. May be called from several threads: each call is one transaction, one after the other.
// Errors: store_full, store_io, store_corrupt; file_missing when the key or id named is not there.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/bytes.h"
#include "src/base/events.h"
#include "src/base/result.h"
#include "src/base/time.h"
#include "src/portal/outbox.h"
#include "src/portal/portal.h"

namespace kiosk {

/// A part with its bytes. The store recomputes the hash before it believes it.
struct Blob {
    BlobRef ref;
    Bytes bytes;
};

/// A whole dossier: every blob the manifest names, once.
struct Parcel {
    Manifest manifest;
    std::vector<Blob> blobs;
};

struct StoredIntent {
    std::string dossier_key;
    PaymentIntent intent;
    WallTime created_at{};
};

enum class PrintKind { slip, acceptance_receipt, checklist };
enum class PrintState {
    sent,     ///< Stored before the first byte leaves for the printer.
    printed,  ///< The device said so, or the citizen did.
    unknown,  ///< Only a person can tell; the next copy carries BẢN IN LẠI.
    failed,   ///< Surely nothing came out.
};

[[nodiscard]] std::string_view name(PrintKind kind);
[[nodiscard]] std::string_view name(PrintState state);

enum class PrintJobId : std::int64_t {};

struct PrintJob {
    PrintJobId id{};
    std::string dossier_key;
    PrintKind kind = PrintKind::slip;
    PrintState state = PrintState::sent;
    int copy = 1;  ///< 2 and more carry BẢN IN LẠI.
    WallTime at{};
};

/// The events stored in the same transaction as the change they tell of.
using Events = std::span<const LogEvent>;

class Store {
  public:
    virtual ~Store() = default;

    /// May a new session start? store_full when less than twice the largest dossier is free.
    [[nodiscard]] virtual Result<void> ready_for_session() = 0;

    /// Dossier, parts and outbox row in one transaction; durable when this returns. The same key twice: bad_answer.
    [[nodiscard]] virtual Result<void> commit(const Parcel& parcel, WallTime now, Events events) = 0;
    /// Every entry that is not finished (wiped), oldest first.
    [[nodiscard]] virtual Result<std::vector<OutboxEntry>> outbox() = 0;
    [[nodiscard]] virtual Result<OutboxEntry> entry(const std::string& key) = 0;
    [[nodiscard]] virtual Result<void> record(const OutboxEntry& entry, WallTime now, Events events) = 0;
    [[nodiscard]] virtual Result<Manifest> manifest(const std::string& key) = 0;
    [[nodiscard]] virtual Result<Blob> blob(const std::string& key, const std::string& sha256) = 0;
    /// Overwrites the parts and names of an accepted dossier; keeps key, codes, times and counts.
    [[nodiscard]] virtual Result<void> wipe(const std::string& key, WallTime now, Events events) = 0;

    /// Must succeed before the QR of the intent is drawn.
    [[nodiscard]] virtual Result<void> add_intent(const StoredIntent& intent, WallTime now, Events events) = 0;
    [[nodiscard]] virtual Result<void> record(const PaymentIntent& intent, WallTime now, Events events) = 0;
    /// Intents still worth asking about at `now`, oldest first.
    [[nodiscard]] virtual Result<std::vector<StoredIntent>> open_intents(WallTime now) = 0;
    [[nodiscard]] virtual Result<std::vector<StoredIntent>> intents_of(const std::string& dossier_key) = 0;

    /// Must succeed before the document goes to the printer; numbers the copy.
    [[nodiscard]] virtual Result<PrintJob> add_print(const std::string& dossier_key, PrintKind kind, WallTime now,
                                                     Events events) = 0;
    [[nodiscard]] virtual Result<void> record(PrintJobId id, PrintState state, WallTime now, Events events) = 0;
    /// Jobs a restart left in `sent`: they are unknown now.
    [[nodiscard]] virtual Result<std::vector<PrintJob>> unfinished_prints() = 0;

    [[nodiscard]] virtual Result<void> append(Events events, WallTime now) = 0;
    /// Rows from `first` on, at most `count`.
    [[nodiscard]] virtual Result<std::vector<EventRow>> events(std::int64_t first, int count) = 0;
    /// The newest row of that kind; nullopt when there is none.
    [[nodiscard]] virtual Result<std::optional<EventRow>> newest_event(std::string_view kind) = 0;
    /// Walks the whole chain; answers how many rows it has. Errors: store_corrupt naming the first bad row.
    [[nodiscard]] virtual Result<std::int64_t> verify_events() = 0;
};

}  // namespace kiosk
