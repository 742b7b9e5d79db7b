// Review, the deliberate confirmation, and the submission itself.
#include <algorithm>

#include <fmt/format.h>

#include "src/dossier/answers.h"
#include "src/flow/visit.h"

namespace kiosk {

namespace {

/// Four digits are enough: the code only proves that somebody reads and means it.
constexpr std::size_t confirmation_digits = 4;

/// Different each time and without a source of chance: the flow has none, and a guess would harm nobody.
std::string confirmation_code(const Turn& turn) {
    constexpr std::int64_t multiplier = 7919;  // A prime, so that two visits a second apart look unalike.
    const auto mixed = static_cast<std::int64_t>(turn.now.count()) * multiplier;
    return fmt::format("{:04}", 1000 + mixed % 9000);
}

FeeQuestion fee_question(const Turn& turn) {
    FeeQuestion question;
    question.province = turn.hall.province_code;
    question.channel = Channel::online;
    question.date = turn.today();
    question.exemption = std::string(answer(turn.session.answers, "visit.exemption"));
    question.answers = applying(*turn.session.form, turn.session.answers);
    return question;
}

DossierDraft draft_of(const Turn& turn) {
    const Session& session = turn.session;
    DossierDraft draft;
    draft.procedure_code = session.procedure->code;
    draft.procedure_name = session.procedure->name.vi;
    Answers all = session.answers;
    all.insert(session.delivery.begin(), session.delivery.end());
    draft.form_json = to_json(*session.form, all, *session.citizen);
    for (const auto& component : session.components) {
        const auto& documents = session.procedure->documents;
        const auto document = std::ranges::find(documents, component.id, &Document::id);
        if (component.answer != ComponentAnswer::not_needed && document != documents.end()) {
            draft.papers.push_back({component.id, document->name.vi, component.answer, component.pages});
        }
    }
    draft.result_delivery = std::string(answer(session.delivery, "delivery.method"));
    draft.fee = session.fee.total;
    return draft;
}

/// The first screen of the form that still has a mistake; nothing when all is well.
Outcome first_mistake(Turn& turn) {
    for (const auto which : {step::Fill::Form::procedure, step::Fill::Form::delivery}) {
        const Form* form = form_of(turn.session, which);
        if (form == nullptr) {
            continue;  // No delivery was asked about.
        }
        const Answers& answers = answers_of(turn.session, which);
        const auto groups = asked_groups(*form, answers);
        for (std::size_t i = 0; i < groups.size(); ++i) {
            auto problems = check(*form, *groups[i], answers, turn.today());
            if (std::ranges::any_of(problems,
                                    [](const Problem& p) { return p.severity == Gravity::error; })) {
                Step step = begin_fill(turn, which, i);
                std::get<step::Fill>(step).problems = std::move(problems);
                turn.session.editing_from_review = true;
                return forward(std::move(step));
            }
        }
    }
    const auto& components = turn.session.components;
    const auto open = std::ranges::find(components, ComponentAnswer::open, &Component::answer);
    if (open != components.end()) {
        turn.session.editing_from_review = true;
        return forward(step::Papers{.component = static_cast<std::size_t>(open - components.begin()),
                                    .answer_missing = true});
    }
    return stay;
}

/// Something is to be paid, and somebody else would pay less: then it must be asked who the citizen is.
bool exemption_matters(const Turn& turn) {
    FeeQuestion question = fee_question(turn);
    question.exemption.clear();
    const auto full = fee(*turn.session.procedure, question).total;
    return std::ranges::any_of(turn.catalog.exemptions(), [&](const Exemption& exemption) {
        question.exemption = exemption.id;
        return fee(*turn.session.procedure, question).total < full;
    });
}

}  // namespace

Outcome begin_review(Turn& turn) {
    const bool answered = turn.session.answers.contains("visit.exemption");
    if (!answered && exemption_matters(turn)) {
        return forward(step::Exemption{});
    }
    turn.session.fee = fee(*turn.session.procedure, fee_question(turn));
    return forward(step::Review{});
}

Outcome on(Turn& turn, step::Exemption&, const event::ChooseExemption& chosen) {
    const auto& known = turn.catalog.exemptions();
    if (!chosen.id.empty() && std::ranges::find(known, chosen.id, &Exemption::id) == known.end()) {
        return stay;
    }
    turn.session.answers["visit.exemption"] = chosen.id;
    return begin_review(turn);
}

Outcome on(Turn& turn, step::Review&, const event::Next&) {
    renew_papers(turn);  // An edit left by Back may ask for other papers, too.
    if (auto mistake = first_mistake(turn)) {
        return mistake;
    }
    turn.session.fee = fee(*turn.session.procedure, fee_question(turn));
    return forward(step::Confirm{.code = confirmation_code(turn), .typed = {}});
}

Outcome on(Turn& turn, step::Review&, const event::Edit& edit) {
    const auto change = [&](Step step) {
        turn.session.editing_from_review = true;
        return forward(std::move(step));
    };
    switch (edit.part) {
        case event::Edit::Part::identity:
            if (auto questions = begin_identity(turn)) {
                return change(std::move(questions->to));
            }
            break;
        case event::Edit::Part::form:
            if (edit.index < asked_groups(*turn.session.form, turn.session.answers).size()) {
                return change(begin_fill(turn, step::Fill::Form::procedure, edit.index));
            }
            break;
        case event::Edit::Part::paper:
            if (edit.index < turn.session.components.size()) {
                return change(papers_at(turn.session, edit.index));
            }
            break;
        case event::Edit::Part::exemption: return forward(step::Exemption{});
        case event::Edit::Part::delivery:
            if (turn.session.delivery_form != nullptr) {
                return change(begin_fill(turn, step::Fill::Form::delivery));
            }
            break;
    }
    return stay;
}

Outcome on(Turn& turn, step::Confirm& here, const event::TypeCode& code) {
    here.typed = code.typed;
    here.wrong = false;
    if (here.typed.size() < confirmation_digits) {
        return stay;
    }
    if (here.typed != here.code) {
        here.typed.clear();
        here.wrong = true;
        return stay;
    }
    step::Sending sending;
    sending.job = turn.new_job();
    sending.since = turn.now;
    turn.want(effect::StoreDossier{sending.job, draft_of(turn)});
    return no_return(sending);
}

Outcome on(Turn& turn, step::Sending& here, const event::DossierStored& stored) {
    turn.session.stored = StoredDossier{stored.key, stored.local_code};
    here.stored = true;
    here.job = turn.new_job();
    turn.want(effect::Deliver{here.job, stored.key});
    return stay;
}

Outcome on(Turn&, step::Sending&, const event::DossierNotStored& failed) {
    return no_return(step::NotSent{failed.code});
}

Outcome on(Turn&, step::Sending&, const event::Delivered&) {
    return no_return(step::Sent{});
}

Outcome on(Turn& turn, step::Sending&, const event::DeliveryPending& pending) {
    turn.session.delivery_trouble = pending.code;
    return no_return(step::Sent{});
}

Outcome on(Turn& turn, step::Sending&, const event::DeliveryRefused& refused) {
    turn.session.stored.reset();  // The portal will not have it: what is sent next is another dossier.
    turn.session.delivery_trouble.reset();
    return no_return(step::NotSent{refused.code});
}

Outcome on(Turn& turn, step::Sending& here, const event::FinishLater&) {
    if (!here.stored) {
        return stay;
    }
    turn.session.delivery_trouble = ErrorCode::portal_timeout;
    return no_return(step::Sent{});
}

Outcome on(Turn& turn, step::Sending& here, const event::Tick&) {
    if (here.stored && turn.now >= here.since + turn.timeouts.sending) {
        return on(turn, here, event::FinishLater{});
    }
    return stay;
}

Outcome on(Turn&, step::NotSent&, const event::Next&) {
    return no_return(step::Review{});
}

Outcome on(Turn& turn, step::Sent&, const event::Next&) {
    const auto& submission = turn.session.submission;
    if (submission && submission->fee_due > 0) {
        return no_return(step::PayChoice{});
    }
    return begin_printing(turn);
}

}  // namespace kiosk
