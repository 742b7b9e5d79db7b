#include "src/catalog/check.h"

#include <fmt/core.h>

#include <algorithm>

namespace kiosk {

namespace {

/// The values a condition may expect under a key; empty for free text.
std::vector<std::string> values_of(std::string_view key, const Form* form) {
    if (key == "visit.for_someone_else") {
        return {"yes", "no"};
    }
    if (key == "visit.delivery") {
        return {"hall", "online", "post"};
    }
    const Field* field = form == nullptr ? nullptr : form->field(key);
    if (field == nullptr) {
        return {};
    }
    if (field->type == FieldType::yes_no) {
        return {"yes", "no"};
    }
    if (field->type == FieldType::oath) {
        return {"yes"};
    }
    std::vector<std::string> out;
    for (const Option& option : field->options) {
        out.push_back(option.id);
    }
    return out;
}

void check_values(const When& condition, const Form* form, const std::string& where, Mistake& mistake) {
    if (const auto allowed = values_of(condition.key, form); !allowed.empty()) {
        for (const std::string& value : condition.values) {
            if (std::ranges::find(allowed, value) == allowed.end()) {
                mistake.note(where, fmt::format("\"{}\" is no answer to \"{}\"", value, condition.key));
            }
        }
    }
    for (const When& part : condition.parts) {
        check_values(part, form, where, mistake);
    }
}

/// "items.*.soBan" must be asked for at least in the first row.
bool is_number(const std::string& key, const Form* form) {
    std::string first = key;
    if (const std::size_t star = first.find('*'); star != std::string::npos) {
        first[star] = '1';
    }
    const Field* field = form == nullptr ? nullptr : form->field(first);
    return field != nullptr && field->type == FieldType::integer;
}

bool is_for_all(const FeeRate& rate) {
    return rate.provinces.empty() && rate.channels.empty() && rate.exemptions.empty();
}

void check_rate(const FeeRule& rule, const FeeRate& rate, const CheckContext& context, const Form* form,
                const std::string& where, Mistake& mistake) {
    for (const std::string& id : rate.exemptions) {
        if (std::ranges::find(context.exemptions, id, &Exemption::id) == context.exemptions.end()) {
            mistake.note(where + ".exemptions", fmt::format("\"{}\" is unknown", id));
        }
    }
    for (const std::string& code : rate.provinces) {
        if (context.units.province(code) == nullptr) {
            mistake.note(where + ".provinces", fmt::format("\"{}\" is unknown", code));
        }
    }
    const bool counts = rate.method == FeeMethod::per_unit || rate.method == FeeMethod::copy_certification;
    if (counts && !is_number(rule.count, form)) {
        mistake.note(where + ".method", "needs \"count\" to name a number of the form");
    }
    if (rate.method == FeeMethod::copy_certification && !is_number(rule.pages, form)) {
        mistake.note(where + ".method", "needs \"pages\" to name a number of the form");
    }
}

/// There is an answer for every citizen on every day from the first rate on.
void check_cover(const FeeRule& rule, const std::string& where, Mistake& mistake) {
    const FeeRate& last = rule.rates.back();
    const auto later = [&](const FeeRate& rate) { return last.effective.from <= rate.effective.from; };
    if (!is_for_all(last) || last.effective.to || !std::ranges::all_of(rule.rates, later)) {
        mistake.note(
            where + ".rates",
            "cannot be computed for everyone: the last rate must hold for all, from the first day on");
    }
}

void check_documents(const Procedure& procedure, const Form* form, Mistake& mistake) {
    for (std::size_t d = 0; d < procedure.documents.size(); ++d) {
        const Document& document = procedure.documents[d];
        const std::string where = fmt::format("documents[{}]", d);
        check_condition(document.when, form, where + ".when", mistake);
        if (document.kind != DocumentKind::form && document.originals + document.copies == 0) {
            mistake.note(where + ".originals", "neither original nor copy is asked for");
        }
    }
    if (const std::string twice = first_double(procedure.documents, &Document::id); !twice.empty()) {
        mistake.note("documents", fmt::format("\"{}\" is there twice", twice));
    }
}

}  // namespace

bool is_procedure_code(std::string_view code) {
    constexpr std::string_view shape = "9.999999";
    return std::ranges::equal(code, shape,
                              [](char c, char s) { return s == '9' ? c >= '0' && c <= '9' : c == s; });
}

void check_condition(const When& condition, const Form* form, const std::string& where, Mistake& mistake) {
    for (const std::string& key : keys_of(condition)) {
        const bool fact = std::ranges::find(visit_facts(), key) != visit_facts().end();
        if (!fact && (form == nullptr || form->field(key) == nullptr)) {
            mistake.note(where, fmt::format("\"{}\" is no field of the form and no fact of the visit", key));
            return;
        }
    }
    check_values(condition, form, where, mistake);
    if (!satisfiable(condition, [form](std::string_view key) { return values_of(key, form); })) {
        mistake.note(where, "can never be true");
    }
}

void check_procedure(const Procedure& procedure, const CheckContext& context, Mistake& mistake) {
    if (!is_procedure_code(procedure.code)) {
        mistake.note("code", fmt::format("\"{}\" is not written like 1.001193", procedure.code));
    }
    if (std::ranges::find(context.sectors, procedure.sector, &Sector::id) == context.sectors.end()) {
        mistake.note("sector", fmt::format("\"{}\" is unknown", procedure.sector));
    }
    const auto form = std::ranges::find(context.forms, procedure.form, &Form::id);
    const Form* found = form == context.forms.end() ? nullptr : &*form;
    if (found == nullptr && (!procedure.form.empty() || procedure.fit != KioskFit::inform)) {
        mistake.note("form",
                     procedure.form.empty() ? "is missing, and only fit C can do without" : "is unknown");
    }
    check_documents(procedure, found, mistake);
    for (std::size_t f = 0; f < procedure.fees.size(); ++f) {
        const FeeRule& rule = procedure.fees[f];
        const std::string where = fmt::format("fees[{}]", f);
        check_condition(rule.when, found, where + ".when", mistake);
        for (std::size_t r = 0; r < rule.rates.size(); ++r) {
            check_rate(rule, rule.rates[r], context, found, fmt::format("{}.rates[{}]", where, r), mistake);
        }
        check_cover(rule, where, mistake);
    }
    if (const std::string twice = first_double(procedure.fees, &FeeRule::id); !twice.empty()) {
        mistake.note("fees", fmt::format("\"{}\" is there twice", twice));
    }
}

void check_units(const Units& units, Mistake& mistake) {
    if (const std::string twice = first_double(units.provinces, &Province::code); !twice.empty()) {
        mistake.note("provinces", fmt::format("\"{}\" is there twice", twice));
    }
    if (const std::string twice = first_double(units.all_communes, &Commune::code); !twice.empty()) {
        mistake.note("provinces", fmt::format("commune \"{}\" is there twice", twice));
    }
}

}  // namespace kiosk
