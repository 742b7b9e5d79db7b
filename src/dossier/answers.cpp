#include "src/dossier/answers.h"

#include <algorithm>
#include <array>

#include "src/dossier/rule_check.h"
#include "src/dossier/value_check.h"

namespace kiosk {

namespace {

constexpr std::array<std::string_view, 27> problem_names{
    "missing",         "bad_name",          "single_word_name",  "bad_id_number",   "unknown_id_province",
    "id_sex_mismatch", "id_birth_mismatch", "bad_date",          "bad_time",        "date_in_future",
    "date_in_past",    "date_out_of_order", "date_too_long_ago", "period_too_long", "parent_too_young",
    "too_young",       "bad_address",       "bad_phone",         "bad_email",       "bad_choice",
    "bad_number",      "out_of_range",      "too_long",          "same_person",     "differs_from_parents",
    "none_filled",     "oath_not_taken",
};
static_assert(static_cast<std::size_t>(ProblemKind::oath_not_taken) + 1 == problem_names.size());

bool is_asked(const Field& field, const Answers& answers) {
    return field.type != FieldType::derived && field.answered_by.empty() && field.when.holds(answers);
}

/// Errors before warnings, each in the order of the form.
void add(std::vector<Problem>& problems, Problem problem) {
    const auto after = std::ranges::upper_bound(problems, problem.severity, {}, &Problem::severity);
    problems.insert(after, std::move(problem));
}

/// One error is enough to send a citizen back, and the first is the most basic one; a warning comes only
/// without it.
void check_field(const Field& field, const Answers& answers, Date today, std::vector<Problem>& problems) {
    const std::string_view value = answer(answers, field.id);
    if (value.empty() && is_required(field, answers)) {
        const bool oath = field.type == FieldType::oath;
        add(problems, {field.id, oath ? ProblemKind::oath_not_taken : ProblemKind::missing});
        return;
    }
    std::vector<Problem> found;
    if (!value.empty()) {
        if (auto problem = check_value(field, value)) {
            found.push_back(std::move(*problem));
        }
    }
    for (const Rule& rule : field.rules) {
        if (auto problem = check_rule(field, rule, answers, today)) {
            found.push_back(std::move(*problem));
        }
    }
    if (!found.empty()) {
        add(problems, std::move(*std::ranges::min_element(found, {}, &Problem::severity)));
    }
}

void check_group(const FormGroup& group, const Answers& answers, Date today, std::vector<Problem>& problems) {
    for (const Field* field : asked_fields(group, answers)) {
        check_field(*field, answers, today, problems);
    }
}

}  // namespace

std::string_view name(ProblemKind kind) {
    return problem_names.at(static_cast<std::size_t>(kind));
}

const std::vector<ProblemKind>& all_problem_kinds() {
    static const std::vector<ProblemKind> all = [] {
        std::vector<ProblemKind> kinds;
        for (std::size_t i = 0; i < problem_names.size(); ++i) {
            kinds.push_back(static_cast<ProblemKind>(i));
        }
        return kinds;
    }();
    return all;
}

std::vector<const Field*> asked_fields(const FormGroup& group, const Answers& answers) {
    std::vector<const Field*> out;
    for (const Field& field : group.fields) {
        if (is_asked(field, answers)) {
            out.push_back(&field);
        }
    }
    return out;
}

Answers applying(const Form& form, Answers answers) {
    const Answers all = answers;
    for (const FormSection& section : form.sections) {
        for (const FormGroup& group : section.groups) {
            for (const Field& field : group.fields) {
                if (!group.when.holds(all) || !field.when.holds(all)) {
                    answers.erase(field.id);
                }
            }
        }
    }
    return answers;
}

std::vector<const FormGroup*> asked_groups(const Form& form, const Answers& answers) {
    std::vector<const FormGroup*> out;
    for (const FormSection& section : form.sections) {
        for (const FormGroup& group : section.groups) {
            if (group.when.holds(answers) && !asked_fields(group, answers).empty()) {
                out.push_back(&group);
            }
        }
    }
    return out;
}

bool is_required(const Field& field, const Answers& answers) {
    return field.required || field.required_when.holds(answers);
}

std::vector<Problem> check(const Form&, const FormGroup& group, const Answers& answers, Date today) {
    std::vector<Problem> problems;
    check_group(group, answers, today, problems);
    return problems;
}

std::vector<Problem> check(const Form& form, const Answers& answers, Date today) {
    std::vector<Problem> problems;
    for (const FormGroup* group : asked_groups(form, answers)) {
        check_group(*group, answers, today, problems);
    }
    return problems;
}

}  // namespace kiosk
