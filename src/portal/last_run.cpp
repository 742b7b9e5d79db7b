#include "src/portal/last_run.h"

#include "generated/events.h"

namespace kiosk {
namespace {

logged::Document logged_document(PrintKind kind) {
    switch (kind) {
        case PrintKind::slip: return logged::Document::slip;
        case PrintKind::acceptance_receipt: return logged::Document::acceptance_receipt;
        case PrintKind::checklist: break;
    }
    return logged::Document::checklist;
}

/// Whether the newest start has no stop after it. The first run of all has nothing to tell.
Result<bool> ended_suddenly(Store& store) {
    const auto started = store.newest_event("program_started");
    if (!started) {
        return std::unexpected(started.error());
    }
    const auto stopped = store.newest_event("program_stopped");
    if (!stopped) {
        return std::unexpected(stopped.error());
    }
    return *started && (!*stopped || (*stopped)->number < (*started)->number);
}

}  // namespace

Result<void> settle_last_run(Store& store, WallTime now) {
    const auto suddenly = ended_suddenly(store);
    if (!suddenly) {
        return failed("look how the last run ended", suddenly.error());
    }
    if (*suddenly) {
        const auto event = logged::program_not_stopped();
        if (const auto ok = store.append(std::span(&event, 1), now); !ok) {
            return failed("log how the last run ended", ok.error());
        }
    }
    const auto prints = store.unfinished_prints();
    if (!prints) {
        return failed("look for unfinished prints", prints.error());
    }
    for (const auto& print : *prints) {
        const auto event = logged::print_unknown(logged_document(print.kind), print.copy);
        if (const auto ok = store.record(print.id, PrintState::unknown, now, std::span(&event, 1)); !ok) {
            return failed("record an unfinished print", ok.error());
        }
    }
    return {};
}

}  // namespace kiosk
