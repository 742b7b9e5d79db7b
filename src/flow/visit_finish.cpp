// Paying, the slip, and the farewell.
#include <fmt/format.h>

#include <algorithm>

#include "src/dossier/answers.h"
#include "src/flow/visit.h"

namespace kiosk {

namespace {

Outcome begin_paying(Turn& turn, step::PayChoice& here) {
    if (here.job != JobNumber::none || !turn.hall.pays_by_qr || !turn.session.submission) {
        return stay;
    }
    here.trouble.reset();
    here.job = turn.new_job();
    here.deadline = turn.now + turn.timeouts.payment_code;
    turn.want(effect::CreateIntent{here.job, turn.session.stored->key, turn.session.submission->fee_due});
    return stay;
}

/// What the slip says of the money. Never "due" for what may have been paid.
SubmissionSlip::Fee slip_fee(const Session& session) {
    const std::int64_t due = session.submission ? session.submission->fee_due : session.fee.total;
    if (due <= 0) {
        return {};
    }
    SubmissionSlip::Fee fee{SubmissionSlip::FeeState::due, due, {}};
    if (session.intent) {
        fee.reference = session.intent->reference;
        switch (session.intent->state) {
            case PaymentState::paid: fee.state = SubmissionSlip::FeeState::paid; break;
            case PaymentState::waiting:
            case PaymentState::unknown: fee.state = SubmissionSlip::FeeState::verifying; break;
            case PaymentState::expired:
            case PaymentState::cancelled: break;
        }
    }
    return fee;
}

SubmissionSlip::Delivery slip_delivery(std::string_view method) {
    if (method == "post") {
        return SubmissionSlip::Delivery::post;
    }
    return method == "online" ? SubmissionSlip::Delivery::online : SubmissionSlip::Delivery::hall;
}

std::vector<SubmissionSlip::Paper> slip_papers(const Session& session) {
    using Kind = SubmissionSlip::Paper::Kind;
    std::vector<SubmissionSlip::Paper> papers;
    papers.push_back({session.form->name.vi, Kind::form, 0});
    for (const auto& component : session.components) {
        const auto& documents = session.procedure->documents;
        const auto document = std::ranges::find(documents, component.id, &Document::id);
        if (document == documents.end() || component.answer == ComponentAnswer::not_needed ||
            component.answer == ComponentAnswer::open) {
            continue;
        }
        const bool scanned = component.answer == ComponentAnswer::scanned;
        papers.push_back({document->name.vi, scanned ? Kind::scanned : Kind::will_bring,
                          static_cast<int>(component.pages.size())});
    }
    return papers;
}

/// "07:00–11:30, 13:30–17:00" of the next working day; empty when the calendar knows none.
std::string opening_hours(const Calendar& calendar, Date today) {
    constexpr int longest_holidays = 14;  // Days; Tết with its bridge days is the longest.
    auto day = std::chrono::sys_days(today);
    for (int i = 0; i < longest_holidays && !calendar.is_working_day(day); ++i) {
        day += std::chrono::days(1);
    }
    std::string words;
    for (const auto& hours : calendar.hours(day)) {
        const std::chrono::hh_mm_ss from(hours.from);
        const std::chrono::hh_mm_ss to(hours.to);
        words += fmt::format("{}{:02}:{:02}–{:02}:{:02}", words.empty() ? "" : ", ", from.hours().count(),
                             from.minutes().count(), to.hours().count(), to.minutes().count());
    }
    return words;
}

Outcome end_visit(Turn& turn) {
    return no_return(step::Goodbye{turn.now + turn.timeouts.goodbye});
}

/// Nobody can say now whether the money came; unless it did.
Outcome payment_unknown(Turn& turn) {
    PaymentState& state = turn.session.intent->state;
    state = state == PaymentState::paid ? state : PaymentState::unknown;
    return no_return(step::PayResult{state});
}

/// Nothing known of the paper in time: only the citizen can tell.
Outcome paper_unknown() {
    return no_return(step::CameOut{PrintOutcome::unknown});
}

}  // namespace

SubmissionSlip slip_of(const Turn& turn) {
    const Session& session = turn.session;
    SubmissionSlip slip;
    slip.language =
        session.language == Language::en ? SubmissionSlip::Language::en : SubmissionSlip::Language::vi;
    slip.authority = turn.hall.commune_name;
    slip.center = turn.hall.center_name;
    slip.place = turn.hall.place;
    slip.code_kind = session.submission ? SubmissionSlip::CodeKind::portal : SubmissionSlip::CodeKind::local;
    slip.code = session.submission ? session.submission->dossier_code : session.stored->local_code;
    slip.pin = session.submission ? session.submission->lookup_pin : std::string();
    slip.procedure_code = session.procedure->code;
    slip.procedure_name = session.procedure->name.vi;
    slip.applicant_name = session.citizen->name;
    slip.applicant_number = MaskedNumber(session.citizen->id_number);
    slip.sent_at = session.submission ? session.submission->received_at : turn.wall;
    slip.papers = slip_papers(session);
    slip.fee = slip_fee(session);
    slip.delivery = slip_delivery(answer(session.delivery, "delivery.method"));
    slip.delivery_address = turn.catalog.units().address_text(answer(session.delivery, "delivery.address"));
    if (const auto* rule = processing_on(*session.procedure, turn.today())) {
        slip.expected_time = rule->text.vi;
    }
    slip.help_phone = turn.hall.help_phone;
    slip.opening_hours = opening_hours(turn.catalog.calendar(), turn.today());
    slip.kiosk_id = turn.hall.kiosk_id;
    if (session.slips_printed > 0) {
        slip.reprinted_at = turn.wall;
    }
    return slip;
}

Outcome begin_printing(Turn& turn) {
    if (!turn.hall.has_printer) {
        return no_return(step::CodeOnScreen{});
    }
    step::Printing printing;
    printing.job = turn.new_job();
    printing.deadline = turn.now + turn.timeouts.printing;
    turn.want(effect::PrintSlip{printing.job, turn.session.stored->key, slip_of(turn)});
    return no_return(printing);
}

Outcome on(Turn& turn, step::PayChoice& here, const event::PayNow&) {
    return begin_paying(turn, here);
}

Outcome on(Turn& turn, step::PayChoice& here, const event::PayLater&) {
    return here.job == JobNumber::none ? begin_printing(turn) : stay;
}

Outcome on(Turn& turn, step::PayChoice& here, const event::PayAtCounter&) {
    if (here.job != JobNumber::none) {
        return stay;
    }
    turn.session.pay_at_counter = true;
    return begin_printing(turn);
}

Outcome on(Turn& turn, step::PayChoice&, const event::IntentCreated& created) {
    turn.session.intent = created.intent;
    step::PayQr pay;
    pay.intent = created.intent;
    pay.qr = created.qr;
    pay.next_query = turn.now + turn.timeouts.payment_poll;
    return no_return(pay);
}

Outcome on(Turn&, step::PayChoice& here, const event::IntentFailed& failed) {
    here.job = JobNumber::none;
    here.trouble = failed.code;
    return stay;
}

Outcome on(Turn& turn, step::PayChoice& here, const event::Tick&) {
    if (here.job != JobNumber::none && turn.now >= here.deadline) {
        turn.want(effect::CancelJob{here.job});
        here.job = JobNumber::none;
        here.trouble = ErrorCode::portal_timeout;
    }
    return stay;
}

Outcome on(Turn& turn, step::PayQr& here, const event::IntentAnswered& answered) {
    here.job = JobNumber::none;
    if (turn.session.intent->state != PaymentState::paid) {  // Paid is final, whatever comes in later.
        turn.session.intent = answered.intent;
    }
    here.intent = *turn.session.intent;
    const PaymentState state = here.intent.state;
    if (here.cancelling || state == PaymentState::paid || state == PaymentState::cancelled ||
        state == PaymentState::expired) {
        return no_return(step::PayResult{state});
    }
    here.next_query = turn.now + turn.timeouts.payment_poll;
    return stay;
}

Outcome on(Turn& turn, step::PayQr& here, const event::IntentFailed&) {
    here.job = JobNumber::none;
    if (here.cancelling) {
        return payment_unknown(turn);
    }
    here.next_query =
        turn.now + turn.timeouts.payment_poll;  // Not knowing is no reason to give up: ask again.
    return stay;
}

Outcome on(Turn& turn, step::PayQr& here, const event::StopPaying&) {
    if (here.cancelling) {
        return stay;
    }
    if (here.job != JobNumber::none) {
        turn.want(effect::CancelJob{here.job});
    }
    here.cancelling = true;
    here.job = turn.new_job();
    turn.want(effect::CancelIntent{here.job, turn.session.stored->key, here.intent});
    return stay;
}

Outcome on(Turn& turn, step::PayQr& here, const event::Tick&) {
    // Past its time the QR is down; a last answer may still bring good news.
    if (!here.cancelling && turn.wall >= here.intent.expires_at + turn.timeouts.payment_grace) {
        return payment_unknown(turn);
    }
    if (here.job == JobNumber::none && turn.now >= here.next_query) {
        here.job = turn.new_job();
        turn.want(effect::QueryIntent{here.job, turn.session.stored->key, here.intent});
    }
    return stay;
}

Outcome on(Turn& turn, step::PayResult&, const event::Next&) {
    return begin_printing(turn);
}

Outcome on(Turn& turn, step::PayResult& here, const event::PayNow&) {
    // While nobody knows, a second QR could take the money twice.
    if (here.state != PaymentState::expired && here.state != PaymentState::cancelled) {
        return stay;
    }
    step::PayChoice choice;
    begin_paying(turn, choice);
    return no_return(choice);
}

Outcome on(Turn& turn, step::Printing&, const event::Printed& printed) {
    ++turn.session.slips_printed;
    return no_return(step::CameOut{printed.outcome});
}

Outcome on(Turn&, step::Printing&, const event::PrintFailed& failed) {
    return no_return(step::CodeOnScreen{failed.code});
}

Outcome on(Turn& turn, step::Printing& here, const event::Tick&) {
    if (turn.now < here.deadline) {
        return stay;
    }
    turn.want(effect::CancelJob{here.job});
    ++turn.session.slips_printed;
    return paper_unknown();
}

Outcome on(Turn&, step::CameOut&, const event::SlipCameOut& told) {
    return no_return(told.came ? Step(step::Rate{}) : Step(step::CodeOnScreen{}));
}

Outcome on(Turn& turn, step::CameOut&, const event::PrintAgain&) {
    return begin_printing(turn);
}

Outcome on(Turn& turn, step::CodeOnScreen&, const event::PrintAgain&) {
    return begin_printing(turn);
}

Outcome on(Turn&, step::CodeOnScreen&, const event::Next&) {
    return no_return(step::Rate{});
}

Outcome on(Turn& turn, step::Rate&, const event::GiveRating& rating) {
    if (rating.stars < 1 || rating.stars > 5) {
        return stay;
    }
    turn.want(effect::Rated{rating.stars});
    return end_visit(turn);
}

Outcome on(Turn& turn, step::Rate&, const event::Next&) {
    return end_visit(turn);
}

Outcome on(Turn& turn, step::Goodbye& here, const event::Next&) {
    here.until = turn.now;  // Gone at the next tick, which follows at once.
    return stay;
}

}  // namespace kiosk
