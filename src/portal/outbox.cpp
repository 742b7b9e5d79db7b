#include "src/portal/outbox.h"

#include <algorithm>
#include <utility>

namespace kiosk {

std::string_view name(OutboxState state) {
    switch (state) {
        case OutboxState::committed: return "committed";
        case OutboxState::announced: return "announced";
        case OutboxState::submitting: return "submitting";
        case OutboxState::outcome_unknown: return "outcome_unknown";
        case OutboxState::accepted: return "accepted";
        case OutboxState::refused: return "refused";
    }
    return "committed";
}

namespace outbox {
namespace {

/// A gateway that is down comes back in seconds; asking every two does not hurt it.
constexpr std::chrono::seconds first_wait{2};
/// Longer would leave dossiers lying about after the network is back.
constexpr std::chrono::seconds longest_wait{15 * 60};

OutboxEntry progressed(OutboxEntry entry, OutboxState state) {
    entry.state = state;
    entry.failures = 0;
    entry.next_try = {};
    entry.last_error.reset();
    return entry;
}

OutboxEntry set_back(OutboxEntry entry, OutboxState state, ErrorCode error, WallTime now) {
    entry.state = state;
    entry.last_error = error;
    // Being asked to stop says nothing about the gateway: the next start goes on at once.
    if (error != ErrorCode::cancelled) {
        ++entry.failures;
        entry.next_try = now + backoff(entry.failures);
    }
    return entry;
}

/// The gateway answered, about this dossier, and will not change its mind.
bool refused_for_good(ErrorCode error) {
    return error == ErrorCode::portal_refused;
}

/// The request for acceptance surely did not reach the gateway, or surely was not looked at.
bool surely_not_submitted(ErrorCode error) {
    switch (error) {
        case ErrorCode::portal_unreachable:
        case ErrorCode::portal_tls:
        case ErrorCode::portal_unauthorised:
        case ErrorCode::portal_busy: return true;
        default: return false;
    }
}

OutboxEntry accepted(OutboxEntry entry, const Submission& submission) {
    entry = progressed(std::move(entry), OutboxState::accepted);
    entry.missing.clear();
    entry.submission = submission;
    return entry;
}

/// A clock set back must not silence an entry for hours: no honest wait is longer than the longest.
bool must_wait(const OutboxEntry& entry, WallTime now) {
    return now < entry.next_try && entry.next_try - now <= longest_wait;
}

}  // namespace

Action next(const OutboxEntry& entry, WallTime now) {
    if (entry.state == OutboxState::refused || (entry.state == OutboxState::accepted && entry.wiped)) {
        return Nothing{};
    }
    if (must_wait(entry, now)) {
        return Wait{entry.next_try};
    }
    switch (entry.state) {
        case OutboxState::committed: return Announce{};
        case OutboxState::announced:
            if (entry.missing.empty()) {
                return Submit{};
            }
            return Upload{entry.missing.front().sha256, entry.missing.front().offset};
        case OutboxState::submitting:
        case OutboxState::outcome_unknown: return AskOutcome{};
        case OutboxState::accepted: return Wipe{};
        case OutboxState::refused: break;
    }
    return Nothing{};
}

OutboxEntry after_announce(OutboxEntry entry, const Result<std::vector<MissingPart>>& answer, WallTime now) {
    if (!answer) {
        const auto code = answer.error().code;
        const auto state = refused_for_good(code) ? OutboxState::refused : OutboxState::committed;
        return set_back(std::move(entry), state, code, now);
    }
    // Announced anew after a failure is not yet progress: only a part or an acceptance is, else two steps
    // that take turns in failing would never wait longer.
    entry.state = OutboxState::announced;
    entry.missing = *answer;
    return entry;
}

OutboxEntry after_upload(OutboxEntry entry, const Upload& sent, std::uint64_t size,
                         const Result<std::uint64_t>& answer, WallTime now) {
    if (!answer) {
        // How much arrived is for the gateway to say: announce again and go on from there.
        const auto code = answer.error().code;
        const auto state = refused_for_good(code) ? OutboxState::refused : OutboxState::committed;
        return set_back(std::move(entry), state, code, now);
    }
    if (*answer > size || *answer <= sent.offset) {
        return set_back(std::move(entry), OutboxState::committed, ErrorCode::portal_broken_answer, now);
    }
    entry = progressed(std::move(entry), OutboxState::announced);
    const auto part = std::ranges::find(entry.missing, sent.sha256, &MissingPart::sha256);
    if (part == entry.missing.end()) {
        return entry;
    }
    if (*answer == size) {
        entry.missing.erase(part);
    } else {
        part->offset = *answer;
    }
    return entry;
}

OutboxEntry before_submit(OutboxEntry entry) {
    entry.state = OutboxState::submitting;
    return entry;
}

OutboxEntry after_submit(OutboxEntry entry, const Result<Submission>& answer, WallTime now) {
    if (answer) {
        return accepted(std::move(entry), *answer);
    }
    const auto code = answer.error().code;
    if (refused_for_good(code)) {
        return set_back(std::move(entry), OutboxState::refused, code, now);
    }
    if (surely_not_submitted(code)) {
        return set_back(std::move(entry), OutboxState::announced, code, now);
    }
    if (code == ErrorCode::portal_not_found) {
        return set_back(std::move(entry), OutboxState::committed, code, now);
    }
    return set_back(std::move(entry), OutboxState::outcome_unknown, code, now);
}

OutboxEntry after_outcome(OutboxEntry entry, const Result<std::optional<Submission>>& answer, WallTime now) {
    if (!answer) {
        return set_back(std::move(entry), OutboxState::outcome_unknown, answer.error().code, now);
    }
    if (answer->has_value()) {
        return accepted(std::move(entry), **answer);
    }
    // Not accepted. Perhaps the first request is still on its way: the same key makes announcing and
    // submitting again safe.
    return set_back(std::move(entry), OutboxState::committed, ErrorCode::portal_outcome_unknown, now);
}

OutboxEntry retried(OutboxEntry entry, WallTime now) {
    if (entry.state == OutboxState::refused) {
        entry.state = OutboxState::committed;
    }
    entry.failures = 0;
    entry.next_try = now;
    return entry;
}

std::chrono::seconds backoff(int failures) {
    auto wait = first_wait;
    for (int i = 1; i < failures && wait < longest_wait; ++i) {
        wait *= 2;
    }
    return std::min(wait, longest_wait);
}

}  // namespace outbox
}  // namespace kiosk
