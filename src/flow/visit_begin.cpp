// From the attract screen to the first question of the form.
#include <algorithm>

#include "src/dossier/answers.h"
#include "src/dossier/citizen_from_card.h"
#include "src/flow/visit.h"

namespace kiosk {

namespace {

/// What was filled in from the former identity follows the new one; what was typed stays.
void follow_citizen(const Form& form, const Citizen& before, const Citizen& now, Answers& answers) {
    Answers facts;
    std::ranges::copy_if(answers, std::inserter(facts, facts.end()),
                         [](const auto& entry) { return entry.first.starts_with("visit."); });
    const Answers former = prefilled(form, before, facts);
    for (const auto& [key, value] : former) {
        const auto found = answers.find(key);
        if (!facts.contains(key) && found != answers.end() && found->second == value) {
            answers.erase(found);  // Filled in anew below, where the new one is known.
        }
    }
    answers = prefilled(form, now, std::move(answers));
}

/// The procedure was chosen on the way here, not on a way left behind.
bool came_by_procedure(const Turn& turn) {
    return std::ranges::any_of(turn.session.history, [](const Step& step) {
        return std::holds_alternative<step::ProcedureInfo>(step);
    });
}

}  // namespace

void learn(Turn& turn, Citizen citizen) {
    Session& session = turn.session;
    if (session.citizen) {
        if (session.form != nullptr) {
            follow_citizen(*session.form, *session.citizen, citizen, session.answers);
        }
        if (session.delivery_form != nullptr) {
            follow_citizen(*session.delivery_form, *session.citizen, citizen, session.delivery);
        }
    }
    session.citizen = std::move(citizen);
}

void identify(Turn& turn, Citizen citizen) {
    learn(turn, std::move(citizen));
    turn.session.card_warnings.clear();  // They spoke of the card before.
}

Outcome begin_identity(Turn& turn, Move::How how) {
    if (turn.session.identity_form == nullptr) {
        return stay;
    }
    return Move{begin_fill(turn, step::Fill::Form::identity), how};
}

Outcome on(Turn&, step::Attract&, const event::Next&) {
    return forward(step::Home{});
}

Outcome on(Turn& turn, step::Home&, const event::ChooseSubmit&) {
    if (turn.session.filing_unavailable) {
        return stay;
    }
    turn.session.filing = true;
    return forward(step::Notice{});
}

Outcome on(Turn& turn, step::Home&, const event::ChooseBrowse&) {
    turn.session.filing = false;
    return forward(step::Choose{.by = step::Choose::By::sector, .group = {}, .query = {}});
}

Outcome on(Turn& turn, step::Home&, const event::ChooseGroup& chosen) {
    turn.session.filing = false;
    return forward(step::Choose{.by = step::Choose::By::life_event, .group = chosen.id, .query = {}});
}

Outcome on(Turn& turn, step::Home&, const event::ChooseBy& chosen) {
    turn.session.filing = false;
    return forward(step::Choose{.by = chosen.by, .group = {}, .query = {}});
}

Outcome on(Turn&, step::Choose& here, const event::ChooseBy& chosen) {
    here = step::Choose{.by = chosen.by, .group = {}, .query = {}};
    return stay;
}

Outcome on(Turn&, step::Choose& here, const event::ChooseGroup& chosen) {
    return forward(step::Choose{.by = here.by, .group = chosen.id, .query = {}});
}

Outcome on(Turn&, step::Choose& here, const event::Search& search) {
    here.query = search.query;
    return stay;
}

Outcome on(Turn& turn, step::Choose&, const event::ChooseProcedure& chosen) {
    const Procedure* procedure = turn.catalog.procedure(chosen.code);
    if (procedure == nullptr) {
        return stay;
    }
    if (procedure != turn.session.procedure) {
        // Another procedure asks other questions; pages scanned for the former one go with it.
        for (const auto& component : turn.session.components) {
            for (const auto& page : component.pages) {
                turn.want(effect::DropPage{page.id});
            }
        }
        const bool someone_else = answer(turn.session.answers, "visit.for_someone_else") == "yes";
        turn.session.components.clear();
        turn.session.answers.clear();
        turn.session.delivery.clear();
        if (turn.session.for_whom_known) {
            turn.session.answers["visit.for_someone_else"] = someone_else ? "yes" : "no";
        }
        turn.session.procedure = procedure;
        turn.session.form = turn.catalog.form_of(*procedure, turn.today());
        turn.want(effect::ChooseProcedure{procedure->code});
    }
    return forward(step::ProcedureInfo{});
}

Outcome on(Turn& turn, step::ProcedureInfo&, const event::Next&) {
    if (turn.session.form == nullptr || turn.session.filing_unavailable) {
        return stay;  // Information only; the screen offers no way forward.
    }
    turn.session.filing = true;
    if (!turn.session.citizen) {
        return forward(step::Notice{});
    }
    return turn.session.for_whom_known ? begin_form(turn) : forward(step::ForWhom{});
}

Outcome on(Turn&, step::Notice&, const event::Next&) {
    return forward(step::Identify{});
}

Outcome on(Turn&, step::Identify&, const event::IdentifyByCard&) {
    return forward(step::CardOnGlass{});
}

Outcome on(Turn& turn, step::Identify&, const event::IdentifyByTyping&) {
    return begin_identity(turn);
}

Outcome on(Turn& turn, step::CardOnGlass& here, const event::Next&) {
    if (here.job == JobNumber::none) {
        here.job = turn.new_job();
        here.deadline = turn.now + turn.timeouts.scan;
        here.trouble.reset();
        turn.want(effect::ReadCard{here.job});
    }
    return stay;
}

Outcome on(Turn& turn, step::CardOnGlass& here, const event::StopScan&) {
    if (here.job != JobNumber::none) {
        turn.want(effect::CancelJob{here.job});
        here.job = JobNumber::none;
    }
    return stay;
}

Outcome on(Turn& turn, step::CardOnGlass& here, const event::IdentifyByTyping&) {
    on(turn, here, event::StopScan{});
    return begin_identity(turn, Move::How::replace);
}

Outcome on(Turn& turn, step::CardOnGlass& here, const event::CardRead& read) {
    here.job = JobNumber::none;
    Citizen citizen = citizen_from(read.card);
    if (turn.session.identity_form != nullptr) {
        turn.session.identity = prefilled(*turn.session.identity_form, citizen, {});
    }
    identify(turn, std::move(citizen));
    turn.session.card_warnings = read.card.warnings;
    return replace(step::ConfirmIdentity{});
}

Outcome on(Turn&, step::CardOnGlass& here, const event::CardFailed& failed) {
    here.job = JobNumber::none;
    here.trouble = failed.code;
    return stay;
}

Outcome on(Turn& turn, step::CardOnGlass& here, const event::Tick&) {
    if (here.job != JobNumber::none && turn.now >= here.deadline) {
        on(turn, here, event::StopScan{});
        here.trouble = ErrorCode::deadline_passed;
    }
    return stay;
}

Outcome on(Turn& turn, step::ConfirmIdentity&, const event::Next&) {
    if (turn.session.editing_from_review) {
        return begin_review(turn);
    }
    return forward(step::ForWhom{});
}

Outcome on(Turn& turn, step::ConfirmIdentity&, const event::IdentifyByTyping&) {
    return begin_identity(turn);
}

Outcome on(Turn& turn, step::ForWhom&, const event::ChooseForWhom& chosen) {
    Session& session = turn.session;
    const std::string fact = chosen.someone_else ? "yes" : "no";
    if (session.for_whom_known && answer(session.answers, "visit.for_someone_else") != fact) {
        session.answers.clear();  // What was prefilled about oneself is wrong about somebody else.
    }
    session.answers["visit.for_someone_else"] = fact;
    session.for_whom_known = true;
    return came_by_procedure(turn)
               ? begin_form(turn)
               : forward(step::Choose{.by = step::Choose::By::life_event, .group = {}, .query = {}});
}

}  // namespace kiosk
