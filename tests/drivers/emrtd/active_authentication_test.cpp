#include "drivers/emrtd/chip_authentication.h"
#include "drivers/sandbox/card_keys.h"
#include "src/identity/tlv.h"
#include "tests/drivers/emrtd/scripted_card.h"
#include "tests/support/catch.h"

namespace kiosk::emrtd {
namespace {

using sandbox::CardKey;

/// Signs what it likes instead of what it is asked.
class Parrot : public CardPort {
  public:
    explicit Parrot(Bytes signature) : signature_(std::move(signature)) {}
    [[nodiscard]] Result<Bytes> transmit(ByteView) override {
        return joined({signature_, Bytes{0x90, 0x00}});
    }

  private:
    Bytes signature_;
};

const Bytes challenge{1, 2, 3, 4, 5, 6, 7, 8};

ChipProof proof_of(const CardKey& key, Bytes signature) {
    Parrot card(std::move(signature));
    Channel channel(card);
    const auto group = tlv(0x6F, key.public_key_info());
    const auto proof = run_active_authentication(channel, group, Hash::sha256, drawn({"0102030405060708"}));
    REQUIRE(proof);
    return *proof;
}

TEST_CASE("only a signature over this challenge by this key proves anything") {
    for (const auto kind : {CardKey::Kind::p256, CardKey::Kind::brainpool_p256r1, CardKey::Kind::rsa_1024,
                            CardKey::Kind::rsa_2048}) {
        const CardKey key(kind);
        const CardKey other(kind);
        const auto good = key.sign(challenge);
        CHECK(proof_of(key, good) == ChipProof::key_proved);
        CHECK(proof_of(key, key.sign(Bytes{8, 7, 6, 5, 4, 3, 2, 1})) ==
              ChipProof::key_missing);  // Overheard.
        CHECK(proof_of(key, other.sign(challenge)) == ChipProof::key_missing);
        CHECK(proof_of(key, {}) == ChipProof::key_missing);
        CHECK(proof_of(key, Bytes(good.size())) == ChipProof::key_missing);
        CHECK(proof_of(key, Bytes(good.size(), 0xFF)) == ChipProof::key_missing);
        CHECK(proof_of(key, Bytes(good.begin(), good.end() - 1)) == ChipProof::key_missing);
        for (std::size_t at = 0; at < good.size(); ++at) {
            auto changed = good;
            changed[at] ^= 0x10U;
            CHECK(proof_of(key, changed) == ChipProof::key_missing);
        }
    }
}

TEST_CASE("a key of another kind is not called missing") {
    Parrot card({});
    Channel channel(card);
    for (const auto& group : {Bytes{}, tlv(0x6F, {}), tlv(0x6F, Bytes{0x30, 0x00}), tlv(0x6E, {})}) {
        CHECK(*run_active_authentication(channel, group, std::nullopt, drawn({})) == ChipProof::unsupported);
    }
}

}  // namespace
}  // namespace kiosk::emrtd
