#include <fmt/format.h>

#include "kiosk/screens/screens.h"

namespace kiosk::screens {

std::optional<Event> draw(const Scene& scene, const step::Sending& here) {
    const auto waited = std::chrono::floor<std::chrono::seconds>(scene.flow.now() - here.since);
    const bool may_leave = here.stored && waited >= scene.flow.timeouts().sending_exit;
    const bool overdue = !here.stored && waited >= scene.flow.timeouts().storing;
    const auto press = scene.ui.page({.id = "sending",
                                      .title = scene.text(txt::sending_title),
                                      .instruction = scene.text(here.stored ? txt::sending_stored
                                                                : overdue   ? txt::sending_overdue
                                                                            : txt::sending_storing),
                                      .primary = may_leave ? scene.text(txt::sending_leave) : std::string()});
    scene.ui.waiting(scene.text(here.stored ? txt::sending_words : txt::sending_storing_words),
                     waited.count() < 2
                         ? std::string()
                         : scene.text(txt::sending_seconds, {{"n", fmt::format("{}", waited.count())}}));
    return press == ui::Press::primary ? std::optional<Event>(event::FinishLater{}) : common(scene, press);
}

std::optional<Event> draw(const Scene& scene, const step::NotSent& here) {
    const auto press = scene.ui.page({.id = "not_sent",
                                      .title = scene.text(txt::not_sent_title),
                                      .instruction = scene.text(txt::not_sent_instruction),
                                      .primary = scene.text(txt::not_sent_again)});
    scene.ui.notice(ui::Tone::danger, scene.text(txt::not_sent_why), sentence(scene, here.trouble));
    scene.ui.key_value(scene.text(txt::help_phone), scene.flow.hall().help_phone);
    return common(scene, press);
}

}  // namespace kiosk::screens
