#include "src/portal/deliver.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "generated/events.h"

namespace kiosk {
namespace {

/// One step's ports and time, so that each action below is a short function.
struct Step {
    Portal& portal;
    Store& store;
    WallTime now;
    std::stop_token stop;
};

/// Our keys are UUIDs; a key that is not is logged as the nil UUID rather than as text.
Uuid logged_key(const OutboxEntry& entry) {
    return Uuid::parse(entry.key).value_or(Uuid{});
}

/// What the log says about the way from `before` to `after`.
std::vector<LogEvent> told(const OutboxEntry& before, const OutboxEntry& after) {
    const auto key = logged_key(after);
    const auto error = after.last_error.value_or(ErrorCode::portal_outcome_unknown);
    if (error == ErrorCode::cancelled) {
        return {};  // We stopped; the gateway did nothing worth telling.
    }
    switch (after.state) {
        case OutboxState::accepted: return {logged::dossier_accepted(key, before.failures)};
        case OutboxState::refused: return {logged::dossier_refused(key, error)};
        case OutboxState::outcome_unknown: return {logged::outcome_unknown(key, error)};
        case OutboxState::submitting: return {logged::submit_sent(key)};
        case OutboxState::committed: return {logged::delivery_failed(key, error, after.failures)};
        case OutboxState::announced:
            if (after.failures > before.failures) {
                return {logged::delivery_failed(key, error, after.failures)};
            }
            return {logged::dossier_announced(key, std::ssize(after.missing))};
    }
    return {};
}

Result<OutboxEntry> stored(Step& step, OutboxEntry after, const std::vector<LogEvent>& events) {
    if (const auto ok = step.store.record(after, step.now, events); !ok) {
        return failed("store how the delivery went", ok.error());
    }
    return after;
}

Result<OutboxEntry> stored(Step& step, const OutboxEntry& before, OutboxEntry after) {
    const auto events = told(before, after);
    return stored(step, std::move(after), events);
}

Result<OutboxEntry> act(Step& step, OutboxEntry entry, const outbox::Announce&) {
    const auto manifest = step.store.manifest(entry.key);
    if (!manifest) {
        return failed("announce", manifest.error());
    }
    const auto answer = step.portal.announce(*manifest, step.stop);
    return stored(step, entry, outbox::after_announce(entry, answer, step.now));
}

Result<OutboxEntry> act(Step& step, OutboxEntry entry, const outbox::Upload& upload) {
    const auto blob = step.store.blob(entry.key, upload.sha256);
    if (!blob) {
        if (blob.error().code != ErrorCode::file_missing) {
            return failed("upload", blob.error());
        }
        // The gateway asks for a part this dossier never had: its answer was wrong, so ask again.
        const Result<std::uint64_t> nonsense =
            fail(ErrorCode::portal_broken_answer, "asks for an unknown part");
        return stored(step, entry, outbox::after_upload(entry, upload, 0, nonsense, step.now));
    }
    const auto answer = step.portal.upload(entry.key, blob->ref, blob->bytes, upload.offset, step.stop);
    auto after = outbox::after_upload(entry, upload, blob->ref.size, answer, step.now);
    if (after.state != OutboxState::announced) {
        return stored(step, entry, std::move(after));
    }
    const auto sent = static_cast<std::int64_t>(*answer - upload.offset);
    const auto event = logged::part_uploaded(logged_key(entry), sent, std::ssize(after.missing));
    return stored(step, std::move(after), {event});
}

Result<OutboxEntry> act(Step& step, OutboxEntry entry, const outbox::Submit&) {
    const auto leaving = stored(step, entry, outbox::before_submit(entry));
    if (!leaving) {
        return std::unexpected(leaving.error());
    }
    const auto answer = step.portal.submit(entry.key, step.stop);
    return stored(step, *leaving, outbox::after_submit(*leaving, answer, step.now));
}

Result<OutboxEntry> act(Step& step, OutboxEntry entry, const outbox::AskOutcome&) {
    const auto answer = step.portal.outcome(entry.key, step.stop);
    return stored(step, entry, outbox::after_outcome(entry, answer, step.now));
}

Result<OutboxEntry> act(Step& step, OutboxEntry entry, const outbox::Wipe&) {
    const std::vector<LogEvent> events{logged::dossier_wiped(logged_key(entry))};
    if (const auto ok = step.store.wipe(entry.key, step.now, events); !ok) {
        return failed("wipe", ok.error());
    }
    entry.wiped = true;
    return entry;
}

Result<OutboxEntry> act(Step&, OutboxEntry entry, const outbox::Wait&) {
    return entry;
}

Result<OutboxEntry> act(Step&, OutboxEntry entry, const outbox::Nothing&) {
    return entry;
}

}  // namespace

Result<Delivery> deliver_step(Portal& portal, Store& store, const std::string& key, WallTime now,
                              std::stop_token stop) {
    if (stop.stop_requested()) {
        return fail(ErrorCode::cancelled, "deliver");
    }
    const auto entry = store.entry(key);
    if (!entry) {
        return failed("deliver", entry.error());
    }
    Step step{portal, store, now, stop};
    auto after =
        std::visit([&](const auto& action) { return act(step, *entry, action); }, outbox::next(*entry, now));
    if (!after) {
        return failed("deliver", after.error());
    }
    Delivery delivery{std::move(*after)};
    const auto following = outbox::next(delivery.entry, now);
    const auto* wait = std::get_if<outbox::Wait>(&following);
    delivery.wait_until = wait != nullptr ? wait->until : now;
    delivery.again =
        wait == nullptr && !std::holds_alternative<outbox::Nothing>(following) && !stop.stop_requested();
    return delivery;
}

}  // namespace kiosk
