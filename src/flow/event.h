// Everything that can happen to a visit: what the citizen did, what came back from a device, and time.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <variant>

#include "src/base/error.h"
#include "src/base/time.h"
#include "src/device/barcode.h"
#include "src/device/condition.h"
#include "src/device/printer.h"
#include "src/device/scanner.h"
#include "src/dossier/component.h"
#include "src/flow/job_number.h"
#include "src/flow/session.h"
#include "src/flow/step.h"
#include "src/identity/card_qr.h"
#include "src/portal/portal.h"

namespace kiosk::event {

// ---- Time.
/// The only way time enters. Sent at every wake-up and at the moment Flow::next_wakeup() named.
struct Tick {
    Uptime now{};
    WallTime wall{};
};

// ---- The citizen, anywhere.
struct Touched {};  ///< Any input at all: somebody is there.
struct Next {};     ///< The primary button.
struct Back {};
struct Quit {};         ///< Asks to stop; answered by ConfirmQuit or CloseOverlay.
struct ConfirmQuit {};  ///< Leaves and wipes everything.
struct OpenHelp {};
struct OpenDisplay {};
struct CloseOverlay {};
struct SetLanguage {
    Language language;
};
struct SetTextSize {
    TextSize size;
};
struct SetContrast {
    Contrast contrast;
};

// ---- The citizen, on one step.
struct ChooseSubmit {};  ///< Home: file a dossier.
struct ChooseBrowse {};  ///< Home: read about procedures.
struct ChooseBy {
    step::Choose::By by;
};
struct ChooseGroup {
    std::string id;
};  ///< A life event or a sector.
struct Search {
    std::string query;
};
struct ChooseProcedure {
    std::string code;
};
struct IdentifyByCard {};
struct IdentifyByTyping {};
struct ChooseForWhom {
    bool someone_else;
};
struct Focus {
    std::string field;
};
struct Answer {
    std::string field;
    std::string value;
};
struct Narrow {
    std::string query;
};  ///< Typed into a picker's search.
struct Scan {
    ScanSource source;
};
struct StopScan {};
struct ViewPage {
    std::size_t page;
};
struct RotatePage {};
struct RemovePage {};
struct ReplacePage {};
struct AnswerComponent {
    ComponentAnswer answer;
};
/// One of the catalogue's exemptions; empty: none applies.
struct ChooseExemption {
    std::string id;
};
/// Review: change this part.
struct Edit {
    enum class Part { identity, form, paper, delivery, exemption };
    Part part;
    std::size_t index = 0;  ///< Group of the form, or paper.
};
struct TypeCode {
    std::string typed;
};
struct FinishLater {};  ///< Sending takes long: go on without waiting.
struct PayNow {};
struct PayLater {};
struct PayAtCounter {};
struct StopPaying {};
struct SlipCameOut {
    bool came;
};
struct PrintAgain {};
struct GiveRating {
    int stars;
};

// ---- Workers. Each names the job it answers.
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
struct JobDone {
    JobNumber job;
};  ///< A job whose answer nobody needs.

}  // namespace kiosk::event

namespace kiosk {

using Event = std::variant<
    event::Tick, event::Touched, event::Next, event::Back, event::Quit, event::ConfirmQuit, event::OpenHelp,
    event::OpenDisplay, event::CloseOverlay, event::SetLanguage, event::SetTextSize, event::SetContrast,
    event::ChooseSubmit, event::ChooseBrowse, event::ChooseBy, event::ChooseGroup, event::Search,
    event::ChooseProcedure, event::IdentifyByCard, event::IdentifyByTyping, event::ChooseForWhom,
    event::Focus, event::Answer, event::Narrow, event::Scan, event::StopScan, event::ViewPage,
    event::RotatePage, event::RemovePage, event::ReplacePage, event::AnswerComponent, event::ChooseExemption, event::Edit,
    event::TypeCode, event::FinishLater, event::PayNow, event::PayLater, event::PayAtCounter,
    event::StopPaying, event::SlipCameOut, event::PrintAgain, event::GiveRating, event::PageScanned,
    event::ScanFailed, event::CardRead, event::CardFailed, event::DossierStored, event::DossierNotStored,
    event::Delivered, event::DeliveryPending, event::DeliveryRefused, event::IntentCreated,
    event::IntentFailed, event::IntentAnswered, event::Printed, event::PrintFailed, event::OutboxRun,
    event::FilingUnavailable, event::ConditionsChanged, event::JobDone>;

}  // namespace kiosk
