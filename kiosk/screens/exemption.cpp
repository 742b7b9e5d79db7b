#include "kiosk/screens/screens.h"

namespace kiosk::screens {

std::optional<Event> draw(const Scene& scene, const step::Exemption&) {
    const auto press = scene.ui.page({.id = "exemption",
                                      .title = scene.text(txt::exemption_title),
                                      .instruction = scene.text(txt::exemption_instruction),
                                      .back = scene.back_label()});
    const auto& exemptions = scene.flow.catalog().exemptions();
    std::vector<ui::Row> rows{{.title = scene.text(txt::exemption_none), .subtitle = {}, .value = {}, .icon = {}}};
    for (const auto& exemption : exemptions) {
        rows.push_back({.title = scene.local(exemption.name), .subtitle = {}, .value = {}, .icon = {}});
    }
    if (const auto chosen = scene.ui.rows("exemptions", rows)) {
        return event::ChooseExemption{*chosen == 0 ? std::string() : exemptions[*chosen - 1].id};
    }
    return common(scene, press);
}

}  // namespace kiosk::screens
