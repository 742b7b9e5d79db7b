// What was proved about a chip: that it was read, that its data are as signed, that it is no copy. Each has
// its reason, and the words on the screen never claim more than trust() does.
#pragma once

namespace kiosk {

/// Passive authentication (ICAO Doc 9303-11, 5.1): are the data those that the state signed?
enum class DataProof {
    authentic,
    no_authorities,       ///< No list of signing authorities is configured; otherwise all is well.
    unknown_authority,    ///< Signed by somebody whom no authority of the list vouches for.
    signer_expired,       ///< The signer's certificate, or its authority's, is not valid today.
    signature_wrong,      ///< The signature does not fit what it signs.
    group_changed,        ///< A data group is not the one that was signed, or was never signed.
    security_object_bad,  ///< The security object cannot be read.
};

/// Chip or Active Authentication (Doc 9303-11, 6.2 and 6.1): does the chip hold a key that cannot be copied?
enum class ChipProof {
    key_proved,   ///< It does. That the key is the card's own, only authentic data can say.
    not_offered,  ///< No such key was ever signed for this card.
    key_missing,  ///< A key was signed, and the chip cannot use it, or hides it: a copy.
    unsupported,  ///< The key is of a kind that we cannot check.
};

struct CardProof {
    DataProof data = DataProof::security_object_bad;
    ChipProof chip = ChipProof::not_offered;

    friend bool operator==(const CardProof&, const CardProof&) = default;
};

enum class CardTrust {
    refused,         ///< Something is forged: do not use what was read.
    read,            ///< "Đã đọc thẻ": no claim at all.
    authentic_data,  ///< As the state signed them, perhaps on a copy.
    genuine_chip,    ///< "Đã xác thực".
};

/// The one place that decides what may be claimed. A copy is refused whatever its data say.
[[nodiscard]] constexpr CardTrust trust(const CardProof& proof) {
    if (proof.chip == ChipProof::key_missing) {
        return CardTrust::refused;
    }
    switch (proof.data) {
        case DataProof::authentic:
            return proof.chip == ChipProof::key_proved ? CardTrust::genuine_chip : CardTrust::authentic_data;
        case DataProof::no_authorities: return CardTrust::read;
        case DataProof::unknown_authority:
        case DataProof::signer_expired:
        case DataProof::signature_wrong:
        case DataProof::group_changed:
        case DataProof::security_object_bad: return CardTrust::refused;
    }
    return CardTrust::refused;
}

}  // namespace kiosk
