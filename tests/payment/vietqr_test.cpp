#include "src/payment/vietqr.h"

#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/support/catch.h"

using namespace kiosk;
using nlohmann::json;

namespace {

const json& vectors() {
    static const json all = json::parse(std::ifstream("tests/payment/vietqr.json"));
    return all;
}

vietqr::Transfer transfer_of(const json& from) {
    vietqr::Transfer transfer;
    transfer.bank_bin = from.at("bank_bin");
    transfer.account = from.at("account");
    transfer.service =
        from.at("service") == "to_card" ? vietqr::Service::to_card : vietqr::Service::to_account;
    transfer.use = from.at("once") ? vietqr::Use::once : vietqr::Use::many_times;
    if (from.contains("amount")) {
        transfer.amount = from.at("amount").get<std::int64_t>();
    }
    transfer.additional = from.at("additional").get<std::map<std::string, std::string>>();
    transfer.unknown = from.at("unknown").get<std::map<std::string, std::string>>();
    return transfer;
}

vietqr::Transfer ours() {
    vietqr::Transfer transfer;
    transfer.bank_bin = "970436";
    transfer.account = "0011001234567";
    transfer.amount = 8000;
    transfer.additional = {{"08", "DVC0123456789ABCDEF"}};
    return transfer;
}

}  // namespace

TEST_CASE("every valid VietQR string is read as what it says") {
    REQUIRE(vectors().at("valid").size() >= 8);
    for (const auto& vector : vectors().at("valid")) {
        INFO(vector.at("name"));
        const auto read = vietqr::decode(vector.at("text").get<std::string>());
        REQUIRE(read.has_value());
        CHECK(*read == transfer_of(vector.at("transfer")));
    }
}

TEST_CASE("our encoder writes the same bytes as the public ones") {
    for (const auto& vector : vectors().at("valid")) {
        INFO(vector.at("name"));
        const auto written = vietqr::encode(transfer_of(vector.at("transfer")));
        REQUIRE(written.has_value());
        if (vector.at("canonical")) {
            CHECK(*written == vector.at("text").get<std::string>());
        }
        const auto crc = written->substr(written->size() - 4);
        CHECK(crc.find_first_of("abcdef") == std::string::npos);
    }
}

TEST_CASE("every invalid VietQR string is refused with a reason") {
    for (const auto& vector : vectors().at("invalid")) {
        INFO(vector.at("name"));
        const auto read = vietqr::decode(vector.at("text").get<std::string>());
        REQUIRE_FALSE(read.has_value());
        CHECK(read.error().code == ErrorCode::bad_code);
        INFO(read.error().detail);
        CHECK(read.error().detail.find(vector.at("reason").get<std::string>()) != std::string::npos);
    }
}

TEST_CASE("a QR cut at any byte, or with any byte changed, is refused") {
    const auto text = vietqr::encode(ours()).value();
    for (std::size_t length = 0; length < text.size(); ++length) {
        CHECK_FALSE(vietqr::decode(text.substr(0, length)).has_value());
    }
    for (std::size_t place = 0; place < text.size(); ++place) {
        for (const char other : {'0', '9', 'A', 'f', ' ', '\xff', '\0'}) {
            auto changed = text;
            changed[place] = other;
            const auto read = vietqr::decode(changed);
            // Only a CRC digit in the other case says the same.
            CHECK((!read.has_value() || (changed == text || *read == ours())));
        }
    }
}

TEST_CASE("what we write, we read") {
    for (const std::int64_t amount : {std::int64_t{1}, std::int64_t{8000}, std::int64_t{9'999'999'999'999}}) {
        for (const std::string account : {"1", "0011001234567", "PSP1234567890000000"}) {
            auto transfer = ours();
            transfer.amount = amount;
            transfer.account = account;
            transfer.merchant_name = "UBND PHUONG BA DINH";
            transfer.city = "HA NOI";
            CHECK(vietqr::decode(vietqr::encode(transfer).value()).value() == transfer);
        }
    }
}

TEST_CASE("nothing wrong can be written") {
    const auto refused = [](auto change) {
        auto transfer = ours();
        change(transfer);
        const auto written = vietqr::encode(transfer);
        return !written && written.error().code == ErrorCode::bad_code;
    };
    CHECK(refused([](auto& t) { t.bank_bin = "97043"; }));
    CHECK(refused([](auto& t) { t.bank_bin = "97043A"; }));
    CHECK(refused([](auto& t) { t.account = ""; }));
    CHECK(refused([](auto& t) { t.account = "12345678901234567890"; }));
    CHECK(refused([](auto& t) { t.account = "12 34"; }));
    CHECK(refused([](auto& t) { t.amount = 0; }));
    CHECK(refused([](auto& t) { t.amount = -1; }));
    CHECK(refused([](auto& t) { t.amount = 10'000'000'000'000; }));
    CHECK(refused([](auto& t) { t.amount.reset(); }));
    CHECK(refused([](auto& t) { t.additional["08"] = "Lệ phí"; }));
    CHECK(refused([](auto& t) { t.additional["08"] = std::string(26, 'A'); }));
    CHECK(refused([](auto& t) { t.additional["08"] = ""; }));
    CHECK(refused([](auto& t) { t.merchant_name = std::string(26, 'A'); }));
    CHECK(refused([](auto& t) {
        t.additional = {{"01", std::string(25, 'A')},
                        {"03", std::string(25, 'A')},
                        {"05", std::string(25, 'A')},
                        {"08", std::string(25, 'A')}};
    }));
}

TEST_CASE("memos are what banks pass on") {
    for (const auto& vector : vectors().at("memos")) {
        CHECK(vietqr::sanitised_memo(vector.at("words").get<std::string>()) == vector.at("memo").get<std::string>());
    }
}

TEST_CASE("the CRC is CRC-16/CCITT-FALSE") {
    CHECK(vietqr::crc16("123456789") == 0x29B1);  // The catalogue's check value.
    CHECK(vietqr::crc16("") == 0xFFFF);
}
