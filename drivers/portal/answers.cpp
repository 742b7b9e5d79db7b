#include "drivers/portal/answers.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "drivers/portal/fields.h"
#include "drivers/portal/json_guard.h"

namespace kiosk {

namespace {

// A thousand billion đồng: above any fee, far below what an integer or a sum of them can hold.
constexpr std::int64_t money_max = 1'000'000'000'000;
// A day: a token that lives longer would outlive the revoking of a stolen kiosk.
constexpr std::int64_t token_lifetime_max = 86'400;

bool digit(char c) {
    return c >= '0' && c <= '9';
}

bool word_character(char c) {
    return digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '.' || c == '_' || c == '-';
}

bool token_text(std::string_view text) {
    return text.size() >= 16 && text.size() <= 512 &&
           std::ranges::all_of(text, [](char c) { return word_character(c) || c == '~'; });
}

bool version_text(std::string_view text) {
    return !text.empty() && text.size() <= 64 && std::ranges::all_of(text, word_character);
}

bool bank_transaction_text(std::string_view text) {
    return text.size() <= 64 && std::ranges::all_of(text, word_character);
}

bool lookup_pin_text(std::string_view text) {
    constexpr std::string_view alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    return text.size() == 4 && std::ranges::all_of(text, [&](char c) { return alphabet.contains(c); });
}

bool problem_code_text(std::string_view text) {
    return !text.empty() && text.size() <= 64 &&
           std::ranges::all_of(text, [](char c) { return digit(c) || (c >= 'a' && c <= 'z') || c == '_'; });
}

// Takes `min` to `max` digits from the front; 0 when there are fewer.
std::size_t take_digits(std::string_view& text, std::size_t min, std::size_t max) {
    std::size_t count = 0;
    while (count < max && count < text.size() && digit(text[count])) {
        ++count;
    }
    text.remove_prefix(count >= min ? count : 0);
    return count >= min ? count : 0;
}

bool take(std::string_view& text, char c) {
    if (!text.starts_with(c)) {
        return false;
    }
    text.remove_prefix(1);
    return true;
}

// Officers' words go on the screen: no control characters, and none of Unicode's direction marks, which can
// make a sentence read differently from what it says (U+200E/F, U+202A–E, U+2066–9).
std::string shown_safely(std::string_view text) {
    std::string safe;
    while (!text.empty()) {
        if (text.starts_with("\xE2\x80") && text.size() > 2) {
            const auto last = static_cast<unsigned char>(text[2]);
            if (last == 0x8E || last == 0x8F || (last >= 0xAA && last <= 0xAE)) {
                text.remove_prefix(3);
                continue;
            }
        }
        if (text.starts_with("\xE2\x81") && text.size() > 2) {
            const auto last = static_cast<unsigned char>(text[2]);
            if (last >= 0xA6 && last <= 0xA9) {
                text.remove_prefix(3);
                continue;
            }
        }
        const auto c = static_cast<unsigned char>(text.front());
        safe += c < 0x20 || c == 0x7F ? ' ' : text.front();
        text.remove_prefix(1);
    }
    return safe;
}

PaymentState payment_state(Fields& fields) {
    constexpr std::array<std::pair<std::string_view, PaymentState>, 5> names{{
        {"waiting", PaymentState::waiting},
        {"paid", PaymentState::paid},
        {"expired", PaymentState::expired},
        {"cancelled", PaymentState::cancelled},
        {"unknown", PaymentState::unknown},
    }};
    const auto text = fields.text("state", 16);
    const auto* found = std::ranges::find(names, text, &std::pair<std::string_view, PaymentState>::first);
    if (found == names.end()) {
        fields.refuse(ErrorCode::portal_broken_answer, "state is none of ours");
        return PaymentState::unknown;
    }
    return found->second;
}

// The platform is the authority on state fees: what the gateway says must be what the platform said.
void check_platform(Fields& fields, const nlohmann::json& object, const PaymentIntent& intent) {
    if (!fields.good()) {
        return;
    }
    Fields platform(object, "platform");
    const auto reference = platform.text("MaThamChieu", 19);
    const auto amount = platform.text("SoTien", 13);
    const auto currency = platform.text("MaTienTe", 3);
    const auto outcome = platform.text("TrangThaiGD", 1);
    if (const auto read = platform.finish(true); !read) {
        fields.refuse(read.error().code, read.error().detail);
        return;
    }
    const bool paid = intent.state == PaymentState::paid;
    if (reference != intent.reference || amount != std::to_string(intent.amount) || currency != "VND" ||
        (outcome == "1") != paid) {
        fields.refuse(ErrorCode::payment_mismatch, "the payment platform says otherwise");
    }
}

std::uint64_t size_of(const Manifest& manifest, std::string_view sha256) {
    if (manifest.form.sha256 == sha256) {
        return manifest.form.size;
    }
    for (const auto& component : manifest.components) {
        const auto found = std::ranges::find(component.blobs, sha256, &BlobRef::sha256);
        if (found != component.blobs.end()) {
            return found->size;
        }
    }
    return 0;
}

}  // namespace

bool is_dossier_code(std::string_view text) {
    // ^(?:[0-9]{3}\.[0-9]{2}\.[0-9]{2}\.)?[GH][0-9]{2}(?:\.[0-9]{2,3})*-[0-9]{6}-[0-9]{4,7}$
    if (text.size() > 64) {
        return false;
    }
    if (!text.empty() && digit(text.front()) &&
        !(take_digits(text, 3, 3) == 3 && take(text, '.') && take_digits(text, 2, 2) == 2 &&
          take(text, '.') && take_digits(text, 2, 2) == 2 && take(text, '.'))) {
        return false;
    }
    if (!(take(text, 'G') || take(text, 'H')) || take_digits(text, 2, 2) == 0) {
        return false;
    }
    while (take(text, '.')) {
        if (take_digits(text, 2, 3) == 0) {
            return false;
        }
    }
    return take(text, '-') && take_digits(text, 6, 6) == 6 && take(text, '-') &&
           take_digits(text, 4, 7) != 0 && text.empty();
}

bool is_payment_reference(std::string_view text) {
    return !text.empty() && text.size() <= 19 &&
           std::ranges::all_of(text, [](char c) { return digit(c) || (c >= 'A' && c <= 'Z'); });
}

bool is_sha256(std::string_view text) {
    return text.size() == 64 &&
           std::ranges::all_of(text, [](char c) { return digit(c) || (c >= 'a' && c <= 'f'); });
}

Result<Token> read_token(std::string_view body) {
    const auto json = read_json_object(body);
    if (!json) {
        return failed("token", json.error());
    }
    Fields fields(*json, "token");
    Token token{fields.text("token", token_text),
                std::chrono::seconds(fields.number("expires_in", 1, token_lifetime_max))};
    return fields.finish(std::move(token));
}

Result<std::string> read_catalog(std::string_view body) {
    const auto json = read_json_object(body);
    if (!json) {
        return failed("catalogue", json.error());
    }
    Fields fields(*json, "catalogue");
    return fields.finish(fields.text("version", version_text));
}

Result<std::vector<MissingPart>> read_announced(std::string_view body, const Manifest& manifest) {
    const auto json = read_json_object(body);
    if (!json) {
        return failed("announcement", json.error());
    }
    Fields fields(*json, "announcement");
    fields.must_be("key", manifest.key);
    // As many as a manifest can name: 64 components of 16 blobs, and the form.
    const auto& list = fields.array("missing", 64 * 16 + 1);
    std::vector<MissingPart> missing;
    for (const auto& item : list) {
        Fields part(item, "missing part");
        MissingPart found{part.text("sha256", is_sha256),
                          static_cast<std::uint64_t>(part.number("offset", 0, blob_max_bytes))};
        const auto size = size_of(manifest, found.sha256);
        if (part.good() && (size == 0 || found.offset > size)) {
            part.refuse(ErrorCode::portal_wrong_dossier, "a part that was not announced");
        }
        auto checked = part.finish(std::move(found));
        if (!checked) {
            return failed("announcement", checked.error());
        }
        missing.push_back(std::move(*checked));
    }
    return fields.finish(std::move(missing));
}

Result<std::uint64_t> read_part_state(std::string_view body, const BlobRef& blob) {
    const auto json = read_json_object(body);
    if (!json) {
        return failed("part", json.error());
    }
    Fields fields(*json, "part");
    fields.must_be("sha256", blob.sha256);
    const auto received = fields.number("received", 0, static_cast<std::int64_t>(blob.size));
    return fields.finish(static_cast<std::uint64_t>(received));
}

Result<std::optional<Submission>> read_outcome(std::string_view body, std::string_view key) {
    const auto json = read_json_object(body);
    if (!json) {
        return failed("outcome", json.error());
    }
    Fields fields(*json, "outcome");
    fields.must_be("key", key);
    const auto state = fields.text("state", 16);
    if (state == "announced") {
        return fields.finish(std::optional<Submission>{});
    }
    if (state != "received") {
        fields.refuse(ErrorCode::portal_broken_answer, "state is none of ours");
    }
    Submission submission;
    submission.dossier_code = fields.text("dossier_code", is_dossier_code);
    submission.lookup_pin = fields.text("lookup_pin", lookup_pin_text);
    submission.status = static_cast<DossierStatus>(fields.number("status", 1, 10));
    submission.received_at = fields.instant("received_at");
    submission.fee_due = fields.number("fee_due", 0, money_max);
    return fields.finish(std::optional(std::move(submission)));
}

Result<PaymentIntent> read_intent(std::string_view body, std::string_view reference) {
    const auto json = read_json_object(body);
    if (!json) {
        return failed("payment", json.error());
    }
    Fields fields(*json, "payment");
    fields.must_be("reference", reference);
    PaymentIntent intent;
    intent.reference = reference;
    intent.amount = fields.number("amount", 1, money_max);
    intent.expires_at = fields.instant("expires_at");
    intent.state = payment_state(fields);
    intent.bank_transaction = fields.text("bank_transaction", bank_transaction_text);
    if (intent.bank_transaction.empty() == (intent.state == PaymentState::paid)) {
        fields.refuse(ErrorCode::portal_broken_answer, "bank_transaction and state contradict each other");
    }
    check_platform(fields, fields.object("platform"), intent);
    return fields.finish(std::move(intent));
}

Result<StatusReport> read_status(std::string_view body, std::string_view dossier_code) {
    const auto json = read_json_object(body);
    if (!json) {
        return failed("status", json.error());
    }
    Fields fields(*json, "status");
    fields.must_be("dossier_code", dossier_code);
    StatusReport report;
    report.status = static_cast<DossierStatus>(fields.number("status", 1, 10));
    report.note = shown_safely(fields.text("note", 4096));
    return fields.finish(std::move(report));
}

Problem read_problem(std::string_view body) {
    const auto json = read_json_object(body);
    if (!json) {
        return {};
    }
    Fields fields(*json, "problem");
    static_cast<void>(fields.number("status", 400, 599));
    return fields.finish(Problem{fields.text("code", problem_code_text)}).value_or(Problem{});
}

}  // namespace kiosk
