#include "src/payment/intent.h"

namespace kiosk {
namespace {

/// Y03: a bank may deliver a transfer a day late, whatever the citizen was told.
constexpr std::chrono::hours late_money{24};

bool final(PaymentState state) {
    return state == PaymentState::paid;
}

IntentChange changed(PaymentIntent intent, PaymentState state, PaymentNews news) {
    if (intent.state == state) {
        news = PaymentNews::none;
    }
    intent.state = state;
    return {std::move(intent), news};
}

IntentChange mismatch(PaymentIntent intent) {
    intent.state = PaymentState::unknown;
    return {std::move(intent), PaymentNews::mismatch};
}

IntentChange money_came(PaymentIntent intent, const PaymentIntent& answer) {
    const bool late = intent.state == PaymentState::expired || intent.state == PaymentState::cancelled;
    intent.bank_transaction = answer.bank_transaction;
    return changed(std::move(intent), PaymentState::paid, late ? PaymentNews::paid_late : PaymentNews::paid);
}

}  // namespace

std::string_view name(PaymentState state) {
    switch (state) {
        case PaymentState::waiting: return "waiting";
        case PaymentState::paid: return "paid";
        case PaymentState::expired: return "expired";
        case PaymentState::cancelled: return "cancelled";
        case PaymentState::unknown: return "unknown";
    }
    return "unknown";
}

IntentChange after_answer(const PaymentIntent& ours, const Result<PaymentIntent>& answer, WallTime now) {
    if (final(ours.state)) {
        return {ours, PaymentNews::none};
    }
    if (!answer) {
        return after_time(ours, now);
    }
    if (answer->reference != ours.reference || answer->amount != ours.amount) {
        return mismatch(ours);
    }
    switch (answer->state) {
        case PaymentState::paid: return money_came(ours, *answer);
        case PaymentState::expired: return changed(ours, PaymentState::expired, PaymentNews::expired);
        case PaymentState::cancelled: return changed(ours, PaymentState::cancelled, PaymentNews::cancelled);
        case PaymentState::unknown: return changed(ours, PaymentState::unknown, PaymentNews::unknown);
        case PaymentState::waiting: break;
    }
    // What was once told as expired or cancelled stays so until money comes.
    return ours.state == PaymentState::unknown && now < ours.expires_at
               ? changed(ours, PaymentState::waiting, PaymentNews::none)
               : after_time(ours, now);
}

IntentChange after_time(const PaymentIntent& ours, WallTime now) {
    if (ours.state == PaymentState::waiting && now >= ours.expires_at) {
        return changed(ours, PaymentState::unknown, PaymentNews::unknown);
    }
    return {ours, PaymentNews::none};
}

IntentChange after_cancel(const PaymentIntent& ours, const Result<void>& answer) {
    if (final(ours.state)) {
        return {ours, PaymentNews::none};
    }
    return answer ? changed(ours, PaymentState::cancelled, PaymentNews::cancelled)
                  : changed(ours, PaymentState::unknown, PaymentNews::unknown);
}

bool may_show_qr(const PaymentIntent& intent, WallTime now) {
    return intent.state == PaymentState::waiting && now < intent.expires_at;
}

bool worth_asking(const PaymentIntent& intent, WallTime now) {
    return !final(intent.state) && now < intent.expires_at + late_money;
}

std::chrono::seconds ask_again_in(const PaymentIntent& intent, WallTime now) {
    constexpr std::chrono::seconds citizen_waits{
        2};  // The gateway hears within seconds; oftener only loads it.
    constexpr std::chrono::minutes nobody_waits{5};  // Late money is for staff to see the same day.
    constexpr std::chrono::minutes just_over{
        2};  // Transfers begun in the last seconds are still on their way.
    return now < intent.expires_at + just_over ? citizen_waits : std::chrono::seconds(nobody_waits);
}

}  // namespace kiosk
