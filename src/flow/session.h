// Everything one citizen told, scanned and was told. One object with one destructor: when it goes, all of it
// goes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "src/catalog/fee.h"
#include "src/catalog/procedure.h"
#include "src/dossier/citizen.h"
#include "src/dossier/component.h"
#include "src/flow/step.h"
#include "src/identity/card_qr.h"
#include "src/portal/portal.h"
#include "src/text/display.h"
#include "src/text/language.h"
#include "src/text/typing.h"

namespace kiosk {

/// What lies over the step until it is answered. A step under an overlay does not change by touch.
enum class Overlay { none, help, display, languages, quit, idle };

/// A dossier that is durable on this kiosk.
struct StoredDossier {
    std::string key;
    std::string local_code;  ///< Ours; shown only while the portal has not given its code.
};

struct Session {
    Language language = Language::vi;
    TextSize text_size = TextSize::normal;
    Contrast contrast = Contrast::normal;
    Reach reach = Reach::whole;
    int volume = usual_volume;
    text::TypingMethod typing = text::TypingMethod::tones;
    bool listening = false;  ///< The voice tells what is on the screen.
    int readings = 0;        ///< How often everything was asked for.
    bool dark = false;       ///< Whoever listens needs no picture, and nobody else shall see it.

    Step step;
    std::vector<Step> history;  ///< Where Back leads; empty when there is no way back.
    Overlay overlay = Overlay::none;
    Uptime began{};
    Uptime last_touch{};
    Uptime idle_deadline{};  ///< While the overlay is `idle`: when everything is wiped.

    JobNumber beginning = JobNumber::none;        ///< Asks the store whether a dossier could be kept.
    std::optional<ErrorCode> filing_unavailable;  ///< Why no dossier can be filed in this session.
    bool filing = false;                          ///< Came to file a dossier, not only to read.
    /// The kiosk's own forms in force when the session began: a clock that jumps takes no question away.
    const Form* identity_form = nullptr;
    const Form* delivery_form = nullptr;
    Answers identity;
    std::optional<Citizen> citizen;
    std::vector<CardQrWarning> card_warnings;  ///< What to look at twice on the card that was read.

    const Procedure* procedure = nullptr;
    const Form* form = nullptr;
    bool for_whom_known = false;
    Answers answers;  ///< Of the procedure's form, and the facts of the visit.
    Answers delivery;
    std::vector<Component> components;
    bool editing_from_review = false;
    FeeResult fee;

    std::optional<StoredDossier> stored;
    std::optional<Submission> submission;
    std::optional<ErrorCode> delivery_trouble;  ///< Why the portal has not answered, while it has not.
    std::optional<PaymentIntent> intent;
    bool pay_at_counter = false;
    int slips_printed = 0;
};

}  // namespace kiosk
