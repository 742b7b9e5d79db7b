#include <algorithm>

#include <fmt/format.h>

#include "kiosk/screens/screens.h"

namespace kiosk::screens {

namespace {

using Part = event::Edit::Part;

std::vector<ui::Row> rows_of(const Scene& scene, const FormGroup& group, const Answers& answers) {
    std::vector<ui::Row> rows;
    for (const Field* field : asked_fields(group, answers)) {
        const auto value = answer(answers, field->id);
        if (value.empty()) {
            continue;  // Nothing was asked of the citizen here that had to be answered.
        }
        const bool hidden = field->sensitive && !value.empty();
        rows.push_back({.title = scene.local(field->label),
                        .subtitle = {},
                        .value = hidden ? scene.text(txt::review_hidden) : shown(scene, *field, value)});
    }
    return rows;
}

/// The section a group of the form belongs to.
const FormSection* section_of(const Form& form, const FormGroup* group) {
    const auto holds = [&](const FormSection& section) {
        return std::ranges::any_of(section.groups, [&](const FormGroup& each) { return &each == group; });
    };
    const auto found = std::ranges::find_if(form.sections, holds);
    return found == form.sections.end() ? nullptr : &*found;
}

std::string paper_words(const Scene& scene, const Component& component) {
    switch (component.answer) {
        case ComponentAnswer::scanned:
            return scene.text(txt::review_pages, {{"n", fmt::format("{}", component.pages.size())}});
        case ComponentAnswer::will_bring: return scene.text(txt::review_will_bring);
        case ComponentAnswer::not_needed: return scene.text(txt::review_not_needed);
        case ComponentAnswer::open: return scene.text(txt::common_no_answer);
    }
    return {};
}

}  // namespace

std::optional<Event> draw(const Scene& scene, const step::Review&) {
    const Session& session = scene.session();
    const auto press = scene.ui.page({.id = "review",
                                      .title = scene.text(txt::review_title),
                                      .instruction = scene.text(txt::review_instruction),
                                      .back = scene.back_label(),
                                      .primary = scene.text(txt::review_right)});
    std::optional<Event> answered;
    const auto section = [&](Part part, std::size_t index, const std::string& title,
                             std::span<const ui::Row> rows) {
        if (scene.ui.review(fmt::format("edit.{}.{}", static_cast<int>(part), index), title, rows)) {
            answered = event::Edit{part, index};
        }
    };
    const std::vector<ui::Row> who{
        {.title = scene.text(txt::review_name), .subtitle = {}, .value = session.citizen->name},
        {.title = scene.text(txt::review_number), .subtitle = {}, .value = session.citizen->id_number}};
    section(Part::identity, 0, scene.text(txt::review_applicant), who);
    const auto groups = asked_groups(*session.form, session.answers);
    const FormSection* last = nullptr;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const FormSection* own = section_of(*session.form, groups[i]);
        if (own != nullptr && own != last) {
            scene.ui.heading(scene.local(own->title));
        }
        last = own;
        section(Part::form, i, scene.local(groups[i]->title), rows_of(scene, *groups[i], session.answers));
    }
    if (!session.components.empty()) {
        scene.ui.heading(scene.text(txt::info_papers));
    }
    for (std::size_t i = 0; i < session.components.size(); ++i) {
        const std::vector<ui::Row> paper{
            {.title = paper_words(scene, session.components[i]), .subtitle = {}}};
        section(Part::paper, i, scene.local(document_of(scene, session.components[i])->name), paper);
    }
    if (session.answers.contains("visit.exemption")) {
        const auto id = answer(session.answers, "visit.exemption");
        const auto& all = scene.flow.catalog().exemptions();
        const auto claimed = std::ranges::find(all, id, &Exemption::id);
        const std::vector<ui::Row> row{
            {.title = claimed == all.end() ? scene.text(txt::exemption_none) : scene.local(claimed->name),
             .subtitle = {}}};
        section(Part::exemption, 0, scene.text(txt::exemption_title), row);
    }
    if (const Form* form = scene.flow.catalog().form("delivery", scene.flow.today())) {
        for (const FormGroup* group : asked_groups(*form, session.delivery)) {
            section(Part::delivery, 0, scene.local(group->title), rows_of(scene, *group, session.delivery));
        }
    }
    return answered ? answered : common(scene, press);
}

}  // namespace kiosk::screens
