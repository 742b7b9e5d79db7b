// What the flow wants done outside. Carried out in kiosk/effects.cpp, each by the one worker that owns the
// device.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "src/base/time.h"
#include "src/device/scanner.h"
#include "src/dossier/component.h"
#include "src/dossier/slip.h"
#include "src/flow/job_number.h"
#include "src/payment/intent.h"

namespace kiosk {

/// A dossier as the citizen confirmed it; its pages are still in the session's page store.
struct DossierDraft {
    struct Paper {
        std::string id;
        std::string name;
        ComponentAnswer answer = ComponentAnswer::open;
        std::vector<Page> pages;
    };

    std::string procedure_code;
    std::string procedure_name;
    std::string form_json;
    std::vector<Paper> papers;
    std::string result_delivery;
    std::int64_t fee = 0;
};

enum class EndReason { finished, left, idle };

namespace effect {

struct ScanPage {
    JobNumber job;
    ScanSettings settings;
    BatchPosition position;
};
struct ReadCard {
    JobNumber job;
};
struct CancelJob {
    JobNumber job;
};
struct DropPage {
    PageId page;
};
struct StoreDossier {
    JobNumber job;
    DossierDraft draft;
};
struct Deliver {
    JobNumber job;
    std::string key;
};
struct RunOutbox {
    JobNumber job;
};
struct CreateIntent {
    JobNumber job;
    std::string key;
    std::int64_t amount;
};
struct QueryIntent {
    JobNumber job;
    std::string key;
    PaymentIntent intent;
};
struct CancelIntent {
    JobNumber job;
    std::string key;
    PaymentIntent intent;
};
struct PrintSlip {
    JobNumber job;
    std::string key;  ///< Of the dossier.
    SubmissionSlip slip;
};
struct CheckDevices {};
/// Answered by FilingUnavailable when a dossier could not be kept; by nothing to know about otherwise.
struct BeginSession {
    JobNumber job;
};
/// Wipes pages, pictures, texts and the screen's own copies.
struct EndSession {
    EndReason reason;
    Uptime lasted;
};
struct ChooseProcedure {
    std::string code;
};  ///< For the log.
struct Rated {
    int stars;
};  ///< For the log.

}  // namespace effect

using Effect =
    std::variant<effect::ScanPage, effect::ReadCard, effect::CancelJob, effect::DropPage,
                 effect::StoreDossier, effect::Deliver, effect::RunOutbox, effect::CreateIntent,
                 effect::QueryIntent, effect::CancelIntent, effect::PrintSlip, effect::CheckDevices,
                 effect::BeginSession, effect::EndSession, effect::ChooseProcedure, effect::Rated>;

}  // namespace kiosk
