#include "kiosk/screens/screens.h"

namespace kiosk::screens {

// Luật 91/2025/QH15 and Nghị định 356/2025: what is collected, why, by whom, for how long, and the citizen's
// rights.
std::optional<Event> draw(const Scene& scene, const step::Notice&) {
    const auto press = scene.ui.page({.id = "notice",
                                      .title = scene.text(txt::notice_title),
                                      .instruction = scene.text(txt::notice_instruction),
                                      .back = scene.back_label(),
                                      .primary = scene.text(txt::notice_agree)});
    const auto who = scene.text(txt::notice_who_words, {{"commune", scene.flow.hall().commune_name}});
    const std::vector<ui::Choice> points{{.title = scene.text(txt::notice_what),
                                          .subtitle = scene.text(txt::notice_what_words),
                                          .icon = ui::Icon::badge,
                                          .tint = ui::Tint::blue},
                                         {.title = scene.text(txt::notice_why),
                                          .subtitle = scene.text(txt::notice_why_words),
                                          .icon = ui::Icon::assignment,
                                          .tint = ui::Tint::teal},
                                         {.title = scene.text(txt::notice_who),
                                          .subtitle = who,
                                          .icon = ui::Icon::institution,
                                          .tint = ui::Tint::violet},
                                         {.title = scene.text(txt::notice_kept),
                                          .subtitle = scene.text(txt::notice_kept_words),
                                          .icon = ui::Icon::history,
                                          .tint = ui::Tint::brown},
                                         {.title = scene.text(txt::notice_rights),
                                          .subtitle = scene.text(txt::notice_rights_words),
                                          .icon = ui::Icon::gavel,
                                          .tint = ui::Tint::olive}};
    scene.ui.points(points);
    return common(scene, press);
}

}  // namespace kiosk::screens
