// The published worked examples of ICAO Doc 9303-11, appendices D (BAC, secure messaging) and G (PACE): every
// byte that travels.
#include "drivers/emrtd/access.h"
#include "drivers/emrtd/curve.h"
#include "drivers/emrtd/files.h"
#include "drivers/system/hex.h"
#include "src/identity/mrz.h"
#include "tests/drivers/emrtd/scripted_card.h"
#include "tests/support/catch.h"

namespace kiosk::emrtd {
namespace {

std::string hex_of(ByteView bytes) {
    return hex(bytes);
}

std::string lower(std::string_view text) {
    return hex(bytes_from(text));
}

std::vector<Turn> bac_turns() {
    return {
        {"0084000008", "4608F919887022129000"},
        {"0082000028"
         "72C29C2371CC9BDB65B779B8E8D37B29ECC154AA56A8799FAE2F498F76ED92F2"
         "5F1448EEA8AD90A7"
         "28",
         "46B9342A41396CD7386BF5803104D7CEDC122B9132139BAF2EEDC94EE178534F"
         "2F2D235D074D7449"
         "9000"},
        {"0CA4020C158709016375432908C044F68E08BF8B92D635FF24F800", "990290008E08FA855A5D4C50A8ED9000"},
        {"0CB000000D9701048E08ED6705417E96BA5500", "8709019FF0EC34F9922651990290008E08AD55CC17140B2DED9000"},
        {"0CB000040D9701128E082EA28A70F3C7B53500",
         "871901FB9235F4E4037F2327DCC8964F1F9B8C30F42C8E2FFF224A990290008E08C8B2787EAEA07D749000"},
    };
}

Random bac_random() {
    return drawn({"781723860C06C226", "0B795240CB7049B01C19B33E32804F0B"});
}

std::vector<Turn> pace_turns() {
    return {
        {"0022C1A412800A04007F0007020204020283010184010D", "9000"},
        {"10860000027C0000", "7C12801095A3A016522EE98D01E76CB6B98B42C39000"},
        {"10860000457C43814104"
         "7ACF3EFC982EC45565A4B155129EFBC74650DCBFA6362D896FC70262E0C2CC5E"
         "544552DCB6725218799115B55C9BAA6D9F6BC3A9618E70C25AF71777A9C4922D"
         "00",
         "7C43824104"
         "824FBA91C9CBE26BEF53A0EBE7342A3BF178CEA9F45DE0B70AA601651FBA3F57"
         "30D8C879AAA9C9F73991E61B58F4D52EB87A0A0C709A49DC63719363CCD13C54"
         "9000"},
        {"10860000457C43834104"
         "2DB7A64C0355044EC9DF190514C625CBA2CEA48754887122F3A5EF0D5EDD301C"
         "3556F3B3B186DF10B857B58F6A7EB80F20BA5DC7BE1D43D9BF850149FBB36462"
         "00",
         "7C43844104"
         "9E880F842905B8B3181F7AF7CAA9F0EFB743847F44A306D2D28C1D9EC65DF6DB"
         "7764B22277A2EDDC3C265A9F018F9CB852E111B768B326904B59A0193776F094"
         "9000"},
        {"008600000C7C0A8508C2B0BD78D94BA86600", "7C0A86083ABB9674BCE93C089000"},
    };
}

Random pace_random() {
    return drawn({"7F4EF07B9EA82FD78AD689B38D0BC78CF21F249D953BC46F4C6E19259C010F99",
                  "A73FB703AC1436A18E0CFA5ABB3F7BEC7A070E7A6788486BEE230C4A22762595"});
}

TEST_CASE("appendix D.1: keys from a seed, with parity") {
    const auto seed = bytes_from("239AB9CB282DAF66231DC5A4DF6BFBAE");
    CHECK(hex_of(derive_key(Cipher::triple_des, seed, KeyUse::encryption)) ==
          lower("AB94FDECF2674FDFB9B391F85D7F76F2"));
    CHECK(hex_of(derive_key(Cipher::triple_des, seed, KeyUse::mac)) ==
          lower("7962D9ECE03D1ACD4C76089DCE131543"));
}

TEST_CASE("appendix D.2: the seed is the hash of the printed letters") {
    const auto letters = mrz_key_letters("L898902C", "690806", "940623");
    REQUIRE(letters);
    const auto key = AccessKey::from_mrz(*letters);
    CHECK(hex_of(ByteView(key.password()).first(16)) == lower("239AB9CB282DAF66231DC5A4DF6BFBAE"));
}

TEST_CASE("appendix D.3 and D.4: basic access control, then EF.COM through secure messaging with 3DES") {
    ScriptedCard card(bac_turns());
    Channel channel(card);
    const auto key = AccessKey::from_mrz("L898902C<369080619406236");
    const auto opened = run_bac(channel, key, bac_random());
    CHECK((opened ? "" : opened.error().detail) == std::string());
    REQUIRE(channel.is_protected());
    const auto selected = channel.send({.ins = 0xA4, .p1 = 0x02, .p2 = 0x0C, .data = {0x01, 0x1E}});
    REQUIRE(selected);
    CHECK(selected->word == 0x9000);
    const auto head = channel.send({.ins = 0xB0, .expected = 4});
    REQUIRE(head);
    CHECK(hex(head->data) == "60145f01");
    const auto rest = channel.send({.ins = 0xB0, .p2 = 4, .expected = 18});
    REQUIRE(rest);
    CHECK(hex(rest->data) == lower("04303130365F36063034303030305C026175"));
    CHECK(card.is_over());
}

TEST_CASE("appendix G.1: PACE with ECDH, generic mapping, brainpoolP256r1 and AES-128") {
    const auto infos = parse_security_infos(bytes_from("31143012060A04007F0007020204020202010202010D"));
    REQUIRE(infos);
    REQUIRE(infos->pace.size() == 1);
    CHECK(infos->pace[0].cipher == Cipher::aes_128);
    CHECK(infos->pace[0].parameters == 13);
    const auto letters = mrz_key_letters("T22000129", "640812", "101031");
    REQUIRE(letters);
    CHECK(*letters == "T22000129364081251010318");
    const auto key = AccessKey::from_mrz(*letters);
    CHECK(hex_of(derive_key(Cipher::aes_128, key.password(), KeyUse::password)) ==
          lower("89DED1B26624EC1E634C1989302849DD"));

    ScriptedCard card(pace_turns());
    Channel channel(card);
    const auto opened = run_pace(channel, infos->pace[0], key, pace_random());
    CHECK((opened ? "" : opened.error().detail) == std::string());
    CHECK(channel.is_protected());
    CHECK(card.is_over());
}

TEST_CASE("appendix G.1: each figure on the way") {
    const auto curve = Curve::of(13);
    REQUIRE(curve);
    const auto nonce = bytes_from("3F00C4D39D153F2B2A214A078D899B22");
    CHECK(hex_of(decrypt(Cipher::aes_128, bytes_from("89DED1B26624EC1E634C1989302849DD"),
                         bytes_from("95A3A016522EE98D01E76CB6B98B42C3"))) == hex(nonce));
    const auto shared =
        curve->product(bytes_from("7F4EF07B9EA82FD78AD689B38D0BC78CF21F249D953BC46F4C6E19259C010F99"),
                       bytes_from("04824FBA91C9CBE26BEF53A0EBE7342A3BF178CEA9F45DE0B70AA601651FBA3F57"
                                  "30D8C879AAA9C9F73991E61B58F4D52EB87A0A0C709A49DC63719363CCD13C54"));
    REQUIRE(shared);
    CHECK(hex_of(*shared) == lower("0460332EF2450B5D247EF6D3868397D398852ED6E8CAF6FFEEF6BF85CA57057FD5"
                                   "0840CA7415BAF3E43BD414D35AA4608B93A2CAF3A4E3EA4E82C9C13D03EB7181"));
    const auto mapped = curve->mapped(nonce, *shared);
    REQUIRE(mapped);
    CHECK(hex_of(*mapped) == lower("048CED63C91426D4F0EB1435E7CB1D74A46723A0AF21C89634F65A9AE87A9265E2"
                                   "8C879506743F8611AC33645C5B985C80B5F09A0B83407C1B6A4D857AE76FE522"));
    const auto keys = session_keys(
        Cipher::aes_128, bytes_from("28768D20701247DAE81804C9E780EDE582A9996DB4A315020B2733197DB84925"));
    CHECK(hex_of(keys.encryption) == lower("F5F0E35C0D7161EE6724EE513A0D9A7F"));
    CHECK(hex_of(keys.mac) == lower("FE251C7858B356B24514B3BD5F4297D1"));
}

/// The same answer with one bit of its byte `at` turned.
std::string spoiled(const std::string& answer, std::size_t at) {
    auto bytes = bytes_from(answer);
    bytes[at] ^= 0x01U;
    return hex(bytes);
}

TEST_CASE("a chip that answers the example wrongly anywhere is not believed by BAC") {
    const auto key = AccessKey::from_mrz("L898902C<369080619406236");
    // Every byte of the answer: what it says, and the signature over it.
    for (std::size_t at = 0; at < 40; ++at) {
        auto turns = bac_turns();
        turns.resize(2);
        turns[1].answer = spoiled(turns[1].answer, at);
        ScriptedCard card(turns);
        Channel channel(card);
        const auto opened = run_bac(channel, key, bac_random());
        REQUIRE_FALSE(opened);
        CHECK(opened.error().code == ErrorCode::chip_broken);
        CHECK(opened.error().detail == "BAC: a wrong signature");
        CHECK_FALSE(channel.is_protected());
    }
}

TEST_CASE("a chip that proves nothing, or sends our own key back, is not believed by PACE") {
    const PaceInfo info{bytes_from("04007F00070202040202"), Cipher::aes_128, 13};
    const auto key = AccessKey::from_mrz("T22000129364081251010318");
    const auto outcome = [&](std::vector<Turn> turns) {
        ScriptedCard card(std::move(turns));
        Channel channel(card);
        const auto opened = run_pace(channel, info, key, pace_random());
        CHECK_FALSE(channel.is_protected());
        REQUIRE_FALSE(opened);
        CHECK(opened.error().code == ErrorCode::chip_broken);
        return opened.error().detail;
    };
    for (std::size_t at = 4; at < 12; ++at) {
        auto turns = pace_turns();
        turns[4].answer = spoiled(turns[4].answer, at);
        CHECK(outcome(std::move(turns)) == "PACE: a token that proves nothing");
    }
    for (const std::size_t step : {2U, 3U}) {
        auto turns = pace_turns();
        turns.resize(step + 1);
        // The point out of the command: what follows header, list, object tag and length.
        const auto mine = turns[step].command.substr(18, 130);
        turns[step].answer = turns[step].answer.substr(0, 8) + mine + "9000";
        CHECK(outcome(turns) == "PACE: a public key that is none");
        turns[step].answer = spoiled(pace_turns()[step].answer, 40);  // Off the curve.
        CHECK(outcome(turns) == "PACE: a public key that is none");
    }
}

}  // namespace
}  // namespace kiosk::emrtd
