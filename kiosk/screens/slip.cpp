// The slip: printing, did it come out, and what there is when it did not.
#include "kiosk/screens/screens.h"
#include "src/device/barcode.h"

namespace kiosk::screens {

namespace {

std::string code_of(const Session& session) {
    return session.submission ? session.submission->dossier_code : session.stored->local_code;
}

ui::Illustration slot_of(const Scene& scene) {
    return scene.flow.hall().slip_paper == PaperKind::a4 ? ui::Illustration::printer_slot
                                                         : ui::Illustration::receipt_slot;
}

}  // namespace

std::optional<Event> draw(const Scene& scene, const step::Printing&) {
    const auto press = scene.ui.page({.id = "printing",
                                      .title = scene.text(txt::printing_title),
                                      .instruction = scene.text(txt::printing_instruction)});
    scene.ui.illustration(slot_of(scene));
    scene.ui.waiting(scene.text(txt::printing_words));
    return common(scene, press);
}

std::optional<Event> draw(const Scene& scene, const step::CameOut& here) {
    const bool known = here.outcome == PrintOutcome::printed;
    const auto press =
        scene.ui.page({.id = "came_out",
                       .title = scene.text(txt::came_out_title),
                       .instruction = scene.text(known ? txt::came_out_printed : txt::came_out_unknown),
                       .primary = scene.text(txt::came_out_yes),
                       .primary_icon = ui::Icon::check,
                       .secondary = {scene.text(txt::came_out_again), scene.text(txt::came_out_code)}});
    scene.ui.illustration(slot_of(scene));
    switch (press) {
        case ui::Press::primary: return event::SlipCameOut{true};
        case ui::Press::secondary_first: return event::PrintAgain{};
        case ui::Press::secondary_second: return event::SlipCameOut{false};
        default: return common(scene, press);
    }
}

std::optional<Event> draw(const Scene& scene, const step::CodeOnScreen& here) {
    const Session& session = scene.session();
    const auto press = scene.ui.page({.id = "code_on_screen",
                                      .title = scene.text(txt::code_title),
                                      .instruction = scene.text(txt::code_instruction),
                                      .primary = scene.text(txt::code_noted),
                                      .secondary = scene.flow.hall().has_printer
                                                       ? std::vector{scene.text(txt::came_out_again)}
                                                       : std::vector<std::string>{}});
    if (here.trouble) {
        scene.ui.notice(ui::Tone::caution, scene.text(txt::code_no_paper), sentence(scene, *here.trouble));
    }
    const std::string code = code_of(session);
    scene.ui.code(scene.text(session.submission ? txt::sent_code : txt::sent_local_code), code);
    if (session.submission) {
        scene.ui.code(scene.text(txt::sent_pin), session.submission->lookup_pin);
    }
    if (const auto qr = make_qr(code)) {
        scene.ui.qr(*qr, scene.text(txt::code_photo));
    }
    return press == ui::Press::secondary_first ? std::optional<Event>(event::PrintAgain{})
                                               : common(scene, press);
}

}  // namespace kiosk::screens
