#include "kiosk/screens/screens.h"

namespace kiosk::screens {

std::optional<Event> draw(const Scene& scene, const step::ForWhom&) {
    const auto press = scene.ui.page({.id = "for_whom",
                                      .title = scene.text(txt::for_whom_title),
                                      .instruction = scene.text(txt::for_whom_instruction),
                                      .back = scene.back_label()});
    const std::vector<ui::Choice> choices{
        {.title = scene.text(txt::for_whom_self),
         .subtitle = scene.text(txt::for_whom_self_words),
         .icon = ui::Icon::person,
         .tint = ui::Tint::blue,
         .id = "self"},
        {.title = scene.text(txt::for_whom_other),
         .subtitle = scene.text(txt::for_whom_other_words),
         .icon = ui::Icon::people,
         .tint = ui::Tint::olive,
         .id = "other"},
    };
    if (const auto chosen = scene.ui.answers("whom", choices)) {
        return event::ChooseForWhom{*chosen == 1};
    }
    return common(scene, press);
}

}  // namespace kiosk::screens
