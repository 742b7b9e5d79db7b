#include "kiosk/screens/fill_field.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include "src/text/fold.h"

namespace kiosk::screens {

namespace {

/// What is wrong with a field, in words; empty when nothing is.
std::string problem_of(const Scene& scene, const step::Fill& here, const Field& field) {
    const auto found = std::ranges::find(here.problems, field.id, &Problem::field);
    if (found == here.problems.end()) {
        return {};
    }
    const std::string low = fmt::format("{}", found->low);
    const std::string high = fmt::format("{}", found->high);
    const Form* form = form_of(scene.session(), here.form);
    const Field* other = form->field(found->other);
    const std::string other_label = other == nullptr ? std::string() : scene.local(other->label);
    const std::array<ui::Blank, 3> blanks{{{"low", low}, {"high", high}, {"other", other_label}}};
    return ui::filled(scene.ui.named("problem", name(found->kind)), blanks);
}

ui::Tone tone_of(const step::Fill& here, const Field& field) {
    const auto found = std::ranges::find(here.problems, field.id, &Problem::field);
    const bool warning = found != here.problems.end() && found->severity == Gravity::warning;
    return warning ? ui::Tone::caution : ui::Tone::danger;
}

std::string label_of(const Scene& scene, const Field& field, const Answers& answers) {
    const auto& label = scene.local(field.label);
    return is_required(field, answers) ? label : scene.text(txt::fill_optional, {{"label", label}});
}

ui::Keyboard keyboard_of(FieldType type) {
    switch (type) {
        case FieldType::name: return ui::Keyboard::name;
        case FieldType::id12:
        case FieldType::integer:
        case FieldType::time: return ui::Keyboard::digits;
        case FieldType::phone: return ui::Keyboard::phone;
        case FieldType::email: return ui::Keyboard::email;
        case FieldType::date:
        case FieldType::date_partial:
        case FieldType::address:
        case FieldType::ethnic:
        case FieldType::country:
        case FieldType::choice:
        case FieldType::yes_no:
        case FieldType::text:
        case FieldType::long_text:
        case FieldType::oath:
        case FieldType::derived: return ui::Keyboard::text;
    }
    return ui::Keyboard::text;
}

ui::TextField text_field_of(const Scene& scene, const step::Fill& here, const Field& field,
                            const Answers& answers) {
    return {.id = field.id,
            .label = label_of(scene, field, answers),
            .value = std::string(answer(answers, field.id)),
            .hint = scene.local(field.help),
            .problem = problem_of(scene, here, field),
            .keyboard = keyboard_of(field.type),
            .focused = here.focus == field.id,
            .problem_tone = tone_of(here, field),
            .names = field.type == FieldType::name ? &scene.flow.catalog().names() : nullptr};
}

std::optional<Event> event_of(const Field& field, const ui::FieldPress& press) {
    if (press.edited) {
        return event::Answer{field.id, *press.edited};
    }
    return press.touched ? std::optional<Event>(event::Focus{field.id}) : std::nullopt;
}

/// The entries of a list whose folded name contains what was typed; most-used first in the data.
template <class Entries, class NameOf>
std::vector<std::size_t> matching(const Entries& entries, std::string_view query, const NameOf& name_of) {
    const std::string wanted = text::fold(query);
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (wanted.empty() || text::fold(name_of(entries[i])).find(wanted) != std::string::npos) {
            found.push_back(i);
        }
    }
    return found;
}

/// A list to choose from, narrowed by typing. Answers the value to store.
template <class Entries, class NameOf, class ValueOf>
std::optional<Event> draw_list(const Scene& scene, const step::Fill& here, const Field& field,
                               const Entries& entries, const NameOf& name_of, const ValueOf& value_of,
                               std::string_view current, TextKey label = txt::fill_search) {
    const auto found = matching(entries, here.query, name_of);
    ui::Picker picker{.id = field.id + ".list",
                      .query = here.query,
                      .entries = {},
                      .chosen = {},
                      .search_label = scene.text(label)};
    for (const auto index : found) {
        if (value_of(entries[index]) == current) {
            picker.chosen = picker.entries.size();
        }
        picker.entries.push_back(name_of(entries[index]));
    }
    const auto press = scene.ui.picker(picker);
    if (press.query) {
        return event::Narrow{*press.query};
    }
    if (press.chosen) {
        return event::Answer{field.id, value_of(entries[found[*press.chosen]])};
    }
    return std::nullopt;
}

/// A field that shows its value and, when touched, a list below it.
template <class Entries>
std::optional<Event> draw_picked(const Scene& scene, const step::Fill& here, const Field& field,
                                 const Answers& answers, const Entries& entries) {
    const auto current = answer(answers, field.id);
    auto shown_field = text_field_of(scene, here, field, answers);
    shown_field.value = current.empty() ? std::string() : shown(scene, field, current);
    shown_field.keyboard = ui::Keyboard::none;
    std::optional<Event> answered = event_of(field, scene.ui.text_field(shown_field));
    if (here.focus == field.id) {
        const auto name_of = [&](const auto& entry) { return scene.local(entry.name); };
        const auto value_of = [](const auto& entry) { return entry.id; };
        if (auto event = draw_list(scene, here, field, entries, name_of, value_of, current)) {
            answered = std::move(event);
        }
    }
    return answered;
}

struct AddressParts {
    std::string province;
    std::string commune;
    std::string detail;

    [[nodiscard]] std::string joined() const { return province + "|" + commune + "|" + detail; }
};

AddressParts parts_of(std::string_view value) {
    AddressParts parts;
    const auto first = value.find('|');
    const auto second = first == std::string_view::npos ? first : value.find('|', first + 1);
    parts.province = std::string(value.substr(0, first));
    if (second != std::string_view::npos) {
        parts.commune = std::string(value.substr(first + 1, second - first - 1));
        parts.detail = std::string(value.substr(second + 1));
    }
    return parts;
}

/// The communes of a province, this hall's own first: most people here mean it.
std::vector<Commune> communes_near(const Scene& scene, std::string_view province) {
    const auto all = scene.flow.catalog().units().communes(province);
    std::vector<Commune> communes(all.begin(), all.end());
    const auto own = std::ranges::find(communes, scene.flow.hall().commune_code, &Commune::code);
    if (own != communes.end()) {
        std::ranges::rotate(communes.begin(), own, own + 1);
    }
    return communes;
}

/// An address is asked in three bites: province, commune, then house and street. Each bite is shown and can
/// be touched to change it; the part of the focus behind '#' says which bite is open.
std::optional<Event> draw_address(const Scene& scene, const step::Fill& here, const Field& field,
                                  const Answers& answers) {
    const auto& units = scene.flow.catalog().units();
    AddressParts parts = parts_of(answer(answers, field.id));
    if (parts.province.empty()) {
        parts.province = scene.flow.hall().province_code;  // Most people here mean a place nearby.
    }
    std::string open =
        here.focus.starts_with(field.id + "#") ? here.focus.substr(field.id.size() + 1) : std::string();
    if (here.focus == field.id) {
        open = parts.commune.empty() ? "commune" : "detail";
    }
    std::optional<Event> answered;
    const auto bite = [&](std::string_view part, TextKey label, std::string value, ui::Keyboard keyboard) {
        ui::TextField shown_field{.id = fmt::format("{}#{}", field.id, part),
                                  .label = scene.text(label),
                                  .value = std::move(value),
                                  .keyboard = keyboard,
                                  .focused = open == part};
        if (part == "detail") {
            shown_field.problem = problem_of(scene, here, field);
            shown_field.problem_tone = tone_of(here, field);
            shown_field.names = &scene.flow.catalog().names();
            shown_field.names_of = Names::Kind::place;
        }
        const auto press = scene.ui.text_field(shown_field);
        if (press.touched) {
            answered = event::Focus{shown_field.id};
        }
        return press.edited;
    };
    const auto* province = units.province(parts.province);
    const auto* commune = units.commune(parts.commune);
    // An open list takes the place of its bite: every line less is a name more.
    if (open == "province") {
        const auto event = draw_list(
            scene, here, field, units.provinces, [](const Province& p) { return p.full_name; },
            [](const Province& p) { return p.code; }, parts.province, txt::fill_province);
        if (event && std::holds_alternative<event::Answer>(*event)) {
            parts.province = std::get<event::Answer>(*event).value;
            parts.commune.clear();
            return event::Answer{field.id, parts.joined()};
        }
        return event ? event : answered;
    }
    if (open != "commune") {
        scene.ui.heading(label_of(scene, field, answers));
    }
    static_cast<void>(bite("province", txt::fill_province, province == nullptr ? "" : province->full_name,
                           ui::Keyboard::none));
    if (open == "commune") {
        const auto event = draw_list(
            scene, here, field, communes_near(scene, parts.province), [](const Commune& c) { return c.name; },
            [](const Commune& c) { return c.code; }, parts.commune, txt::fill_commune);
        if (event && std::holds_alternative<event::Answer>(*event)) {
            parts.commune = std::get<event::Answer>(*event).value;
            return event::Answer{field.id, parts.joined()};
        }
        return event ? event : answered;
    }
    static_cast<void>(
        bite("commune", txt::fill_commune, commune == nullptr ? "" : commune->name, ui::Keyboard::none));
    if (auto detail = bite("detail", txt::fill_address_detail, parts.detail, ui::Keyboard::text)) {
        parts.detail = std::move(*detail);
        return event::Answer{field.id, parts.joined()};
    }
    return answered;
}

std::optional<Event> draw_choice(const Scene& scene, const step::Fill& here, const Field& field,
                                 const Answers& answers) {
    std::vector<std::string> labels;
    std::optional<std::size_t> chosen;
    for (const auto& option : field.options) {
        if (option.id == answer(answers, field.id)) {
            chosen = labels.size();
        }
        labels.push_back(scene.local(option.label));
    }
    const auto press = scene.ui.options(field.id, label_of(scene, field, answers), labels, chosen,
                                        problem_of(scene, here, field));
    return press ? std::optional<Event>(event::Answer{field.id, field.options[*press].id}) : std::nullopt;
}

/// An answer that has the page for itself: as large as the page allows.
std::optional<Event> draw_single(const Scene& scene, const step::Fill& here, const Field& field,
                                 const Answers& answers) {
    const auto current = answer(answers, field.id);
    std::vector<ui::Choice> choices;
    std::vector<std::string> values;
    const auto offer = [&](std::string_view value, std::string label, std::optional<ui::Icon> icon) {
        const auto tint = static_cast<ui::Tint>(choices.size() % ui::tint_count);
        choices.push_back(
            {.title = std::move(label), .icon = icon, .tint = tint, .chosen = current == value});
        values.emplace_back(value);
    };
    if (field.type == FieldType::yes_no) {
        offer("yes", scene.text(txt::common_yes), ui::Icon::check);
        offer("no", scene.text(txt::common_no), ui::Icon::close);
    }
    for (const auto& option : field.options) {
        offer(option.id, scene.local(option.label),
              option.icon.empty() ? std::nullopt : std::optional(icon_named(option.icon)));
    }
    const auto press = scene.ui.single_choice(field.id, label_of(scene, field, answers), choices,
                                              problem_of(scene, here, field));
    return press ? std::optional<Event>(event::Answer{field.id, values[*press]}) : std::nullopt;
}

std::optional<Event> draw_number(const Scene& scene, const step::Fill& here, const Field& field,
                                 const Answers& answers) {
    const auto current = answer(answers, field.id);
    ui::Stepper stepper{
        .id = field.id, .label = label_of(scene, field, answers), .unit = {}, .least = 0, .most = 999};
    std::from_chars(current.data(), current.data() + current.size(), stepper.value);
    for (const auto& rule : field.rules) {
        if (rule.kind == Rule::Kind::range) {
            stepper.least = static_cast<int>(rule.low);
            stepper.most = static_cast<int>(rule.high);
        }
    }
    if (const auto value = scene.ui.stepper(stepper)) {
        return event::Answer{field.id, fmt::format("{}", *value)};
    }
    if (const auto problem = problem_of(scene, here, field); !problem.empty()) {
        scene.ui.notice(tone_of(here, field), problem);
    }
    return std::nullopt;
}

/// More answers than this are quicker read as a list.
constexpr std::size_t most_large_answers = 6;

}  // namespace

std::optional<Event> draw_only_field(const Scene& scene, const step::Fill& here, const Field& field,
                                     const Answers& answers) {
    const bool few = field.type == FieldType::yes_no ||
                     (field.type == FieldType::choice && field.options.size() <= most_large_answers);
    return few ? draw_single(scene, here, field, answers) : draw_field(scene, here, field, answers);
}

std::optional<Event> draw_field(const Scene& scene, const step::Fill& here, const Field& field,
                                const Answers& answers) {
    const auto current = answer(answers, field.id);
    switch (field.type) {
        case FieldType::choice: return draw_choice(scene, here, field, answers);
        case FieldType::yes_no: {
            const std::array labels{scene.text(txt::common_yes), scene.text(txt::common_no)};
            const auto chosen = current == "yes"  ? std::optional<std::size_t>(0)
                                : current == "no" ? std::optional<std::size_t>(1)
                                                  : std::nullopt;
            const auto press = scene.ui.options(field.id, label_of(scene, field, answers), labels, chosen,
                                                problem_of(scene, here, field));
            return press ? std::optional<Event>(event::Answer{field.id, *press == 0 ? "yes" : "no"})
                         : std::nullopt;
        }
        case FieldType::oath:
            return scene.ui.checkbox(field.id, scene.local(field.label), current == "yes",
                                     problem_of(scene, here, field))
                       ? std::optional<Event>(event::Answer{field.id, current == "yes" ? "no" : "yes"})
                       : std::nullopt;
        case FieldType::integer: return draw_number(scene, here, field, answers);
        case FieldType::date:
        case FieldType::date_partial: {
            auto shown_field = text_field_of(scene, here, field, answers);
            shown_field.value = shown_date(current);
            return event_of(field, scene.ui.date_field(shown_field, field.type == FieldType::date_partial));
        }
        case FieldType::address: return draw_address(scene, here, field, answers);
        case FieldType::ethnic:
            return draw_picked(scene, here, field, answers, scene.flow.catalog().units().ethnic_groups);
        case FieldType::country:
            return draw_picked(scene, here, field, answers, scene.flow.catalog().units().countries);
        case FieldType::derived: return std::nullopt;
        case FieldType::name:
        case FieldType::id12:
        case FieldType::time:
        case FieldType::phone:
        case FieldType::email:
        case FieldType::text:
        case FieldType::long_text:
            return event_of(field, scene.ui.text_field(text_field_of(scene, here, field, answers)));
    }
    return std::nullopt;
}

}  // namespace kiosk::screens
