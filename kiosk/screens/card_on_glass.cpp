#include "kiosk/screens/screens.h"

namespace kiosk::screens {

std::optional<Event> draw(const Scene& scene, const step::CardOnGlass& here) {
    const bool reading = here.job != JobNumber::none;
    const auto press =
        scene.ui.page({.id = "card_on_glass",
                       .title = scene.text(txt::card_title),
                       .instruction = scene.text(txt::card_instruction),
                       .back = scene.back_label(),
                       .primary = reading ? std::string() : scene.text(txt::card_read),
                       .primary_icon = ui::Icon::qr_code,
                       .secondary = {reading ? scene.text(txt::common_stop) : scene.text(txt::card_type)}});
    if (here.trouble) {
        scene.ui.notice(ui::Tone::caution, scene.text(txt::card_trouble), sentence(scene, *here.trouble));
    }
    if (reading) {
        scene.ui.waiting(scene.text(txt::card_reading));
    }
    scene.ui.illustration(ui::Illustration::card_on_glass);
    if (press == ui::Press::secondary_first) {
        return reading ? Event(event::StopScan{}) : Event(event::IdentifyByTyping{});
    }
    return common(scene, press);
}

}  // namespace kiosk::screens
