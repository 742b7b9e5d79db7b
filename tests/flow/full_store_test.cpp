// A kiosk that could not keep a dossier says so before anybody fills a form, and still informs.
#include "tests/flow/visitor.h"
#include "tests/support/catch.h"

using namespace kiosk;
using test::Visitor;

TEST_CASE("with a full disk nobody begins to file, and everybody can read") {
    Visitor visitor;
    visitor.next();
    const JobNumber asked = visitor.last<effect::BeginSession>().job;
    visitor.worker(event::FilingUnavailable{asked, ErrorCode::store_full});
    CHECK(visitor.session().filing_unavailable == ErrorCode::store_full);
    visitor.does(event::ChooseSubmit{});
    CHECK(visitor.at() == "home");
    visitor.does(event::ChooseBrowse{});
    visitor.does(event::ChooseProcedure{"1.001193"});
    CHECK(visitor.at() == "procedure_info");
    visitor.next();
    CHECK(visitor.at() == "procedure_info");
    visitor.does(event::Quit{});
    visitor.does(event::ConfirmQuit{});
    visitor.next_citizen_is_served();
}

TEST_CASE("what an earlier session heard of the store does not bind the next") {
    Visitor visitor;
    visitor.next();
    const JobNumber earlier = visitor.last<effect::BeginSession>().job;
    visitor.does(event::Quit{});
    visitor.next();
    visitor.worker(event::FilingUnavailable{earlier, ErrorCode::store_full});
    CHECK_FALSE(visitor.session().filing_unavailable);
}
