// A payment intent and how it changes: by what the gateway answers and by time. Pure; `paid` is final, and "not paid" is
// said only when the gateway said it. The intent is stored before its QR is drawn.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "src/base/result.h"
#include "src/base/time.h"

namespace kiosk {

enum class PaymentState { waiting, paid, expired, cancelled, unknown };

[[nodiscard]] std::string_view name(PaymentState state);

struct PaymentIntent {
    std::string reference;  ///< ≤ 19 of [A-Z0-9]; made by the kiosk, accepted by the gateway.
    std::int64_t amount = 0;
    WallTime expires_at{};
    PaymentState state = PaymentState::waiting;
    std::string bank_transaction;  ///< Set when paid.

    bool operator==(const PaymentIntent&) const = default;
};

/// What just happened, for the flow and the log.
enum class PaymentNews {
    none,
    paid,
    paid_late,  ///< Money came after we had said expired or cancelled: it counts, and staff reads about it.
    expired,
    cancelled,
    unknown,   ///< We no longer know; keep asking, show "đang xác minh".
    mismatch,  ///< The gateway speaks of another amount or reference: never treated as paid.
};

struct IntentChange {
    PaymentIntent intent;
    PaymentNews news = PaymentNews::none;
};

/// The gateway answered query_intent (or failed to).
[[nodiscard]] IntentChange after_answer(const PaymentIntent& ours, const Result<PaymentIntent>& answer, WallTime now);

/// Time passed. A QR past its time is taken down; whether it was paid is unknown until the gateway says so.
[[nodiscard]] IntentChange after_time(const PaymentIntent& ours, WallTime now);

/// The citizen gave up and the gateway was told (or could not be told: then unknown, and asked again).
[[nodiscard]] IntentChange after_cancel(const PaymentIntent& ours, const Result<void>& answer);

/// The QR may be on screen only while this is true.
[[nodiscard]] bool may_show_qr(const PaymentIntent& intent, WallTime now);

/// Money can still arrive: ask again until a day after expiry, whatever was said to the citizen.
[[nodiscard]] bool worth_asking(const PaymentIntent& intent, WallTime now);

/// How long to wait before asking the gateway again.
[[nodiscard]] std::chrono::seconds ask_again_in(const PaymentIntent& intent, WallTime now);

}  // namespace kiosk
