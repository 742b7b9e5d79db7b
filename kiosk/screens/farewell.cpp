#include <array>

#include "kiosk/screens/screens.h"

namespace kiosk::screens {

std::optional<Event> draw(const Scene& scene, const step::Rate&) {
    const auto press = scene.ui.page({.id = "rate",
                                      .title = scene.text(txt::rate_title),
                                      .instruction = scene.text(txt::rate_instruction),
                                      .primary = scene.text(txt::rate_skip)});
    const std::array labels{scene.text(txt::rate_one), scene.text(txt::rate_two), scene.text(txt::rate_three),
                            scene.text(txt::rate_four), scene.text(txt::rate_five)};
    if (const auto chosen = scene.ui.stars("stars", labels)) {
        return event::GiveRating{static_cast<int>(*chosen) + 1};
    }
    return common(scene, press);
}

std::optional<Event> draw(const Scene& scene, const step::Goodbye&) {
    const auto press = scene.ui.page({.id = "goodbye",
                                      .title = scene.text(txt::goodbye_title),
                                      .instruction = scene.text(txt::goodbye_instruction),
                                      .primary = scene.text(txt::goodbye_done)});
    scene.ui.notice(ui::Tone::info, scene.text(txt::goodbye_take), scene.text(txt::goodbye_take_words));
    scene.ui.illustration(ui::Illustration::take_papers);
    return common(scene, press);
}

}  // namespace kiosk::screens
