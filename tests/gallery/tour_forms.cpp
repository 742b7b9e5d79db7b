// The tour's middle: every screen of every form, and the papers.
#include "src/dossier/answers.h"
#include "tests/gallery/tour.h"
#include "tests/support/assets.h"

namespace kiosk::gallery {

namespace {

/// What no check lets pass; empty where a mistake cannot be typed.
std::string wrong_answer(const Field& field) {
    switch (field.type) {
        case FieldType::name: return "X";
        case FieldType::id12: return "999";
        case FieldType::date:
        case FieldType::date_partial: return "2091-01-01";
        case FieldType::time: return "99";
        case FieldType::phone: return "12";
        case FieldType::email: return "a@";
        case FieldType::address:
        case FieldType::ethnic:
        case FieldType::country:
        case FieldType::choice:
        case FieldType::yes_no:
        case FieldType::integer:
        case FieldType::text:
        case FieldType::long_text:
        case FieldType::oath:
        case FieldType::derived: break;
    }
    return {};
}

struct Screen {
    std::string form;
    std::vector<const Field*> fields;
};

Screen screen_of(const test::Visitor& visitor) {
    const auto& here = visitor.step<step::Fill>();
    const Form* form = form_of(visitor.session(), here.form);
    const Answers& answers = answers_of(visitor.session(), here.form);
    return {form->id, asked_fields(*asked_groups(*form, answers).at(here.group), answers)};
}

}  // namespace

std::string Tour::code_with(std::string_view form) const {
    const auto& procedures = test::catalog().procedures();
    return std::ranges::find(procedures, form, &Procedure::form)->code;
}

/// Each field with its keyboard, number pad or list; each list narrowed, and with nothing left in it.
void Tour::focus_fields(Visitor& visitor) {
    for (const Field* field : screen_of(visitor).fields) {
        const bool list = field->type == FieldType::ethnic || field->type == FieldType::country;
        const bool typed = list || field->type == FieldType::address || wrong_answer(*field) != "" ||
                           field->type == FieldType::text || field->type == FieldType::long_text;
        if (!typed) {
            continue;
        }
        if (field->type == FieldType::address) {
            visitor.does(event::Focus{field->id + "#province"});
            visitor.does(event::Focus{field->id + "#detail"});
            visitor.does(event::Focus{field->id + "#commune"});
        } else {
            visitor.does(event::Focus{field->id});
        }
        if (list || field->type == FieldType::address) {
            visitor.does(event::Narrow{"an"});
            visitor.does(event::Narrow{"zzzz"});
        }
    }
    visitor.does(event::Focus{});
}

void Tour::mistype_fields(Visitor& visitor) {
    std::vector<std::string> spoilt;
    for (const Field* field : screen_of(visitor).fields) {
        if (const auto wrong = wrong_answer(*field); !wrong.empty()) {
            visitor.does(event::Answer{field->id, wrong});
            spoilt.push_back(field->id);
        }
    }
    if (!spoilt.empty()) {
        visitor.does(event::Focus{});
        visitor.next();
    }
    for (const auto& field : spoilt) {
        visitor.does(event::Answer{field, ""});
    }
}

void Tour::fill_and_look(Visitor& visitor) {
    while (visitor.at() == "fill") {
        const step::Fill before = visitor.step<step::Fill>();
        visitor.does(event::Focus{});
        focus_fields(visitor);
        mistype_fields(visitor);
        visitor.does(event::Focus{});
        visitor.next();  // Nothing answered: told so.
        const auto* here = std::get_if<step::Fill>(&visitor.flow().step());
        if (here != nullptr && here->group == before.group && here->form == before.form) {
            visitor.answer_screen();
            visitor.does(event::Focus{});
            visitor.leave_screen();
        }
    }
}

void Tour::forms() {
    std::unordered_set<std::string> walked;
    for (const auto& procedure : test::catalog().procedures()) {
        if (procedure.form.empty() || !walked.insert(procedure.form).second) {
            continue;
        }
        Visitor visitor(hall_of(fixture_));
        welcome(visitor);
        visitor.walk_up_to_file();
        if (walked.size() == 1) {
            watch(visitor);
            visitor.does(event::IdentifyByTyping{});
            fill_and_look(visitor);
            visitor.next();
        } else {
            visitor.identify_by_typing();
            watch(visitor);
        }
        visitor.choose(procedure.code);
        fill_and_look(visitor);
    }
}

void Tour::go_to_papers(Visitor& visitor, std::string_view code) {
    visitor.walk_up_to_file();
    visitor.identify_by_typing();
    visitor.choose(code);
    visitor.fill();
}

void Tour::scan_and_look(Visitor& visitor) {
    visitor.next();  // Not answered: told so.
    for (const ErrorCode code : troubles({"scanner_", "page_", "document_", "deadline_"})) {
        visitor.does(event::Scan{ScanSource::feeder});
        visitor.worker(event::ScanFailed{visitor.job(), code});
    }
    for (const auto advice : {PageAdvice::none, PageAdvice::blank, PageAdvice::too_dark,
                              PageAdvice::too_light, PageAdvice::blurred, PageAdvice::cut_off}) {
        visitor.does(event::Scan{ScanSource::glass});
        visitor.page_arrives(advice);
        visitor.does(event::RotatePage{});
        visitor.does(event::RemovePage{});
    }
    visitor.does(event::Scan{ScanSource::feeder});
    for (int page = 0; page < 4; ++page) {
        visitor.page_arrives();
    }
    visitor.worker(event::ScanFailed{visitor.job(), ErrorCode::scanner_no_paper});
    visitor.does(event::ViewPage{1});
    visitor.does(event::ZoomPage{PagePart{}});
    visitor.does(event::ZoomPage{PagePart{true, true}});
    visitor.does(event::ZoomPage{});
    visitor.does(event::ReplacePage{});
    visitor.worker(event::ScanFailed{visitor.job(), ErrorCode::scanner_jam});
}

void Tour::papers() {
    for (const auto* form : {"khai_sinh", "ct01"}) {
        Visitor visitor(hall_of(fixture_));
        welcome(visitor);
        go_to_papers(visitor, code_with(form));
        watch(visitor);
        for (bool first = true; visitor.at() == "papers"; first = false) {
            if (first) {
                scan_and_look(visitor);
            }
            const std::size_t component = visitor.step<step::Papers>().component;
            for (const auto answer : {ComponentAnswer::will_bring, ComponentAnswer::not_needed}) {
                visitor.does(event::AnswerComponent{answer});
                if (visitor.at() != "papers" || visitor.step<step::Papers>().component != component) {
                    visitor.back();
                }
            }
            if (visitor.session().components.at(component).pages.empty()) {
                visitor.does(event::Scan{ScanSource::glass});
                visitor.page_arrives();
            }
            visitor.next();
        }
        // The delivery of the result is a form like the others.
        fill_and_look(visitor);
    }
}

}  // namespace kiosk::gallery
