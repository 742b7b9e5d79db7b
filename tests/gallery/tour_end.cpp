// The tour's end: review, sending, paying, the slip.
#include "tests/gallery/tour.h"
#include "tests/support/assets.h"

namespace kiosk::gallery {

using namespace std::chrono_literals;

void Tour::go_to_review(Visitor& visitor, std::string_view code) {
    go_to_papers(visitor, code);
    visitor.scan_all_papers();
    visitor.fill();
    if (visitor.at() == "exemption") {
        visitor.does(event::ChooseExemption{});
    }
}

void Tour::go_to_sent(Visitor& visitor, std::int64_t fee) {
    go_to_review(visitor, code_with("chung_thuc_ban_sao"));
    visitor.confirm();
    visitor.stored();
    visitor.delivered(fee);
}

void Tour::review() {
    std::unordered_set<std::string> walked;
    for (const auto& procedure : test::catalog().procedures()) {
        if (procedure.form.empty() || !walked.insert(procedure.form).second) {
            continue;
        }
        Visitor visitor(hall_of(fixture_));
        welcome(visitor);
        go_to_papers(visitor, procedure.code);
        visitor.scan_all_papers();
        visitor.fill();
        watch(visitor);
        if (visitor.at() == "exemption") {
            visitor.does(event::ChooseExemption{test::catalog().exemptions().front().id});
        }
        visitor.next();
        for (const auto* digits : {"1", "12", "0000"}) {
            visitor.does(event::TypeCode{digits});
        }
    }
}

void Tour::sending() {
    Visitor visitor(hall_of(fixture_));
    welcome(visitor);
    go_to_review(visitor, code_with("chung_thuc_ban_sao"));
    watch(visitor);
    for (const ErrorCode code : troubles({"store_", "document_", "deadline_"})) {
        visitor.confirm();
        visitor.wait(3s);
        visitor.worker(event::DossierNotStored{visitor.job(), code});
        visitor.next();
    }
    visitor.confirm();
    visitor.stored();
    visitor.wait(4s);
    visitor.wait(8s);
    visitor.does(event::FinishLater{});
    for (const ErrorCode code : troubles({"portal_"})) {
        Visitor pending(hall_of(fixture_));
        welcome(pending);
        go_to_review(pending, code_with("chung_thuc_ban_sao"));
        pending.confirm();
        pending.stored();
        watch(pending);
        pending.worker(event::DeliveryPending{pending.job(), "key", code});
    }
    Visitor received(hall_of(fixture_));
    welcome(received);
    go_to_sent(received, 0);
    watch(received);
}

/// From the choice to the picture of how it ended.
void Tour::pay_until(PaymentState ending, Visitor& visitor) {
    visitor.does(event::PayNow{});
    auto intent = test::sample_intent(visitor.flow().wall());
    // As long as the code of a real bank transfer.
    const std::string transfer =
        "00020101021238570010A00000072701270006970403011300110123456780208QRIBFTTA5303704"
        "540416005802VN62150811DVCH7K2P9Q63046A7B";
    visitor.worker(event::IntentCreated{visitor.job(), intent, make_qr(transfer).value()});
    visitor.wait(3s);
    intent.state = ending;
    visitor.worker(event::IntentAnswered{visitor.job(), intent});
}

void Tour::paying() {
    Visitor visitor(hall_of(fixture_));
    welcome(visitor);
    go_to_sent(visitor, 8000);
    watch(visitor);
    visitor.next();
    for (const ErrorCode code : troubles({"portal_", "payment_"})) {
        visitor.does(event::PayNow{});
        visitor.worker(event::IntentFailed{visitor.job(), code});
    }
    for (const auto ending : {PaymentState::expired, PaymentState::cancelled, PaymentState::paid}) {
        pay_until(ending, visitor);
    }
    Visitor late(hall_of(fixture_));
    welcome(late);
    go_to_sent(late, 8000);
    late.next();
    watch(late);
    pay_until(PaymentState::waiting, late);
    for (int minute = 0; minute < 14 && late.at() == "pay_qr"; ++minute) {
        late.does(event::Touched{});
        late.wait(50s);
    }
    Visitor undecided(hall_of(fixture_));
    welcome(undecided);
    go_to_sent(undecided, 8000);
    undecided.next();
    watch(undecided);
    pay_until(PaymentState::waiting, undecided);
    undecided.does(event::StopPaying{});
    undecided.worker(event::IntentFailed{undecided.job(), ErrorCode::portal_timeout});
    Hall no_bank = hall_of(fixture_);
    no_bank.pays_by_qr = false;
    Visitor at_counter(no_bank);
    welcome(at_counter);
    go_to_sent(at_counter, 8000);
    at_counter.next();
    watch(at_counter);
}

void Tour::slips() {
    for (const PaperKind paper : {PaperKind::a4, PaperKind::roll_80mm}) {
        Hall hall = hall_of(fixture_);
        hall.slip_paper = paper;
        Visitor visitor(hall);
        welcome(visitor);
        go_to_sent(visitor, 0);
        visitor.next();
        watch(visitor);
        visitor.worker(event::Printed{visitor.job(), PrintOutcome::unknown});
        for (const ErrorCode code : troubles({"printer_", "deadline_"})) {
            visitor.does(event::PrintAgain{});
            visitor.worker(event::PrintFailed{visitor.job(), code});
        }
        visitor.does(event::PrintAgain{});
        visitor.take_slip();
    }
    Hall without_printer = hall_of(fixture_);
    without_printer.has_printer = false;
    Visitor visitor(without_printer);
    welcome(visitor);
    go_to_sent(visitor, 0);
    watch(visitor);
    visitor.next();
    Visitor pending(without_printer);
    welcome(pending);
    go_to_review(pending, code_with("chung_thuc_ban_sao"));
    pending.confirm();
    pending.stored();
    pending.worker(event::DeliveryPending{pending.job(), "key", ErrorCode::portal_unreachable});
    watch(pending);
    pending.next();
}

}  // namespace kiosk::gallery
