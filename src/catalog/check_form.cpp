#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "src/catalog/check.h"

namespace kiosk {

namespace {

/// More short questions than this do not fit a screen in large letters.
constexpr std::size_t most_short_fields = 3;

constexpr std::array prefills{
    "citizen.name",    "citizen.id_number", "citizen.birth_date", "citizen.sex",
    "citizen.address", "citizen.phone",     "citizen.email",      "citizen.issue_date",
    "self.name",       "self.id_number",    "self.birth_date",    "self.sex",
    "self.address",    "self.phone",        "self.email",         "self.issue_date"};

bool is_date(FieldType type) {
    return type == FieldType::date || type == FieldType::date_partial;
}

bool is_long(const Field& field) {
    return field.type == FieldType::address || field.type == FieldType::long_text ||
           field.type == FieldType::oath;
}

/// Which types a rule can be laid on.
bool suits(Rule::Kind rule, FieldType type) {
    using enum Rule::Kind;
    switch (rule) {
        case not_future:
        case not_past:
        case not_before:
        case not_older_than:
        case within_years_of:
        case years_before:
        case age_at_least: return is_date(type);
        case range: return type == FieldType::integer;
        case max_length:
            return type == FieldType::text || type == FieldType::long_text || type == FieldType::name;
        case matches_sex: return type == FieldType::id12 || type == FieldType::choice;
        case matches_birth_year: return type == FieldType::id12 || is_date(type);
        case differs_from:
        case one_of_fields:
        case any_filled: return true;
    }
    return false;
}

/// The type that the other field of a rule must have.
bool fits_other(Rule::Kind rule, FieldType own, FieldType other) {
    using enum Rule::Kind;
    switch (rule) {
        case not_before:
        case within_years_of:
        case years_before: return is_date(other);
        // An id number is compared with a birth date or a sex, whichever of the two is asked last.
        case matches_sex: return other == (own == FieldType::id12 ? FieldType::choice : FieldType::id12);
        case matches_birth_year: return own == FieldType::id12 ? is_date(other) : other == FieldType::id12;
        default: return true;
    }
}

class FormCheck {
  public:
    FormCheck(const Form& form, const Units& units, Mistake& mistake)
        : form_(form), units_(units), mistake_(mistake) {}

    void run() {
        std::vector<std::string> groups;
        std::vector<std::string> fields;
        for (std::size_t s = 0; s < form_.sections.size(); ++s) {
            for (std::size_t g = 0; g < form_.sections[s].groups.size(); ++g) {
                const FormGroup& group = form_.sections[s].groups[g];
                const std::string where = fmt::format("sections[{}].groups.{}", s, group.id);
                once(groups, group.id, where);
                check_condition(group.when, &form_, where + ".when", mistake_);
                check_size(group, where);
                for (const Field& field : group.fields) {
                    once(fields, field.id, where + ".fields." + field.id);
                    check_field(field, where + ".fields." + field.id);
                }
            }
        }
    }

  private:
    void once(std::vector<std::string>& seen, const std::string& id, const std::string& where) {
        if (std::ranges::find(seen, id) != seen.end()) {
            mistake_.note(where, "is there twice");
        }
        seen.push_back(id);
    }

    void check_size(const FormGroup& group, const std::string& where) {
        const auto shown = [](const Field& f) {
            return f.type != FieldType::derived && f.answered_by.empty();
        };
        const auto all = std::ranges::count_if(group.fields, shown);
        const bool has_long =
            std::ranges::any_of(group.fields, [&](const Field& f) { return shown(f) && is_long(f); });
        if (static_cast<std::size_t>(all) > most_short_fields || (has_long && all > 1)) {
            mistake_.note(where, "asks more than fits one screen");
        }
    }

    void check_field(const Field& field, const std::string& where) {
        check_condition(field.when, &form_, where + ".when", mistake_);
        if (field.required_when.kind != When::Kind::any || !field.required_when.parts.empty()) {
            check_condition(field.required_when, &form_, where + ".required_when", mistake_);
        }
        check_options(field, where);
        if (!field.prefill.empty() && std::ranges::find(prefills, field.prefill) == prefills.end()) {
            mistake_.note(where + ".prefill", "names no known fact");
        }
        if (!field.answered_by.empty() && field.answered_by != "delivery.method" &&
            field.answered_by != "delivery.address") {
            mistake_.note(where + ".answered_by", "names no step");
        }
        if ((field.type == FieldType::derived) == field.derived_from.empty()) {
            mistake_.note(where + ".derived_from", "belongs to derived fields, and to all of them");
        }
        check_derivation(field, where);
        for (std::size_t r = 0; r < field.rules.size(); ++r) {
            check_rule(field, field.rules[r], fmt::format("{}.rules[{}]", where, r));
        }
    }

    void check_derivation(const Field& field, const std::string& where) {
        constexpr std::string_view words = "date_words:";
        if (field.derived_from.starts_with(words)) {
            const Field* source = form_.field(std::string_view(field.derived_from).substr(words.size()));
            if (source == nullptr || source->type != FieldType::date) {
                mistake_.note(where + ".derived_from", "must name a date of this form");
            }
        } else if (!field.derived_from.empty() &&
                   std::ranges::find(visit_facts(), field.derived_from) == visit_facts().end()) {
            mistake_.note(where + ".derived_from", "names no fact of the visit");
        }
    }

    void check_options(const Field& field, const std::string& where) {
        if (field.type == FieldType::choice ? field.options.size() < 2 : !field.options.empty()) {
            mistake_.note(where + ".options", "belong to a choice, and at least two of them");
        }
        if (const std::string twice = first_double(field.options, &Option::id); !twice.empty()) {
            mistake_.note(where + ".options", fmt::format("\"{}\" is there twice", twice));
        }
        const std::string& value = field.default_value;
        const bool known = value.empty() ||
                           (field.type == FieldType::ethnic && units_.ethnic_group(value) != nullptr) ||
                           (field.type == FieldType::country && units_.country(value) != nullptr) ||
                           (field.type == FieldType::yes_no && (value == "yes" || value == "no")) ||
                           (field.type == FieldType::integer &&
                            value.find_first_not_of("0123456789") == std::string::npos) ||
                           std::ranges::find(field.options, value, &Option::id) != field.options.end();
        if (!known) {
            mistake_.note(where + ".default", "is no answer to this field");
        }
    }

    void check_rule(const Field& field, const Rule& rule, const std::string& where) {
        if (!suits(rule.kind, field.type)) {
            mistake_.note(where + ".rule", "does not suit the type of the field");
        }
        check_condition(rule.when, &form_, where + ".when", mistake_);
        if (!rule.other.empty()) {
            const Field* other = form_.field(rule.other);
            if (other == nullptr || other == &field || !fits_other(rule.kind, field.type, other->type)) {
                mistake_.note(where + ".other", fmt::format("\"{}\" is no fitting field", rule.other));
            }
        }
        for (const std::string& other : rule.others) {
            if (form_.field(other) == nullptr) {
                mistake_.note(where + ".others", fmt::format("\"{}\" is no field of this form", other));
            }
        }
    }

    const Form& form_;
    const Units& units_;
    Mistake& mistake_;
};

}  // namespace

void check_form(const Form& form, const Units& units, Mistake& mistake) {
    FormCheck(form, units, mistake).run();
}

}  // namespace kiosk
