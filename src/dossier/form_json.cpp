#include <algorithm>
#include <nlohmann/json.hpp>

#include "src/catalog/units.h"
#include "src/dossier/answers.h"
#include "src/text/iso_date.h"

namespace kiosk {

using Json = nlohmann::ordered_json;

namespace {

/// The answer as the portal's own form would hold it.
Json portal_value(const Field& field, const std::string& value) {
    switch (field.type) {
        case FieldType::address: {
            const Address address = parse_address(value);
            return Json{{"quocGia", "VN"},
                        {"tinh", address.province},
                        {"xa", address.commune},
                        {"diaChi", address.detail}};
        }
        case FieldType::yes_no:
        case FieldType::oath: return value == "yes";
        case FieldType::integer: {
            const auto number = text::parse_number(value);
            return number ? Json(*number) : Json(value);
        }
        case FieldType::choice: {
            const auto option = std::ranges::find(field.options, value, &Option::id);
            return option == field.options.end() ? Json(value) : Json(option->portal);
        }
        default: return value;
    }
}

Json entry(const Field& field, const std::string& value) {
    Json out{{"id", field.id}, {"label", field.label.vi}, {"value", portal_value(field, value)}};
    if (!field.portal.empty()) {
        out["portal"] = field.portal;
    }
    if (!field.btp.empty()) {
        out["btp"] = field.btp;
    }
    return out;
}

std::string value_of(const Field& field, const Answers& answers) {
    return std::string(answer(answers, field.answered_by.empty() ? field.id : field.answered_by));
}

Json fields_of(const Form& form, const Answers& answers) {
    Json out = Json::array();
    for (const FormSection& section : form.sections) {
        for (const FormGroup& group : section.groups) {
            if (!group.when.holds(answers)) {
                continue;
            }
            for (const Field& field : group.fields) {
                const std::string value = value_of(field, answers);
                if (!value.empty() && field.when.holds(answers)) {
                    out.push_back(entry(field, value));
                }
            }
        }
    }
    return out;
}

Json applicant(const Citizen& citizen) {
    Json out{{"name", citizen.name},
             {"id_number", citizen.id_number},
             {"source", citizen.source == IdentitySource::typed ? "typed" : "card_qr"}};
    const auto add = [&out](const char* key, const std::string& value) {
        if (!value.empty()) {
            out[key] = value;
        }
    };
    add("birth_date", citizen.birth_date ? text::iso_date(*citizen.birth_date) : "");
    add("sex", !citizen.sex ? "" : *citizen.sex == Sex::male ? "male" : "female");
    add("address", citizen.address);
    add("address_text", citizen.address_text);
    add("phone", citizen.phone);
    add("email", citizen.email);
    add("card_issued", citizen.issue_date ? text::iso_date(*citizen.issue_date) : "");
    return out;
}

}  // namespace

std::string to_json(const Form& form, const Answers& answers, const Citizen& citizen) {
    const Answers all = with_derived(form, answers);
    const Json out{{"form", form.id},
                   {"form_version", form.version},
                   {"for_someone_else", answer(all, "visit.for_someone_else") == "yes"},
                   {"exemption", answer(all, "visit.exemption")},
                   {"applicant", applicant(citizen)},
                   {"fields", fields_of(form, all)}};
    // Text of a citizen is UTF-8 by construction; should it not be, a mark in its place is better than no
    // dossier.
    return out.dump(-1, ' ', /*ensure_ascii=*/false, Json::error_handler_t::replace);
}

}  // namespace kiosk
