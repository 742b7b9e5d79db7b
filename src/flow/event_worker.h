// What came back from a worker: from a device, the store or the portal. Answers name the job they answer.
#pragma once

#include <set>
#include <string>

#include "src/base/error.h"
#include "src/device/barcode.h"
#include "src/device/condition.h"
#include "src/device/printer.h"
#include "src/device/scanner.h"
#include "src/dossier/component.h"
#include "src/flow/job_number.h"
#include "src/identity/card_qr.h"
#include "src/payment/intent.h"
#include "src/portal/portal.h"

namespace kiosk::event {

struct PageScanned {
    JobNumber job;
    Page page;
};
struct ScanFailed {
    JobNumber job;
    ErrorCode code;
};
struct CardRead {
    JobNumber job;
    CardQr card;
};
struct CardFailed {
    JobNumber job;
    ErrorCode code;
};
struct DossierStored {
    JobNumber job;
    std::string key;
    std::string local_code;
};
struct DossierNotStored {
    JobNumber job;
    ErrorCode code;
};
struct Delivered {
    JobNumber job;
    std::string key;
    Submission submission;
};
struct DeliveryPending {
    JobNumber job;
    std::string key;
    ErrorCode code;
};
struct DeliveryRefused {
    JobNumber job;
    std::string key;
    ErrorCode code;
};
struct IntentCreated {
    JobNumber job;
    PaymentIntent intent;
    QrMatrix qr;
};
struct IntentFailed {
    JobNumber job;
    ErrorCode code;
};
struct IntentAnswered {
    JobNumber job;
    PaymentIntent intent;
};
struct Printed {
    JobNumber job;
    PrintOutcome outcome;
};
struct PrintFailed {
    JobNumber job;
    ErrorCode code;
};
struct OutboxRun {
    JobNumber job;
    int waiting;
};
/// A dossier could not be kept on this kiosk now. Reading about procedures still works.
struct FilingUnavailable {
    JobNumber job;
    ErrorCode code;
};
struct ConditionsChanged {
    DeviceKind device;
    std::set<Condition> conditions;
};
/// A job whose answer nobody needs.
struct JobDone {
    JobNumber job;
};

}  // namespace kiosk::event
