#include "drivers/sandbox/bank.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "drivers/sandbox/contract.h"

namespace kiosk::sandbox {

namespace {

using Json = nlohmann::json;
using Args = std::vector<std::string>;

// Short by the price of a text message: the mistake people make when their bank takes a charge.
constexpr std::int64_t missing_money = 1'000;

std::optional<std::int64_t> amount_of(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = error == std::errc{} && end == text.data() + text.size() && value > 0;
    return whole ? std::optional(value) : std::nullopt;
}

unsigned crc16(std::string_view text) {
    unsigned crc = 0xFFFF;
    for (const char c : text) {
        crc ^= static_cast<unsigned>(static_cast<unsigned char>(c)) << 8U;
        for (int bit = 0; bit < 8; ++bit) {
            crc = ((crc & 0x8000U) != 0 ? (crc << 1U) ^ 0x1021U : crc << 1U) & 0xFFFFU;
        }
    }
    return crc;
}

// EMVCo: two digits of tag, two of length, the value; again.
std::optional<std::map<std::string, std::string>> fields_of(std::string_view text) {
    std::map<std::string, std::string> fields;
    while (!text.empty()) {
        const auto length = text.size() >= 4 ? amount_of(text.substr(2, 2)) : std::nullopt;
        if (!length || text.size() < 4 + static_cast<std::size_t>(*length)) {
            return std::nullopt;
        }
        fields[std::string(text.substr(0, 2))] = text.substr(4, static_cast<std::size_t>(*length));
        text.remove_prefix(4 + static_cast<std::size_t>(*length));
    }
    return fields;
}

class BankPart : public Part {
  public:
    explicit BankPart(Store& store) : store_(store) {}

    std::string_view name() const override { return "bank"; }
    Result<void> start() override { return {}; }
    void stop() override {}
    Result<Json> control(std::string_view verb, const Args& args) override;
    Json state() const override;

  private:
    Result<IntentRecord> intent_of(const Args& args) const;
    Result<Json> transfer(const std::string& memo, std::int64_t amount, int times = 1);
    Result<Json> expire(const IntentRecord& intent);
    Result<Json> pay_qr(std::string_view payload);

    Store& store_;
};

// The one named, or the newest one waiting.
Result<IntentRecord> BankPart::intent_of(const Args& args) const {
    const auto intents = store_.intents(now_seconds());
    if (!intents) {
        return std::unexpected(intents.error());
    }
    const auto found = std::ranges::find_if(*intents, [&](const IntentRecord& intent) {
        return args.empty() ? intent.state == "waiting" : intent.reference == args.front();
    });
    if (found == intents->end()) {
        return fail(ErrorCode::bad_answer,
                    args.empty() ? "bank: no payment is waiting" : "bank: no such reference");
    }
    return *found;
}

Result<Json> BankPart::transfer(const std::string& memo, std::int64_t amount, int times) {
    Json transfers = Json::array();
    for (int i = 0; i < times; ++i) {
        const auto done = store_.transfer(memo, amount, now_seconds());
        if (!done) {
            return std::unexpected(done.error());
        }
        transfers.push_back({{"memo", done->memo},
                             {"amount", done->amount},
                             {"bank_transaction", done->bank_transaction},
                             {"outcome", done->outcome}});
    }
    return Json{{"transfers", std::move(transfers)}};
}

Result<Json> BankPart::expire(const IntentRecord& intent) {
    const auto done = store_.set_intent(intent.reference, "waiting", now_seconds());
    if (!done) {
        return std::unexpected(done.error());
    }
    return Json{{"reference", intent.reference}, {"state", "expired"}};
}

// What a bank's app does with the picture on the screen: checks it, and sends the money it asks for.
Result<Json> BankPart::pay_qr(std::string_view payload) {
    const auto fields = fields_of(payload);
    if (!fields || payload.size() < 8 ||
        fmt::format("{:04X}", crc16(payload.substr(0, payload.size() - 4))) !=
            payload.substr(payload.size() - 4)) {
        return fail(ErrorCode::bad_answer, "bank: no VietQR, or its checksum is wrong");
    }
    const auto field = [&](const char* tag) {
        const auto found = fields->find(tag);
        return found == fields->end() ? std::string{} : found->second;
    };
    const auto amount = amount_of(field("54"));
    const auto additional = fields_of(field("62"));
    if (!amount || field("53") != "704" || field("58") != "VN" ||
        !field("38").starts_with("0010A000000727")) {
        return fail(ErrorCode::bad_answer, "bank: not a VietQR that asks for an amount in đồng");
    }
    std::string memo;
    if (additional) {
        // The purpose is the memo; without one the bill or reference number is.
        for (const char* tag : {"01", "05", "08"}) {
            const auto found = additional->find(tag);
            memo = found == additional->end() ? memo : found->second;
        }
    }
    return transfer(memo, *amount);
}

Result<Json> BankPart::control(std::string_view verb, const Args& args) {
    if (verb == "pay-qr" && args.size() == 1) {
        return pay_qr(args.front());
    }
    if (verb != "pay" && verb != "pay-late" && verb != "pay-twice" && verb != "wrong-amount" &&
        verb != "lost-memo" && verb != "expire") {
        return fail(ErrorCode::bad_answer,
                    "bank: pay, pay-late, pay-twice, wrong-amount, lost-memo, expire [REFERENCE] [AMOUNT]; "
                    "pay-qr PAYLOAD");
    }
    const auto intent = intent_of(args);
    const auto amount = args.size() > 1 ? amount_of(args[1]) : std::optional<std::int64_t>{};
    if (!intent || (args.size() > 1 && !amount)) {
        return intent ? fail(ErrorCode::bad_answer, "bank: the amount is no number")
                      : std::unexpected(intent.error());
    }
    const auto full = amount.value_or(intent->amount);
    if (verb == "expire" || verb == "pay-late") {
        if (auto expired = expire(*intent); !expired || verb == "expire") {
            return expired;
        }
    }
    if (verb == "wrong-amount") {
        return transfer(intent->reference, amount.value_or(std::max<std::int64_t>(1, full - missing_money)));
    }
    return transfer(verb == "lost-memo" ? std::string{} : intent->reference, full,
                    verb == "pay-twice" ? 2 : 1);
}

Json BankPart::state() const {
    Json intents = Json::array();
    for (const auto& intent : store_.intents(now_seconds()).value_or(std::vector<IntentRecord>{})) {
        intents.push_back({{"reference", intent.reference},
                           {"dossier_key", intent.dossier_key},
                           {"amount", intent.amount},
                           {"expires_at", instant(intent.expires_at)},
                           {"state", intent.state},
                           {"bank_transaction", intent.bank_transaction}});
    }
    Json ledger = Json::array();
    std::int64_t received = 0;
    std::int64_t applied = 0;
    for (const auto& transfer : store_.ledger().value_or(std::vector<TransferRecord>{})) {
        received += transfer.amount;
        applied += transfer.outcome == "applied" ? transfer.amount : 0;
        ledger.push_back({{"memo", transfer.memo},
                          {"amount", transfer.amount},
                          {"at", instant(transfer.at)},
                          {"bank_transaction", transfer.bank_transaction},
                          {"outcome", transfer.outcome}});
    }
    return {{"intents", std::move(intents)},
            {"ledger", std::move(ledger)},
            {"received", received},
            {"applied", applied},
            {"unmatched", received - applied}};
}

}  // namespace

std::unique_ptr<Part> make_bank_part(Store& store) {
    return std::make_unique<BankPart>(store);
}

}  // namespace kiosk::sandbox
