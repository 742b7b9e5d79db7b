// The steps from sending a dossier to the farewell: what is done is done, there is no way back.
#pragma once

#include <optional>

#include "src/base/error.h"
#include "src/base/time.h"
#include "src/device/barcode.h"
#include "src/device/printer.h"
#include "src/flow/job_number.h"
#include "src/payment/intent.h"

namespace kiosk::step {

/// Being made durable, then sent.
struct Sending {
    JobNumber job = JobNumber::none;
    Uptime since{};
    bool stored = false;  ///< Durable on this kiosk: from here on nothing can be lost.
};

/// Making it durable failed: nothing was sent.
struct NotSent {
    ErrorCode trouble;
};

/// The dossier code, or the local code while the portal has not answered.
struct Sent {};

/// Pay now, later, or at the counter.
struct PayChoice {
    JobNumber job = JobNumber::none;  ///< A payment intent is being made.
    std::optional<ErrorCode> trouble{};
    Uptime deadline{};  ///< Of the job.
};

/// The QR is on the screen.
struct PayQr {
    PaymentIntent intent;
    QrMatrix qr;
    JobNumber job = JobNumber::none;
    Uptime next_query{};
    bool cancelling = false;
};

/// How the payment ended.
struct PayResult {
    PaymentState state = PaymentState::unknown;
};

struct Printing {
    JobNumber job = JobNumber::none;
    Uptime deadline{};
};

/// Did the slip come out?
struct CameOut {
    PrintOutcome outcome = PrintOutcome::unknown;
};

/// No paper: the code large on the screen, to copy or photograph.
struct CodeOnScreen {
    std::optional<ErrorCode> trouble{};
};

struct Rate {};

struct Goodbye {
    Uptime until{};
};

}  // namespace kiosk::step
