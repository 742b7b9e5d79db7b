// One question group after another, of whichever form is being filled.
#include <algorithm>

#include "src/dossier/answers.h"
#include "src/flow/visit.h"

namespace kiosk {

namespace {

/// Fields that open a keyboard, a number pad or a list; a choice or a tick needs no focus.
bool is_edited(const Field& field) {
    switch (field.type) {
        case FieldType::choice:
        case FieldType::yes_no:
        case FieldType::oath:
        case FieldType::integer:
        case FieldType::derived: return false;
        case FieldType::name:
        case FieldType::id12:
        case FieldType::date:
        case FieldType::date_partial:
        case FieldType::time:
        case FieldType::address:
        case FieldType::phone:
        case FieldType::email:
        case FieldType::ethnic:
        case FieldType::country:
        case FieldType::text:
        case FieldType::long_text: return true;
    }
    return true;
}

/// A focus names a field, or one bite of an address behind a '#'.
std::string_view focused_field(std::string_view focus) {
    return focus.substr(0, focus.find('#'));
}

/// The first field to edit that has no answer yet, after `behind` when that is given.
std::string next_focus(const FormGroup& group, const Answers& answers, std::string_view behind) {
    bool passed = behind.empty();
    for (const Field* field : asked_fields(group, answers)) {
        if (passed && is_edited(*field) && answer(answers, field->id).empty()) {
            return field->id;
        }
        passed = passed || field->id == behind;
    }
    return {};
}

template <class AnySession>
auto& answers_in(AnySession& session, step::Fill::Form which) {
    switch (which) {
        case step::Fill::Form::identity: return session.identity;
        case step::Fill::Form::delivery: return session.delivery;
        case step::Fill::Form::procedure: break;
    }
    return session.answers;
}

bool has_errors(const std::vector<Problem>& problems) {
    return std::ranges::any_of(problems, [](const Problem& p) { return p.severity == Gravity::error; });
}

bool same_problems(const std::vector<Problem>& a, const std::vector<Problem>& b) {
    return std::ranges::equal(
        a, b, [](const Problem& x, const Problem& y) { return x.field == y.field && x.kind == y.kind; });
}

/// Everything asked on this screen is known of the citizen already; it stands on the review screen all the
/// same.
bool known_already(const Form& form, const FormGroup& group, const Answers& answers, Date today) {
    const auto fields = asked_fields(group, answers);
    return std::ranges::all_of(fields,
                               [&](const Field* field) {
                                   return !field->prefill.empty() && !answer(answers, field->id).empty();
                               }) &&
           check(form, group, answers, today).empty();
}

/// The first group from `group` on that has something to ask; past the end when there is none.
std::size_t next_open_group(const Form& form, const Answers& answers, std::size_t group, Date today) {
    const auto groups = asked_groups(form, answers);
    while (group < groups.size() && known_already(form, *groups[group], answers, today)) {
        ++group;
    }
    return group;
}

void normalise(const FormGroup& group, Answers& answers) {
    for (const Field* field : asked_fields(group, answers)) {
        if (const auto found = answers.find(field->id); found != answers.end()) {
            found->second = normalised(*field, found->second);
        }
    }
}

/// Where the citizen lives, when this group of the procedure's form told it and the identity did not: a card
/// does not say it in a form's terms. Neither the rest of the form nor the delivery asks for it again.
void learn_address(Turn& turn, const FormGroup& group, const Answers& answers) {
    const Session& session = turn.session;
    const auto told = std::ranges::find(group.fields, "citizen.address", &Field::prefill);
    if (told == group.fields.end() || !session.citizen ||
        !answer(session.identity, "identity.address").empty()) {
        return;
    }
    Citizen citizen = *session.citizen;
    citizen.address = answer(answers, told->id);
    learn(turn, std::move(citizen));
}

/// What follows the last group of a form.
Outcome finish_form(Turn& turn, step::Fill::Form form) {
    Session& session = turn.session;
    switch (form) {
        case step::Fill::Form::identity: {
            const auto& known = session.citizen;
            Citizen citizen = citizen_from_identity(session.identity);
            if (known && known->source != IdentitySource::typed && known->id_number == citizen.id_number) {
                citizen.source = known->source;  // Corrected or completed by hand, still from the card.
                citizen.issue_date = known->issue_date;
                citizen.address_text = known->address_text;
                citizen.address = citizen.address.empty() ? known->address : citizen.address;
            }
            identify(turn, std::move(citizen));
            return forward(step::ConfirmIdentity{});
        }
        case step::Fill::Form::procedure: return begin_papers(turn);
        case step::Fill::Form::delivery: return begin_review(turn);
    }
    return stay;
}

}  // namespace

const Form* form_of(const Session& session, step::Fill::Form which) {
    switch (which) {
        case step::Fill::Form::identity: return session.identity_form;
        case step::Fill::Form::delivery: return session.delivery_form;
        case step::Fill::Form::procedure: break;
    }
    return session.form;
}

const Answers& answers_of(const Session& session, step::Fill::Form which) {
    return answers_in(session, which);
}

Answers& answers_of(Session& session, step::Fill::Form which) {
    return answers_in(session, which);
}

Step begin_fill(Turn& turn, step::Fill::Form which, std::size_t group) {
    step::Fill fill;
    fill.form = which;
    fill.group = group;
    if (const Form* form = form_of(turn.session, which)) {
        const Answers& answers = answers_of(turn.session, which);
        if (const auto groups = asked_groups(*form, answers); group < groups.size()) {
            fill.focus = next_focus(*groups[group], answers, {});
        }
    }
    return fill;
}

Outcome begin_form(Turn& turn) {
    Session& session = turn.session;
    session.answers = prefilled(*session.form, session.citizen.value_or(Citizen{}), session.answers);
    const auto group = next_open_group(*session.form, session.answers, 0, turn.today());
    return group < asked_groups(*session.form, session.answers).size()
               ? forward(begin_fill(turn, step::Fill::Form::procedure, group))
               : begin_papers(turn);
}

Outcome begin_delivery(Turn& turn) {
    Session& session = turn.session;
    if (session.delivery_form == nullptr) {
        return begin_review(turn);
    }
    session.delivery =
        prefilled(*session.delivery_form, session.citizen.value_or(Citizen{}), session.delivery);
    return forward(begin_fill(turn, step::Fill::Form::delivery));
}

Outcome on(Turn&, step::Fill& here, const event::Focus& focus) {
    here.focus = focus.field;
    here.query.clear();
    return stay;
}

Outcome on(Turn& turn, step::Fill& here, const event::Answer& given) {
    const Form* form = form_of(turn.session, here.form);
    const Field* field = form->field(given.field);
    if (field == nullptr) {
        return stay;
    }
    Answers& answers = answers_of(turn.session, here.form);
    answers[given.field] = given.value;
    std::erase_if(here.problems, [&](const Problem& problem) { return problem.field == given.field; });
    if (!here.query.empty() || field->type == FieldType::ethnic || field->type == FieldType::country) {
        here.query.clear();  // Chosen from a list: the list has done its work.
    }
    if (field->type == FieldType::ethnic || field->type == FieldType::country) {
        const auto groups = asked_groups(*form, answers);
        here.focus =
            here.group < groups.size() ? next_focus(*groups[here.group], answers, field->id) : std::string();
    } else if (field->type == FieldType::address && !here.focus.ends_with("#detail")) {
        here.focus = field->id;  // On to the next bite of the address.
    }
    return stay;
}

Outcome on(Turn&, step::Fill& here, const event::Narrow& narrow) {
    here.query = narrow.query;
    return stay;
}

Outcome on(Turn& turn, step::Fill& here, const event::Next&) {
    const Form* form = form_of(turn.session, here.form);
    Answers& answers = answers_of(turn.session, here.form);
    const auto groups = asked_groups(*form, answers);
    if (here.group >= groups.size()) {
        return finish_form(turn, here.form);
    }
    const FormGroup& group = *groups[here.group];
    here.query.clear();
    // With a question of this screen still open below, Next goes there first.
    if (!here.focus.empty()) {
        if (auto focus = next_focus(group, answers, focused_field(here.focus)); !focus.empty()) {
            here.focus = std::move(focus);
            return stay;
        }
    }
    normalise(group, answers);
    auto problems = check(*form, group, answers, turn.today());
    // A warning is told once; pressing Next again means "yes, that is so".
    if (has_errors(problems) || (!problems.empty() && !same_problems(problems, here.problems))) {
        here.focus = problems.front().field;
        if (const Field* field = form->field(here.focus); field == nullptr || !is_edited(*field)) {
            here.focus.clear();
        }
        here.problems = std::move(problems);
        return stay;
    }
    here.problems.clear();
    if (here.form == step::Fill::Form::procedure) {
        learn_address(turn, group, answers);
    }
    if (turn.session.editing_from_review && here.form != step::Fill::Form::identity) {
        if (here.form == step::Fill::Form::procedure) {
            renew_papers(turn);  // Another answer may ask for another paper.
        }
        return begin_review(turn);
    }
    // An answer may have opened or closed later groups: count again.
    const auto next_group = here.form == step::Fill::Form::procedure
                                ? next_open_group(*form, answers, here.group + 1, turn.today())
                                : here.group + 1;
    if (next_group < asked_groups(*form, answers).size()) {
        return forward(begin_fill(turn, here.form, next_group));
    }
    return finish_form(turn, here.form);
}

}  // namespace kiosk
