#include "src/identity/card_qr.h"

#include <fmt/format.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <random>

#include "tests/support/catch.h"

namespace kiosk {
namespace {

nlohmann::json vectors() {
    return nlohmann::json::parse(std::ifstream("tests/identity/card_vectors.json"));
}

std::string shown(Date date) {
    return fmt::format("{:02}/{:02}/{}", static_cast<unsigned>(date.day()),
                       static_cast<unsigned>(date.month()), static_cast<int>(date.year()));
}

std::string name(CardQrWarning warning) {
    switch (warning) {
        case CardQrWarning::sex_differs_from_number: return "sex_differs_from_number";
        case CardQrWarning::birth_year_differs_from_number: return "birth_year_differs_from_number";
        case CardQrWarning::issued_before_birth: return "issued_before_birth";
    }
    return "";
}

nlohmann::json as_json(const CardQr& card) {
    nlohmann::json warnings = nlohmann::json::array();
    for (const auto warning : card.warnings) {
        warnings.push_back(name(warning));
    }
    return {{"layout", card.layout == CardQrLayout::card_2024 ? "card_2024" : "chip_card_2021"},
            {"id", card.id_number.digits()},
            {"old_id", card.old_id},
            {"name", card.name},
            {"birth", card.birth_date ? shown(*card.birth_date) : std::to_string(card.birth_year)},
            {"sex", card.sex == Sex::male ? "male" : "female"},
            {"address", card.address},
            {"issued", shown(card.issue_date)},
            {"warnings", warnings}};
}

TEST_CASE("cards are read, and repaired where the reader garbled them") {
    const auto rows = vectors()["good"];
    REQUIRE(rows.size() > 10);
    for (const auto& row : rows) {
        INFO(row["why"].get<std::string>());
        const auto card = parse_card_qr(row["text"].get<std::string>());
        CHECK((card ? "" : card.error().detail) == std::string());
        if (card) {
            CHECK(as_json(*card) == row["card"]);
        }
    }
}

TEST_CASE("what is no card is refused with the field that is wrong") {
    const auto rows = vectors()["bad"];
    REQUIRE(rows.size() > 20);
    for (const auto& row : rows) {
        INFO(row["why"].get<std::string>());
        const auto card = parse_card_qr(row["text"].get<std::string>());
        REQUIRE_FALSE(card);
        CHECK(card.error().code == ErrorCode::card_qr_bad);
        CHECK(card.error().detail.find(row["about"].get<std::string>()) != std::string::npos);
        CHECK(card.error().detail.find("Nguyễn") == std::string::npos);
        CHECK(card.error().detail.find("0790900") == std::string::npos);
    }
}

TEST_CASE("bytes that are not UTF-8 are refused") {
    const auto bytes = GENERATE(as<std::string>(), "\xff\xfe", "\xc3", "079090000011||Nguy\xe1\xbb",
                                "079090000011||H\xe0 N\xf4i|15011990|Nam||15062022", "\xed\xa0\x80",
                                "\xc0\xaf", "\xf8\x88\x80\x80\x80");
    const auto card = parse_card_qr(bytes);
    REQUIRE_FALSE(card);
    CHECK(card.error().detail == "card QR: not UTF-8");
}

TEST_CASE("cut or changed at every byte, a card is read or refused, never worse") {
    const auto rows = vectors()["good"];
    for (const auto& row : rows) {
        const auto text = row["text"].get<std::string>();
        for (std::size_t at = 0; at < text.size(); ++at) {
            const auto cut = parse_card_qr(text.substr(0, at));
            CHECK((cut || cut.error().code == ErrorCode::card_qr_bad));
            for (const char other : {'\0', '|', '\x80', '\xff', '9', '\n'}) {
                auto changed = text;
                changed[at] = other;
                const auto card = parse_card_qr(changed);
                CHECK((card || card.error().code == ErrorCode::card_qr_bad));
            }
        }
    }
}

TEST_CASE("noise is never a card") {
    std::mt19937 noise(20'260'701);  // A fixed seed: a failure can be repeated.
    std::uniform_int_distribution<int> byte(0, 255);
    std::uniform_int_distribution<std::size_t> length(0, 400);
    for (int round = 0; round < 5'000; ++round) {
        std::string text(length(noise), '\0');
        for (char& c : text) {
            // Every fifth byte a bar, so that the number of fields is often right.
            c = byte(noise) % 5 == 0 ? '|' : static_cast<char>(byte(noise));
        }
        CHECK_FALSE(parse_card_qr(text));
    }
}

}  // namespace
}  // namespace kiosk
