#include "src/dossier/rule_check.h"

#include <algorithm>

#include "src/dossier/value_check.h"
#include "src/identity/id_number.h"
#include "src/text/fold.h"
#include "src/text/iso_date.h"

namespace kiosk {

namespace {

using std::chrono::days;
using std::chrono::sys_days;
using Kind = ProblemKind;

struct Case {
    const Field& field;
    const Rule& rule;
    const Answers& answers;
    Date today;
    std::string_view value;
    std::string_view other;
};

std::optional<Problem> problem_if(bool wrong, const Case& at, Kind kind) {
    if (!wrong) {
        return std::nullopt;
    }
    return Problem{at.field.id, kind, at.rule.severity, at.rule.other, at.rule.low, at.rule.high};
}

/// Partial dates get the benefit of the doubt: a rule is broken only when every day they may mean breaks it.
std::optional<Problem> check_date(const Case& at) {
    const auto value = parse_date_answer(at.value);
    if (!value) {
        return std::nullopt;
    }
    const int years = static_cast<int>(at.rule.low);
    switch (at.rule.kind) {
        case Rule::Kind::not_future: return problem_if(value->first > at.today, at, Kind::date_in_future);
        case Rule::Kind::not_past: return problem_if(value->last < at.today, at, Kind::date_in_past);
        case Rule::Kind::not_older_than:
            return problem_if(sys_days{value->last} + days{at.rule.low} < sys_days{at.today}, at,
                              Kind::date_too_long_ago);
        case Rule::Kind::age_at_least:
            return problem_if(plus_years(value->first, years) > at.today, at, Kind::too_young);
        default: break;
    }
    const auto other = parse_date_answer(at.other);
    if (!other) {
        return std::nullopt;
    }
    switch (at.rule.kind) {
        case Rule::Kind::not_before:
            return problem_if(value->last < other->first, at, Kind::date_out_of_order);
        case Rule::Kind::within_years_of:
            return problem_if(value->first > plus_years(other->last, years), at, Kind::period_too_long);
        case Rule::Kind::years_before:
            return problem_if(plus_years(value->first, years) > other->last, at, Kind::parent_too_young);
        default: return std::nullopt;
    }
}

std::optional<Problem> check_number(const Case& at) {
    const auto number = text::parse_number(at.value);
    return problem_if(number && (*number < at.rule.low || *number > at.rule.high), at, Kind::out_of_range);
}

std::optional<Problem> check_id_number(const Case& at) {
    const bool number_first = at.field.type == FieldType::id12;
    const auto number = IdNumber::parse(number_first ? at.value : at.other);
    const std::string_view fact = number_first ? at.other : at.value;
    if (!number) {
        return std::nullopt;
    }
    if (at.rule.kind == Rule::Kind::matches_sex) {
        return problem_if(fact != (number->sex() == Sex::male ? "male" : "female"), at,
                          Kind::id_sex_mismatch);
    }
    const auto born = parse_date_answer(fact);
    return problem_if(born && static_cast<int>(born->first.year()) != number->birth_year(), at,
                      Kind::id_birth_mismatch);
}

bool any_filled(const Case& at) {
    return !at.value.empty() || std::ranges::any_of(at.rule.others, [&](const std::string& key) {
        return !answer(at.answers, key).empty();
    });
}

/// Without anything to compare with, nothing differs.
bool equals_one(const Case& at) {
    bool compared = false;
    for (const std::string& key : at.rule.others) {
        const std::string_view other = answer(at.answers, key);
        if (other == at.value) {
            return true;
        }
        compared = compared || !other.empty();
    }
    return !compared;
}

}  // namespace

std::optional<Problem> check_rule(const Field& field, const Rule& rule, const Answers& answers, Date today) {
    const Case at{field, rule, answers, today, answer(answers, field.id), answer(answers, rule.other)};
    if (!rule.when.holds(answers)) {
        return std::nullopt;
    }
    if (rule.kind == Rule::Kind::any_filled) {
        return problem_if(!any_filled(at), at, Kind::none_filled);
    }
    if (at.value.empty() || (!rule.other.empty() && at.other.empty())) {
        return std::nullopt;
    }
    switch (rule.kind) {
        case Rule::Kind::range: return check_number(at);
        case Rule::Kind::max_length:
            return problem_if(text::length(at.value) > static_cast<std::size_t>(rule.high), at,
                              Kind::too_long);
        case Rule::Kind::differs_from: return problem_if(at.value == at.other, at, Kind::same_person);
        case Rule::Kind::one_of_fields: return problem_if(!equals_one(at), at, Kind::differs_from_parents);
        case Rule::Kind::matches_sex:
        case Rule::Kind::matches_birth_year: return check_id_number(at);
        case Rule::Kind::not_future:
        case Rule::Kind::not_past:
        case Rule::Kind::not_before:
        case Rule::Kind::not_older_than:
        case Rule::Kind::within_years_of:
        case Rule::Kind::years_before:
        case Rule::Kind::age_at_least: return check_date(at);
        case Rule::Kind::any_filled: break;
    }
    return std::nullopt;
}

}  // namespace kiosk
