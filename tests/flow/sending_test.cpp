// Confirming and sending: never "sent" before it is kept, never "failed" while nobody knows.
#include "tests/flow/visitor.h"
#include "tests/support/assets.h"
#include "tests/support/catch.h"

using namespace kiosk;
using test::Visitor;
using namespace std::chrono_literals;

namespace {

/// The code of the dossier in sending, and what its delivery job is.
Visitor at_sending() {
    Visitor visitor;
    visitor.go_to_review("1.001193");
    visitor.confirm();
    return visitor;
}

void finish(Visitor& visitor) {
    if (visitor.at() == "sent") {
        visitor.next();
    }
    visitor.take_slip();
    visitor.next_citizen_is_served();
}

Submission submission(std::int64_t fee_due = 0) {
    return Submission{"H15.66.24169-261120-0002", "7700", DossierStatus::newly_registered, {}, fee_due};
}

}  // namespace

TEST_CASE("a wrong confirmation code sends nothing") {
    Visitor visitor;
    visitor.go_to_review("1.001193");
    visitor.next();
    const std::string code = visitor.step<step::Confirm>().code;
    visitor.does(event::TypeCode{code == "1111" ? "2222" : "1111"});
    CHECK(visitor.step<step::Confirm>().wrong);
    CHECK(visitor.step<step::Confirm>().typed.empty());
    CHECK(visitor.step<step::Confirm>().code == code);
    visitor.does(event::TypeCode{code.substr(0, 3)});
    CHECK_FALSE(visitor.step<step::Confirm>().wrong);
    CHECK(visitor.count<effect::StoreDossier>() == 0);
    visitor.does(event::TypeCode{code});
    visitor.does(event::TypeCode{code});
    CHECK(visitor.at() == "sending");
    CHECK(visitor.count<effect::StoreDossier>() == 1);
    visitor.stored();
    visitor.delivered();
    finish(visitor);
}

TEST_CASE("stored, then delivered") {
    auto visitor = at_sending();
    visitor.does(event::FinishLater{});
    CHECK(visitor.at() == "sending");  // Nothing is kept yet: there is no going on.
    visitor.wait(40s);
    CHECK(visitor.at() == "sending");
    CHECK(visitor.count<effect::Deliver>() == 0);
    visitor.stored();
    CHECK(visitor.last<effect::Deliver>().key == "key");
    visitor.delivered();
    CHECK(visitor.at() == "sent");
    CHECK(visitor.session().submission);
    finish(visitor);
}

TEST_CASE("a store that does not answer does not keep the kiosk from the next citizen") {
    auto visitor = at_sending();
    const JobNumber storing = visitor.job();
    visitor.wait(visitor.flow().timeouts().idle_warning);
    CHECK(visitor.session().overlay == Overlay::none);
    visitor.wait(visitor.flow().timeouts().storing);
    CHECK(visitor.session().overlay == Overlay::idle);
    visitor.wait(visitor.flow().timeouts().idle_countdown);
    CHECK(visitor.at() == "attract");
    CHECK(visitor.last<effect::CancelJob>().job == storing);
    visitor.worker(event::OutboxRun{JobNumber{1}, 0});
    visitor.forget();
    // Nobody was told that it failed: if it is there after all, it is sent.
    visitor.worker(event::DossierStored{storing, "key", "EAKAO-7K2M"});
    visitor.wait(1s);
    CHECK(visitor.count<effect::RunOutbox>() == 1);
    visitor.next_citizen_is_served();
}

TEST_CASE("not stored is not sent, and can be tried again") {
    auto visitor = at_sending();
    visitor.worker(event::DossierNotStored{visitor.job(), ErrorCode::store_full});
    CHECK(visitor.step<step::NotSent>().trouble == ErrorCode::store_full);
    CHECK(visitor.count<effect::Deliver>() == 0);
    CHECK(visitor.kept_pages() == visitor.pages());
    visitor.next();
    CHECK(visitor.at() == "review");
    visitor.confirm();
    CHECK(visitor.count<effect::StoreDossier>() == 2);
    visitor.stored();
    visitor.delivered();
    finish(visitor);
}

TEST_CASE("every reason not to store or deliver leads on") {
    for (const ErrorCode code : all_error_codes()) {
        CAPTURE(name(code));
        auto refused = at_sending();
        refused.stored("first");
        refused.worker(event::DeliveryRefused{refused.job(), "first", code});
        CHECK(refused.step<step::NotSent>().trouble == code);
        CHECK_FALSE(refused.session().stored);  // What is sent next is another dossier.
        refused.next();
        refused.confirm();
        refused.worker(event::DossierNotStored{refused.job(), code});
        CHECK(refused.at() == "not_sent");
        refused.next();
        refused.confirm();
        refused.stored("second");
        refused.worker(event::DeliveryPending{refused.job(), "second", code});
        CHECK(refused.at() == "sent");
        CHECK(refused.session().delivery_trouble == code);
        refused.next();
        CHECK(refused.last<effect::PrintSlip>().key == "second");
        CHECK(refused.last<effect::PrintSlip>().slip.code_kind == SubmissionSlip::CodeKind::local);
        CHECK(refused.last<effect::PrintSlip>().slip.code == "EAKAO-7K2M");
        refused.take_slip();
        CHECK(refused.at() == "attract");
    }
    Visitor().next_citizen_is_served();
}

TEST_CASE("a slow portal does not hold the citizen, and its late answer counts") {
    auto visitor = at_sending();
    visitor.stored();
    const JobNumber delivery = visitor.job();
    SECTION("the citizen goes on") {
        visitor.wait(10s);
        visitor.does(event::FinishLater{});
    }
    SECTION("the flow goes on") {
        visitor.wait(31s);
    }
    CHECK(visitor.at() == "sent");
    CHECK(visitor.session().delivery_trouble == ErrorCode::portal_timeout);
    CHECK(visitor.count<effect::CancelJob>() == 0);  // It is still on its way.
    visitor.worker(event::Delivered{delivery, "key", submission(8000)});
    CHECK(visitor.at() == "sent");
    CHECK_FALSE(visitor.session().delivery_trouble);
    CHECK(visitor.session().submission->dossier_code == "H15.66.24169-261120-0002");
    visitor.next();
    CHECK(visitor.at() == "pay_choice");
    visitor.does(event::PayAtCounter{});
    CHECK(visitor.last<effect::PrintSlip>().slip.code == "H15.66.24169-261120-0002");
    finish(visitor);
}

TEST_CASE("an answer about another dossier is nobody's here") {
    auto visitor = at_sending();
    visitor.stored();
    visitor.does(event::FinishLater{});
    visitor.worker(event::Delivered{JobNumber{9999}, "another", submission()});
    CHECK_FALSE(visitor.session().submission);
    visitor.worker(event::DeliveryRefused{JobNumber{9999}, "another", ErrorCode::portal_refused});
    CHECK(visitor.session().delivery_trouble == ErrorCode::portal_timeout);
    // The late word on one's own is told, whatever it is.
    visitor.worker(event::DeliveryRefused{JobNumber{9999}, "key", ErrorCode::portal_refused});
    CHECK(visitor.session().delivery_trouble == ErrorCode::portal_refused);
    finish(visitor);
}

TEST_CASE("from sending on there is no way back") {
    auto visitor = at_sending();
    visitor.back();
    CHECK(visitor.at() == "sending");
    visitor.stored();
    visitor.delivered();
    visitor.back();
    CHECK(visitor.at() == "sent");
    finish(visitor);
}

TEST_CASE("a dossier that comes to wait while older ones are sent is sent, too") {
    Flow flow(test::catalog(), test::hall(), Timeouts{});
    const auto runs = [&](const Event& event) {
        const auto effects = flow.handle(event);
        return std::ranges::any_of(
            effects, [](const Effect& effect) { return std::holds_alternative<effect::RunOutbox>(effect); });
    };
    CHECK(runs(event::Tick{1s, WallTime{}}));
    // Its citizen had left before it was stored; the run that is under way does not know of it.
    CHECK_FALSE(runs(event::DossierStored{JobNumber{77}, "key", "EAKAO-7K2M"}));
    CHECK_FALSE(runs(event::OutboxRun{JobNumber{1}, 0}));
    CHECK(runs(event::Tick{1s, WallTime{}}));
}
