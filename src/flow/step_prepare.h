// The steps until a dossier is sent: nothing is durable yet, and Back leads back.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "src/base/error.h"
#include "src/base/time.h"
#include "src/device/scanner.h"
#include "src/dossier/answers.h"
#include "src/flow/job_number.h"

namespace kiosk::step {

/// Nobody is here. Leaving it begins a session.
struct Attract {};

/// What would you like to do?
struct Home {};

/// Which procedure: by life event, by sector, or by searching.
struct Choose {
    enum class By { life_event, sector, search };
    By by = By::search;
    std::string group;  ///< The chosen life event or sector; empty while choosing one.
    std::string query;
};

/// What the chosen procedure needs, how long, how much, by which law.
struct ProcedureInfo {};

/// Notice of personal-data processing.
struct Notice {};

/// Who are you: card on the glass, or typed.
struct Identify {};

/// The card lies on the glass and its QR is being read.
struct CardOnGlass {
    JobNumber job = JobNumber::none;
    Uptime deadline{};
    std::optional<ErrorCode> trouble{};
};

/// One question group of a form. The delivery of the result is a form like the others.
struct Fill {
    enum class Form { identity, procedure, delivery };
    Form form = Form::identity;
    std::size_t group = 0;
    std::string focus;  ///< The field being edited; empty when none.
    std::string query;  ///< What was typed to narrow a picker's list.
    std::vector<Problem> problems;
};

/// Is this you?
struct ConfirmIdentity {};

/// For myself or for somebody else?
struct ForWhom {};

/// One paper of the dossier: scan, look, rotate, remove.
struct Papers {
    std::size_t component = 0;
    JobNumber job = JobNumber::none;
    Uptime deadline{};
    ScanSource source = ScanSource::glass;
    bool batch = false;                      ///< The running job takes a following sheet from the feeder.
    std::optional<std::size_t> viewing{};    ///< The page on show.
    std::optional<PagePart> part{};          ///< What of it, when it is enlarged.
    std::optional<std::size_t> replacing{};  ///< The page that the next scan replaces.
    std::optional<ErrorCode> trouble{};
    bool answer_missing = false;  ///< Next was pressed without an answer to a required paper.
};

/// Does the citizen belong to those who need not pay? Asked only where that changes the fee.
struct Exemption {};

/// Everything once more, before it is sent.
struct Review {};

/// The citizen repeats a short code: sending is a deliberate act, not a slip of the finger.
struct Confirm {
    std::string code;
    std::string typed;
    bool wrong = false;
};

}  // namespace kiosk::step
