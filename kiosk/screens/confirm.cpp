#include "kiosk/screens/screens.h"

namespace kiosk::screens {

std::optional<Event> draw(const Scene& scene, const step::Confirm& here) {
    const auto press = scene.ui.page({.id = "confirm",
                                      .title = scene.text(txt::confirm_title),
                                      .instruction = scene.text(txt::confirm_instruction),
                                      .back = scene.back_label()});
    scene.ui.code(scene.text(txt::confirm_code), here.code);
    const auto typed =
        scene.ui.text_field({.id = "typed",
                             .label = scene.text(txt::confirm_type),
                             .value = here.typed,
                             .problem = here.wrong ? scene.text(txt::confirm_wrong) : std::string(),
                             .keyboard = ui::Keyboard::digits,
                             .focused = true});
    return typed.edited ? std::optional<Event>(event::TypeCode{*typed.edited}) : common(scene, press);
}

}  // namespace kiosk::screens
