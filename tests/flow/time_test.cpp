// Walking away at any point: the warning, the countdown, the wipe.
#include "tests/flow/visitor.h"
#include "tests/support/catch.h"

using namespace kiosk;
using test::Visitor;
using namespace std::chrono_literals;

TEST_CASE("who walks away is asked after two minutes and forgotten 45 s later") {
    Visitor visitor;
    visitor.go_to_review("1.001193");
    REQUIRE_FALSE(visitor.pages().empty());
    visitor.wait(119s);
    CHECK(visitor.session().overlay == Overlay::none);
    visitor.wait(1s);
    CHECK(visitor.session().overlay == Overlay::idle);
    visitor.wait(44s);
    CHECK(visitor.session().citizen);
    visitor.wait(1s);
    CHECK(visitor.last<effect::EndSession>().reason == EndReason::idle);
    visitor.next_citizen_is_served();
}

TEST_CASE("a touch closes the warning and changes nothing else") {
    Visitor visitor;
    visitor.go_to_review("1.001193");
    visitor.wait(130s);
    REQUIRE(visitor.session().overlay == Overlay::idle);
    visitor.next();  // Under the warning no button is pressed.
    CHECK(visitor.at() == "review");
    CHECK(visitor.session().overlay == Overlay::idle);
    visitor.does(event::Touched{});
    CHECK(visitor.session().overlay == Overlay::none);
    CHECK(visitor.at() == "review");
    visitor.wait(119s);
    CHECK(visitor.session().overlay == Overlay::none);
    visitor.wait(45s);
    CHECK(visitor.at() == "review");
    visitor.wait(1s);
    CHECK(visitor.at() == "attract");
    visitor.next_citizen_is_served();
}

TEST_CASE("the warning comes over help and quit as well") {
    for (const Event& question :
         {Event(event::OpenHelp{}), Event(event::Quit{}), Event(event::OpenDisplay{})}) {
        Visitor visitor;
        visitor.walk_up_to_file();
        visitor.does(question);
        visitor.wait(120s);
        CHECK(visitor.session().overlay == Overlay::idle);
        visitor.wait(45s);
        visitor.next_citizen_is_served();
    }
}

TEST_CASE("with the dossier committed the next citizen waits half as long") {
    Visitor visitor;
    visitor.go_to_sent("1.001193");
    visitor.wait(59s);
    CHECK(visitor.session().overlay == Overlay::none);
    visitor.wait(1s);
    CHECK(visitor.session().overlay == Overlay::idle);
    visitor.wait(45s);
    CHECK(visitor.last<effect::EndSession>().reason == EndReason::idle);
    visitor.next_citizen_is_served();
}

TEST_CASE("nobody is asked while a device works for them") {
    Visitor visitor;
    visitor.walk_up_to_file();
    visitor.identify_by_typing();
    visitor.choose("1.001193");
    visitor.fill();
    visitor.does(event::Scan{ScanSource::feeder});
    for (int sheet = 0; sheet < 6; ++sheet) {
        visitor.wait(50s);
        CHECK(visitor.session().overlay == Overlay::none);
        visitor.page_arrives();
    }
    visitor.worker(event::ScanFailed{visitor.job(), ErrorCode::scanner_no_paper});
    visitor.wait(119s);
    CHECK(visitor.session().overlay == Overlay::none);
    visitor.wait(1s + 45s);
    CHECK(visitor.at() == "attract");
    visitor.next_citizen_is_served();
}

TEST_CASE("a dossier that waits is sent after its citizen has gone") {
    Visitor visitor;
    visitor.go_to_review("1.001193");
    visitor.confirm();
    visitor.stored();
    visitor.worker(event::DeliveryPending{visitor.job(), "key", ErrorCode::portal_unreachable});
    CHECK(visitor.at() == "sent");
    visitor.forget();
    visitor.wait(60s + 45s + 1s);
    CHECK(visitor.at() == "attract");
    REQUIRE(visitor.count<effect::RunOutbox>() >= 1);
    // As long as something waits it is tried again.
    for (int i = 0; i < 3; ++i) {
        visitor.worker(event::OutboxRun{visitor.last<effect::RunOutbox>().job, 1});
        visitor.forget();
        visitor.wait(21s);
        CHECK(visitor.count<effect::RunOutbox>() == 1);
    }
    visitor.worker(event::OutboxRun{visitor.last<effect::RunOutbox>().job, 0});
    visitor.forget();
    visitor.wait(10min);
    CHECK(visitor.count<effect::RunOutbox>() == 0);
    visitor.next_citizen_is_served();
}

TEST_CASE("a dossier stored after its citizen has gone is sent all the same") {
    Visitor visitor;
    visitor.wait(1s);
    visitor.worker(event::OutboxRun{visitor.flow().next_wakeup() ? JobNumber{1} : JobNumber::none, 0});
    visitor.go_to_review("1.001193");
    visitor.confirm();
    const JobNumber storing = visitor.job();
    visitor.does(event::ConfirmQuit{});
    CHECK(visitor.at() == "attract");
    visitor.forget();
    visitor.worker(event::DossierStored{storing, "key", "EAKAO-7K2M"});
    visitor.wait(1s);
    CHECK(visitor.count<effect::RunOutbox>() == 1);
    visitor.next_citizen_is_served();
}

TEST_CASE("the farewell ends by itself, or at once") {
    Visitor visitor;
    visitor.does(event::SetLanguage{Language::en});
    visitor.does(event::SetTextSize{TextSize::largest});
    visitor.does(event::SetContrast{Contrast::high});
    visitor.does(event::SetTyping{text::TypingMethod::vni});
    visitor.does(event::SetReach{Reach::low});
    visitor.does(event::ChangeVolume{2});
    visitor.go_to_sent("1.001193");
    CHECK(visitor.session().language == Language::en);
    CHECK(visitor.session().reach == Reach::low);
    CHECK(visitor.session().volume == usual_volume + 2);
    CHECK(visitor.session().typing == text::TypingMethod::vni);
    visitor.next();
    visitor.worker(event::Printed{visitor.job(), PrintOutcome::printed});
    visitor.does(event::SlipCameOut{true});
    visitor.next();
    CHECK(visitor.at() == "goodbye");
    visitor.wait(14s);
    CHECK(visitor.at() == "goodbye");
    visitor.next();
    visitor.wait(1ms);
    CHECK(visitor.last<effect::EndSession>().reason == EndReason::finished);
    visitor.next_citizen_is_served();
}

TEST_CASE("a language chosen by somebody who left does not greet the next one") {
    Visitor visitor;
    visitor.does(event::SetLanguage{Language::en});
    visitor.wait(119s);
    CHECK(visitor.session().language == Language::en);
    visitor.wait(1s);
    CHECK(visitor.session().language == Language::vi);
    visitor.does(event::OpenHelp{});
    visitor.wait(120s);
    visitor.next_citizen_is_served();
}

TEST_CASE("an idle kiosk asks its devices once a minute and sleeps otherwise") {
    Visitor visitor;
    visitor.worker(event::OutboxRun{JobNumber{1}, 0});
    visitor.wait(10min);
    CHECK(visitor.count<effect::CheckDevices>() == 10);
    CHECK(visitor.count<effect::RunOutbox>() == 0);
}

TEST_CASE("who has told nothing leaves without being asked, who has is asked") {
    Visitor visitor;
    visitor.next();
    visitor.does(event::Quit{});
    CHECK(visitor.at() == "attract");
    visitor.walk_up_to_file();
    visitor.identify_by_typing();
    while (visitor.at() != "home") {
        visitor.back();
    }
    visitor.does(event::Quit{});
    CHECK(visitor.session().overlay == Overlay::quit);
    visitor.does(event::ConfirmQuit{});
    visitor.next_citizen_is_served();
}

TEST_CASE("a clock that jumps out of every form's time takes no question away") {
    const WallTime before_any_form = std::chrono::sys_days{std::chrono::year{2020} / 1 / 1};
    Visitor visitor;
    SECTION("while the identity is typed") {
        visitor.walk_up_to_file();
        visitor.does(event::IdentifyByTyping{});
        visitor.clock_says(before_any_form);
        visitor.fill();
        CHECK(visitor.at() == "confirm_identity");
    }
    SECTION("while the delivery is chosen") {
        visitor.walk_up_to_file();
        visitor.identify_by_typing();
        visitor.choose("1.001193");
        visitor.fill();
        visitor.scan_all_papers();
        REQUIRE(visitor.step<step::Fill>().form == step::Fill::Form::delivery);
        visitor.clock_says(before_any_form);
        visitor.fill();
        CHECK(visitor.at() == "review");
    }
    SECTION("before the session began, nothing can be typed") {
        visitor.clock_says(before_any_form);
        visitor.walk_up_to_file();
        visitor.does(event::IdentifyByCard{});
        visitor.does(event::IdentifyByTyping{});
        CHECK(visitor.at() == "card_on_glass");
    }
    visitor.does(event::ConfirmQuit{});
    visitor.clock_says(std::chrono::sys_days{std::chrono::year{2026} / 11 / 20});
    visitor.next_citizen_is_served();
}

TEST_CASE("choosing among several languages closes the choice and keeps the page") {
    Visitor visitor;
    const auto step = visitor.flow().step().index();
    visitor.does(event::OpenLanguages{});
    CHECK(visitor.session().overlay == Overlay::languages);
    visitor.does(event::SetLanguage{static_cast<Language>(2)});
    CHECK(visitor.session().overlay == Overlay::none);
    CHECK(visitor.session().language == static_cast<Language>(2));
    CHECK(visitor.flow().step().index() == step);
}
