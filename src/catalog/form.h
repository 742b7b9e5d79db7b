// A form as data: sections, in them groups (one group is one screen), in them fields with their rules.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/time.h"
#include "src/catalog/condition.h"
#include "src/catalog/rule.h"
#include "src/text/language.h"

namespace kiosk {

/// The days on which a rule is in force, both ends included.
struct Effective {
    Date from{};
    std::optional<Date> to;

    [[nodiscard]] bool covers(Date day) const { return from <= day && (!to || day <= *to); }
};

enum class FieldType {
    name,
    id12,
    date,
    date_partial,
    time,
    address,
    phone,
    email,
    ethnic,
    country,
    choice,
    yes_no,
    integer,
    text,
    long_text,
    oath,
    derived,
};

struct Option {
    std::string id;
    LocalText label;
    std::string
        portal;  ///< The official value the portal expects; the Vietnamese label unless said otherwise.
    std::string icon;  ///< A name of assets/icons, may be empty.
};

struct Field {
    std::string id;
    LocalText label;
    LocalText help;  ///< May be empty.
    FieldType type{};
    bool required = false;
    When required_when = When::never();  ///< Never, unless the asset says so.
    std::vector<Option> options;         ///< Of a choice.
    std::string default_value;
    std::string prefill;  ///< "citizen.name" (always) or "self.name" (only when the visit is for oneself);
                          ///< see dossier.
    std::string derived_from;  ///< Of a derived field: "date_words:nks.ngaySinh" or a visit fact.
    std::string
        answered_by;  ///< "delivery.method", "delivery.address" or "": the kiosk's delivery step answers it.
    bool sensitive = false;  ///< Health and the like: never shown again on the review screen in full.
    std::vector<Rule> rules;
    When when;
    std::string portal;  ///< Field code at the national portal, may be empty.
    std::string btp;     ///< Field code of the Ministry of Justice, may be empty.
};

/// What one screen asks: at most three short fields, or one long one.
struct FormGroup {
    std::string id;
    LocalText title;  ///< The question.
    std::vector<Field> fields;
    When when;
};

struct FormSection {
    std::string id;
    LocalText title;
    std::vector<FormGroup> groups;
};

struct Form {
    std::string id;
    std::string version;
    Effective effective;
    LocalText name;
    std::string legal_form;
    std::vector<FormSection> sections;

    /// The field with this id, or nullptr.
    [[nodiscard]] const Field* field(std::string_view field_id) const;
};

}  // namespace kiosk
