// Paying and printing: what is said of the money is what is known of it; a slip that did not come is shown.
#include "tests/flow/visitor.h"
#include "tests/support/catch.h"

using namespace kiosk;
using test::Visitor;
using namespace std::chrono_literals;

namespace {

using FeeState = SubmissionSlip::FeeState;

Visitor at_pay_choice(Hall hall = test::hall()) {
    Visitor visitor(std::move(hall));
    visitor.go_to_sent("2.000815", 8000);
    visitor.next();
    REQUIRE(visitor.at() == "pay_choice");
    visitor.forget();
    return visitor;
}

Visitor at_qr() {
    auto visitor = at_pay_choice();
    visitor.does(event::PayNow{});
    visitor.worker(event::IntentCreated{visitor.job(), test::sample_intent(visitor.flow().wall()), {}});
    REQUIRE(visitor.at() == "pay_qr");
    return visitor;
}

/// The gateway's answer to the question under way.
void gateway_says(Visitor& visitor, PaymentState state) {
    visitor.wait(3s);
    PaymentIntent intent = visitor.step<step::PayQr>().intent;
    intent.state = state;
    visitor.worker(event::IntentAnswered{visitor.job(), intent});
}

FeeState printed_fee(Visitor& visitor) {
    if (visitor.at() == "pay_result") {
        visitor.next();
    }
    return visitor.last<effect::PrintSlip>().slip.fee.state;
}

void finish(Visitor& visitor) {
    visitor.take_slip();
    visitor.next_citizen_is_served();
}

Visitor at_printing() {
    Visitor visitor;
    visitor.go_to_sent("1.001193");
    visitor.next();
    REQUIRE(visitor.at() == "printing");
    return visitor;
}

}  // namespace

TEST_CASE("paid") {
    auto visitor = at_qr();
    gateway_says(visitor, PaymentState::waiting);
    CHECK(visitor.at() == "pay_qr");
    gateway_says(visitor, PaymentState::paid);
    CHECK(visitor.step<step::PayResult>().state == PaymentState::paid);
    visitor.does(event::PayNow{});
    CHECK(visitor.count<effect::CreateIntent>() == 1);
    CHECK(printed_fee(visitor) == FeeState::paid);
    finish(visitor);
}

TEST_CASE("expired or cancelled can be paid anew") {
    for (const auto ending : {PaymentState::expired, PaymentState::cancelled}) {
        auto visitor = at_qr();
        gateway_says(visitor, ending);
        CHECK(visitor.step<step::PayResult>().state == ending);
        visitor.does(event::PayNow{});
        CHECK(visitor.at() == "pay_choice");
        CHECK(visitor.count<effect::CreateIntent>() == 2);
        visitor.does(event::PayNow{});  // Once more while it is being made: nothing.
        visitor.does(event::PayLater{});
        CHECK(visitor.count<effect::CreateIntent>() == 2);
        CHECK(visitor.at() == "pay_choice");
        visitor.worker(event::IntentCreated{visitor.job(), test::sample_intent(visitor.flow().wall()), {}});
        gateway_says(visitor, PaymentState::paid);
        CHECK(printed_fee(visitor) == FeeState::paid);
        finish(visitor);
    }
}

TEST_CASE("expired and not paid again is due") {
    auto visitor = at_qr();
    gateway_says(visitor, PaymentState::expired);
    CHECK(printed_fee(visitor) == FeeState::due);
    finish(visitor);
}

TEST_CASE("while nobody knows there is no second QR") {
    auto visitor = at_qr();
    for (int i = 0; i < 5; ++i) {
        visitor.wait(3s);
        visitor.worker(event::IntentFailed{visitor.job(), ErrorCode::portal_unreachable});
        CHECK(visitor.at() == "pay_qr");  // Not knowing is no reason to give up.
    }
    CHECK(visitor.count<effect::QueryIntent>() == 5);
    while (visitor.at() == "pay_qr") {
        visitor.wait(3s);
        if (visitor.job() != JobNumber::none) {
            visitor.worker(event::IntentFailed{visitor.job(), ErrorCode::portal_unreachable});
        }
    }
    CHECK(visitor.step<step::PayResult>().state == PaymentState::unknown);
    visitor.does(event::PayNow{});
    CHECK(visitor.at() == "pay_result");
    CHECK(visitor.count<effect::CreateIntent>() == 1);
    CHECK(printed_fee(visitor) == FeeState::verifying);
    finish(visitor);
}

TEST_CASE("stopping to pay asks the gateway to forget it") {
    auto visitor = at_qr();
    visitor.wait(3s);
    const JobNumber query = visitor.job();
    visitor.does(event::StopPaying{});
    CHECK(visitor.last<effect::CancelJob>().job == query);
    CHECK(visitor.count<effect::CancelIntent>() == 1);
    visitor.does(event::StopPaying{});
    CHECK(visitor.count<effect::CancelIntent>() == 1);
    PaymentIntent intent = visitor.step<step::PayQr>().intent;
    SECTION("it does") {
        intent.state = PaymentState::cancelled;
        visitor.worker(event::IntentAnswered{visitor.job(), intent});
        CHECK(visitor.step<step::PayResult>().state == PaymentState::cancelled);
        CHECK(printed_fee(visitor) == FeeState::due);
    }
    SECTION("nobody knows") {
        visitor.worker(event::IntentFailed{visitor.job(), ErrorCode::portal_timeout});
        CHECK(visitor.step<step::PayResult>().state == PaymentState::unknown);
        CHECK(printed_fee(visitor) == FeeState::verifying);
    }
    SECTION("the money had come already") {
        PaymentIntent paid = intent;
        paid.state = PaymentState::paid;
        visitor.worker(event::IntentAnswered{query, paid});
        intent.state = PaymentState::unknown;
        visitor.worker(event::IntentAnswered{visitor.job(), intent});
        CHECK(visitor.step<step::PayResult>().state == PaymentState::paid);
        CHECK(printed_fee(visitor) == FeeState::paid);
    }
    finish(visitor);
}

TEST_CASE("money that comes after we gave up still counts") {
    auto visitor = at_qr();
    PaymentIntent intent = visitor.step<step::PayQr>().intent;
    visitor.wait(10min + 21s);
    REQUIRE(visitor.step<step::PayResult>().state == PaymentState::unknown);
    const JobNumber query = visitor.last<effect::QueryIntent>().job;
    intent.state = PaymentState::paid;
    visitor.worker(event::IntentAnswered{query, intent});
    CHECK(visitor.step<step::PayResult>().state == PaymentState::paid);
    CHECK(printed_fee(visitor) == FeeState::paid);
    finish(visitor);
}

TEST_CASE("a QR that cannot be made leaves the other ways") {
    for (const ErrorCode code : all_error_codes()) {
        CAPTURE(name(code));
        auto visitor = at_pay_choice();
        visitor.does(event::PayNow{});
        visitor.worker(event::IntentFailed{visitor.job(), code});
        CHECK(visitor.step<step::PayChoice>().trouble == code);
        visitor.does(event::PayLater{});
        CHECK(visitor.last<effect::PrintSlip>().slip.fee.state == FeeState::due);
        visitor.take_slip();
        CHECK(visitor.at() == "attract");
    }
    Visitor().next_citizen_is_served();
}

TEST_CASE("without a signed beneficiary nothing is paid here") {
    Hall hall = test::hall();
    hall.pays_by_qr = false;
    auto visitor = at_pay_choice(std::move(hall));
    visitor.does(event::PayNow{});
    CHECK(visitor.count<effect::CreateIntent>() == 0);
    visitor.does(event::PayAtCounter{});
    CHECK(visitor.session().pay_at_counter);
    CHECK(visitor.last<effect::PrintSlip>().slip.fee.state == FeeState::due);
    finish(visitor);
}

TEST_CASE("nobody is asked whether they are there while the QR is up") {
    auto visitor = at_qr();
    for (int i = 0; i < 60; ++i) {
        gateway_says(visitor, PaymentState::waiting);
        CHECK(visitor.session().overlay == Overlay::none);
    }
    gateway_says(visitor, PaymentState::paid);
    CHECK(printed_fee(visitor) == FeeState::paid);
    finish(visitor);
}

TEST_CASE("a printer that says so is believed, and the citizen is asked") {
    auto visitor = at_printing();
    visitor.worker(event::Printed{visitor.job(), PrintOutcome::printed});
    CHECK(visitor.step<step::CameOut>().outcome == PrintOutcome::printed);
    visitor.does(event::PrintAgain{});
    CHECK(visitor.last<effect::PrintSlip>().slip.reprinted_at);
    visitor.worker(event::Printed{visitor.job(), PrintOutcome::unknown});
    CHECK(visitor.step<step::CameOut>().outcome == PrintOutcome::unknown);
    visitor.does(event::SlipCameOut{false});
    CHECK(visitor.at() == "code_on_screen");
    visitor.next();
    visitor.does(event::GiveRating{0});
    visitor.does(event::GiveRating{6});
    CHECK(visitor.at() == "rate");
    visitor.does(event::GiveRating{4});
    CHECK(visitor.last<effect::Rated>().stars == 4);
    visitor.wait(15s);
    visitor.next_citizen_is_served();
}

TEST_CASE("a printer that keeps silent is not waited for") {
    auto visitor = at_printing();
    const JobNumber silent = visitor.job();
    visitor.wait(61s);
    CHECK(visitor.step<step::CameOut>().outcome == PrintOutcome::unknown);
    CHECK(visitor.last<effect::CancelJob>().job == silent);
    visitor.worker(event::Printed{silent, PrintOutcome::printed});
    CHECK(visitor.step<step::CameOut>().outcome == PrintOutcome::unknown);
    visitor.does(event::PrintAgain{});
    CHECK(visitor.last<effect::PrintSlip>().slip.reprinted_at);  // The first may have come out.
    finish(visitor);
}

TEST_CASE("whatever the printer says, the code is on the screen and printing can be tried again") {
    for (const ErrorCode code : all_error_codes()) {
        CAPTURE(name(code));
        auto visitor = at_printing();
        visitor.worker(event::PrintFailed{visitor.job(), code});
        CHECK(visitor.step<step::CodeOnScreen>().trouble == code);
        visitor.does(event::PrintAgain{});
        CHECK_FALSE(visitor.last<effect::PrintSlip>().slip.reprinted_at);  // Nothing came out.
        visitor.worker(event::PrintFailed{visitor.job(), code});
        visitor.next();
        CHECK(visitor.at() == "rate");
        visitor.next();
        visitor.wait(15s);
        CHECK(visitor.at() == "attract");
    }
    Visitor().next_citizen_is_served();
}

TEST_CASE("without a printer the code is shown at once") {
    Hall hall = test::hall();
    hall.has_printer = false;
    Visitor visitor(std::move(hall));
    visitor.go_to_sent("1.001193");
    visitor.next();
    CHECK_FALSE(visitor.step<step::CodeOnScreen>().trouble);
    visitor.does(event::PrintAgain{});
    CHECK(visitor.at() == "code_on_screen");
    CHECK(visitor.count<effect::PrintSlip>() == 0);
    visitor.next();
    visitor.next();
    visitor.wait(15s);
    CHECK(visitor.at() == "attract");
}

TEST_CASE("an exemption that nobody has is not taken") {
    Visitor visitor;
    visitor.walk_up_to_file();
    visitor.identify_by_typing();
    visitor.choose("2.000635");
    visitor.fill();
    visitor.scan_all_papers();
    visitor.fill();
    REQUIRE(visitor.at() == "exemption");
    visitor.does(event::ChooseExemption{"no_such"});
    CHECK(visitor.at() == "exemption");
    CHECK_FALSE(visitor.session().answers.contains("visit.exemption"));
    visitor.does(event::ChooseExemption{});
    CHECK(visitor.at() == "review");
    visitor.does(event::ConfirmQuit{});
    visitor.next_citizen_is_served();
}

TEST_CASE("a payment code that never comes gives the other ways to pay back") {
    auto visitor = at_pay_choice();
    visitor.does(event::PayNow{});
    const JobNumber asked = visitor.job();
    visitor.wait(31s);
    CHECK(visitor.at() == "pay_choice");
    CHECK(visitor.job() == JobNumber::none);
    CHECK(visitor.step<step::PayChoice>().trouble == ErrorCode::portal_timeout);
    CHECK(visitor.last<effect::CancelJob>().job == asked);
    visitor.does(event::PayAtCounter{});
    visitor.take_slip();
    visitor.next_citizen_is_served();
}
