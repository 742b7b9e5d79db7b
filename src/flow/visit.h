// The table of a visit: which event does what on which step. Whatever is not in it changes nothing.
#pragma once

#include "src/flow/turn.h"

namespace kiosk {

// Beginning: visit_begin.cpp.
Outcome on(Turn&, step::Attract&, const event::Next&);
Outcome on(Turn&, step::Home&, const event::ChooseSubmit&);
Outcome on(Turn&, step::Home&, const event::ChooseBrowse&);
Outcome on(Turn&, step::Home&, const event::ChooseGroup&);
Outcome on(Turn&, step::Home&, const event::ChooseBy&);
Outcome on(Turn&, step::Choose&, const event::ChooseBy&);
Outcome on(Turn&, step::Choose&, const event::ChooseGroup&);
Outcome on(Turn&, step::Choose&, const event::Search&);
Outcome on(Turn&, step::Choose&, const event::ChooseProcedure&);
Outcome on(Turn&, step::ProcedureInfo&, const event::Next&);
Outcome on(Turn&, step::Notice&, const event::Next&);
Outcome on(Turn&, step::Identify&, const event::IdentifyByCard&);
Outcome on(Turn&, step::Identify&, const event::IdentifyByTyping&);
Outcome on(Turn&, step::CardOnGlass&, const event::Next&);
Outcome on(Turn&, step::CardOnGlass&, const event::StopScan&);
Outcome on(Turn&, step::CardOnGlass&, const event::IdentifyByTyping&);
Outcome on(Turn&, step::CardOnGlass&, const event::CardRead&);
Outcome on(Turn&, step::CardOnGlass&, const event::CardFailed&);
Outcome on(Turn&, step::CardOnGlass&, const event::Tick&);
Outcome on(Turn&, step::ConfirmIdentity&, const event::Next&);
Outcome on(Turn&, step::ConfirmIdentity&, const event::IdentifyByTyping&);
Outcome on(Turn&, step::ForWhom&, const event::ChooseForWhom&);

// Filling: visit_fill.cpp.
Outcome on(Turn&, step::Fill&, const event::Focus&);
Outcome on(Turn&, step::Fill&, const event::Answer&);
Outcome on(Turn&, step::Fill&, const event::Narrow&);
Outcome on(Turn&, step::Fill&, const event::Next&);

// Papers: visit_papers.cpp.
Outcome on(Turn&, step::Papers&, const event::Scan&);
Outcome on(Turn&, step::Papers&, const event::StopScan&);
Outcome on(Turn&, step::Papers&, const event::PageScanned&);
Outcome on(Turn&, step::Papers&, const event::ScanFailed&);
Outcome on(Turn&, step::Papers&, const event::Tick&);
Outcome on(Turn&, step::Papers&, const event::ViewPage&);
Outcome on(Turn&, step::Papers&, const event::RotatePage&);
Outcome on(Turn&, step::Papers&, const event::ZoomPage&);
Outcome on(Turn&, step::Papers&, const event::RemovePage&);
Outcome on(Turn&, step::Papers&, const event::ReplacePage&);
Outcome on(Turn&, step::Papers&, const event::AnswerComponent&);
Outcome on(Turn&, step::Papers&, const event::Next&);

// Sending: visit_send.cpp.
Outcome on(Turn&, step::Exemption&, const event::ChooseExemption&);
Outcome on(Turn&, step::Review&, const event::Next&);
Outcome on(Turn&, step::Review&, const event::Edit&);
Outcome on(Turn&, step::Confirm&, const event::TypeCode&);
Outcome on(Turn&, step::Sending&, const event::DossierStored&);
Outcome on(Turn&, step::Sending&, const event::DossierNotStored&);
Outcome on(Turn&, step::Sending&, const event::Delivered&);
Outcome on(Turn&, step::Sending&, const event::DeliveryPending&);
Outcome on(Turn&, step::Sending&, const event::DeliveryRefused&);
Outcome on(Turn&, step::Sending&, const event::FinishLater&);
Outcome on(Turn&, step::Sending&, const event::Tick&);
Outcome on(Turn&, step::NotSent&, const event::Next&);
Outcome on(Turn&, step::Sent&, const event::Next&);

// Paying, paper and farewell: visit_finish.cpp.
Outcome on(Turn&, step::PayChoice&, const event::PayNow&);
Outcome on(Turn&, step::PayChoice&, const event::PayLater&);
Outcome on(Turn&, step::PayChoice&, const event::PayAtCounter&);
Outcome on(Turn&, step::PayChoice&, const event::IntentCreated&);
Outcome on(Turn&, step::PayChoice&, const event::IntentFailed&);
Outcome on(Turn&, step::PayChoice&, const event::Tick&);
Outcome on(Turn&, step::PayQr&, const event::IntentAnswered&);
Outcome on(Turn&, step::PayQr&, const event::IntentFailed&);
Outcome on(Turn&, step::PayQr&, const event::StopPaying&);
Outcome on(Turn&, step::PayQr&, const event::Tick&);
Outcome on(Turn&, step::PayResult&, const event::Next&);
Outcome on(Turn&, step::PayResult&, const event::PayNow&);
Outcome on(Turn&, step::Printing&, const event::Printed&);
Outcome on(Turn&, step::Printing&, const event::PrintFailed&);
Outcome on(Turn&, step::Printing&, const event::Tick&);
Outcome on(Turn&, step::CameOut&, const event::SlipCameOut&);
Outcome on(Turn&, step::CameOut&, const event::PrintAgain&);
Outcome on(Turn&, step::CodeOnScreen&, const event::PrintAgain&);
Outcome on(Turn&, step::CodeOnScreen&, const event::Next&);
Outcome on(Turn&, step::Rate&, const event::GiveRating&);
Outcome on(Turn&, step::Rate&, const event::Next&);
Outcome on(Turn&, step::Goodbye&, const event::Next&);

/// Everything else.
template <class AnyStep, class AnyEvent>
Outcome on(Turn&, AnyStep&, const AnyEvent&) {
    return stay;
}

// Shared between the files above.
[[nodiscard]] Answers& answers_of(Session& session, step::Fill::Form which);
/// The first group of a form, with its first question focused.
[[nodiscard]] Step begin_fill(Turn& turn, step::Fill::Form which, std::size_t group = 0);
/// The first paper to scan, or what comes after the papers when there is none.
[[nodiscard]] Outcome begin_papers(Turn& turn);
/// The papers that the answers ask for now; what was scanned for one of them stays.
void renew_papers(Turn& turn);
/// A paper with its first page on show.
[[nodiscard]] step::Papers papers_at(const Session& session, std::size_t component);
/// From now on this is who stands here.
void identify(Turn& turn, Citizen citizen);
/// More is known of who stands here: what was filled in from what was known before follows.
void learn(Turn& turn, Citizen citizen);
/// The questions who stands here; stays when there are none for this day.
[[nodiscard]] Outcome begin_identity(Turn& turn, Move::How how = Move::How::forward);
[[nodiscard]] Outcome begin_form(Turn& turn);
[[nodiscard]] Outcome begin_delivery(Turn& turn);
/// The review, after the question about exemptions where that could change the fee.
[[nodiscard]] Outcome begin_review(Turn& turn);
[[nodiscard]] Outcome begin_printing(Turn& turn);
[[nodiscard]] SubmissionSlip slip_of(const Turn& turn);

}  // namespace kiosk
