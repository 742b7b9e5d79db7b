// Citizens who do anything in any order, and workers that answer late, twice, or never: nothing breaks,
// nothing leaks, nothing is sent or paid twice. The same walk every time.
#include <map>
#include <random>

#include "src/dossier/answers.h"
#include "tests/flow/visitor.h"
#include "tests/support/assets.h"

using namespace kiosk;
using namespace std::chrono_literals;

namespace {

constexpr int walks = 12;
constexpr int events_a_walk = 4000;

class Walk {
  public:
    explicit Walk(std::uint64_t seed) : chance_(seed), flow_(test::catalog(), test::hall(), Timeouts{}) {}

    void turn();
    [[nodiscard]] int submitted() const { return submitted_; }
    [[nodiscard]] int paid() const { return paid_; }
    [[nodiscard]] int sessions() const { return sessions_; }

  private:
    std::size_t below(std::size_t count) { return chance_() % count; }
    bool one_in(std::size_t count) { return below(count) == 0; }
    template <class T>
    const T& one_of(const std::vector<T>& things) {
        return things.at(below(things.size()));
    }

    void pass_time();
    Event sensible();
    Event on_fill(const step::Fill& here);
    Event on_papers();
    Event anything();
    Event answer_to(const Effect& effect);
    ErrorCode trouble() { return one_of(all_error_codes()); }

    void tell(const Event& event);
    void watch(const Effect& effect, const Event& event, const Step& before);
    void check_step();
    void check_jobs();
    void check_wakeup();

    std::mt19937_64 chance_;
    Flow flow_;
    Uptime now_{1000};
    WallTime wall_{std::chrono::sys_days{std::chrono::year{2026} / 11 / 20} + 1h};
    std::map<JobNumber, Effect> asked_;  ///< Everything workers were ever asked for and may still answer.
    std::set<JobNumber> alive_;          ///< Of these, neither answered nor cancelled, but for deliveries.
    std::set<PageId> pages_;
    std::uint32_t last_page_ = 0;
    bool outbox_owed_ = false;
    int submitted_ = 0;
    int paid_ = 0;
    int sessions_ = 0;
};

JobNumber job_of(const Effect& effect) {
    return std::visit(
        [](const auto& wanted) {
            if constexpr (requires { wanted.job; }) {
                return wanted.job;
            } else {
                return JobNumber::none;
            }
        },
        effect);
}

bool runs_beside_the_step(const Effect& effect) {
    return std::holds_alternative<effect::RunOutbox>(effect) ||
           std::holds_alternative<effect::BeginSession>(effect) ||
           std::holds_alternative<effect::Deliver>(effect);
}

// ---- What happens.

void Walk::pass_time() {
    const auto pause = one_in(60) ? 1000 * below(200) : below(2500);
    now_ += std::chrono::milliseconds(pause);
    wall_ += std::chrono::seconds(pause / 1000);
    tell(event::Tick{now_, wall_});
}

void Walk::turn() {
    pass_time();
    check_wakeup();
    if (!asked_.empty() && one_in(2)) {
        // Mostly the newest job, now and then one long forgotten.
        auto chosen = std::prev(asked_.end());
        if (one_in(8)) {
            chosen = std::next(asked_.begin(), static_cast<std::ptrdiff_t>(below(asked_.size())));
        }
        const Event event = answer_to(chosen->second);
        if (!one_in(10)) {  // Else it answers twice.
            asked_.erase(chosen);
        }
        tell(event);
        return;
    }
    const Event event = one_in(5) ? anything() : sensible();
    if (flow_.session().overlay != Overlay::idle) {
        tell(event::Touched{});
    }
    tell(event);
}

Event Walk::on_fill(const step::Fill& here) {
    const Form* form = form_of(flow_, here);
    const Answers& answers = answers_of(flow_.session(), here);
    const auto groups = asked_groups(*form, answers);
    if (here.group < groups.size()) {
        for (const Field* field : asked_fields(*groups[here.group], answers)) {
            if (is_required(*field, answers) && (answer(answers, field->id).empty() || one_in(12))) {
                const bool choice = field->type == FieldType::choice;
                return event::Answer{field->id, choice ? one_of(field->options).id : test::sample(*field)};
            }
        }
        for (const auto& problem : here.problems) {
            if (const Field* field = form->field(problem.field); field != nullptr && one_in(2)) {
                return event::Answer{field->id, test::sample(*field)};
            }
        }
    }
    return event::Next{};
}

Event Walk::on_papers() {
    switch (below(12)) {
        case 0: return event::Scan{ScanSource::feeder};
        case 1: return event::RotatePage{};
        case 2: return event::RemovePage{};
        case 3: return event::ReplacePage{};
        case 4: return event::ViewPage{below(4)};
        case 5: return event::AnswerComponent{static_cast<ComponentAnswer>(below(4))};
        case 6:
        case 7:
        case 8: return event::Scan{ScanSource::glass};
        default: return event::Next{};
    }
}

Event Walk::sensible() {
    if (flow_.session().overlay != Overlay::none) {
        return one_in(2) ? Event(event::CloseOverlay{}) : Event(event::Touched{});
    }
    static const std::vector<std::string> codes{"1.001193", "2.000815", "1.004873", "1.000894", "2.000635"};
    const Step& step = flow_.step();
    if (const auto* fill = std::get_if<step::Fill>(&step)) {
        return on_fill(*fill);
    }
    if (std::holds_alternative<step::Papers>(step)) {
        return on_papers();
    }
    if (const auto* confirm = std::get_if<step::Confirm>(&step)) {
        return event::TypeCode{confirm->code};
    }
    const std::map<std::string_view, std::vector<Event>> ways{
        {"home", {event::ChooseSubmit{}, event::ChooseSubmit{}, event::ChooseBrowse{}}},
        {"choose", {event::ChooseProcedure{one_of(codes)}, event::ChooseGroup{"sinh_con"}}},
        {"identify", {event::IdentifyByCard{}, event::IdentifyByTyping{}}},
        {"card_on_glass", {event::Next{}}},
        {"for_whom", {event::ChooseForWhom{one_in(3)}}},
        {"exemption", {event::ChooseExemption{}, event::ChooseExemption{"no_such"}}},
        {"review",
         {event::Next{}, event::Next{}, event::Next{},
          event::Edit{static_cast<event::Edit::Part>(below(5)), below(9)}}},
        {"pay_choice", {event::PayNow{}, event::PayNow{}, event::PayLater{}, event::PayAtCounter{}}},
        {"pay_qr", {event::Touched{}, event::Touched{}, event::StopPaying{}}},
        {"pay_result", {event::Next{}, event::PayNow{}}},
        {"came_out", {event::SlipCameOut{true}, event::SlipCameOut{false}, event::PrintAgain{}}},
        {"code_on_screen", {event::Next{}, event::PrintAgain{}}},
        {"rate", {event::Next{}, event::GiveRating{4}}},
    };
    const auto way = ways.find(name(step));
    return way == ways.end() ? Event(event::Next{}) : one_of(way->second);
}

/// Events that fit no step, with values no screen would send.
Event Walk::anything() {
    const std::vector<Event> events{
        event::Next{},
        event::Back{},
        event::Back{},
        event::Back{},
        event::OpenHelp{},
        event::OpenDisplay{},
        event::CloseOverlay{},
        event::SetLanguage{one_in(2) ? Language::en : Language::vi},
        event::SetTextSize{static_cast<TextSize>(below(3))},
        event::ChooseSubmit{},
        event::ChooseBy{static_cast<step::Choose::By>(below(3))},
        event::ChooseGroup{"no_such_group"},
        event::ChooseProcedure{"9.999999"},
        event::ChooseProcedure{one_of(test::catalog().procedures()).code},
        event::ChooseForWhom{one_in(2)},
        event::ChooseExemption{"nobody"},
        event::Search{"\xff\xfe giấy"},
        event::Focus{"no.such.field"},
        event::Answer{"no.such.field", "?"},
        event::Answer{"nks.loaiKhaiSinh", "no_such_choice"},
        event::Answer{"nyc.noiCuTru", "||||"},
        event::Answer{"identity.id_number", std::string(5000, '9')},
        event::Answer{"items.soLuong", "-99999999999999999999"},
        event::Answer{"delivery.method", one_in(2) ? "post" : "pigeon"},
        event::Narrow{"x"},
        event::ViewPage{below(1000)},
        event::RotatePage{},
        event::RemovePage{},
        event::ReplacePage{},
        event::StopScan{},
        event::AnswerComponent{static_cast<ComponentAnswer>(below(4))},
        event::Edit{static_cast<event::Edit::Part>(below(5)), below(1000)},
        event::TypeCode{"00000000"},
        event::FinishLater{},
        event::PayNow{},
        event::PayLater{},
        event::StopPaying{},
        event::SlipCameOut{true},
        event::PrintAgain{},
        event::GiveRating{static_cast<int>(below(100)) - 50},
        event::ConditionsChanged{DeviceKind::scanner, {Condition::jam}},
        event::PageScanned{JobNumber::none, Page{PageId{++last_page_}}},
        event::PageScanned{JobNumber{999'999'999}, Page{PageId{++last_page_}}},
        event::DossierStored{JobNumber{999'999'998}, "nobody's", "X"},
        event::Delivered{JobNumber::none, "nobody's", Submission{}},
        event::IntentAnswered{JobNumber::none, PaymentIntent{}},
        event::OutboxRun{JobNumber::none, 1},
        one_in(4) ? Event(event::Quit{}) : Event(event::Next{}),
        one_in(6) ? Event(event::ConfirmQuit{}) : Event(event::Next{}),
    };
    return one_of(events);
}

Event Walk::answer_to(const Effect& effect) {
    const bool well = !one_in(4);
    if (const auto* scan = std::get_if<effect::ScanPage>(&effect)) {
        return well ? Event(event::PageScanned{scan->job, Page{PageId{++last_page_}}})
                    : Event(event::ScanFailed{scan->job, trouble()});
    }
    if (const auto* card = std::get_if<effect::ReadCard>(&effect)) {
        return well ? Event(event::CardRead{card->job, test::sample_card()})
                    : Event(event::CardFailed{card->job, trouble()});
    }
    if (const auto* store = std::get_if<effect::StoreDossier>(&effect)) {
        return well
                   ? Event(event::DossierStored{
                         store->job, "key" + std::to_string(static_cast<std::uint64_t>(store->job)), "LOCAL"})
                   : Event(event::DossierNotStored{store->job, trouble()});
    }
    if (const auto* deliver = std::get_if<effect::Deliver>(&effect)) {
        const Submission submission{"CODE", "1234", DossierStatus::newly_registered, wall_,
                                    one_in(3) ? 0 : 8000};
        if (well) {
            return event::Delivered{deliver->job, deliver->key, submission};
        }
        return one_in(2) ? Event(event::DeliveryPending{deliver->job, deliver->key, trouble()})
                         : Event(event::DeliveryRefused{deliver->job, deliver->key, trouble()});
    }
    if (const auto* create = std::get_if<effect::CreateIntent>(&effect)) {
        PaymentIntent intent = test::sample_intent(wall_);
        intent.reference += std::to_string(static_cast<std::uint64_t>(create->job));
        return well ? Event(event::IntentCreated{create->job, intent, {}})
                    : Event(event::IntentFailed{create->job, trouble()});
    }
    if (const auto* query = std::get_if<effect::QueryIntent>(&effect)) {
        PaymentIntent intent = query->intent;
        intent.state = one_in(2) ? PaymentState::waiting : static_cast<PaymentState>(below(5));
        return well ? Event(event::IntentAnswered{query->job, intent})
                    : Event(event::IntentFailed{query->job, trouble()});
    }
    if (const auto* cancel = std::get_if<effect::CancelIntent>(&effect)) {
        PaymentIntent intent = cancel->intent;
        intent.state = well ? PaymentState::cancelled : PaymentState::unknown;
        return event::IntentAnswered{cancel->job, intent};
    }
    if (const auto* print = std::get_if<effect::PrintSlip>(&effect)) {
        return well ? Event(event::Printed{print->job, static_cast<PrintOutcome>(below(2))})
                    : Event(event::PrintFailed{print->job, trouble()});
    }
    if (std::holds_alternative<effect::BeginSession>(effect) && one_in(6)) {
        return event::FilingUnavailable{job_of(effect), ErrorCode::store_full};
    }
    if (std::holds_alternative<effect::RunOutbox>(effect)) {
        return event::OutboxRun{job_of(effect), static_cast<int>(below(2))};
    }
    return event::JobDone{job_of(effect)};
}

// ---- What must hold.

void Walk::tell(const Event& event) {
    if (const auto* scanned = std::get_if<event::PageScanned>(&event)) {
        pages_.insert(scanned->page.id);
    }
    const Step before = flow_.step();
    const JobNumber waited_for = running_job(before);
    const bool stored_late = std::holds_alternative<event::DossierStored>(event) &&
                             std::get<event::DossierStored>(event).job != waited_for;
    const bool unsent = flow_.session().stored && !flow_.session().submission;
    const bool was_owed = outbox_owed_;
    std::visit(
        [&](const auto& happened) {
            if constexpr (requires { happened.job; }) {
                alive_.erase(happened.job);
            }
        },
        event);
    const auto effects = flow_.handle(event);
    for (const auto& effect : effects) {
        watch(effect, event, before);
        if (std::holds_alternative<effect::EndSession>(effect) && unsent) {
            outbox_owed_ = true;
        }
    }
    outbox_owed_ = outbox_owed_ || stored_late;
    if (std::holds_alternative<event::Tick>(event) && was_owed) {
        CHECK_FALSE(outbox_owed_);  // A dossier whose citizen has gone is sent at the next tick.
    }
    check_step();
    check_jobs();
}

void Walk::watch(const Effect& effect, const Event& event, const Step& before) {
    const JobNumber job = job_of(effect);
    if (const auto* cancel = std::get_if<effect::CancelJob>(&effect)) {
        alive_.erase(cancel->job);
    } else if (job != JobNumber::none) {
        const bool is_new = asked_.emplace(job, effect).second;
        CHECK(is_new);
        if (!runs_beside_the_step(effect)) {
            alive_.insert(job);
        }
    }
    if (const auto* drop = std::get_if<effect::DropPage>(&effect)) {
        const bool was_there = pages_.erase(drop->page) == 1;
        CHECK(was_there);
    }
    if (std::holds_alternative<effect::StoreDossier>(effect)) {
        CHECK(std::holds_alternative<step::Confirm>(before));
        CHECK(std::holds_alternative<event::TypeCode>(event));
        CHECK(flow_.session().components.size() ==
              static_cast<std::size_t>(std::ranges::count_if(
                  documents_of(*flow_.session().procedure, flow_.session().answers, flow_.today()),
                  [](const Document* document) { return document->kind == DocumentKind::scan; })));
        ++submitted_;
    }
    if (std::holds_alternative<effect::CreateIntent>(effect)) {
        const auto& intent = flow_.session().intent;
        CHECK(
            (!intent || intent->state == PaymentState::expired || intent->state == PaymentState::cancelled));
        ++paid_;
    }
    if (std::holds_alternative<effect::RunOutbox>(effect)) {
        outbox_owed_ = false;
    }
    if (std::holds_alternative<effect::EndSession>(effect)) {
        ++sessions_;
        pages_.clear();
        const Session& session = flow_.session();
        CHECK(std::holds_alternative<step::Attract>(session.step));
        CHECK((session.identity.empty() && session.answers.empty() && session.delivery.empty()));
        CHECK((session.components.empty() && session.history.empty()));
        CHECK((!session.citizen && !session.stored && !session.submission && !session.intent));
        CHECK((session.language == Language::vi && session.text_size == TextSize::normal));
    }
}

/// No step without what it shows.
void Walk::check_step() {
    const Session& session = flow_.session();
    const std::string_view at = name(session.step);
    CAPTURE(at);
    const auto one_of_these = [&](std::initializer_list<std::string_view> steps) {
        return std::ranges::find(steps, at) != steps.end();
    };
    if (one_of_these({"sent", "pay_choice", "pay_qr", "pay_result", "printing", "came_out", "code_on_screen",
                      "rate", "goodbye"})) {
        CHECK(session.stored);
        CHECK(session.history.empty());
    }
    if (one_of_these({"pay_choice", "pay_qr", "pay_result"})) {
        CHECK(session.submission);
    }
    if (one_of_these({"pay_qr", "pay_result"})) {
        CHECK(session.intent);
    }
    if (one_of_these({"papers", "exemption", "review", "confirm", "sending", "not_sent"})) {
        CHECK(session.citizen);
        CHECK((session.procedure != nullptr && session.form != nullptr));
    }
    if (at == "confirm_identity") {
        CHECK(session.citizen);
    }
    if (at == "procedure_info") {
        CHECK(session.procedure != nullptr);
    }
    if (const auto* fill = std::get_if<step::Fill>(&session.step)) {
        CHECK(form_of(flow_, *fill) != nullptr);
    }
    if (const auto* papers = std::get_if<step::Papers>(&session.step)) {
        REQUIRE(papers->component < session.components.size());
        const auto count = session.components[papers->component].pages.size();
        CHECK((!papers->viewing || *papers->viewing < count));
        CHECK((!papers->replacing || *papers->replacing < count));
        CHECK((session.components[papers->component].answer == ComponentAnswer::scanned) == (count > 0));
    }
    std::set<PageId> kept;
    for (const auto& component : session.components) {
        for (const auto& page : component.pages) {
            kept.insert(page.id);
        }
    }
    CHECK(kept == pages_);
}

/// One job at a time, and none that nobody waits for, but for a delivery that goes on by itself.
void Walk::check_jobs() {
    const JobNumber waited_for = running_job(flow_.step());
    if (waited_for == JobNumber::none) {
        CHECK(alive_.empty());
    } else if (asked_.contains(waited_for) && !runs_beside_the_step(asked_.at(waited_for))) {
        CHECK(alive_ == std::set<JobNumber>{waited_for});
    }
}

/// A tick at the moment asked for is not asked for again at once: that would be a busy loop.
void Walk::check_wakeup() {
    for (int ticks = 0; flow_.next_wakeup() && *flow_.next_wakeup() <= now_; ++ticks) {
        REQUIRE(ticks < 4);
        tell(event::Tick{now_, wall_});
    }
}

}  // namespace

TEST_CASE("random walks break nothing") {
    int submitted = 0;
    int paid = 0;
    int sessions = 0;
    for (int seed = 1; seed <= walks; ++seed) {
        Walk walk(static_cast<std::uint64_t>(seed));
        for (int i = 0; i < events_a_walk; ++i) {
            CAPTURE(seed, i);
            walk.turn();
        }
        submitted += walk.submitted();
        paid += walk.paid();
        sessions += walk.sessions();
    }
    CAPTURE(submitted, paid, sessions);
    // A walk that never gets anywhere proves nothing.
    CHECK(submitted > 100);
    CHECK(paid > 20);
    CHECK(sessions > 100);
}
