#include "drivers/escpos/escpos_protocol.h"

#include <random>

#include "drivers/sandbox/escpos_machine.h"
#include "tests/support/catch.h"

using namespace kiosk;
using kiosk::sandbox::EscposMachine;
using kiosk::sandbox::ReceiptTrouble;

namespace {

constexpr escpos::ProofMark mark{'0', '0', '0', '7'};

std::optional<std::set<Condition>> ask(EscposMachine& machine) {
    std::array<std::uint8_t, 4> status{};
    for (std::uint8_t number = 1; number <= 4; ++number) {
        status.at(number - 1U) = machine.feed(escpos::status_question(number)).answer.at(0);
    }
    return escpos::conditions_of(status);
}

}  // namespace

TEST_CASE("status bytes say what is wrong, cause before symptom") {
    EscposMachine machine;
    const auto with = [&machine](const ReceiptTrouble& trouble) {
        static_cast<void>(machine.set(trouble));
        return ask(machine);
    };
    CHECK(with({}) == std::set{Condition::ready});
    CHECK(with({.paper_out = true}) == std::set{Condition::paper_out});
    CHECK(with({.paper_near_end = true}) == std::set{Condition::paper_low});
    CHECK(with({.cover_open = true}) == std::set{Condition::cover_open});
    CHECK(with({.offline = true}) == std::set{Condition::trouble});
    CHECK(with({.cutter_error = true}) == std::set{Condition::jam});
    CHECK(with({.paper_out = true, .cover_open = true}) ==
          std::set{Condition::paper_out, Condition::cover_open});
}

TEST_CASE("what is no status byte is not read as one") {
    CHECK_FALSE(escpos::conditions_of({0x12, 0x12, 0x12, 0x37}));
    CHECK_FALSE(escpos::conditions_of({0x00, 0x12, 0x12, 0x12}));
    CHECK_FALSE(escpos::conditions_of({0xff, 0xff, 0xff, 0xff}));
}

TEST_CASE("only the whole echo of our own mark is proof") {
    const Bytes proof{0x37, 0x22, '0', '0', '0', '7', 0x00};
    CHECK(escpos::has_proof(proof, mark));
    for (std::size_t length = 0; length < proof.size(); ++length) {
        CHECK_FALSE(escpos::has_proof(ByteView(proof).first(length), mark));
    }
    Bytes other = proof;
    other[5] = '6';
    CHECK_FALSE(escpos::has_proof(other, mark));
    Bytes between_status{0x12, 0x1a};
    between_status.insert(between_status.end(), proof.begin(), proof.end());
    between_status.push_back(0x12);
    CHECK(escpos::has_proof(between_status, mark));
}

TEST_CASE("a picture in bands arrives whole, in one piece or byte by byte") {
    Bytes bitmap(escpos::row_bytes * 300);
    for (std::size_t i = 0; i < bitmap.size(); ++i) {
        bitmap[i] = static_cast<std::uint8_t>(i * 7 % 251 | 0x20U);
    }
    const Bytes job = escpos::job(bitmap, mark);
    EscposMachine at_once;
    const auto whole = at_once.feed(job);
    REQUIRE(whole.slips.size() == 1);
    CHECK(whole.slips.front().rows == bitmap);
    CHECK(whole.slips.front().feeds == 3);
    CHECK(escpos::has_proof(whole.answer, mark));

    EscposMachine slowly;
    Bytes answer;
    std::vector<sandbox::ReceiptSlip> slips;
    for (const std::uint8_t byte : job) {
        const auto outcome = slowly.feed({&byte, 1});
        answer.insert(answer.end(), outcome.answer.begin(), outcome.answer.end());
        slips.insert(slips.end(), outcome.slips.begin(), outcome.slips.end());
    }
    REQUIRE(slips.size() == 1);
    CHECK(slips.front().rows == bitmap);
    CHECK(answer == whole.answer);
}

TEST_CASE("a picture that looks like a command is not obeyed as one") {
    Bytes bitmap(escpos::row_bytes * 2);
    const std::array<std::uint8_t, 6> dangerous{0x10, 0x04, 0x01, 0x10, 0x14, 0x08};
    std::ranges::copy(dangerous, bitmap.begin() + 10);
    EscposMachine machine;
    const auto outcome = machine.feed(escpos::job(bitmap, mark));
    CHECK(outcome.answer == Bytes{0x37, 0x22, '0', '0', '0', '7', 0x00});
    REQUIRE(outcome.slips.size() == 1);
    bitmap[10] = 0x18;
    bitmap[13] = 0x18;
    CHECK(outcome.slips.front().rows == bitmap);
}

TEST_CASE("the stand-in refuses what a real printer would print as garbage") {
    for (const auto& ugly :
         {Bytes{'H', 'e', 'l', 'l', 'o'}, Bytes{0x1d, 'v', '0', 0, 71, 0, 1, 0},
          Bytes{0x1d, 'v', '0', 0, 72, 0, 0, 0}, Bytes{0x1d, 'V', 1, 0}, Bytes{0x1b, 'p', 0}}) {
        EscposMachine machine;
        const auto outcome = machine.feed(ugly);
        CHECK(outcome.hang_up);
        CHECK(machine.errors().size() == 1);
        CHECK(outcome.slips.empty());
    }
}

TEST_CASE("no stream of bytes breaks the stand-in") {
    std::mt19937 random(20'261'120);
    const Bytes job = escpos::job(Bytes(escpos::row_bytes * 3, 0x55), mark);
    for (int round = 0; round < 2'000; ++round) {
        Bytes bytes = job;
        for (int change = 0; change < 4; ++change) {
            bytes[random() % bytes.size()] = static_cast<std::uint8_t>(random());
        }
        bytes.resize(random() % bytes.size() + 1);
        EscposMachine machine;
        const auto outcome = machine.feed(bytes);
        CHECK(outcome.slips.size() <= 1);
    }
}
