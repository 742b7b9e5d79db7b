#include "src/payment/vietqr.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <vector>

#include "src/text/fold.h"

namespace kiosk::vietqr {
namespace {

constexpr std::string_view napas = "A000000727";
constexpr std::string_view dong = "704";      // ISO 4217.
constexpr std::size_t longest_value = 99;     // Two length digits.
constexpr std::size_t longest_subfield = 25;  // EMVCo's limit for the parts of tag 62.
constexpr std::size_t longest_account = 19;   // NAPAS.
constexpr std::size_t longest_amount = 13;    // EMVCo, tag 54.
constexpr std::size_t longest_name = 25;      // EMVCo, tag 59.
constexpr std::size_t longest_city = 15;      // EMVCo, tag 60.
/// Longer strings are no payment QR: a version 40 code would hold more, every field filled needs about 400.
constexpr std::size_t longest_text = 512;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool all_digits(std::string_view text) {
    return std::ranges::all_of(text, is_digit);
}

bool is_account(std::string_view text) {
    const auto plain = [](char c) { return is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
    return !text.empty() && text.size() <= longest_account && std::ranges::all_of(text, plain);
}

bool is_printable(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
}

std::unexpected<Error> wrong(std::string why) {
    return fail(ErrorCode::bad_code, "VietQR: " + std::move(why));
}

using Tags = std::map<std::string, std::string>;

/// Reads "tag length value" to the end. `where` names the tag whose inside this is.
Result<Tags> read_tags(std::string_view text, std::string_view where) {
    Tags tags;
    while (!text.empty()) {
        constexpr std::size_t head = 4;
        if (text.size() < head || !all_digits(text.substr(0, head))) {
            return wrong(fmt::format("{}: cut short or not tag and length", where));
        }
        const auto length = static_cast<std::size_t>((text[2] - '0') * 10 + (text[3] - '0'));
        if (length > text.size() - head) {
            return wrong(fmt::format("{}: tag {} says {} characters, {} are left", where, text.substr(0, 2),
                                     length, text.size() - head));
        }
        const auto [place, fresh] = tags.emplace(text.substr(0, 2), text.substr(head, length));
        if (!fresh) {
            return wrong(fmt::format("{}: tag {} twice", where, place->first));
        }
        text.remove_prefix(head + length);
    }
    return tags;
}

/// Takes a tag out of the map; empty when it is not there.
std::string taken(Tags& tags, const char* tag) {
    const auto node = tags.extract(tag);
    return node.empty() ? std::string{} : std::move(node.mapped());
}

/// The CRC is the last field and covers everything before its own four digits.
Result<std::string_view> without_crc(std::string_view text) {
    constexpr std::size_t digits = 4;
    constexpr std::string_view tag = "6304";
    if (text.size() > longest_text) {
        return wrong("too long to be a payment QR");
    }
    if (text.size() < tag.size() + digits ||
        text.substr(text.size() - digits - tag.size(), tag.size()) != tag) {
        return wrong("cut short: it does not end in a CRC");
    }
    const auto hex = text.substr(text.size() - digits);
    std::uint16_t written = 0;
    const auto [end, error] = std::from_chars(hex.data(), hex.data() + hex.size(), written, 16);
    if (error != std::errc{} || end != hex.data() + hex.size()) {
        return wrong("the CRC is not hex");
    }
    if (written != crc16(text.substr(0, text.size() - digits))) {
        return wrong("wrong CRC");
    }
    return text.substr(0, text.size() - digits - tag.size());
}

Result<void> read_account(const std::string& inside, Transfer& transfer) {
    auto outer = read_tags(inside, "tag 38");
    if (!outer) {
        return std::unexpected(outer.error());
    }
    if (taken(*outer, "00") != napas) {
        return wrong("tag 38 is not NAPAS");
    }
    auto account = read_tags(taken(*outer, "01"), "tag 38.01");
    if (!account) {
        return std::unexpected(account.error());
    }
    transfer.bank_bin = taken(*account, "00");
    transfer.account = taken(*account, "01");
    const auto service = taken(*outer, "02");
    if (service != "QRIBFTTA" && service != "QRIBFTTC") {
        return wrong("tag 38.02 is neither a transfer to an account nor to a card");
    }
    transfer.service = service == "QRIBFTTC" ? Service::to_card : Service::to_account;
    return {};
}

Result<std::optional<std::int64_t>> read_amount(std::string_view text) {
    if (text.empty()) {
        return std::nullopt;
    }
    std::int64_t amount = 0;
    if (text.size() > longest_amount || !all_digits(text) || text.front() == '0') {
        return wrong("tag 54 is not a whole number of đồng");
    }
    std::from_chars(text.data(), text.data() + text.size(), amount);
    return amount;
}

/// The rules that hold for what we write and for what we believe.
Result<void> check(const Transfer& transfer) {
    if (transfer.bank_bin.size() != 6 || !all_digits(transfer.bank_bin)) {
        return wrong("the bank's number is not six digits");
    }
    if (!is_account(transfer.account)) {
        return wrong("the account is not 1–19 letters or digits");
    }
    constexpr std::int64_t too_much = 10'000'000'000'000;  // 14 digits; tag 54 has 13.
    if (transfer.amount && (*transfer.amount <= 0 || *transfer.amount >= too_much)) {
        return wrong("the amount is not between 1 and 13 digits of đồng");
    }
    for (const auto& [tag, value] : transfer.additional) {
        if (tag.size() != 2 || !all_digits(tag) || value.empty() || value.size() > longest_subfield ||
            !is_printable(value)) {
            return wrong(fmt::format("tag 62.{} is not 1–25 plain characters", tag));
        }
    }
    if (transfer.merchant_name.size() > longest_name || !is_printable(transfer.merchant_name) ||
        transfer.city.size() > longest_city || !is_printable(transfer.city)) {
        return wrong("the name or the city is too long or not plain");
    }
    return {};
}

std::string field(std::string_view tag, std::string_view value) {
    return fmt::format("{}{:02}{}", tag, value.size(), value);
}

std::string field_unless_empty(std::string_view tag, std::string_view value) {
    return value.empty() ? std::string{} : field(tag, value);
}

std::string account_field(const Transfer& transfer) {
    const auto account = field("00", transfer.bank_bin) + field("01", transfer.account);
    const auto* service = transfer.service == Service::to_card ? "QRIBFTTC" : "QRIBFTTA";
    return field("38", field("00", napas) + field("01", account) + field("02", service));
}

}  // namespace

Result<std::string> encode(const Transfer& transfer) {
    if (const auto ok = check(transfer); !ok) {
        return std::unexpected(ok.error());
    }
    if (transfer.use == Use::once && !transfer.amount) {
        return wrong("a QR for one use needs an amount");
    }
    std::string additional;
    for (const auto& [tag, value] : transfer.additional) {
        additional += field(tag, value);
    }
    if (additional.size() > longest_value) {
        return wrong("tag 62 is longer than 99 characters");
    }
    std::string text = field("00", "01") + field("01", transfer.use == Use::once ? "12" : "11");
    text += account_field(transfer) + field("53", dong);
    if (transfer.amount) {
        text += field("54", std::to_string(*transfer.amount));
    }
    text += field("58", "VN") + field_unless_empty("59", transfer.merchant_name);
    text += field_unless_empty("60", transfer.city) + field_unless_empty("62", additional) + "6304";
    return text + fmt::format("{:04X}", crc16(text));
}

Result<Transfer> decode(std::string_view text) {
    const auto body = without_crc(text);
    if (!body) {
        return std::unexpected(body.error());
    }
    auto tags = read_tags(*body, "outside");
    if (!tags) {
        return std::unexpected(tags.error());
    }
    if (taken(*tags, "00") != "01") {
        return wrong("tag 00 is not 01");
    }
    const auto use = taken(*tags, "01");
    if (use != "11" && use != "12") {
        return wrong("tag 01 is neither 11 nor 12");
    }
    if (!tags->contains("38")) {
        return wrong("no bank account (tag 38): another kind of payment QR");
    }
    Transfer transfer;
    transfer.use = use == "12" ? Use::once : Use::many_times;
    if (const auto ok = read_account(taken(*tags, "38"), transfer); !ok) {
        return std::unexpected(ok.error());
    }
    if (taken(*tags, "53") != dong || taken(*tags, "58") != "VN") {
        return wrong("not đồng in Việt Nam");
    }
    const auto amount = read_amount(taken(*tags, "54"));
    if (!amount) {
        return std::unexpected(amount.error());
    }
    transfer.amount = *amount;
    auto additional = read_tags(taken(*tags, "62"), "tag 62");
    if (!additional) {
        return std::unexpected(additional.error());
    }
    transfer.additional = std::move(*additional);
    transfer.merchant_name = taken(*tags, "59");
    transfer.city = taken(*tags, "60");
    transfer.unknown = std::move(*tags);
    if (const auto ok = check(transfer); !ok) {
        return std::unexpected(ok.error());
    }
    return transfer;
}

std::string sanitised_memo(std::string_view words) {
    std::string memo;
    for (const char c : text::plain(words)) {
        const char upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        if (upper == '.') {
            continue;
        }
        const bool kept = is_digit(upper) || (upper >= 'A' && upper <= 'Z');
        if (kept) {
            memo += upper;
        } else if (!memo.empty() && memo.back() != ' ') {
            memo += ' ';
        }
    }
    memo.resize(std::min(memo.size(), longest_subfield));
    while (!memo.empty() && memo.back() == ' ') {
        memo.pop_back();
    }
    return memo;
}

std::uint16_t crc16(std::string_view bytes) {
    unsigned crc = 0xFFFF;
    for (const char c : bytes) {
        crc ^= static_cast<unsigned>(static_cast<unsigned char>(c)) << 8U;
        for (int bit = 0; bit < 8; ++bit) {
            crc = (crc & 0x8000U) != 0 ? (crc << 1U) ^ 0x1021U : crc << 1U;
        }
    }
    return static_cast<std::uint16_t>(crc & 0xFFFFU);
}

}  // namespace kiosk::vietqr
