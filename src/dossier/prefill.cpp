#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "src/dossier/answers.h"
#include "src/text/fold.h"
#include "src/text/iso_date.h"
#include "src/text/one_line.h"

namespace kiosk {

namespace {

/// What is known of the citizen under a key such as "citizen.name", as an answer; empty when not known.
std::string fact(const Citizen& citizen, std::string_view key) {
    const auto date = [](const std::optional<Date>& day) {
        return day ? text::iso_date(*day) : std::string();
    };
    if (key == "name") {
        return citizen.name;
    }
    if (key == "id_number") {
        return citizen.id_number;
    }
    if (key == "birth_date") {
        return date(citizen.birth_date);
    }
    if (key == "sex") {
        return !citizen.sex ? "" : *citizen.sex == Sex::male ? "male" : "female";
    }
    if (key == "address") {
        return citizen.address;
    }
    if (key == "phone") {
        return citizen.phone;
    }
    if (key == "email") {
        return citizen.email;
    }
    return key == "issue_date" ? date(citizen.issue_date) : std::string();
}

std::string prefill(const Field& field, const Citizen& citizen, bool for_oneself) {
    const std::string_view key = field.prefill;
    constexpr std::string_view always = "citizen.";
    constexpr std::string_view only_oneself = "self.";
    if (key.starts_with(always)) {
        return fact(citizen, key.substr(always.size()));
    }
    if (key.starts_with(only_oneself) && for_oneself) {
        return fact(citizen, key.substr(only_oneself.size()));
    }
    return {};
}

template <class Use>
void each_field(const Form& form, Use use) {
    for (const FormSection& section : form.sections) {
        for (const FormGroup& group : section.groups) {
            std::ranges::for_each(group.fields, use);
        }
    }
}

std::string without_blanks(std::string_view typed) {
    std::string out;
    std::ranges::copy_if(typed, std::back_inserter(out),
                         [](char c) { return c != ' ' && c != '.' && c != '-'; });
    return out;
}

/// "20/11/2026", "20.11.2026", "11/2026" or "1950" as ISO; anything else stays as typed and is found wrong
/// later.
std::string iso_from_typed(const std::string& typed) {
    std::vector<int> parts;
    std::size_t at = 0;
    while (at <= typed.size()) {
        const std::size_t end = std::min(typed.find_first_of("/.- ", at), typed.size());
        const auto number = text::parse_number(std::string_view(typed).substr(at, end - at));
        if (!number) {
            return typed;
        }
        parts.push_back(*number);
        at = end + 1;
    }
    std::ranges::reverse(parts);
    // Year first already: it is ISO, or a single year.
    constexpr int first_year_number = 1000;
    if (parts.empty() || parts.size() > 3 || parts.front() < first_year_number) {
        return typed;
    }
    std::string out = fmt::format("{:04}", parts[0]);
    for (std::size_t i = 1; i < parts.size(); ++i) {
        out += fmt::format("-{:02}", parts[i]);
    }
    return out;
}

std::string phone_from_typed(std::string_view typed) {
    std::string digits = without_blanks(typed);
    if (digits.starts_with("+84")) {
        digits.replace(0, 3, 1, '0');
    }
    return digits;
}

}  // namespace

Answers prefilled(const Form& form, const Citizen& citizen, Answers answers) {
    const bool for_oneself = answer(answers, "visit.for_someone_else") != "yes";
    each_field(form, [&](const Field& field) {
        if (!answer(answers, field.id).empty()) {
            return;
        }
        std::string value = prefill(field, citizen, for_oneself);
        if (value.empty()) {
            value = field.default_value;
        }
        if (!value.empty()) {
            answers[field.id] = std::move(value);
        }
    });
    return answers;
}

Answers with_derived(const Form& form, Answers answers) {
    constexpr std::string_view words = "date_words:";
    each_field(form, [&](const Field& field) {
        if (field.type != FieldType::derived) {
            return;
        }
        if (!field.derived_from.starts_with(words)) {
            answers[field.id] = std::string(answer(answers, field.derived_from));
            return;
        }
        const auto date = text::parse_iso_date(answer(answers, field.derived_from.substr(words.size())));
        answers[field.id] = date ? date_in_words(*date) : "";
    });
    return answers;
}

std::string normalised(const Field& field, std::string_view typed) {
    switch (field.type) {
        case FieldType::date:
        case FieldType::date_partial: return iso_from_typed(text::one_line(text::nfc(typed)));
        case FieldType::phone: return phone_from_typed(typed);
        case FieldType::id12: return without_blanks(typed);
        default: return text::one_line(text::nfc(typed));
    }
}

Citizen citizen_from_identity(const Answers& answers) {
    const auto text_of_key = [&](std::string_view key) { return std::string(answer(answers, key)); };
    Citizen out;
    out.name = text_of_key("identity.name");
    out.id_number = text_of_key("identity.id_number");
    out.birth_date = text::parse_iso_date(answer(answers, "identity.birth_date"));
    if (const auto sex = answer(answers, "identity.sex"); !sex.empty()) {
        out.sex = sex == "male" ? Sex::male : Sex::female;
    }
    out.address = text_of_key("identity.address");
    out.phone = text_of_key("identity.phone");
    out.email = text_of_key("identity.email");
    out.source = IdentitySource::typed;
    return out;
}

}  // namespace kiosk
