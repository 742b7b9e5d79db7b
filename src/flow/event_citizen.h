// What the citizen did. Screens return these, one for each touch that means something.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "src/device/scanner.h"
#include "src/dossier/component.h"
#include "src/flow/step_prepare.h"
#include "src/text/display.h"
#include "src/text/language.h"
#include "src/text/typing.h"

namespace kiosk::event {

// ---- Anywhere.
struct Touched {};  ///< Any input at all: somebody is there.
struct Next {};     ///< The primary button.
struct Back {};
struct Quit {};         ///< Asks to stop; answered by ConfirmQuit or CloseOverlay.
struct ConfirmQuit {};  ///< Leaves and wipes everything.
struct OpenHelp {};
struct OpenDisplay {};
struct OpenLanguages {};
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
struct SetReach {
    Reach reach;
};
struct SetTyping {
    text::TypingMethod method;
};

// ---- On one step.
struct ChooseSubmit {};  ///< Home: file a dossier.
struct ChooseBrowse {};  ///< Home: read about procedures.
struct ChooseBy {
    step::Choose::By by;
};
/// A life event or a sector.
struct ChooseGroup {
    std::string id;
};
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
    std::string query;  ///< Typed into a picker's search.
};
struct Scan {
    ScanSource source;
};
struct StopScan {};
struct ViewPage {
    std::size_t page;
};
struct RotatePage {};
/// The page on show, enlarged; nothing: whole again.
struct ZoomPage {
    std::optional<PagePart> part;
};
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

}  // namespace kiosk::event
