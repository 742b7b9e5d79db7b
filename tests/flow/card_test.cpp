// What a card does not tell, and where the first answer about it goes.
#include "src/dossier/answers.h"
#include "tests/flow/visitor.h"
#include "tests/support/catch.h"

using namespace kiosk;
using test::Visitor;

TEST_CASE("an address that the card did not tell is asked once") {
    Visitor visitor;
    visitor.walk_up_to_file();
    visitor.identify_by_card();
    visitor.choose("1.004873");
    visitor.fill({{"nyc.noiCuTru", "66|24169|Thôn 5"}});
    const Answers& answers = visitor.session().answers;
    CHECK(answer(answers, "ndc.noiCuTru") == "66|24169|Thôn 5");
    // Corrected in one place, it is corrected wherever it was only carried over.
    const auto groups = asked_groups(*visitor.session().form, answers);
    const auto asked = std::ranges::find(groups, "nyc.noiCuTru", &FormGroup::id);
    visitor.scan_all_papers();
    visitor.fill();
    visitor.does(event::Edit{event::Edit::Part::form, static_cast<std::size_t>(asked - groups.begin())});
    visitor.does(event::Answer{"nyc.noiCuTru", "66|24169|Thôn 6"});
    visitor.leave_screen();
    CHECK(visitor.at() == "review");
    CHECK(answer(answers, "ndc.noiCuTru") == "66|24169|Thôn 6");
    visitor.does(event::ConfirmQuit{});
    visitor.next_citizen_is_served();
}

TEST_CASE("somebody else's address is not the citizen's") {
    Visitor visitor;
    visitor.walk_up_to_file();
    visitor.identify_by_card();
    visitor.choose("1.004873", true);
    visitor.fill({{"nyc.noiCuTru", "66|24169|Thôn 5"}, {"ndc.noiCuTru", "66|24169|Thôn 7"}});
    CHECK(answer(visitor.session().answers, "nyc.noiCuTru") == "66|24169|Thôn 5");
    CHECK(answer(visitor.session().answers, "ndc.noiCuTru") == "66|24169|Thôn 7");
    visitor.does(event::ConfirmQuit{});
    visitor.next_citizen_is_served();
}
