#include "tests/drivers/emrtd/sandbox_port.h"

#include "drivers/system/random.h"

namespace kiosk::emrtd {

const sandbox::CardSigner& state() {
    static const sandbox::CardSigner signer(today);
    return signer;
}

const Authorities& authorities() {
    static const auto list = Authorities::from_pem(state().authority_pem());
    return *list;
}

const sandbox::CardPerson& someone() {
    return sandbox::card_persons().front();
}

AccessKey printed_key(const sandbox::CardPerson& person) {
    const auto& zone = person.zone;
    return AccessKey::from_mrz(*mrz_key_letters(zone.document_number, zone.birth_date, zone.expiry_date));
}

Bytes portrait(std::uint8_t fill) {
    Bytes jpeg(15'000, fill);
    jpeg[0] = 0xFF;
    jpeg[1] = 0xD8;
    jpeg[2] = 0xFF;
    return jpeg;
}

sandbox::CardChip card(sandbox::CardDesign design) {
    design.portrait = portrait();
    design.other_portrait = portrait(0xA5);
    return issue_card(someone(), state(), design);
}

Result<ChipContents> read(CardPort& port, const AccessKey& key, const Authorities& list) {
    return read_chip(port, {.key = key, .authorities = list, .now = today, .random = fill_random});
}

Result<ChipContents> read(CardPort& port) {
    return read(port, printed_key(someone()), authorities());
}

}  // namespace kiosk::emrtd
