#include "kiosk/screens/screens.h"

namespace kiosk::screens {

std::optional<Event> draw(const Scene& scene, const step::Attract&) {
    const auto press = scene.ui.page({.id = "attract",
                                      .title = scene.text(txt::attract_title),
                                      .instruction = scene.text(txt::attract_instruction),
                                      .footer = ui::Footer::bare});
    scene.ui.illustration(ui::Illustration::walk_up);
    if (scene.ui.button("start", scene.text(txt::attract_start), ui::Icon::hand, ui::ButtonStyle::primary)) {
        return event::Next{};
    }
    if (scene.ui.button("language", scene.text(txt::attract_language), ui::Icon::language)) {
        return event::SetLanguage{scene.session().language == Language::vi ? Language::en : Language::vi};
    }
    return common(scene, press);
}

}  // namespace kiosk::screens
