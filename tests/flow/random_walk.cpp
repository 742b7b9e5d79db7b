// What happens on a walk.
#include "tests/flow/random_walk.h"

#include "src/dossier/answers.h"

namespace kiosk::test {

using namespace std::chrono_literals;

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

void Walk::pass_time() {
    const auto pause = one_in(60) ? 1000 * below(200) : below(2500);
    now_ += std::chrono::milliseconds(pause);
    wall_ += std::chrono::seconds(pause / 1000);
    tell(event::Tick{now_, wall_});
    check_wakeup();
}

bool Walk::workers_answer() {
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
        return true;
    }
    return false;
}

void Walk::turn() {
    pass_time();
    if (workers_answer()) {
        return;
    }
    const Event event = one_in(5) ? anything() : sensible();
    if (flow_.session().overlay != Overlay::idle) {
        tell(event::Touched{});
    }
    tell(event);
}

Event Walk::on_fill(const step::Fill& here) {
    const Form* form = form_of(flow_.session(), here.form);
    const Answers& answers = answers_of(flow_.session(), here.form);
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
        event::OpenLanguages{},
        event::CloseOverlay{},
        event::SetLanguage{one_in(2) ? Language::en : Language::vi},
        event::SetTextSize{static_cast<TextSize>(below(3))},
        event::SetReach{static_cast<Reach>(below(2))},
        event::ChangeVolume{static_cast<int>(below(100)) - 50},
        event::SetTyping{static_cast<text::TypingMethod>(below(3))},
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
        event::ZoomPage{PagePart{one_in(2), one_in(2)}},
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

}  // namespace kiosk::test
