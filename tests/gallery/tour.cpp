// The tour's beginning: looking around, devices in trouble, the card, and what lies above a page.
#include "tests/gallery/tour.h"

#include "tests/gallery/state_name.h"
#include "tests/support/assets.h"

namespace kiosk::gallery {

using namespace std::chrono_literals;

std::vector<ErrorCode> troubles(std::initializer_list<std::string_view> kinds) {
    std::vector<ErrorCode> found;
    std::ranges::copy_if(all_error_codes(), std::back_inserter(found), [&](ErrorCode code) {
        return std::ranges::any_of(kinds,
                                   [&](std::string_view kind) { return name(code).starts_with(kind); });
    });
    return found;
}

void Tour::take() {
    look_around();
    devices_in_trouble();
    cards();
    forms();
    papers();
    review();
    sending();
    paying();
    slips();
    questions_above();
}

void Tour::watch(Visitor& visitor) {
    const auto look = [this, &visitor] {
        const std::string state = state_name(visitor.flow());
        if (seen_.insert(state).second) {
            watch_(state, visitor.flow());
        }
    };
    visitor.watched_by(look);
    look();
}

void Tour::welcome(Visitor& visitor) {
    visitor.answers_with([fixture = fixture_](const Field& field) { return answer_of(fixture, field); });
    visitor.does(event::SetLanguage{language_});
}

void Tour::look_around() {
    Visitor visitor(hall_of(fixture_));
    welcome(visitor);
    watch(visitor);
    visitor.next();
    const Catalog& catalog = visitor.flow().catalog();
    using By = step::Choose::By;
    for (const auto by : {By::life_event, By::sector, By::search}) {
        visitor.does(event::ChooseBy{by});
        visitor.back();
    }
    visitor.does(event::ChooseBy{By::search});
    visitor.does(event::Search{"giay"});
    visitor.does(event::Search{"zzzz"});
    visitor.back();
    for (const auto& life_event : catalog.life_events()) {
        visitor.does(event::ChooseGroup{life_event.id});
        visitor.back();
    }
    visitor.does(event::ChooseBy{By::sector});
    for (const auto& sector : catalog.sectors()) {
        visitor.does(event::ChooseGroup{sector.id});
        visitor.back();
    }
    for (const auto& procedure : catalog.procedures()) {
        visitor.does(event::ChooseProcedure{procedure.code});
        visitor.back();
    }
    // Nothing can be kept on this kiosk today; reading still works.
    Visitor reader(hall_of(fixture_));
    welcome(reader);
    reader.next();
    const JobNumber asked = reader.last<effect::BeginSession>().job;
    watch(reader);
    reader.worker(event::FilingUnavailable{asked, ErrorCode::store_full});
    reader.does(event::ChooseBrowse{});
    reader.does(event::ChooseProcedure{code_with("khai_sinh")});
}

void Tour::devices_in_trouble() {
    for (const PaperKind paper : {PaperKind::a4, PaperKind::roll_80mm}) {
        Hall hall = hall_of(fixture_);
        hall.slip_paper = paper;
        Visitor visitor(hall);
        welcome(visitor);
        visitor.next();
        watch(visitor);
        for (const DeviceKind device :
             {DeviceKind::scanner, DeviceKind::printer, DeviceKind::receipt_printer}) {
            for (const Condition condition : all_conditions()) {
                visitor.worker(event::ConditionsChanged{device, {condition}});
            }
            visitor.worker(event::ConditionsChanged{device, {Condition::ready}});
        }
    }
    Visitor visitor(hall_of(fixture_));
    welcome(visitor);
    go_to_papers(visitor, code_with("khai_sinh"));
    watch(visitor);
    for (const Condition condition : all_conditions()) {
        visitor.worker(event::ConditionsChanged{DeviceKind::scanner, {condition}});
    }
}

void Tour::cards() {
    Visitor visitor(hall_of(fixture_));
    welcome(visitor);
    watch(visitor);
    visitor.walk_up_to_file();
    visitor.does(event::IdentifyByCard{});
    for (const ErrorCode code : troubles({"scanner_", "page_", "qr_", "card_", "deadline_"})) {
        visitor.next();
        visitor.worker(event::CardFailed{visitor.job(), code});
    }
    visitor.next();
    CardQr card = card_of(fixture_);
    card.warnings = {CardQrWarning::sex_differs_from_number, CardQrWarning::birth_year_differs_from_number,
                     CardQrWarning::issued_before_birth};
    visitor.worker(event::CardRead{visitor.job(), card});
    visitor.back();
    visitor.next();
    visitor.worker(event::CardRead{visitor.job(), card_of(fixture_)});
    visitor.next();
    Hall without_scanner = hall_of(fixture_);
    without_scanner.has_scanner = false;
    Visitor other(without_scanner);
    welcome(other);
    other.walk_up_to_file();
    watch(other);
}

void Tour::overlays_on(Visitor& visitor) {
    for (const Event& question : {Event(event::OpenHelp{}), Event(event::OpenDisplay{}),
                                  Event(event::OpenLanguages{}), Event(event::Quit{})}) {
        visitor.does(question);
        visitor.does(event::CloseOverlay{});
    }
    const Timeouts& timeouts = visitor.flow().timeouts();
    visitor.wait((visitor.session().stored ? timeouts.idle_warning_after_commit : timeouts.idle_warning) +
                 1s);
    if (visitor.session().overlay == Overlay::idle) {
        visitor.wait(timeouts.idle_countdown - 5s);
        visitor.does(event::Touched{});
    }
}

void Tour::questions_above() {
    Visitor at_home(hall_of(fixture_));
    welcome(at_home);
    at_home.next();
    watch(at_home);
    overlays_on(at_home);
    at_home.does(event::ChooseSubmit{});
    at_home.next();
    at_home.does(event::IdentifyByTyping{});
    overlays_on(at_home);
    Visitor afterwards(hall_of(fixture_));
    welcome(afterwards);
    go_to_sent(afterwards, 8000);
    watch(afterwards);
    overlays_on(afterwards);
}

}  // namespace kiosk::gallery
