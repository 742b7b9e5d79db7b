#include <array>

#include "kiosk/screens/screens.h"

namespace kiosk::screens {

std::optional<Event> draw(const Scene& scene, const step::Sent&) {
    const Session& session = scene.session();
    const bool received = session.submission.has_value();
    const auto press =
        scene.ui.page({.id = "sent",
                       .title = scene.text(received ? txt::sent_title : txt::sent_pending_title),
                       .instruction = scene.text(received ? txt::sent_words : txt::sent_pending_words),
                       .primary = scene.text(txt::common_next)});
    if (received) {
        scene.ui.code(scene.text(txt::sent_code), session.submission->dossier_code);
        scene.ui.code(scene.text(txt::sent_pin), session.submission->lookup_pin);
        const auto* rule = processing_on(*session.procedure, scene.flow.today());
        scene.ui.timeline(std::array{
            ui::Moment{scene.text(txt::sent_next_sent), scene.text(txt::sent_next_sent_words),
                       ui::Moment::State::done},
            ui::Moment{scene.text(txt::sent_next_check), scene.text(txt::sent_next_check_words),
                       ui::Moment::State::now},
            ui::Moment{scene.text(txt::sent_next_result),
                       rule == nullptr ? std::string() : scene.local(rule->text), ui::Moment::State::ahead}});
    } else {
        scene.ui.code(scene.text(txt::sent_local_code), session.stored->local_code);
        if (session.delivery_trouble) {
            scene.ui.notice(ui::Tone::caution, scene.text(txt::sent_pending_why),
                            sentence(scene, *session.delivery_trouble));
        }
    }
    return common(scene, press);
}

}  // namespace kiosk::screens
