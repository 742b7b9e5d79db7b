#include <fmt/format.h>

#include "kiosk/screens/screens.h"

namespace kiosk::screens {

namespace {

/// The fee before any question is answered: a plain number where it cannot change, the rule in words
/// elsewhere.
std::string fee_words(const Scene& scene, const Procedure& procedure) {
    if (!procedure.fee_text.empty()) {
        return scene.local(procedure.fee_text);
    }
    const FeeQuestion question{.province = scene.flow.hall().province_code,
                               .channel = Channel::online,
                               .date = scene.flow.today(),
                               .exemption = {},
                               .answers = {}};
    const auto result = fee(procedure, question);
    return result.total == 0 ? scene.text(txt::info_free) : money(scene, result.total);
}

}  // namespace

std::optional<Event> draw(const Scene& scene, const step::ProcedureInfo&) {
    const Procedure& procedure = *scene.session().procedure;
    const bool has_form = scene.session().form != nullptr;
    const bool can_file = has_form && !scene.session().filing_unavailable;
    const auto press = scene.ui.page({.id = "procedure_info",
                                      .title = scene.local(procedure.title),
                                      .instruction = scene.local(procedure.name),
                                      .back = scene.back_label(),
                                      .primary = can_file ? scene.text(txt::info_file) : std::string()});
    if (has_form && !can_file) {
        scene.ui.notice(ui::Tone::caution, scene.text(txt::home_no_filing_title),
                        scene.text(txt::home_no_filing_words));
    } else if (!has_form) {
        scene.ui.notice(ui::Tone::info, scene.text(txt::info_counter_title),
                        scene.text(txt::info_counter_words));
    } else if (procedure.fit == KioskFit::prepare) {
        scene.ui.notice(ui::Tone::info, scene.text(txt::info_prepare_title),
                        scene.text(txt::info_prepare_words));
    }
    std::vector<ui::Row> facts{{.title = scene.text(txt::info_fee),
                                .value = fee_words(scene, procedure),
                                .icon = ui::Icon::payments}};
    if (const auto* rule = processing_on(procedure, scene.flow.today())) {
        facts.push_back({.title = scene.text(txt::info_time),
                         .value = scene.local(rule->text),
                         .icon = ui::Icon::schedule});
    }
    scene.ui.facts(facts);
    scene.ui.heading(scene.text(txt::info_papers));
    std::vector<std::string> papers;
    for (const auto& document : procedure.documents) {
        if (!document.effective.covers(scene.flow.today())) {
            continue;
        }
        const auto& name = scene.local(document.name);
        papers.push_back(document.note.empty() ? name
                                               : fmt::format("{} ({})", name, scene.local(document.note)));
    }
    scene.ui.bullets(papers);
    scene.ui.key_value(scene.text(txt::info_result), scene.local(procedure.result));
    scene.ui.key_value(scene.text(txt::info_level), scene.local(name(procedure.level)));
    scene.ui.key_value(scene.text(txt::info_code), procedure.code);
    scene.ui.heading(scene.text(txt::info_legal));
    scene.ui.bullets(procedure.legal_basis);
    return common(scene, press);
}

}  // namespace kiosk::screens
