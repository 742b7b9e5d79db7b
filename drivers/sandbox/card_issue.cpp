#include "drivers/sandbox/card_issue.h"

#include <cassert>

#include "drivers/emrtd/files.h"
#include "src/identity/lds.h"
#include "src/identity/tlv.h"

namespace kiosk::sandbox {
namespace {

using emrtd::Cipher;

constexpr int infos_group = 14;
constexpr int key_group = 15;

Bytes protocol(std::initializer_list<std::uint8_t> family, Cipher cipher) {
    // The last byte of each numbers the ciphers: 1 is 3DES, 2 to 4 are AES.
    const auto number = static_cast<std::uint8_t>(static_cast<int>(cipher) + 1);
    return joined({Bytes{0x04, 0x00, 0x7F, 0x00, 0x07, 0x02, 0x02}, Bytes(family), ByteView(&number, 1)});
}

Bytes info(ByteView oid, std::initializer_list<ByteView> rest) {
    return tlv(0x30, joined({tlv(0x06, oid), joined(rest)}));
}

Bytes number(std::uint8_t value) {
    return tlv(0x02, ByteView(&value, 1));
}

CardKey::Kind curve_key(std::uint8_t curve) {
    return curve == 12 ? CardKey::Kind::p256 : CardKey::Kind::brainpool_p256r1;
}

/// SecurityInfos for data group 14, with the keys' public halves.
Bytes security_infos(const ChipContent& content, const CardDesign& design) {
    Bytes list;
    for (const auto& pace : content.pace) {
        list = joined({list, info(pace.protocol, {number(2), number(pace.parameters)})});
    }
    if (content.agreement_key) {
        const Bytes key_protocol{0x04, 0x00, 0x7F, 0x00, 0x07, 0x02, 0x02, 0x01, 0x02};
        list = joined({list, info(protocol({0x03, 0x02}, *design.chip_authentication), {number(1)}),
                       info(key_protocol, {content.agreement_key->public_key_info()})});
    }
    if (content.signing_key && !content.signing_key->is_rsa()) {
        const Bytes active{0x67, 0x81, 0x08, 0x01, 0x01, 0x05};
        const Bytes plain_sha256{0x04, 0x00, 0x7F, 0x00, 0x07, 0x01, 0x01, 0x04, 0x01, 0x03};
        list = joined({list, info(active, {number(1), tlv(0x06, plain_sha256)})});
    }
    return list.empty() ? Bytes() : tlv(0x6E, tlv(0x31, list));
}

/// EF.COM: versions, and the tags of the groups there are.
Bytes list_of_files(const std::map<int, Bytes>& groups) {
    Bytes tags;
    for (const auto& [group, file] : groups) {
        tags.push_back(data_group_tag(group));
    }
    return tlv(0x60,
               joined({tlv(0x5F01, bytes_of("0107")), tlv(0x5F36, bytes_of("040000")), tlv(0x5C, tags)}));
}

SignerKind signer_of(CardVariant variant) {
    return variant == CardVariant::expired_signer      ? SignerKind::expired
           : variant == CardVariant::unknown_authority ? SignerKind::unknown_authority
                                                       : SignerKind::good;
}

/// What happens to a card after the state has signed it.
void tamper(std::map<int, Bytes>& groups, ChipContent& content, const CardPerson& person,
            const CardDesign& design) {
    const bool rsa = content.signing_key && content.signing_key->is_rsa();
    switch (design.variant) {
        case CardVariant::good:
        case CardVariant::expired_signer:
        case CardVariant::unknown_authority: return;
        case CardVariant::wrong_hash: {
            auto changed = person;
            changed.details.address = "Số 1, Đường Khác, Hà Nội";
            groups[13] = data_group_13(changed);
            return;
        }
        case CardVariant::swapped_portrait: groups[2] = data_group_2(design.other_portrait); return;
        case CardVariant::hidden_keys:
            groups.erase(infos_group);
            groups.erase(key_group);
            content.agreement_key.reset();
            content.signing_key.reset();
            return;
        case CardVariant::copied:
            // A copy answers with keys of its own: it can do everything but what the original's keys do.
            if (content.agreement_key) {
                content.agreement_key = std::make_unique<CardKey>(curve_key(design.curve));
            }
            if (content.signing_key) {
                content.signing_key =
                    std::make_unique<CardKey>(rsa ? *design.active_authentication : CardKey::Kind::p256);
            }
            return;
        case CardVariant::lying_length:
            groups[13] = joined({Bytes{0x6D, 0x84, 0xFF, 0xFF, 0xFF, 0xFF}, Bytes(64)});
            return;
        case CardVariant::short_file: groups[13].resize(groups[13].size() - 9); return;
    }
}

}  // namespace

CardChip issue_card(const CardPerson& person, const CardSigner& signer, const CardDesign& design) {
    const auto letters =
        mrz_key_letters(person.zone.document_number, person.zone.birth_date, person.zone.expiry_date);
    const auto can = emrtd::AccessKey::from_can(person.access_number);
    assert(letters && can);
    ChipContent content;
    content.mrz_password = emrtd::AccessKey::from_mrz(*letters).password();
    content.can_password = can->password();
    content.bac = design.bac;
    content.extended_length = design.extended_length;
    if (design.pace) {
        content.pace.push_back({protocol({0x04, 0x02}, *design.pace), *design.pace, design.curve});
        const auto& pace = content.pace.front();
        content.files[emrtd::card_access_file] =
            tlv(0x31, info(pace.protocol, {number(2), number(pace.parameters)}));
    }
    if (design.chip_authentication) {
        content.agreement_key = std::make_unique<CardKey>(curve_key(design.curve));
        content.agreement_cipher = *design.chip_authentication;
    }
    if (design.active_authentication) {
        content.signing_key = std::make_unique<CardKey>(*design.active_authentication);
    }
    std::map<int, Bytes> groups{
        {1, data_group_1(person)}, {2, data_group_2(design.portrait)}, {13, data_group_13(person)}};
    if (auto infos = security_infos(content, design); !infos.empty()) {
        groups[infos_group] = std::move(infos);
    }
    if (content.signing_key) {
        groups[key_group] = tlv(0x6F, content.signing_key->public_key_info());
    }
    content.files[emrtd::security_object_file] = signer.security_object(groups, signer_of(design.variant));
    tamper(groups, content, person, design);
    content.files[emrtd::common_file] = list_of_files(groups);
    for (auto& [group, file] : groups) {
        content.files[static_cast<std::uint8_t>(group)] = std::move(file);
    }
    return CardChip(std::move(content));
}

}  // namespace kiosk::sandbox
