#include "kiosk/screens/screens.h"

namespace kiosk::screens {

std::optional<Event> draw(const Scene& scene, const step::Identify&) {
    const auto press = scene.ui.page({.id = "identify",
                                      .title = scene.text(txt::identify_title),
                                      .instruction = scene.text(txt::identify_instruction),
                                      .back = scene.back_label()});
    std::vector<ui::Choice> ways;
    if (scene.flow.hall().has_scanner) {
        ways.push_back({.title = scene.text(txt::identify_card),
                        .subtitle = scene.text(txt::identify_card_words),
                        .icon = ui::Icon::qr_code,
                        .tint = ui::Tint::blue,
                        .id = "card"});
    }
    ways.push_back({.title = scene.text(txt::identify_typing),
                    .subtitle = scene.text(txt::identify_typing_words),
                    .icon = ui::Icon::edit,
                    .tint = ui::Tint::teal,
                    .id = "typing"});
    if (const auto chosen = scene.ui.answers("ways", ways)) {
        return *chosen + 1 == ways.size() ? Event(event::IdentifyByTyping{}) : Event(event::IdentifyByCard{});
    }
    return common(scene, press);
}

}  // namespace kiosk::screens
