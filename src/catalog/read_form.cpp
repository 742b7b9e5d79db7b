#include "src/catalog/readers.h"

namespace kiosk {

using nlohmann::json;

namespace {

/// More rows than any form has; keeps a mistyped number from filling the memory.
constexpr std::int64_t most_rows = 20;

FieldType read_type(AssetNode& node) {
    return node.one_of<FieldType>("type", {{"name", FieldType::name},
                                           {"id12", FieldType::id12},
                                           {"date", FieldType::date},
                                           {"date_partial", FieldType::date_partial},
                                           {"time", FieldType::time},
                                           {"address", FieldType::address},
                                           {"phone", FieldType::phone},
                                           {"email", FieldType::email},
                                           {"ethnic", FieldType::ethnic},
                                           {"country", FieldType::country},
                                           {"choice", FieldType::choice},
                                           {"yes_no", FieldType::yes_no},
                                           {"integer", FieldType::integer},
                                           {"text", FieldType::text},
                                           {"long_text", FieldType::long_text},
                                           {"oath", FieldType::oath},
                                           {"derived", FieldType::derived}});
}

Rule::Kind read_kind(AssetNode& node) {
    using enum Rule::Kind;
    return node.one_of<Rule::Kind>("rule", {{"not_future", not_future},
                                            {"not_past", not_past},
                                            {"not_before", not_before},
                                            {"not_older_than", not_older_than},
                                            {"within_years_of", within_years_of},
                                            {"years_before", years_before},
                                            {"age_at_least", age_at_least},
                                            {"range", range},
                                            {"max_length", max_length},
                                            {"differs_from", differs_from},
                                            {"one_of_fields", one_of_fields},
                                            {"matches_sex", matches_sex},
                                            {"matches_birth_year", matches_birth_year},
                                            {"any_filled", any_filled}});
}

constexpr std::int64_t largest = 1'000'000'000'000;

void read_arguments(AssetNode& node, Rule& rule) {
    switch (rule.kind) {
        case Rule::Kind::not_future:
        case Rule::Kind::not_past: break;
        case Rule::Kind::not_before:
        case Rule::Kind::differs_from:
        case Rule::Kind::matches_sex:
        case Rule::Kind::matches_birth_year: rule.other = node.text("other"); break;
        case Rule::Kind::not_older_than: rule.low = node.integer("days", 1, 100'000); break;
        case Rule::Kind::within_years_of:
        case Rule::Kind::years_before:
            rule.other = node.text("other");
            rule.low = node.integer("years", 1, 150);
            break;
        case Rule::Kind::age_at_least: rule.low = node.integer("years", 1, 150); break;
        case Rule::Kind::range:
            rule.low = node.integer("low", 0, largest);
            rule.high = node.integer("high", rule.low, largest);
            break;
        case Rule::Kind::max_length: rule.high = node.integer("high", 1, 10'000); break;
        case Rule::Kind::one_of_fields:
        case Rule::Kind::any_filled: rule.others = node.texts("others"); break;
    }
}

Rule read_rule(AssetNode node) {
    Rule rule;
    rule.kind = read_kind(node);
    read_arguments(node, rule);
    rule.severity = node.flag("warn") ? Gravity::warning : Gravity::error;
    rule.when = read_condition(node, "when");
    node.done();
    return rule;
}

Option read_option(AssetNode node) {
    Option out{node.text("id"), node.local("label"), node.optional_text("portal"),
               node.optional_text("icon")};
    if (out.portal.empty()) {
        out.portal = out.label.vi;
    }
    node.done();
    return out;
}

Field read_field(AssetNode node) {
    Field out;
    out.id = node.text("id");
    out.label = node.local("label");
    out.help = node.optional_local("help");
    out.type = read_type(node);
    out.required = node.flag("required");
    if (node.has("required_when")) {
        out.required_when = read_condition(node, "required_when");
    }
    for (const AssetNode& option : node.optional_children("options")) {
        out.options.push_back(read_option(option));
    }
    out.default_value = node.optional_text("default");
    out.prefill = node.optional_text("prefill");
    out.derived_from = node.optional_text("derived_from");
    out.answered_by = node.optional_text("answered_by");
    out.sensitive = node.flag("sensitive");
    for (const AssetNode& rule : node.optional_children("rules")) {
        out.rules.push_back(read_rule(rule));
    }
    out.when = read_condition(node, "when");
    out.portal = node.optional_text("portal");
    out.btp = node.optional_text("btp");
    node.done();
    return out;
}

/// The row's number in the place of every '#', in every text of a repeated group.
void number_rows(json& value, const std::string& row) {
    if (value.is_string()) {
        auto& text = value.get_ref<std::string&>();
        for (std::size_t at = text.find('#'); at != std::string::npos; at = text.find('#', at)) {
            text.replace(at, 1, row);
        }
    } else if (value.is_structured()) {
        for (json& part : value) {
            number_rows(part, row);
        }
    }
}

FormGroup read_group(AssetNode node) {
    FormGroup out;
    out.id = node.text("id");
    out.title = node.local("title");
    for (const AssetNode& field : node.children("fields")) {
        out.fields.push_back(read_field(field));
    }
    out.when = read_condition(node, "when");
    node.allow("repeat");
    node.done();
    return out;
}

/// A table on paper is a group for each row here; row n is asked when the citizen said there are n or more.
void read_rows(AssetNode& node, std::vector<FormGroup>& groups) {
    AssetNode repeat = node.child("repeat");
    const std::string count = repeat.text("count");
    const auto rows = repeat.integer("rows", 1, most_rows);
    repeat.done();
    for (std::int64_t row = 1; row <= rows; ++row) {
        json numbered = node.copy();
        number_rows(numbered, std::to_string(row));
        FormGroup group = read_group(node.same_place(numbered));
        When enough{When::Kind::is, count, {}, {}};
        for (std::int64_t n = row; n <= rows; ++n) {
            enough.values.push_back(std::to_string(n));
        }
        group.when = {When::Kind::all, {}, {}, {std::move(enough), std::move(group.when)}};
        groups.push_back(std::move(group));
    }
}

FormSection read_section(AssetNode node) {
    FormSection out{node.text("id"), node.local("title"), {}};
    for (AssetNode& group : node.children("groups")) {
        if (group.has("repeat")) {
            read_rows(group, out.groups);
        } else {
            out.groups.push_back(read_group(group));
        }
    }
    node.done();
    return out;
}

}  // namespace

Form read_form(AssetNode node) {
    Form out;
    out.id = node.text("id");
    out.version = node.text("version");
    out.effective = node.effective();
    out.name = node.local("name");
    out.legal_form = node.text("legal_form");
    for (const AssetNode& section : node.children("sections")) {
        out.sections.push_back(read_section(section));
    }
    node.done();
    return out;
}

}  // namespace kiosk
