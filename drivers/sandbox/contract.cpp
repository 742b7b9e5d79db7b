#include "drivers/sandbox/contract.h"

#include <fmt/chrono.h>
#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <mutex>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "drivers/sandbox/manifest.h"
#include "drivers/sandbox/receipt_pdf.h"

namespace kiosk::sandbox {

namespace {

using Json = nlohmann::json;

// Short enough that a demo that runs over lunch logs in again.
constexpr int token_seconds = 1'800;
// Two appends to one part must not interleave: they arrive on different threads when a kiosk gives up and
// tries again.
std::mutex appending;

Reply internal(const Error& error) {
    return problem(500, "internal", error.detail);
}

Json missing_of(const std::vector<PartRecord>& parts) {
    Json missing = Json::array();
    std::set<std::string> named;
    for (const auto& part : parts) {
        if (part.received < part.size && named.insert(part.sha256).second) {
            missing.push_back({{"sha256", part.sha256}, {"offset", part.received}});
        }
    }
    return missing;
}

Reply outcome_reply(const DossierRecord& dossier) {
    if (dossier.code.empty()) {
        return json_reply(200, {{"key", dossier.key}, {"state", "announced"}});
    }
    return json_reply(200, {{"key", dossier.key},
                            {"state", "received"},
                            {"dossier_code", dossier.code},
                            {"lookup_pin", dossier.pin},
                            {"status", dossier.status},
                            {"received_at", instant(dossier.received_at)},
                            {"fee_due", std::max<std::int64_t>(0, dossier.fee - dossier.paid)}});
}

std::string vietnam_time(std::int64_t seconds) {
    // UTC+7 all year.
    return fmt::format("{:%Y%m%d%H%M%S}", fmt::gmtime(static_cast<std::time_t>(seconds + 7 * 3600)));
}

std::int64_t seconds_of(const std::string& text) {
    std::tm time{};
    const char* end = ::strptime(text.c_str(), "%Y-%m-%dT%H:%M:%SZ", &time);
    return end != nullptr && *end == '\0' ? static_cast<std::int64_t>(::timegm(&time)) : 0;
}

const PartRecord* find(const std::vector<PartRecord>& parts, const std::string& sha256) {
    const auto found = std::ranges::find(parts, sha256, &PartRecord::sha256);
    return found == parts.end() ? nullptr : &*found;
}

Reply with_offset(Reply reply, std::uint64_t offset) {
    reply.upload_offset = offset;
    return reply;
}

}  // namespace

std::int64_t now_seconds() {
    return std::chrono::duration_cast<std::chrono::seconds>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
}

std::string instant(std::int64_t seconds) {
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(static_cast<std::time_t>(seconds)));
}

Reply Contract::login(const std::string& body, const std::string& device_id, const std::string& secret,
                      const std::string& token) {
    const Json json = Json::parse(body, nullptr, /*allow_exceptions=*/false);
    if (json != Json{{"device_id", device_id}, {"secret", secret}}) {
        return problem(401, "credential_unknown");
    }
    return json_reply(200, {{"token", token}, {"expires_in", token_seconds}});
}

Reply Contract::announce(const std::string& key, const std::string& body) {
    auto manifest = check_manifest(body, key);
    if (!manifest) {
        return problem(422, "manifest_invalid", manifest.error().detail);
    }
    manifest->dossier.announced_at = now_seconds();
    const auto known = store_.dossier(key);
    const auto same = store_.announce(manifest->dossier, manifest->parts);
    const auto parts = store_.parts(key);
    if (!known || !same || !parts) {
        return problem(500, "internal");
    }
    if (!*same) {
        return problem(409, "key_reused");
    }
    return json_reply(*known ? 200 : 201, {{"key", key}, {"missing", missing_of(*parts)}});
}

Reply Contract::outcome(const std::string& key) {
    const auto dossier = store_.dossier(key);
    if (!dossier) {
        return internal(dossier.error());
    }
    return *dossier ? outcome_reply(**dossier) : problem(404, "dossier_unknown");
}

Reply Contract::part_offset(const std::string& key, const std::string& sha256) {
    const auto parts = store_.parts(key);
    const auto* part = parts ? find(*parts, sha256) : nullptr;
    if (part == nullptr) {
        return problem(404, "part_unknown");
    }
    return with_offset(json_reply(200, {{"sha256", sha256}, {"received", part->received}}), part->received);
}

Reply Contract::upload(const std::string& key, const std::string& sha256, const std::string& offset,
                       std::string_view bytes) {
    const std::scoped_lock lock(appending);
    const auto parts = store_.parts(key);
    const auto* part = parts ? find(*parts, sha256) : nullptr;
    if (part == nullptr) {
        return problem(404, "part_unknown");
    }
    if (offset != std::to_string(part->received)) {
        return with_offset(problem(409, "offset_mismatch"), part->received);
    }
    const auto received = received_.append(key, *part, bytes);
    const auto noted =
        received ? store_.set_received(key, sha256, *received) : std::unexpected(received.error());
    if (!noted) {
        return internal(noted.error());
    }
    if (*received < part->received + bytes.size()) {
        return problem(422, "hash_mismatch");
    }
    return json_reply(200, {{"sha256", sha256}, {"received", *received}});
}

Reply Contract::submit(const std::string& key) {
    const auto dossier = store_.dossier(key);
    const auto parts = store_.parts(key);
    if (!dossier || !parts) {
        return problem(500, "internal");
    }
    if (!*dossier) {
        return problem(404, "dossier_unknown");
    }
    if (!missing_of(*parts).empty()) {
        return problem(409, "parts_missing");
    }
    const auto taken = store_.submit(key, now_seconds());
    if (!taken) {
        return internal(taken.error());
    }
    const auto written = received_.write_out(*taken, *parts);
    return written ? outcome_reply(*taken) : internal(written.error());
}

Reply Contract::intent_reply(int status, const IntentRecord& intent) {
    const auto dossier = store_.dossier(intent.dossier_key);
    if (!dossier || !*dossier) {
        return problem(500, "internal");
    }
    const bool paid = intent.state == "paid";
    const bool over = intent.state == "expired" || intent.state == "cancelled";
    return json_reply(status, {{"reference", intent.reference},
                               {"dossier_key", intent.dossier_key},
                               {"amount", intent.amount},
                               {"expires_at", instant(intent.expires_at)},
                               {"state", intent.state},
                               {"bank_transaction", intent.bank_transaction},
                               {"platform",
                                {{"PhienBan", "1.0.6"},
                                 {"MaThamChieu", intent.reference},
                                 {"SoTien", std::to_string(intent.amount)},
                                 {"MaTienTe", "VND"},
                                 {"TrangThaiGD", paid   ? "1"
                                                 : over ? "4"
                                                        : "3"},
                                 {"MaGiaoDich", intent.bank_transaction},
                                 {"ThoiGianGD", vietnam_time(paid ? intent.paid_at : now_seconds())},
                                 {"ThongTinBienLai",
                                  {{"MaTTHC", (*dossier)->procedure_code},
                                   {"TenTTHC", (*dossier)->procedure_name},
                                   {"MaDonVi", (*dossier)->unit},
                                   {"MaHoSo", (*dossier)->code},
                                   {"NoiDungThanhToan", intent.reference}}}}}});
}

Reply Contract::create_intent(const std::string& reference, const std::string& body) {
    const Json json = Json::parse(body, nullptr, /*allow_exceptions=*/false);
    if (!json.is_object() || json.size() != 3 || !json.contains("dossier_key") ||
        !json["dossier_key"].is_string() || !json.contains("amount") || !json["amount"].is_number_integer() ||
        !json.contains("expires_at") || !json["expires_at"].is_string()) {
        return problem(422, "intent_invalid");
    }
    const IntentRecord wish{
        reference,           json["dossier_key"],     json["amount"], seconds_of(json["expires_at"]),
        /*state=*/"waiting", /*bank_transaction=*/{}, /*paid_at=*/0};
    const auto dossier = store_.dossier(wish.dossier_key);
    const auto known = store_.intent(reference, now_seconds());
    if (!dossier || !known) {
        return problem(500, "internal");
    }
    if (!*dossier) {
        return problem(404, "dossier_unknown");
    }
    if (*known && ((*known)->dossier_key != wish.dossier_key || (*known)->amount != wish.amount)) {
        return problem(409, "reference_reused");
    }
    if (!*known && (*dossier)->paid > 0) {
        return problem(409, "already_paid");
    }
    if (wish.amount != (*dossier)->fee) {
        return problem(422, "amount_mismatch");
    }
    const auto intent = store_.create_intent(wish, now_seconds());
    return intent ? intent_reply(*known ? 200 : 201, *intent) : internal(intent.error());
}

Reply Contract::query_intent(const std::string& reference) {
    const auto intent = store_.intent(reference, now_seconds());
    if (!intent) {
        return internal(intent.error());
    }
    return *intent ? intent_reply(200, **intent) : problem(404, "intent_unknown");
}

Reply Contract::cancel_intent(const std::string& reference) {
    const auto intent = store_.intent(reference, now_seconds());
    if (!intent) {
        return internal(intent.error());
    }
    if (!*intent) {
        return problem(404, "intent_unknown");
    }
    if ((*intent)->state == "waiting") {
        if (const auto done = store_.set_intent(reference, "cancelled", (*intent)->expires_at); !done) {
            return internal(done.error());
        }
    }
    return query_intent(reference);
}

Reply Contract::status(const std::string& code) {
    const auto dossier = store_.by_code(code);
    if (!dossier) {
        return internal(dossier.error());
    }
    if (!*dossier) {
        return problem(404, "dossier_unknown");
    }
    return json_reply(200,
                      {{"dossier_code", code}, {"status", (*dossier)->status}, {"note", (*dossier)->note}});
}

Reply Contract::receipt(const std::string& code) {
    const auto dossier = store_.by_code(code);
    if (!dossier) {
        return internal(dossier.error());
    }
    // 1 is waiting for an officer, 3 is refused: neither has the legal receipt.
    if (!*dossier || (*dossier)->status == 1 || (*dossier)->status == 3) {
        return problem(404, "receipt_unknown");
    }
    Reply reply;
    reply.type = "application/pdf";
    reply.body = receipt_pdf(**dossier);
    return reply;
}

}  // namespace kiosk::sandbox
