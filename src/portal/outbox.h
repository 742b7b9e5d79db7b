// What to do next about a dossier that is committed here and not yet known to be accepted there. Pure: an entry and the
// time in, one action out; the answer in, the next entry out. Unknown outcomes are asked for, never guessed.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "src/base/result.h"
#include "src/base/time.h"
#include "src/portal/portal.h"

namespace kiosk {

enum class OutboxState {
    committed,        ///< Durable here; the gateway has not heard of it, or forgot.
    announced,        ///< The gateway knows the key; `missing` is what it still lacks.
    submitting,       ///< Stored before the request for acceptance leaves: found after a restart, it means "ask".
    outcome_unknown,  ///< The request left and no believable answer came.
    accepted,         ///< The gateway has the dossier; `submission` says how it is called there.
    refused,          ///< The gateway said no for good. Staff must look; nothing is wiped.
};

[[nodiscard]] std::string_view name(OutboxState state);

struct OutboxEntry {
    std::string key;
    OutboxState state = OutboxState::committed;
    std::vector<MissingPart> missing;       ///< Known while announced, in the order to send.
    int failures = 0;                       ///< In a row; progress resets it.
    WallTime next_try{};                    ///< Nothing is done before.
    std::optional<ErrorCode> last_error;
    std::optional<Submission> submission;   ///< Set once accepted.
    bool wiped = false;                     ///< The papers are gone from this kiosk.
    WallTime committed_at{};
};

namespace outbox {

struct Nothing {};  ///< Finished, or only staff can go on.
struct Wait {
    WallTime until;
};
struct Announce {};
struct Upload {
    std::string sha256;
    std::uint64_t offset = 0;
};
struct Submit {};
struct AskOutcome {};
struct Wipe {};

using Action = std::variant<Nothing, Wait, Announce, Upload, Submit, AskOutcome, Wipe>;

/// Which action is next. `submitting` asks: whoever finds it stored does not know whether the request left.
[[nodiscard]] Action next(const OutboxEntry& entry, WallTime now);

[[nodiscard]] OutboxEntry after_announce(OutboxEntry entry, const Result<std::vector<MissingPart>>& answer, WallTime now);
/// `size` is the whole part's; the answer says how much of it the gateway now has.
[[nodiscard]] OutboxEntry after_upload(OutboxEntry entry, const Upload& sent, std::uint64_t size,
                                       const Result<std::uint64_t>& answer, WallTime now);
/// To be stored before the request for acceptance leaves.
[[nodiscard]] OutboxEntry before_submit(OutboxEntry entry);
[[nodiscard]] OutboxEntry after_submit(OutboxEntry entry, const Result<Submission>& answer, WallTime now);
[[nodiscard]] OutboxEntry after_outcome(OutboxEntry entry, const Result<std::optional<Submission>>& answer, WallTime now);

/// Staff asks for another try now; a refused dossier is announced anew.
[[nodiscard]] OutboxEntry retried(OutboxEntry entry, WallTime now);

/// 2 s, 4 s, 8 s … up to 15 minutes.
[[nodiscard]] std::chrono::seconds backoff(int failures);

}  // namespace outbox
}  // namespace kiosk
