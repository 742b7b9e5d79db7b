#include "tests/kiosk/guest.h"

#include <stdexcept>

#include <fmt/format.h>

#include "kiosk/player/keypad_way.h"
#include "kiosk/player/typist.h"
#include "kiosk/screens/screens.h"
#include "kiosk/ui/narrator.h"
#include "src/dossier/answers.h"

namespace kiosk::test {

namespace {

using ui::Key;

/// Beyond the half second in which the same target or key does not answer again.
constexpr Uptime pause{520};

std::string option_id(const Field& field, std::string_view value) {
    if (field.type == FieldType::yes_no) {
        return field.id + (value == "yes" ? ".0" : ".1");
    }
    const auto option = std::ranges::find(field.options, value, &Option::id);
    return fmt::format("{}.{}", field.id, option - field.options.begin());
}

/// "15011990" from "1990-01-15".
std::string date_digits(const std::string& iso) {
    return iso.size() < 10 ? iso : iso.substr(8, 2) + iso.substr(5, 2) + iso.substr(0, 4);
}

}  // namespace

Guest::Guest(const ui::Panel& panel, ui::Display display, Hand hand) : booth_(panel, display), hand_(hand) {
    look();
}

void Guest::next_visit(Visitor visitor) {
    visitor_.emplace(std::move(visitor));
    look();
}

void Guest::draw(ui::Ui& ui) {
    const Flow& flow = visitor_->flow();
    const Session& session = flow.session();
    const screens::PagePictures pictures = [](PageId, screens::PictureSize) {
        return ui::PageView{.picture = {}, .width = 707, .height = 1000};
    };
    ui.set_display({.language = session.language,
                    .text_size = session.text_size,
                    .contrast = session.contrast,
                    .reach = session.reach,
                    .dark = hand_ == Hand::ear});
    ui.set_header({.commune = flow.hall().commune_name,
                   .centre = flow.hall().center_name,
                   .clock = screens::clock_time(flow.wall()),
                   .state = screens::state_words(flow, ui),
                   .language = screens::language_label(flow, ui)});
    if (const auto event = screens::draw(screens::Scene{flow, ui, pictures})) {
        visitor_->does(*event);
        acted_ = true;
    }
}

void Guest::look() {
    do {
        acted_ = false;
        booth_.show(draw_);
    } while (acted_);
    if (!booth_.settled()) {
        throw std::logic_error("the screen never settles");
    }
    listen();
    watcher_();
}

void Guest::listen() {
    if (hand_ == Hand::ear) {
        const ui::Narrator voice(booth_.texts(), visitor_->session().language, booth_.theme().panel);
        heard_ = voice.news(told_, registry()).phrases;
        told_ = registry();
    }
}

void Guest::press(Key key) {
    acted_ = false;
    booth_.key(draw_, key);
    ++presses_;
    look();
}

void Guest::go_to(std::string_view id) {
    if (registry().ring().empty()) {
        press(Key::right);  // Only shows where the keypad stands.
    }
    const auto way = player::arrows_between(registry(), registry().ring(), id);
    if (!way) {
        throw std::logic_error(fmt::format("no arrows lead from {} to {}", registry().ring(), id));
    }
    for (const Key arrow : *way) {
        press(arrow);
    }
}

/// Onward until the voice says what is looked for: nobody in the dark knows where it stands.
void Guest::go_by_ear_to(std::string_view id) {
    const std::string wanted = registry().target(id)->spoken;
    const auto called = [&] { return std::ranges::find(heard_, wanted) != heard_.end(); };
    const std::size_t once_round = registry().elements().size() + 1;
    for (std::size_t steps = 0; registry().ring().empty() || !called(); ++steps) {
        if (steps > once_round) {
            throw std::logic_error(fmt::format("the voice never says {}", wanted));
        }
        press(Key::right);
    }
    if (registry().ring() != id) {
        throw std::logic_error(fmt::format("{} and {} are both called {}", registry().ring(), id, wanted));
    }
}

void Guest::turn_to(std::string_view id) {
    for (const char* pager : {"pager.next", "pager.back"}) {
        while (registry().target(id) == nullptr && registry().target(pager) != nullptr) {
            use(pager);
        }
    }
    if (registry().target(id) == nullptr) {
        std::string there;
        for (const auto& element : registry().elements()) {
            there += element.hit ? " " + element.id : std::string();
        }
        throw std::logic_error(
            fmt::format("at {}: nothing to touch is called {}; there is{}", visitor_->at(), id, there));
    }
}

void Guest::use(std::string_view id) {
    turn_to(id);
    booth_.wait(pause);
    visitor_->wait(pause);
    look();
    if (hand_ != Hand::finger) {
        hand_ == Hand::ear ? go_by_ear_to(id) : go_to(id);
        press(Key::enter);
        if (hand_ == Hand::ear && heard_.empty()) {
            throw std::logic_error(fmt::format("nothing is said when {} is pressed", id));
        }
        return;
    }
    booth_.tap(draw_, registry().find_id(id).value());
    ++presses_;
    look();
}

void Guest::type(std::string_view words) {
    for (const auto& key : player::keys_for(words, {})) {
        const ui::Element* cap = registry().target(key.id);
        if (cap != nullptr && !key.letter.empty() && cap->label != key.letter &&
            registry().target("key.shift") != nullptr) {
            use("key.shift");
        }
        use(key.id);
    }
}

void Guest::walk_up_to_file() {
    use("primary");
    use("purpose.submit");
    use("primary");
}

void Guest::identify() {
    use("ways.typing");
    fill();
    use("primary");
    use("whom.self");
}

void Guest::choose(std::string_view words, std::string_view code) {
    use("secondary");  // By words.
    type(words);
    use("procedures.0");
    if (visitor_->session().procedure == nullptr || visitor_->session().procedure->code != code) {
        throw std::logic_error(fmt::format("\"{}\" finds something else first", words));
    }
    use("primary");
}

bool Guest::is_focused(std::string_view id) const {
    const auto* fill = std::get_if<step::Fill>(&visitor_->flow().step());
    return fill != nullptr && fill->focus == id;
}

void Guest::answer_field(const Field& field, const std::string& value) {
    switch (field.type) {
        case FieldType::choice:
        case FieldType::yes_no: return use(option_id(field, value));
        case FieldType::oath: return use(field.id);
        case FieldType::integer: return use(field.id + ".more");
        case FieldType::date:
        case FieldType::date_partial:
            // The box decides which part is typed: a year alone goes into the last one.
            use(field.id + (value.size() < 10 ? ".year" : ".day"));
            return type(date_digits(value));
        case FieldType::address:
            if (!is_focused(field.id)) {
                use(field.id + "#commune");
            }
            use(field.id + ".list.0");
            return type("Thôn 3");
        case FieldType::ethnic:
        case FieldType::country:
            if (!is_focused(field.id)) {
                use(field.id);
            }
            return use(field.id + ".list.0");
        case FieldType::name:
        case FieldType::id12:
        case FieldType::time:
        case FieldType::phone:
        case FieldType::email:
        case FieldType::text:
        case FieldType::long_text:
            if (!is_focused(field.id)) {
                use(field.id);
            }
            return type(value);
        case FieldType::derived: return;
    }
}

void Guest::fill(const Answers& special) {
    for (int presses = 200; visitor_->at() == "fill"; --presses) {
        if (presses == 0) {
            throw std::logic_error("the form never ends");
        }
        const step::Fill here = visitor_->step<step::Fill>();
        const Answers& answers = answers_of(visitor_->session(), here.form);
        const auto* group = asked_groups(*form_of(visitor_->session(), here.form), answers).at(here.group);
        const Field* open = nullptr;
        for (const Field* field : asked_fields(*group, answers)) {
            const bool asked = special.contains(field->id) || is_required(*field, answers);
            if (open == nullptr && asked && answer(answers, field->id).empty()) {
                open = field;
            }
        }
        if (open == nullptr) {
            use("primary");
        } else {
            const auto told = special.find(open->id);
            answer_field(*open, told == special.end() ? sample(*open) : told->second);
        }
    }
}

void Guest::scan_papers() {
    while (visitor_->at() == "papers") {
        const auto component = visitor_->step<step::Papers>().component;
        if (visitor_->session().components.at(component).answer == ComponentAnswer::open) {
            use("ways.glass");
            visitor_->page_arrives();
            look();
        }
        use("primary");
    }
}

void Guest::finish(std::int64_t fee) {
    fill();
    if (visitor_->at() == "exemption") {
        use("primary");
    }
    use("primary");
    type(visitor_->step<step::Confirm>().code);
    visitor_->stored();
    visitor_->delivered(fee);
    look();
    use("primary");
    if (fee > 0) {
        use("ways.counter");
    }
    visitor_->worker(event::Printed{visitor_->job(), PrintOutcome::printed});
    look();
    use("primary");
    use("stars.4");
    use("primary");
    visitor_->wait(Uptime(1));
    look();
}

}  // namespace kiosk::test
