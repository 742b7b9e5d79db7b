#include "tests/flow/visitor.h"

#include <stdexcept>

#include <fmt/format.h>

#include "src/dossier/answers.h"
#include "tests/support/assets.h"

namespace kiosk::test {

namespace {

using namespace std::chrono_literals;

// Friday, 20 November 2026, 10:00 in Vietnam.
constexpr WallTime opening{std::chrono::sys_days{std::chrono::year{2026} / 11 / 20} + 3h};
constexpr std::string_view home_address = "66|24169|Thôn 3";

bool is_citizens(const Event& event) {
    return !std::holds_alternative<event::Tick>(event);
}

}  // namespace

Hall hall() {
    Hall hall;
    hall.kiosk_id = "EAKAO-01";
    hall.commune_name = "UBND phường Ea Kao";
    hall.center_name = "Trung tâm Phục vụ hành chính công";
    hall.place = "Ea Kao";
    hall.province_code = "66";
    hall.commune_code = "24169";
    hall.help_phone = "1022";
    hall.speaks = true;
    hall.pays_by_qr = true;
    return hall;
}

Visitor::Visitor(Hall where)
    : flow_(catalog(), std::move(where), Timeouts{}), wall_(opening), sampler_(sample) {
    tick();
    forget();
}

std::set<PageId> Visitor::kept_pages() const {
    std::set<PageId> kept;
    for (const auto& component : session().components) {
        for (const auto& page : component.pages) {
            expect(kept.insert(page.id).second, "a page in one paper only");
        }
    }
    return kept;
}

void Visitor::expect(bool holds, std::string_view what) const {
    if (!holds) {
        throw std::logic_error(fmt::format("at {}: expected {}", at(), what));
    }
}

void Visitor::take(const Event& event) {
    if (const auto* scanned = std::get_if<event::PageScanned>(&event)) {
        pages_.insert(scanned->page.id);
    }
    for (auto& effect : flow_.handle(event)) {
        if (const auto* drop = std::get_if<effect::DropPage>(&effect)) {
            expect(pages_.erase(drop->page) == 1, "a page to be dropped once");
        }
        if (std::holds_alternative<effect::EndSession>(effect)) {
            pages_.clear();
        }
        wanted_.push_back(std::move(effect));
    }
}

void Visitor::tick() {
    take(event::Tick{now_, wall_});
}

void Visitor::does(const Event& event) {
    tick();
    if (is_citizens(event) && session().overlay != Overlay::idle) {
        take(event::Touched{});
    }
    take(event);
    watcher_();
}

void Visitor::wait(Uptime time) {
    const Uptime end = now_ + time;
    const WallTime wall_end = wall_ + std::chrono::floor<std::chrono::seconds>(time);
    // Far more ticks than once a second would be a busy loop.
    const auto most_ticks = time / 1s * 2 + 20;
    for (auto ticks = most_ticks; now_ < end; --ticks) {
        expect(ticks > 0, "time to pass without a busy loop");
        const auto due = std::min(flow_.next_wakeup().value_or(end), end);
        now_ = std::max(now_, due);
        wall_ = wall_end - std::chrono::ceil<std::chrono::seconds>(end - now_);
        tick();
    }
    watcher_();
}

void Visitor::answer_screen(const Answers& special) {
    const step::Fill here = step<step::Fill>();
    const Form* form = form_of(session(), here.form);
    expect(form != nullptr, "a form");
    const auto current = [&] { return answers_of(session(), here.form); };
    const auto fields = [&] {
        return asked_fields(*asked_groups(*form, current()).at(here.group), current());
    };
    // An answer may bring the next question: once more until nothing is new.
    for (std::size_t asked = 0; asked != fields().size();) {
        asked = fields().size();
        for (const Field* field : fields()) {
            const auto told = special.find(field->id);
            if (told != special.end() && answer(current(), field->id) != told->second) {
                does(event::Answer{field->id, told->second});
            } else if (is_required(*field, current()) && answer(current(), field->id).empty()) {
                does(event::Answer{field->id, sampler_(*field)});
            }
        }
    }
}

void Visitor::leave_screen() {
    const std::size_t behind = session().history.size();
    const auto group = step<step::Fill>().group;
    const auto still_here = [&] {
        const auto* fill = std::get_if<step::Fill>(&flow_.step());
        return fill != nullptr && fill->group == group && session().history.size() == behind;
    };
    // Once for each open question, once for a warning, once for good.
    for (int presses = 8; still_here(); --presses) {
        expect(presses > 0, fmt::format("to leave group {} of {}", group,
                                        form_of(session(), step<step::Fill>().form)->id));
        next();
    }
}

void Visitor::fill(const Answers& special) {
    const auto form = step<step::Fill>().form;
    for (int screens = 60; at() == "fill" && step<step::Fill>().form == form; --screens) {
        expect(screens > 0, "the form to end");
        answer_screen(special);
        leave_screen();
    }
}

void Visitor::worker(const Event& answer) {
    tick();
    take(answer);
    watcher_();
}

PageId Visitor::page_arrives(PageAdvice advice) {
    expect(job() != JobNumber::none, "a job at work");
    last_page_ = static_cast<PageId>(static_cast<std::uint32_t>(last_page_) + 1);
    worker(event::PageScanned{job(), Page{last_page_, Rotation::none, advice}});
    return last_page_;
}

std::string sample(const Field& field) {
    switch (field.type) {
        case FieldType::name: return "Lê Văn Mẫu";
        // Husband and wife are two people.
        case FieldType::id12: return field.id.starts_with("nam") ? "066090000456" : "066090000123";
        case FieldType::date: return field.id.starts_with("nks") ? "2026-11-15" : "1990-01-15";
        case FieldType::date_partial: return "1990";
        case FieldType::time: return "08:30";
        case FieldType::address: return std::string(home_address);
        case FieldType::phone: return "0912345678";
        case FieldType::email: return "mau@example.vn";
        case FieldType::ethnic: return "01";
        case FieldType::country: return "VN";
        case FieldType::choice: return field.options.front().id;
        case FieldType::yes_no: return "no";
        case FieldType::integer: return "1";
        case FieldType::oath: return "yes";
        case FieldType::text:
        case FieldType::long_text:
        case FieldType::derived: break;
    }
    return "Thử";
}

CardQr sample_card() {
    return CardQr{.layout = CardQrLayout::card_2024,
                  .id_number = IdNumber::parse("066090000123").value(),
                  .old_id = {},
                  .name = "Lê Văn Mẫu",
                  .birth_year = 1990,
                  .birth_date = Date{std::chrono::year{1990} / 1 / 15},
                  .sex = Sex::male,
                  .address = "Thôn 3, Ea Kao",
                  .issue_date = Date{std::chrono::year{2021} / 5 / 1},
                  .warnings = {}};
}

PaymentIntent sample_intent(WallTime now, PaymentState state) {
    return PaymentIntent{"KEY1", 8000, now + 10min, state, {}};
}

// ---- Chapters.

void Visitor::walk_up_to_file() {
    expect(at() == "attract", "attract");
    next();
    does(event::ChooseSubmit{});
    expect(at() == "notice", "notice");
    next();
    expect(at() == "identify", "identify");
}

void Visitor::identify_by_typing(const Answers& special) {
    does(event::IdentifyByTyping{});
    fill(special);
    expect(at() == "confirm_identity", "confirm_identity");
    next();
}

void Visitor::identify_by_card() {
    does(event::IdentifyByCard{});
    next();
    expect(job() != JobNumber::none, "a job at work");
    worker(event::CardRead{job(), sample_card()});
    expect(at() == "confirm_identity", "confirm_identity");
    next();
}

void Visitor::choose(std::string_view procedure, bool for_someone_else) {
    expect(at() == "for_whom", "for_whom");
    does(event::ChooseForWhom{for_someone_else});
    expect(at() == "choose", "choose");
    does(event::ChooseBy{step::Choose::By::search});
    does(event::ChooseProcedure{std::string(procedure)});
    expect(at() == "procedure_info", "procedure_info");
    next();
}

void Visitor::scan_all_papers() {
    while (at() == "papers") {
        const std::size_t component = step<step::Papers>().component;
        if (session().components.at(component).answer == ComponentAnswer::open) {
            does(event::Scan{ScanSource::glass});
            page_arrives();
        }
        next();
    }
}

void Visitor::go_to_review(std::string_view procedure, const Answers& special) {
    walk_up_to_file();
    identify_by_typing();
    choose(procedure);
    fill(special);
    scan_all_papers();
    fill(special);
    if (at() == "exemption") {
        does(event::ChooseExemption{});
    }
    expect(at() == "review", "review");
}

void Visitor::confirm() {
    if (at() == "review") {
        next();
    }
    const std::string code = step<step::Confirm>().code;
    does(event::TypeCode{code});
    expect(at() == "sending", "sending");
}

void Visitor::stored(std::string key) {
    worker(event::DossierStored{job(), std::move(key), "EAKAO-7K2M"});
    expect(session().stored.has_value(), "a stored dossier");
}

void Visitor::delivered(std::int64_t fee_due) {
    worker(event::Delivered{
        job(), session().stored->key,
        Submission{"H15.66.24169-261120-0001", "4821", DossierStatus::newly_registered, wall_, fee_due}});
}

void Visitor::go_to_sent(std::string_view procedure, std::int64_t fee_due) {
    go_to_review(procedure);
    confirm();
    stored();
    delivered(fee_due);
    expect(at() == "sent", "sent");
}

void Visitor::take_slip() {
    expect(at() == "printing", "printing");
    worker(event::Printed{job(), PrintOutcome::printed});
    expect(at() == "came_out", "came_out");
    does(event::SlipCameOut{true});
    expect(at() == "rate", "rate");
    does(event::GiveRating{5});
    expect(at() == "goodbye", "goodbye");
    wait(flow_.timeouts().goodbye);
}

void Visitor::next_citizen_is_served() {
    expect(at() == "attract" && session().overlay == Overlay::none, "the greeting");
    expect(session().language == Language::vi && session().text_size == TextSize::normal &&
               session().contrast == Contrast::normal && session().reach == Reach::whole &&
               session().volume == usual_volume && session().typing == flow_.hall().typing,
           "the display of a new session");
    expect(session().history.empty() && !session().citizen && session().procedure == nullptr, "nobody");
    expect(session().identity.empty() && session().answers.empty() && session().delivery.empty(),
           "no answers");
    expect(session().components.empty() && pages_.empty(), "no pages");
    expect(!session().stored && !session().submission && !session().intent, "no dossier");
    expect(session().slips_printed == 0, "no slips");
    forget();
    go_to_sent("1.001193");
    next();
    take_slip();
    expect(at() == "attract", "the greeting");
    expect(last<effect::EndSession>().reason == EndReason::finished, "a visit that was finished");
    forget();
}

}  // namespace kiosk::test
