#include "drivers/emrtd/apdu.h"

#include "drivers/emrtd/secure_messaging.h"
#include "drivers/system/hex.h"
#include "src/identity/tlv.h"
#include "tests/drivers/emrtd/scripted_card.h"
#include "tests/support/catch.h"

namespace kiosk::emrtd {
namespace {

TEST_CASE("commands are short while they fit, then extended") {
    CHECK(hex(Command{.ins = 0x84}.encoded()) == "00840000");
    CHECK(hex(Command{.ins = 0x84, .expected = 8}.encoded()) == "0084000008");
    CHECK(hex(Command{.ins = 0xB0, .expected = 256}.encoded()) == "00b0000000");
    CHECK(hex(Command{.ins = 0xB0, .expected = 257}.encoded()) == "00b00000000101");
    CHECK(hex(Command{.ins = 0xB0, .expected = 65'536}.encoded()) == "00b00000000000");
    CHECK(hex(Command{.ins = 0xA4, .data = {1, 2}}.encoded()) == "00a40000020102");
    const auto long_data = Command{.ins = 0x86, .data = Bytes(256, 7), .expected = 1}.encoded();
    CHECK(hex(ByteView(long_data).first(8)) == "0086000000010007");
    CHECK(hex(ByteView(long_data).last(2)) == "0001");
}

TEST_CASE("what waits is fetched, and a length that the card corrects is taken") {
    ScriptedCard waiting({{"00B0000000", "01026102"}, {"00C0000002", "03046101"}, {"00C0000001", "059000"}});
    const auto answer = round_trip(waiting, Command{.ins = 0xB0, .expected = 256});
    REQUIRE(answer);
    CHECK(hex(answer->data) == "0102030405");
    CHECK(answer->word == 0x9000);
    ScriptedCard correcting({{"00B0000000", "6C02"}, {"00B0000002", "01029000"}});
    CHECK(hex(round_trip(correcting, Command{.ins = 0xB0, .expected = 256})->data) == "0102");
    CHECK((waiting.is_over() && correcting.is_over()));
}

TEST_CASE("an answer without status means that the card is gone") {
    for (const auto* answer : {"", "90"}) {
        ScriptedCard card(std::vector<Turn>{{"00840000", answer}});
        const auto result = round_trip(card, Command{.ins = 0x84});
        REQUIRE_FALSE(result);
        CHECK(result.error().code == ErrorCode::chip_removed);
    }
}

TEST_CASE("an answer to reset says whether extended length is known") {
    CHECK(
        knows_extended_length(bytes_from("3B85800180730000C0"
                                         "00")));
    CHECK(
        knows_extended_length(bytes_from("3B8A80010031C173C80040009000"
                                         "00")));
    CHECK_FALSE(
        knows_extended_length(bytes_from("3B8580018073000080"
                                         "00")));
    CHECK_FALSE(knows_extended_length(bytes_from("3B8F8001804F0CA000000306030001000000006A")));
    for (const auto* cut : {"", "3B", "3B85", "3B8580", "3B85800180", "3BF0", "3B8580018073"}) {
        CHECK_FALSE(knows_extended_length(bytes_from(cut)));
    }
}

TEST_CASE("as much is asked for as fits in one protected answer") {
    for (const auto cipher : {Cipher::triple_des, Cipher::aes_128, Cipher::aes_256}) {
        for (const std::size_t largest : {std::size_t{256}, std::size_t{1'000}, std::size_t{65'536}}) {
            const auto most = plain_bytes_in(cipher, largest);
            const auto protected_size = [&](std::size_t plain) {
                const auto block = block_bytes(cipher);
                return tlv(0x87, Bytes(1 + (plain / block + 1) * block)).size() + 4 + 10;
            };
            CHECK(protected_size(most) <= largest);
            CHECK((protected_size(most + 1) > largest || largest > 256));
        }
    }
    CHECK(plain_bytes_in(Cipher::triple_des, 256) == 231);
    CHECK(plain_bytes_in(Cipher::aes_128, 256) == 223);
}

TEST_CASE("nothing unsigned is believed in secure messaging") {
    const auto keys = [] { return session_keys(Cipher::aes_128, Bytes(32, 7)); };
    for (const auto* data :
         {"", "99029000", "8E080000000000000000", "990290008E080000000000000000", "990290008E00",
          "9902900099029000", "8E0899", "970100990290008E080000000000000000"}) {
        SecureMessaging messaging(keys());
        static_cast<void>(messaging.protect({.ins = 0xB0, .expected = 1}));
        const auto answer = messaging.unprotect({.data = bytes_from(data), .word = status::ok});
        REQUIRE_FALSE(answer);
        CHECK(answer.error().code == ErrorCode::chip_broken);
    }
}

}  // namespace
}  // namespace kiosk::emrtd
