#include "src/dossier/citizen_from_card.h"

namespace kiosk {

Citizen citizen_from(const CardQr& card) {
    Citizen citizen;
    citizen.name = card.name;
    citizen.id_number = card.id_number.digits();
    citizen.birth_date = card.birth_date;
    citizen.sex = card.sex;
    citizen.address_text = card.address;
    citizen.issue_date = card.issue_date;
    citizen.source = IdentitySource::card_qr;
    return citizen;
}

Citizen citizen_from(const Mrz& card) {
    Citizen citizen;
    citizen.name = card.name;
    citizen.id_number = card.id_number.digits();
    citizen.birth_date = card.birth_day();
    citizen.sex = card.sex;
    citizen.source = IdentitySource::card_mrz;
    return citizen;
}

Citizen citizen_from(const Dg13& chip) {
    Citizen citizen;
    citizen.name = chip.name;
    citizen.id_number = chip.id_number.digits();
    citizen.birth_date = chip.birth_date;
    citizen.sex = chip.sex;
    citizen.address_text = chip.address;
    citizen.issue_date = chip.issue_date;
    citizen.source = IdentitySource::card_chip;
    return citizen;
}

}  // namespace kiosk
