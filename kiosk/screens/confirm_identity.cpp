#include "kiosk/screens/screens.h"

namespace kiosk::screens {

namespace {

TextKey words_of(CardQrWarning warning) {
    switch (warning) {
        case CardQrWarning::sex_differs_from_number: return txt::card_qr_sex_differs_from_number;
        case CardQrWarning::birth_year_differs_from_number:
            return txt::card_qr_birth_year_differs_from_number;
        case CardQrWarning::issued_before_birth: return txt::card_qr_issued_before_birth;
    }
    return txt::card_qr_title;
}

}  // namespace

std::optional<Event> draw(const Scene& scene, const step::ConfirmIdentity&) {
    const Citizen& citizen = *scene.session().citizen;
    const bool from_card = citizen.source != IdentitySource::typed;
    const auto press = scene.ui.page(
        {.id = "confirm_identity",
         .title = scene.text(txt::confirm_identity_title),
         .instruction = scene.text(from_card ? txt::confirm_identity_card : txt::confirm_identity_typed),
         .back = scene.back_label(),
         .primary = scene.text(txt::confirm_identity_yes),
         .secondary = {scene.text(txt::confirm_identity_edit)}});
    for (const CardQrWarning warning : scene.session().card_warnings) {
        scene.ui.notice(ui::Tone::caution, scene.text(txt::card_qr_title), scene.text(words_of(warning)));
    }
    const Form* form = scene.flow.catalog().form("identity", scene.flow.today());
    for (const FormGroup* group : asked_groups(*form, scene.session().identity)) {
        for (const Field* field : asked_fields(*group, scene.session().identity)) {
            const auto value = answer(scene.session().identity, field->id);
            if (!value.empty()) {
                scene.ui.key_value(scene.local(field->label), shown(scene, *field, value));
            }
        }
    }
    if (!citizen.address_text.empty()) {
        scene.ui.key_value(scene.text(txt::confirm_identity_address), citizen.address_text);
    }
    return press == ui::Press::secondary_first ? std::optional<Event>(event::IdentifyByTyping{})
                                               : common(scene, press);
}

}  // namespace kiosk::screens
