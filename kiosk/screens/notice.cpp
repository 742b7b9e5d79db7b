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
    scene.ui.key_value(scene.text(txt::notice_what), scene.text(txt::notice_what_words));
    scene.ui.key_value(scene.text(txt::notice_why), scene.text(txt::notice_why_words));
    scene.ui.key_value(scene.text(txt::notice_who),
                       scene.text(txt::notice_who_words, {{"commune", scene.flow.hall().commune_name}}));
    scene.ui.key_value(scene.text(txt::notice_kept), scene.text(txt::notice_kept_words));
    scene.ui.key_value(scene.text(txt::notice_rights), scene.text(txt::notice_rights_words));
    return common(scene, press);
}

}  // namespace kiosk::screens
