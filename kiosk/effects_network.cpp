// The effects of the network worker: bringing dossiers to the gateway and asking about money.
#include <condition_variable>
#include <mutex>

#include <generated/events.h>

#include "drivers/system/clock.h"
#include "drivers/system/random.h"
#include "kiosk/effects.h"
#include "src/device/barcode.h"
#include "src/payment/reference.h"
#include "src/payment/vietqr.h"
#include "src/portal/deliver.h"

namespace kiosk {

namespace {

/// How long the citizen's own submission is tried again before the job answers "pending"; the flow leaves
/// the step after Timeouts::sending in any case.
constexpr std::chrono::seconds patience{20};

/// Sleeps until the time or the stop request; false when stopped.
bool sleep_until(WallTime until, const std::stop_token& stop) {
    std::mutex mutex;
    std::condition_variable_any bell;
    std::unique_lock lock(mutex);
    bell.wait_until(lock, stop, until, [] { return false; });
    return !stop.stop_requested();
}

bool finished(const OutboxEntry& entry) {
    return entry.state == OutboxState::accepted || entry.state == OutboxState::refused;
}

/// The change of an intent in the words of the log; nothing when it is not worth a line.
std::optional<LogEvent> logged_news(const IntentChange& change, const std::string& key, ErrorCode why) {
    const auto dossier = Uuid::parse(key);
    if (!dossier) {
        return std::nullopt;
    }
    switch (change.news) {
        case PaymentNews::none: return std::nullopt;
        case PaymentNews::paid: return logged::payment_received(*dossier, change.intent.amount);
        case PaymentNews::paid_late: return logged::payment_received_late(*dossier, change.intent.amount);
        case PaymentNews::expired: return logged::payment_expired(*dossier);
        case PaymentNews::cancelled: return logged::payment_cancelled(*dossier);
        case PaymentNews::unknown: return logged::payment_unknown(*dossier, why);
        case PaymentNews::mismatch: return logged::payment_unknown(*dossier, ErrorCode::payment_mismatch);
    }
    return std::nullopt;
}

Result<void> record_change(Store& store, const IntentChange& change, const std::string& key, ErrorCode why) {
    const auto event = logged_news(change, key, why);
    return store.record(change.intent, wall_now(), event ? Events(&*event, 1) : Events());
}

/// What the bank's app reads. Checked by reading it back before anybody pays by it.
Result<QrMatrix> qr_of(const Beneficiary& beneficiary, const PaymentIntent& intent) {
    vietqr::Transfer transfer;
    transfer.bank_bin = beneficiary.bank_bin;
    transfer.account = beneficiary.account;
    transfer.amount = intent.amount;
    transfer.additional["08"] = intent.reference;
    const auto words = vietqr::encode(transfer);
    if (!words) {
        return failed("write the payment code", words.error());
    }
    const auto read = vietqr::decode(*words);
    if (!read || *read != transfer) {
        return fail(ErrorCode::payment_mismatch, "the payment code reads back differently");
    }
    return make_qr(*words);
}

}  // namespace

void Effects::deliver(const effect::Deliver& wanted) {
    network_worker_.start(wanted.job, [this, wanted](const std::stop_token& stop) -> Event {
        const WallTime give_up = wall_now() + patience;
        while (true) {
            const auto step = deliver_step(*devices_.portal, *devices_.store, wanted.key, wall_now(), stop);
            if (!step) {
                return event::DeliveryPending{wanted.job, wanted.key, step.error().code};
            }
            const OutboxEntry& entry = step->entry;
            if (entry.state == OutboxState::accepted && entry.submission) {
                if (step->again) {  // What is left is to wipe the papers from this kiosk.
                    static_cast<void>(
                        deliver_step(*devices_.portal, *devices_.store, wanted.key, wall_now(), stop));
                }
                return event::Delivered{wanted.job, wanted.key, *entry.submission};
            }
            const ErrorCode why = entry.last_error.value_or(ErrorCode::portal_unreachable);
            if (entry.state == OutboxState::refused) {
                return event::DeliveryRefused{wanted.job, wanted.key, why};
            }
            if (!step->again && (step->wait_until >= give_up || !sleep_until(step->wait_until, stop))) {
                return event::DeliveryPending{wanted.job, wanted.key, why};
            }
        }
    });
}

void Effects::run_outbox(const effect::RunOutbox& wanted) {
    network_worker_.start(wanted.job, [this, job = wanted.job](const std::stop_token& stop) -> Event {
        int waiting = 0;
        const auto entries = devices_.store->outbox();
        for (const auto& entry : entries.value_or(std::vector<OutboxEntry>{})) {
            auto step = deliver_step(*devices_.portal, *devices_.store, entry.key, wall_now(), stop);
            while (step && step->again && !stop.stop_requested()) {
                step = deliver_step(*devices_.portal, *devices_.store, entry.key, wall_now(), stop);
            }
            waiting += !step || !finished(step->entry) ? 1 : 0;
        }
        const auto intents = devices_.store->open_intents(wall_now());
        for (const auto& open : intents.value_or(std::vector<StoredIntent>{})) {
            const auto answer = devices_.portal->query_intent(open.intent.reference, stop);
            const auto change = after_answer(open.intent, answer, wall_now());
            if (change.intent != open.intent) {
                const ErrorCode why = answer ? ErrorCode::portal_outcome_unknown : answer.error().code;
                static_cast<void>(record_change(*devices_.store, change, open.dossier_key, why));
            }
            waiting += worth_asking(change.intent, wall_now()) ? 1 : 0;
        }
        return event::OutboxRun{job, waiting};
    });
}

void Effects::create_intent(const effect::CreateIntent& wanted) {
    network_worker_.start(wanted.job, [this, wanted](const std::stop_token& stop) -> Event {
        if (!devices_.beneficiary || !config_.payment) {
            return event::IntentFailed{wanted.job, ErrorCode::payment_not_configured};
        }
        PaymentIntent intent;
        intent.reference = payment_reference(random_bytes<std::tuple_size_v<ReferenceSeed>>());
        intent.amount = wanted.amount;
        intent.expires_at = wall_now() + config_.payment->intent_lifetime;
        const auto qr = qr_of(*devices_.beneficiary, intent);
        if (!qr) {
            return event::IntentFailed{wanted.job, qr.error().code};
        }
        std::vector<LogEvent> events;
        if (const auto dossier = Uuid::parse(wanted.key)) {
            events.push_back(logged::payment_created(*dossier, intent.amount));
        }
        // Durable before anybody can pay it: money must never arrive for an intent that nobody remembers.
        if (const auto stored =
                devices_.store->add_intent(StoredIntent{wanted.key, intent, wall_now()}, wall_now(), events);
            !stored) {
            return event::IntentFailed{wanted.job, stored.error().code};
        }
        const auto created = devices_.portal->create_intent(wanted.key, intent, stop);
        if (!created) {
            return event::IntentFailed{wanted.job, created.error().code};
        }
        if (created->reference != intent.reference || created->amount != intent.amount) {
            return event::IntentFailed{wanted.job, ErrorCode::payment_mismatch};
        }
        return event::IntentCreated{wanted.job, *created, *qr};
    });
}

void Effects::query_intent(const effect::QueryIntent& wanted) {
    network_worker_.start(wanted.job, [this, wanted](const std::stop_token& stop) -> Event {
        const auto answer = devices_.portal->query_intent(wanted.intent.reference, stop);
        const auto change = after_answer(wanted.intent, answer, wall_now());
        const ErrorCode why = answer ? ErrorCode::payment_mismatch : answer.error().code;
        if (change.intent != wanted.intent) {
            static_cast<void>(record_change(*devices_.store, change, wanted.key, why));
        }
        if (!answer) {
            return event::IntentFailed{wanted.job, why};
        }
        return event::IntentAnswered{wanted.job, change.intent};
    });
}

void Effects::cancel_intent(const effect::CancelIntent& wanted) {
    network_worker_.start(wanted.job, [this, wanted](const std::stop_token& stop) -> Event {
        const auto answer = devices_.portal->cancel_intent(wanted.intent.reference, stop);
        const auto change = after_cancel(wanted.intent, answer);
        const ErrorCode why = answer ? ErrorCode::cancelled : answer.error().code;
        static_cast<void>(record_change(*devices_.store, change, wanted.key, why));
        return event::IntentAnswered{wanted.job, change.intent};
    });
}

}  // namespace kiosk
