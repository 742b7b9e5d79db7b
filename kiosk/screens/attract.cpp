#include "kiosk/screens/screens.h"

namespace kiosk::screens {

std::optional<Event> draw(const Scene& scene, const step::Attract&) {
    const auto press = scene.ui.page({.id = "attract",
                                      .title = scene.text(txt::attract_title),
                                      .instruction = scene.text(txt::attract_instruction),
                                      .primary = scene.text(txt::attract_start),
                                      .primary_icon = ui::Icon::hand,
                                      .footer = ui::Footer::bare});
    scene.ui.hero(scene.flow.hall().commune_name, scene.text(txt::attract_motto));
    const std::vector<ui::Choice> offers{
        {.title = scene.text(txt::attract_file), .icon = ui::Icon::assignment, .tint = ui::Tint::blue},
        {.title = scene.text(txt::attract_read), .icon = ui::Icon::search, .tint = ui::Tint::teal},
        {.title = scene.text(txt::attract_slip), .icon = ui::Icon::receipt, .tint = ui::Tint::olive}};
    scene.ui.points(offers);
    return common(scene, press);
}

}  // namespace kiosk::screens
