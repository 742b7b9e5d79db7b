// Journey 1 of the product, told without any device.
#include "src/dossier/answers.h"
#include "tests/flow/visitor.h"
#include "tests/support/catch.h"

using namespace kiosk;
using test::Visitor;
using namespace std::chrono_literals;

namespace {

/// Everything a dossier that was confirmed must carry.
const DossierDraft& draft_of(const Visitor& visitor) {
    return visitor.last<effect::StoreDossier>().draft;
}

}  // namespace

TEST_CASE("a father registers a birth, from the attract screen to the farewell") {
    Visitor visitor;
    visitor.walk_up_to_file();
    visitor.identify_by_card();
    visitor.choose("1.001193");
    CHECK(visitor.last<effect::ChooseProcedure>().code == "1.001193");
    // What the card said is not asked again.
    CHECK(answer(visitor.session().answers, "nyc.hoTen") == "Lê Văn Mẫu");
    CHECK(visitor.step<step::Fill>().group > 0);
    visitor.fill({{"nks.loaiKhaiSinh", "ca_hai"}, {"nyc.quanHe", "cha"}, {"me.soDinhDanh", ""}});
    CHECK(visitor.at() == "papers");
    REQUIRE(visitor.session().components.size() == 1);
    CHECK(visitor.session().components[0].id == "chung_sinh");
    visitor.scan_all_papers();
    visitor.fill({{"delivery.method", "hall"}});
    visitor.confirm();
    CHECK(draft_of(visitor).procedure_code == "1.001193");
    CHECK(draft_of(visitor).fee == 0);
    CHECK(draft_of(visitor).result_delivery == "hall");
    REQUIRE(draft_of(visitor).papers.size() == 1);
    CHECK(draft_of(visitor).papers[0].pages.size() == 1);
    CHECK(draft_of(visitor).form_json.contains("Lê Văn Mẫu"));
    visitor.stored();
    visitor.delivered();
    CHECK(visitor.at() == "sent");
    visitor.next();
    CHECK(visitor.at() == "printing");  // No fee: nothing to choose about money.
    const SubmissionSlip& slip = visitor.last<effect::PrintSlip>().slip;
    CHECK(slip.code == "H15.66.24169-261120-0001");
    CHECK(slip.code_kind == SubmissionSlip::CodeKind::portal);
    CHECK(slip.fee.state == SubmissionSlip::FeeState::none);
    CHECK_FALSE(slip.reprinted_at);
    visitor.take_slip();
    CHECK(visitor.count<effect::StoreDossier>() == 1);
    CHECK(visitor.count<effect::PrintSlip>() == 1);
    visitor.next_citizen_is_served();
}

TEST_CASE("copies are certified for a fee that is paid by QR") {
    Visitor visitor;
    visitor.go_to_review("2.000815", {{"items.soLuong", "2"}});
    visitor.confirm();
    CHECK(draft_of(visitor).fee ==
          4'000);  // Two papers of one page, one copy each; rows not asked cost nothing.
    visitor.stored();
    visitor.delivered(draft_of(visitor).fee);
    visitor.next();
    CHECK(visitor.at() == "pay_choice");
    visitor.does(event::PayNow{});
    const auto wanted = visitor.last<effect::CreateIntent>();
    CHECK(wanted.amount == draft_of(visitor).fee);
    CHECK(wanted.key == "key");
    visitor.worker(event::IntentCreated{wanted.job, test::sample_intent(visitor.flow().wall()), {}});
    CHECK(visitor.at() == "pay_qr");
    visitor.wait(3s);
    visitor.worker(
        event::IntentAnswered{visitor.job(), test::sample_intent(visitor.flow().wall(), PaymentState::paid)});
    CHECK(visitor.step<step::PayResult>().state == PaymentState::paid);
    visitor.next();
    CHECK(visitor.last<effect::PrintSlip>().slip.fee.state == SubmissionSlip::FeeState::paid);
    visitor.take_slip();
    visitor.next_citizen_is_served();
}

TEST_CASE("a divorced citizen asks for the marital status certificate") {
    Visitor visitor;
    visitor.walk_up_to_file();
    visitor.identify_by_typing();
    visitor.choose("1.004873");
    visitor.fill({{"ndc.tinhTrang", "ly_hon"}});
    CHECK(visitor.session().components.at(0).id == "ly_hon");
    visitor.scan_all_papers();
    visitor.fill({{"delivery.method", "post"}});
    CHECK(answer(visitor.session().delivery, "delivery.address") == "66|24169|Thôn 3");
    visitor.confirm();
    CHECK(draft_of(visitor).result_delivery == "post");
    visitor.stored();
    visitor.delivered();
    visitor.next();
    CHECK(visitor.last<effect::PrintSlip>().slip.delivery == SubmissionSlip::Delivery::post);
    visitor.take_slip();
    visitor.next_citizen_is_served();
}

TEST_CASE("every procedure with a form can be filed to the end") {
    Visitor any;
    for (const auto& procedure : any.flow().catalog().procedures()) {
        CAPTURE(procedure.code);
        Visitor visitor;
        if (visitor.flow().catalog().form_of(procedure, visitor.flow().today()) == nullptr) {
            continue;
        }
        visitor.go_to_sent(procedure.code);
        visitor.next();
        visitor.take_slip();
        CHECK(visitor.at() == "attract");
    }
}

TEST_CASE("going back keeps what was answered and scanned") {
    Visitor visitor;
    visitor.walk_up_to_file();
    visitor.identify_by_typing();
    visitor.choose("1.001193");
    visitor.fill();
    visitor.does(event::Scan{ScanSource::glass});
    const PageId page = visitor.page_arrives();
    const Answers before = visitor.session().answers;
    while (visitor.at() != "home") {
        visitor.back();
    }
    CHECK(visitor.session().answers == before);
    CHECK(visitor.pages().contains(page));
    CHECK(visitor.session().citizen);
    // Forward again, with nothing to type.
    visitor.does(event::ChooseSubmit{});
    visitor.next();
    visitor.does(event::IdentifyByTyping{});
    visitor.fill();
    visitor.next();
    visitor.choose("1.001193");
    visitor.fill();
    CHECK(visitor.session().answers == before);
    CHECK(visitor.session().components.at(0).pages.at(0).id == page);
    CHECK(visitor.step<step::Papers>().viewing == 0U);
    CHECK(visitor.kept_pages() == visitor.pages());
    visitor.scan_all_papers();
    visitor.fill();
    CHECK(visitor.at() == "review");
}

TEST_CASE("another procedure takes the pages of the former one away") {
    Visitor visitor;
    visitor.walk_up_to_file();
    visitor.identify_by_typing();
    visitor.choose("1.001193");
    visitor.fill();
    visitor.does(event::Scan{ScanSource::glass});
    const PageId page = visitor.page_arrives();
    while (visitor.at() != "choose") {
        visitor.back();
    }
    visitor.forget();
    visitor.does(event::ChooseProcedure{"1.004873"});
    CHECK(visitor.last<effect::DropPage>().page == page);
    CHECK(visitor.pages().empty());
    CHECK(answer(visitor.session().answers, "nks.hoTen").empty());
    CHECK(answer(visitor.session().answers, "visit.for_someone_else") == "no");
    visitor.next();
    visitor.fill();
    visitor.scan_all_papers();
    visitor.fill();
    visitor.confirm();
    CHECK(draft_of(visitor).procedure_code == "1.004873");
}

TEST_CASE("for somebody else another paper is asked and nothing is prefilled") {
    Visitor visitor;
    visitor.walk_up_to_file();
    visitor.identify_by_typing();
    visitor.choose("1.004873", true);
    CHECK(answer(visitor.session().answers, "nyc.hoTen") == "Lê Văn Mẫu");
    CHECK(answer(visitor.session().answers, "ndc.hoTen").empty());
    visitor.fill();
    const auto asked = [&](std::string_view id) {
        return std::ranges::find(visitor.session().components, id, &Component::id) !=
               visitor.session().components.end();
    };
    CHECK(asked("uy_quyen"));
    visitor.does(event::Scan{ScanSource::glass});
    visitor.page_arrives();
    // Changed their mind: for themselves after all.
    while (visitor.at() != "for_whom") {
        visitor.back();
    }
    visitor.does(event::ChooseForWhom{false});
    visitor.does(event::ChooseProcedure{"1.004873"});
    visitor.next();
    CHECK(answer(visitor.session().answers, "ndc.hoTen") == "Lê Văn Mẫu");
    visitor.fill();
    CHECK_FALSE(asked("uy_quyen"));
    CHECK(visitor.kept_pages() == visitor.pages());
}

TEST_CASE("who only read about a procedure still chooses which one to file") {
    Visitor visitor;
    visitor.next();
    visitor.does(event::ChooseBrowse{});
    const auto& procedures = visitor.flow().catalog().procedures();
    const auto told_only =
        std::ranges::find_if(procedures, [](const Procedure& p) { return p.form.empty(); });
    REQUIRE(told_only != procedures.end());
    visitor.does(event::ChooseProcedure{told_only->code});
    CHECK(visitor.at() == "procedure_info");
    visitor.next();
    CHECK(visitor.at() == "procedure_info");  // Nothing to file here.
    visitor.back();
    visitor.back();
    visitor.does(event::ChooseSubmit{});
    visitor.next();
    visitor.identify_by_typing();
    visitor.choose("1.001193");
    CHECK(visitor.at() == "fill");
}

TEST_CASE("from reading to filing without choosing again") {
    Visitor visitor;
    visitor.next();
    visitor.does(event::ChooseGroup{"sinh_con"});
    visitor.does(event::ChooseProcedure{"1.001193"});
    visitor.next();
    visitor.next();
    visitor.identify_by_card();
    visitor.does(event::ChooseForWhom{false});
    CHECK(visitor.at() == "fill");
    CHECK(visitor.session().filing);
}

TEST_CASE("a mistake found on the review screen is jumped to and comes back") {
    Visitor visitor;
    visitor.go_to_review("1.001193");
    const std::size_t behind = visitor.session().history.size();
    // A parent turns out to be unknown: the answer asks for another paper, which is not there yet.
    const Form* form = visitor.session().form;
    const auto groups = asked_groups(*form, visitor.session().answers);
    const auto kind = std::ranges::find(groups, "nks.loaiKhaiSinh", &FormGroup::id);
    REQUIRE(kind != groups.end());
    visitor.does(event::Edit{event::Edit::Part::form, static_cast<std::size_t>(kind - groups.begin())});
    visitor.does(event::Answer{"nks.loaiKhaiSinh", "bo_roi"});
    visitor.forget();
    visitor.next();
    CHECK(visitor.at() == "review");
    CHECK(visitor.count<effect::DropPage>() == 1);  // The paper that is no longer asked for.
    REQUIRE(visitor.session().components.size() == 1);
    CHECK(visitor.session().components[0].id == "bien_ban_bo_roi");
    visitor.next();
    CHECK(visitor.step<step::Papers>().answer_missing);
    visitor.does(event::Scan{ScanSource::glass});
    visitor.page_arrives();
    visitor.next();
    CHECK(visitor.at() == "review");
    CHECK(visitor.session().history.size() == behind);
    CHECK(visitor.kept_pages() == visitor.pages());
    visitor.confirm();
    CHECK(draft_of(visitor).papers.at(0).id == "bien_ban_bo_roi");
}

TEST_CASE("editing from the review returns there, and back leads where it led before") {
    Visitor visitor;
    visitor.go_to_review("1.004873");
    const std::size_t behind = visitor.session().history.size();
    visitor.does(event::Edit{event::Edit::Part::delivery});
    visitor.answer_screen({{"delivery.method", "online"}});
    visitor.next();
    CHECK(visitor.at() == "review");
    CHECK(visitor.session().history.size() == behind);
    visitor.does(event::Edit{event::Edit::Part::paper, 0});
    visitor.does(event::RemovePage{});
    visitor.does(event::AnswerComponent{ComponentAnswer::will_bring});
    CHECK(visitor.at() == "review");
    CHECK(visitor.kept_pages() == visitor.pages());
    // A page removed from here is not on show there.
    while (visitor.at() != "papers") {
        visitor.back();
    }
    while (visitor.step<step::Papers>().component > 0) {
        visitor.back();
    }
    CHECK_FALSE(visitor.step<step::Papers>().viewing);
    visitor.does(event::RotatePage{});
    visitor.does(event::RemovePage{});
    visitor.scan_all_papers();
    visitor.fill();
    CHECK(visitor.at() == "review");
}

TEST_CASE("an edit given up does not cut the way short") {
    Visitor visitor;
    visitor.go_to_review("1.001193");
    visitor.does(event::Edit{event::Edit::Part::delivery});
    visitor.back();
    CHECK(visitor.at() == "review");
    while (visitor.at() != "choose") {
        visitor.back();
    }
    visitor.does(event::ChooseProcedure{"1.004873"});
    visitor.next();
    visitor.answer_screen();
    visitor.leave_screen();
    CHECK(visitor.at() == "fill");
    visitor.fill();
    CHECK(visitor.at() == "papers");
}

TEST_CASE("a corrected identity is corrected wherever it was filled in") {
    Visitor visitor;
    visitor.go_to_review(
        "1.004873",
        {{"delivery.method", "post"}, {"nyc.soDienThoai", "0987654321"}, {"mucDich.loai", "nha_dat"}});
    visitor.does(event::Edit{event::Edit::Part::identity});
    visitor.fill({{"identity.name", "Lê Văn Thử"},
                  {"identity.phone", "0911111111"},
                  {"identity.address", "66|24169|Thôn 5"}});
    visitor.next();
    CHECK(visitor.at() == "review");
    CHECK(visitor.session().citizen->name == "Lê Văn Thử");
    CHECK(answer(visitor.session().answers, "nyc.hoTen") == "Lê Văn Thử");
    CHECK(answer(visitor.session().answers, "ndc.hoTen") == "Lê Văn Thử");
    CHECK(answer(visitor.session().delivery, "delivery.address") == "66|24169|Thôn 5");
    // What the citizen had written otherwise stays.
    CHECK(answer(visitor.session().answers, "nyc.soDienThoai") == "0987654321");
    visitor.confirm();
    CHECK(draft_of(visitor).form_json.contains("Lê Văn Thử"));
    CHECK_FALSE(draft_of(visitor).form_json.contains("Lê Văn Mẫu"));
}

TEST_CASE("the card is read, badly read, and typed instead") {
    Visitor visitor;
    visitor.walk_up_to_file();
    visitor.does(event::IdentifyByCard{});
    visitor.next();
    const JobNumber first = visitor.job();
    visitor.next();
    CHECK(visitor.job() == first);  // One card at a time.
    visitor.worker(event::CardFailed{first, ErrorCode::qr_not_found});
    CHECK(visitor.step<step::CardOnGlass>().trouble == ErrorCode::qr_not_found);
    visitor.next();
    CHECK_FALSE(visitor.step<step::CardOnGlass>().trouble);
    visitor.wait(61s);
    CHECK(visitor.step<step::CardOnGlass>().trouble == ErrorCode::deadline_passed);
    CHECK(visitor.count<effect::CancelJob>() == 1);
    visitor.next();
    const JobNumber left = visitor.job();
    visitor.does(event::IdentifyByTyping{});
    CHECK(visitor.last<effect::CancelJob>().job == left);
    visitor.worker(event::CardRead{left, test::sample_card()});
    CHECK(visitor.at() == "fill");  // Too late: the citizen is typing.
    CHECK_FALSE(visitor.session().citizen);
    visitor.fill();
    CHECK(visitor.session().citizen->source == IdentitySource::typed);
    visitor.next();
    visitor.choose("1.001193");
    CHECK(visitor.at() == "fill");
}

TEST_CASE("what lies beneath a question is not touched") {
    Visitor visitor;
    visitor.walk_up_to_file();
    visitor.does(event::OpenHelp{});
    visitor.next();
    visitor.does(event::IdentifyByTyping{});
    CHECK(visitor.at() == "identify");
    visitor.back();
    CHECK(visitor.session().overlay == Overlay::none);
    CHECK(visitor.at() == "identify");
    visitor.does(event::Quit{});
    CHECK(visitor.session().overlay == Overlay::quit);
    visitor.does(event::ConfirmQuit{});
    CHECK(visitor.last<effect::EndSession>().reason == EndReason::left);
    visitor.next_citizen_is_served();
}
