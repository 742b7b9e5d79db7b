// Papers: glass and feeder, looking, turning, removing, and everything the scanner can say no with.
#include "tests/flow/visitor.h"
#include "tests/support/catch.h"

using namespace kiosk;
using test::Visitor;
using namespace std::chrono_literals;

namespace {

/// At the first paper of a dossier.
Visitor at_papers(std::string_view procedure = "1.001193", const Answers& special = {}) {
    Visitor visitor;
    visitor.walk_up_to_file();
    visitor.identify_by_typing();
    visitor.choose(procedure);
    visitor.fill(special);
    REQUIRE(visitor.at() == "papers");
    visitor.forget();
    return visitor;
}

const Component& component(const Visitor& visitor) {
    return visitor.session().components.at(visitor.step<step::Papers>().component);
}

/// To the farewell, and the next one after it.
void finish(Visitor& visitor) {
    visitor.scan_all_papers();
    visitor.fill();
    visitor.confirm();
    visitor.stored();
    visitor.delivered();
    visitor.next();
    visitor.take_slip();
    visitor.next_citizen_is_served();
}

}  // namespace

TEST_CASE("pages from the glass are looked at, turned, replaced and removed") {
    auto visitor = at_papers();
    visitor.does(event::Scan{ScanSource::glass});
    CHECK(visitor.last<effect::ScanPage>().position == BatchPosition::first);
    const auto first_job = visitor.job();
    visitor.does(event::Scan{ScanSource::glass});
    CHECK(visitor.job() == first_job);  // One sheet at a time.
    const PageId first = visitor.page_arrives(PageAdvice::blurred);
    CHECK(visitor.job() == JobNumber::none);  // The glass holds one sheet.
    CHECK(component(visitor).pages.at(0).advice == PageAdvice::blurred);
    visitor.does(event::Scan{ScanSource::glass});
    const PageId second = visitor.page_arrives();
    CHECK(visitor.step<step::Papers>().viewing == 1U);

    visitor.does(event::ViewPage{0});
    visitor.does(event::ViewPage{7});
    CHECK(visitor.step<step::Papers>().viewing == 0U);
    visitor.does(event::RotatePage{});
    CHECK(component(visitor).pages.at(0).rotation == Rotation::quarter);

    visitor.does(event::ZoomPage{PagePart{.right = true}});
    CHECK(visitor.step<step::Papers>().part == PagePart{.right = true});
    visitor.does(event::ViewPage{1});
    CHECK_FALSE(visitor.step<step::Papers>().part);  // Another page is whole at first.
    visitor.does(event::ViewPage{0});

    visitor.does(event::ReplacePage{});
    CHECK(visitor.last<effect::ScanPage>().settings.source == ScanSource::glass);
    const PageId better = visitor.page_arrives();
    CHECK(component(visitor).pages.at(0).id == better);
    CHECK(component(visitor).pages.at(1).id == second);
    CHECK_FALSE(visitor.pages().contains(first));
    CHECK(visitor.step<step::Papers>().viewing == 0U);

    visitor.does(event::RemovePage{});
    CHECK_FALSE(visitor.pages().contains(better));
    visitor.does(event::RemovePage{});
    CHECK(visitor.pages().empty());
    CHECK(component(visitor).answer == ComponentAnswer::open);
    visitor.does(event::RemovePage{});
    visitor.does(event::RotatePage{});
    visitor.does(event::ReplacePage{});
    CHECK(visitor.job() == JobNumber::none);
    finish(visitor);
}

TEST_CASE("the feeder is emptied sheet by sheet") {
    auto visitor = at_papers();
    visitor.does(event::Scan{ScanSource::feeder});
    for (int sheet = 0; sheet < 5; ++sheet) {
        visitor.page_arrives();
        CHECK(visitor.last<effect::ScanPage>().position == BatchPosition::next);
        CHECK(visitor.last<effect::ScanPage>().settings.source == ScanSource::feeder);
    }
    visitor.worker(event::ScanFailed{visitor.job(), ErrorCode::scanner_no_paper});
    CHECK(visitor.job() == JobNumber::none);
    CHECK_FALSE(visitor.step<step::Papers>().trouble);  // The end of the batch is no trouble.
    CHECK(component(visitor).pages.size() == 5);
    finish(visitor);
}

TEST_CASE("an empty feeder is told, a batch stopped keeps what came") {
    auto visitor = at_papers();
    visitor.does(event::Scan{ScanSource::feeder});
    visitor.worker(event::ScanFailed{visitor.job(), ErrorCode::scanner_no_paper});
    CHECK(visitor.step<step::Papers>().trouble == ErrorCode::scanner_no_paper);
    visitor.does(event::Scan{ScanSource::feeder});
    CHECK_FALSE(visitor.step<step::Papers>().trouble);
    visitor.page_arrives();
    const JobNumber under_way = visitor.job();
    visitor.does(event::StopScan{});
    CHECK(visitor.last<effect::CancelJob>().job == under_way);
    CHECK(component(visitor).pages.size() == 1);
    finish(visitor);
}

TEST_CASE("a page that comes too late goes at once") {
    auto visitor = at_papers();
    visitor.does(event::Scan{ScanSource::glass});
    const JobNumber slow = visitor.job();
    visitor.does(event::StopScan{});
    visitor.worker(event::PageScanned{slow, Page{PageId{900}}});
    CHECK(visitor.last<effect::DropPage>().page == PageId{900});
    CHECK(component(visitor).pages.empty());
    // The same when the citizen has gone back, and when nobody numbered the job.
    visitor.does(event::Scan{ScanSource::glass});
    const JobNumber left = visitor.job();
    visitor.back();
    CHECK(visitor.last<effect::CancelJob>().job == left);
    visitor.worker(event::PageScanned{left, Page{PageId{901}}});
    CHECK(visitor.last<effect::DropPage>().page == PageId{901});
    visitor.fill();
    visitor.worker(event::PageScanned{JobNumber::none, Page{PageId{902}}});
    CHECK(visitor.last<effect::DropPage>().page == PageId{902});
    finish(visitor);
}

TEST_CASE("a scanner that does not answer is given up") {
    auto visitor = at_papers();
    visitor.does(event::Scan{ScanSource::glass});
    const JobNumber stuck = visitor.job();
    visitor.wait(visitor.flow().timeouts().scan + 1s);
    CHECK(visitor.step<step::Papers>().trouble == ErrorCode::deadline_passed);
    CHECK(visitor.last<effect::CancelJob>().job == stuck);
    CHECK(visitor.job() == JobNumber::none);
    finish(visitor);
}

TEST_CASE("whatever the scanner says, the next scan works") {
    for (const ErrorCode code : all_error_codes()) {
        CAPTURE(name(code));
        auto visitor = at_papers();
        visitor.does(event::Scan{ScanSource::glass});
        visitor.page_arrives();
        visitor.does(event::Scan{ScanSource::glass});
        visitor.worker(event::ScanFailed{visitor.job(), code});
        CHECK(visitor.job() == JobNumber::none);
        // "Cancelled" is what the citizen asked for: no trouble.
        CHECK(visitor.step<step::Papers>().trouble.has_value() == (code != ErrorCode::cancelled));
        CHECK(component(visitor).pages.size() == 1);
        visitor.does(event::ReplacePage{});
        visitor.worker(event::ScanFailed{visitor.job(), code});
        CHECK(component(visitor).pages.size() == 1);
        visitor.does(event::Scan{ScanSource::feeder});
        visitor.page_arrives();
        visitor.worker(event::ScanFailed{visitor.job(), code});
        CHECK(component(visitor).pages.size() == 2);
        CHECK_FALSE(visitor.step<step::Papers>().replacing);
        visitor.scan_all_papers();
        visitor.fill();
        CHECK(visitor.at() == "review");
        CHECK(visitor.kept_pages() == visitor.pages());
        visitor.does(event::ConfirmQuit{});
        CHECK(visitor.pages().empty());
    }
    Visitor().next_citizen_is_served();
}

TEST_CASE("a required paper is not skipped") {
    auto visitor = at_papers();
    visitor.next();
    CHECK(visitor.at() == "papers");
    CHECK(visitor.step<step::Papers>().answer_missing);
    visitor.does(event::AnswerComponent{ComponentAnswer::not_needed});
    visitor.does(event::AnswerComponent{ComponentAnswer::scanned});
    visitor.does(event::AnswerComponent{ComponentAnswer::open});
    CHECK(visitor.at() == "papers");
    CHECK(component(visitor).answer == ComponentAnswer::open);
    visitor.does(event::AnswerComponent{ComponentAnswer::will_bring});
    CHECK(visitor.at() == "fill");  // On to the delivery.
    CHECK(visitor.session().components[0].answer == ComponentAnswer::will_bring);
    visitor.fill();
    visitor.confirm();
    CHECK(visitor.last<effect::StoreDossier>().draft.papers.at(0).answer == ComponentAnswer::will_bring);
}

TEST_CASE("only what the procedure allows can be brought later or left out") {
    Visitor any;
    for (const auto& procedure : any.flow().catalog().procedures()) {
        CAPTURE(procedure.code);
        Visitor visitor;
        if (visitor.flow().catalog().form_of(procedure, visitor.flow().today()) == nullptr) {
            continue;
        }
        visitor.walk_up_to_file();
        visitor.identify_by_typing();
        visitor.choose(procedure.code);
        visitor.fill();
        while (visitor.at() == "papers") {
            const Component paper = component(visitor);
            const auto document = std::ranges::find(procedure.documents, paper.id, &Document::id);
            REQUIRE(document != procedure.documents.end());
            const std::size_t here = visitor.step<step::Papers>().component;
            visitor.does(event::AnswerComponent{ComponentAnswer::not_needed});
            const auto& answered = visitor.session().components.at(here).answer;
            CHECK((answered == ComponentAnswer::not_needed) == !document->required);
            if (answered == ComponentAnswer::open) {
                visitor.does(event::AnswerComponent{ComponentAnswer::will_bring});
                CHECK((answered == ComponentAnswer::will_bring) == document->may_bring_later);
            }
            if (answered == ComponentAnswer::open) {
                visitor.does(event::Scan{ScanSource::glass});
                visitor.page_arrives();
                visitor.next();
            }
        }
        CHECK(visitor.at() == "fill");
    }
}

TEST_CASE("a scanned paper that is brought instead leaves no page behind") {
    auto visitor = at_papers();
    visitor.does(event::Scan{ScanSource::glass});
    visitor.page_arrives();
    visitor.does(event::AnswerComponent{ComponentAnswer::will_bring});
    CHECK(visitor.pages().empty());
    visitor.back();
    CHECK(visitor.at() == "papers");
    visitor.does(event::RotatePage{});
    CHECK_FALSE(visitor.step<step::Papers>().viewing);
    finish(visitor);
}
