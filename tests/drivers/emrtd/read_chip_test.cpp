#include "drivers/emrtd/read_chip.h"

#include "drivers/system/random.h"
#include "src/identity/card_holder.h"
#include "src/identity/lds.h"
#include "tests/drivers/emrtd/sandbox_port.h"
#include "tests/support/catch.h"

namespace kiosk::emrtd {
namespace {

using sandbox::CardDesign;
using sandbox::CardFault;
using sandbox::CardKey;
using sandbox::CardVariant;

constexpr CardProof genuine{DataProof::authentic, ChipProof::key_proved};

CardProof proof_of(CardVariant variant, std::optional<CardKey::Kind> active = std::nullopt) {
    auto chip = card({.variant = variant,
                      .chip_authentication = active ? std::nullopt : std::optional(Cipher::aes_128),
                      .active_authentication = active});
    SandboxPort port(chip);
    const auto contents = read(port);
    CHECK((contents ? "" : contents.error().detail) == std::string());
    return contents ? contents->proof : CardProof{};
}

void check_person(const ChipContents& contents, const sandbox::CardPerson& person) {
    REQUIRE(contents.groups.size() >= 3);
    const auto zone = parse_dg1(contents.groups.at(1));
    const auto details = parse_dg13(contents.groups.at(13));
    REQUIRE((zone && details));
    CHECK(holder_warnings(*zone, *details).empty());
    CHECK(*details == person.details);
    CHECK(parse_dg2(contents.groups.at(2))->image == portrait());
}

TEST_CASE("every person's card is read whole and proved genuine, with both keys") {
    for (const auto& person : sandbox::card_persons()) {
        INFO(person.name);
        auto chip = issue_card(person, state(), {.portrait = portrait()});
        for (const auto& key : {printed_key(person), *AccessKey::from_can(person.access_number)}) {
            SandboxPort port(chip);
            const auto contents = read(port, key, authorities());
            CHECK((contents ? "" : contents.error().detail) == std::string());
            REQUIRE(contents);
            check_person(*contents, person);
            CHECK(contents->proof == genuine);
            CHECK(trust(contents->proof) == CardTrust::genuine_chip);
            CHECK(contents->access == Access::pace);
        }
    }
}

TEST_CASE("PACE with each cipher on each curve, Chip Authentication with each cipher") {
    const auto pace = GENERATE(Cipher::triple_des, Cipher::aes_128, Cipher::aes_192, Cipher::aes_256);
    const auto agreement = GENERATE(Cipher::triple_des, Cipher::aes_128, Cipher::aes_256);
    const auto curve = GENERATE(as<std::uint8_t>(), 12, 13);
    auto chip = card({.pace = pace, .curve = curve, .bac = false, .chip_authentication = agreement});
    SandboxPort port(chip);
    const auto contents = read(port);
    CHECK((contents ? "" : contents.error().detail) == std::string());
    REQUIRE(contents);
    check_person(*contents, someone());
    CHECK(contents->proof == genuine);
}

TEST_CASE("an old card opens by BAC, and its key is proved by whatever it has") {
    const auto active = GENERATE(CardKey::Kind::p256, CardKey::Kind::brainpool_p256r1,
                                 CardKey::Kind::rsa_1024, CardKey::Kind::rsa_2048);
    const bool extended = GENERATE(false, true);
    auto chip = card({.pace = std::nullopt,
                      .chip_authentication = std::nullopt,
                      .active_authentication = active,
                      .extended_length = extended});
    SandboxPort port(chip);
    const auto contents = read(port);
    CHECK((contents ? "" : contents.error().detail) == std::string());
    REQUIRE(contents);
    check_person(*contents, someone());
    CHECK(contents->access == Access::bac);
    CHECK(contents->proof == genuine);
}

TEST_CASE("a chip without keys is authentic, no more") {
    auto chip = card({.chip_authentication = std::nullopt});
    SandboxPort port(chip);
    const auto contents = read(port);
    REQUIRE(contents);
    CHECK(contents->proof == CardProof{DataProof::authentic, ChipProof::not_offered});
    CHECK(trust(contents->proof) == CardTrust::authentic_data);
}

TEST_CASE("what is forged, expired or copied is named, and refused") {
    CHECK(proof_of(CardVariant::expired_signer) ==
          CardProof{DataProof::signer_expired, ChipProof::key_proved});
    CHECK(proof_of(CardVariant::unknown_authority) ==
          CardProof{DataProof::unknown_authority, ChipProof::key_proved});
    CHECK(proof_of(CardVariant::wrong_hash) == CardProof{DataProof::group_changed, ChipProof::key_proved});
    CHECK(proof_of(CardVariant::swapped_portrait) ==
          CardProof{DataProof::group_changed, ChipProof::key_proved});
    constexpr CardProof copy{DataProof::authentic, ChipProof::key_missing};
    CHECK(proof_of(CardVariant::copied) == copy);
    CHECK(proof_of(CardVariant::hidden_keys) == copy);
    CHECK(proof_of(CardVariant::copied, CardKey::Kind::p256) == copy);
    CHECK(proof_of(CardVariant::copied, CardKey::Kind::rsa_1024) == copy);
    CHECK(proof_of(CardVariant::hidden_keys, CardKey::Kind::p256) == copy);
    CHECK(trust(copy) == CardTrust::refused);
}

TEST_CASE("without a list of authorities a card is read, never called genuine") {
    for (const auto variant :
         {CardVariant::good, CardVariant::unknown_authority, CardVariant::expired_signer}) {
        auto chip = card({.variant = variant});
        SandboxPort port(chip);
        const auto contents = read(port, printed_key(someone()), Authorities());
        REQUIRE(contents);
        CHECK(contents->proof.data == DataProof::no_authorities);
        CHECK(trust(contents->proof) == CardTrust::read);
    }
    auto chip = card({.variant = CardVariant::wrong_hash});
    SandboxPort port(chip);
    CHECK(read(port, printed_key(someone()), Authorities())->proof.data == DataProof::group_changed);
}

TEST_CASE("a wrong key is refused by either protocol, and the right one works afterwards") {
    for (const bool pace : {true, false}) {
        auto chip = card({.pace = pace ? std::optional(Cipher::aes_128) : std::nullopt});
        auto keys = std::vector{AccessKey::from_mrz(*mrz_key_letters("123456789", "900115", "300115"))};
        if (pace) {
            keys.push_back(*AccessKey::from_can("999999"));
        }
        for (const auto& key : keys) {
            SandboxPort port(chip);
            const auto contents = read(port, key, authorities());
            REQUIRE_FALSE(contents);
            CHECK(contents.error().code == ErrorCode::chip_key_refused);
        }
        SandboxPort port(chip);
        CHECK(read(port));
    }
}

TEST_CASE("a CAN does not open a chip that knows only BAC") {
    auto chip = card({.pace = std::nullopt});
    SandboxPort port(chip);
    const auto contents = read(port, *AccessKey::from_can("000011"), authorities());
    REQUIRE_FALSE(contents);
    CHECK(contents.error().code == ErrorCode::chip_unsupported);
    for (const auto* wrong : {"", "12345", "1234567", "12345x"}) {
        CHECK_FALSE(AccessKey::from_can(wrong));
    }
}

TEST_CASE("files that lie about their length are not read") {
    for (const auto variant : {CardVariant::lying_length, CardVariant::short_file}) {
        for (const bool extended : {false, true}) {
            auto chip = card({.variant = variant, .extended_length = extended});
            SandboxPort port(chip);
            const auto contents = read(port);
            REQUIRE_FALSE(contents);
            CHECK(contents.error().code == ErrorCode::chip_broken);
            // Four gigabytes are refused when they are announced, not when they do not come.
            const bool announced =
                contents.error().detail.find("says it has 4294967295 bytes") != std::string::npos;
            CHECK(announced == (variant == CardVariant::lying_length));
        }
    }
}

TEST_CASE("another kind of card is told apart") {
    class BankCard : public CardPort {
        [[nodiscard]] Result<Bytes> transmit(ByteView) override { return Bytes{0x6A, 0x82}; }
    };
    BankCard bank;
    const auto contents = read(bank);
    REQUIRE_FALSE(contents);
    CHECK(contents.error().code == ErrorCode::chip_unsupported);
}

/// One read with trouble at each command in turn; `check` sees what came of it.
template <class Check>
void at_every_command(CardFault::Kind kind, const CardDesign& design, Check check) {
    auto chip = card(design);
    SandboxPort undisturbed(chip);
    const auto whole = read(undisturbed);
    REQUIRE(whole);
    for (int at = 0; at < undisturbed.commands(); ++at) {
        INFO("at command " << at);
        SandboxPort port(chip, {kind, at});
        check(read(port), *whole);
    }
    SandboxPort again(chip);
    CHECK(read(again));  // Nobody after this one is worse off.
}

const std::vector<CardDesign>& designs() {
    static const std::vector<CardDesign> list{{},
                                              {.pace = std::nullopt,
                                               .chip_authentication = std::nullopt,
                                               .active_authentication = CardKey::Kind::p256}};
    return list;
}

TEST_CASE("pulled at any command, the card is gone and nothing is half read") {
    for (const auto& design : designs()) {
        for (const auto kind : {CardFault::Kind::pull, CardFault::Kind::half_status}) {
            at_every_command(kind, design, [](const auto& contents, const auto&) {
                REQUIRE_FALSE(contents);
                CHECK(contents.error().code == ErrorCode::chip_removed);
            });
        }
    }
}

TEST_CASE("disturbed at any command, a card is read as it is, refused, or not read") {
    for (const auto& design : designs()) {
        for (const auto kind : {CardFault::Kind::bad_mac, CardFault::Kind::truncated,
                                CardFault::Kind::wrong_status, CardFault::Kind::endless}) {
            at_every_command(kind, design, [](const auto& contents, const ChipContents& whole) {
                if (contents && trust(contents->proof) != CardTrust::refused) {
                    CHECK(contents->groups == whole.groups);
                    CHECK(contents->security_object == whole.security_object);
                } else if (!contents) {
                    const auto code = contents.error().code;
                    CHECK((code == ErrorCode::chip_broken || code == ErrorCode::chip_unsupported ||
                           code == ErrorCode::chip_key_refused));
                }
            });
        }
    }
}

TEST_CASE("the chip's first answer under agreed keys decides: disturbed, it is no proof") {
    auto chip = card({});
    SandboxPort undisturbed(chip);
    REQUIRE(read(undisturbed));
    SandboxPort port(chip, {CardFault::Kind::bad_mac, undisturbed.commands() - 1});
    const auto contents = read(port);
    REQUIRE(contents);
    CHECK(contents->proof.chip == ChipProof::key_missing);
}

TEST_CASE("progress goes forward and ends whole") {
    auto chip = card({});
    SandboxPort port(chip);
    std::size_t last = 0;
    std::size_t last_of = 0;
    const auto key = printed_key(someone());
    const auto contents = read_chip(port, {.key = key,
                                           .authorities = authorities(),
                                           .now = today,
                                           .random = fill_random,
                                           .progress = [&](std::size_t done, std::size_t of) {
                                               CHECK(done > last);
                                               CHECK(of >= done);
                                               CHECK((last == 0 || of < 2 * last_of));
                                               last = done;
                                               last_of = of;
                                           }});
    REQUIRE(contents);
    CHECK(last == last_of);
    CHECK(last > 15'000);
}

TEST_CASE("long answers save commands") {
    auto short_chip = card({});
    auto long_chip = card({.extended_length = true});
    SandboxPort short_port(short_chip);
    SandboxPort long_port(long_chip);
    REQUIRE(read(short_port));
    REQUIRE(read(long_port));
    // 15 kB in pieces of 223 bytes, or one command for each file.
    CHECK(short_port.commands() < 100);
    CHECK(long_port.commands() < 20);
}

}  // namespace
}  // namespace kiosk::emrtd
