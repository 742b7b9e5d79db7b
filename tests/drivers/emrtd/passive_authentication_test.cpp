#include "drivers/emrtd/passive_authentication.h"

#include "src/identity/tlv.h"
#include "tests/drivers/emrtd/sandbox_port.h"
#include "tests/support/catch.h"

namespace kiosk::emrtd {
namespace {

using sandbox::SignerKind;

const DataGroups& groups() {
    static const DataGroups files{{1, tlv(0x61, Bytes{1, 2, 3})}, {13, tlv(0x6D, Bytes{4, 5, 6})}};
    return files;
}

DataProof proof_of(ByteView object, const DataGroups& files, WallTime now = today) {
    return check_groups(check_security_object(object, authorities(), now), files);
}

TEST_CASE("what the state signed is authentic, all of it or a part") {
    const auto object = state().security_object(groups(), SignerKind::good);
    CHECK(proof_of(object, groups()) == DataProof::authentic);
    CHECK(proof_of(object, {{1, groups().at(1)}}) == DataProof::authentic);
}

TEST_CASE("every group that was read must be as signed") {
    const auto object = state().security_object(groups(), SignerKind::good);
    auto changed = groups();
    for (auto& [number, file] : changed) {
        file.back() ^= 1U;
        CHECK(proof_of(object, changed) == DataProof::group_changed);
        file.back() ^= 1U;
    }
    auto exchanged = groups();
    std::swap(exchanged[1], exchanged[13]);
    CHECK(proof_of(object, exchanged) == DataProof::group_changed);
    auto unsigned_group = groups();
    unsigned_group[2] = Bytes{0x75, 0};
    CHECK(proof_of(object, unsigned_group) == DataProof::group_changed);
}

TEST_CASE("signers count only on their days and with their authority") {
    CHECK(proof_of(state().security_object(groups(), SignerKind::expired), groups()) ==
          DataProof::signer_expired);
    CHECK(proof_of(state().security_object(groups(), SignerKind::unknown_authority), groups()) ==
          DataProof::unknown_authority);
    const auto object = state().security_object(groups(), SignerKind::good);
    const std::chrono::days year{365};
    CHECK(proof_of(object, groups(), today + 6 * year) == DataProof::signer_expired);
    CHECK(proof_of(object, groups(), today - 2 * year) == DataProof::signer_expired);
    CHECK(proof_of(object, groups(), today + 20 * year) == DataProof::signer_expired);
    CHECK(check_security_object(object, Authorities(), today).proof == DataProof::no_authorities);
}

TEST_CASE("no byte of a security object can be changed so that it says something else") {
    const auto object = state().security_object(groups(), SignerKind::good);
    const auto honest = check_security_object(object, authorities(), today);
    REQUIRE(honest.proof == DataProof::authentic);
    REQUIRE(honest.hashes.size() == 2);
    int refused = 0;
    for (std::size_t at = 0; at < object.size(); ++at) {
        for (const int change : {0x01, 0x80}) {
            auto changed = object;
            changed[at] ^= static_cast<std::uint8_t>(change);
            const auto found = check_security_object(changed, authorities(), today);
            // Some bytes are not signed, such as the list of digests in front; they change nothing that is
            // said.
            if (found.proof == DataProof::authentic) {
                CHECK(found.hashes == honest.hashes);
            } else {
                ++refused;
            }
        }
    }
    CHECK(refused > static_cast<int>(object.size()));
}

TEST_CASE("cut anywhere, a security object is bad") {
    const auto object = state().security_object(groups(), SignerKind::good);
    for (std::size_t size = 0; size < object.size(); ++size) {
        const auto found = check_security_object(ByteView(object).first(size), authorities(), today);
        CHECK(found.proof == DataProof::security_object_bad);
        CHECK(found.hashes.empty());
    }
}

TEST_CASE("a list of authorities is whole or refused") {
    const auto pem = state().authority_pem();
    CHECK(Authorities::from_pem(pem + pem)->certificates().size() == 2);
    for (const auto& text : {std::string(), std::string("nothing"), pem.substr(0, pem.size() / 2),
                             pem + "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"}) {
        const auto list = Authorities::from_pem(text);
        REQUIRE_FALSE(list);
        CHECK(list.error().code == ErrorCode::bad_config);
    }
}

}  // namespace
}  // namespace kiosk::emrtd
