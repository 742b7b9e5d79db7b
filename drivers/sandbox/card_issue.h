// Makes cards: a person, a state that signs, and which way the card should be good or bad.
#pragma once

#include "drivers/sandbox/card_chip.h"
#include "drivers/sandbox/card_person.h"
#include "drivers/sandbox/card_signer.h"

namespace kiosk::sandbox {

enum class CardVariant {
    good,
    expired_signer,
    unknown_authority,
    wrong_hash,        ///< Data group 13 was changed after signing.
    swapped_portrait,  ///< Data group 2 is another person's.
    copied,            ///< All files, none of the keys.
    hidden_keys,       ///< As copied, and the list of files hides that there were keys.
    lying_length,      ///< Data group 13 says it has four gigabytes.
    short_file,        ///< Data group 13 ends before its length.
};

/// Which protocols a card has; the defaults are those of a new one.
struct CardDesign {
    CardVariant variant = CardVariant::good;
    std::optional<emrtd::Cipher> pace = emrtd::Cipher::aes_128;
    std::uint8_t curve = 13;  ///< 12: NIST P-256, 13: brainpoolP256r1.
    bool bac = true;
    std::optional<emrtd::Cipher> chip_authentication = emrtd::Cipher::aes_128;
    std::optional<CardKey::Kind> active_authentication{};
    bool extended_length = false;
    Bytes portrait{};        ///< A JPEG.
    Bytes other_portrait{};  ///< For `swapped_portrait`.
};

[[nodiscard]] CardChip issue_card(const CardPerson& person, const CardSigner& signer,
                                  const CardDesign& design);

}  // namespace kiosk::sandbox
