#include "drivers/portal/rest_portal.h"

#include <fmt/core.h>

#include <fstream>
#include <iterator>
#include <utility>

#include "drivers/portal/answers.h"
#include "drivers/portal/https.h"
#include "drivers/portal/json_guard.h"
#include "drivers/portal/requests.h"
#include "src/base/uuid.h"

namespace kiosk {

namespace {

using Clock = std::chrono::steady_clock;

// A secret is one line; a path that points elsewhere by mistake must not be sent to anybody.
constexpr std::size_t secret_max = 512;
// A token about to expire could expire on its way.
constexpr std::chrono::seconds token_margin{10};

// What it means when nobody knows whether the gateway acted.
enum class Commits {
    no,   ///< Nothing happened that asking again would not show: the plain error.
    yes,  ///< It may be done: portal_outcome_unknown.
};

struct Call {
    const char* doing;  ///< For the log.
    std::string method;
    std::string path;
    std::string body = {};
    Commits commits = Commits::no;
    std::size_t answer_max = json_max_bytes;
};

bool is_key(std::string_view text) {
    return Uuid::parse(text).has_value();
}

Result<std::string> read_secret(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::string secret(secret_max + 1, '\0');
    file.read(secret.data(), static_cast<std::streamsize>(secret.size()));
    secret.resize(static_cast<std::size_t>(file.gcount()));
    while (secret.ends_with('\n') || secret.ends_with('\r')) {
        secret.pop_back();
    }
    if (secret.empty() || secret.size() > secret_max) {
        return fail(ErrorCode::bad_config, fmt::format("no device secret in {}", path.string()));
    }
    return secret;
}

// An answer that is not a 2xx of this contract.
Error refusal(const HttpsAnswer& answer, Commits commits) {
    const auto problem = read_problem(answer.body).code;
    const auto detail = fmt::format("HTTP {} {}", answer.status, problem);
    const auto with = [&](ErrorCode code) { return Error{code, detail}; };
    if (answer.status == 401 || answer.status == 403) {
        return with(ErrorCode::portal_unauthorised);
    }
    // Only these two promise that nothing was done, and 503 only together with a time to come back.
    if (answer.status == 429 || (answer.status == 503 && answer.retry_after)) {
        return {ErrorCode::portal_busy,
                fmt::format("{}, again in {} s", detail, answer.retry_after.value_or(0))};
    }
    if (answer.status >= 400 && answer.status < 500) {
        // A page of something in between is not the gateway's word: it must not end a dossier's way for good.
        if (problem.empty()) {
            return with(ErrorCode::portal_broken_answer);
        }
        const bool lost = answer.status == 404 || problem == "parts_missing";
        return with(lost ? ErrorCode::portal_not_found : ErrorCode::portal_refused);
    }
    if (answer.status >= 500) {
        return with(commits == Commits::yes ? ErrorCode::portal_outcome_unknown : ErrorCode::portal_busy);
    }
    return with(ErrorCode::portal_broken_answer);
}

Error meaning(const HttpsFailure& failure, Commits commits) {
    if (commits == Commits::yes && failure.sent == Sent::perhaps) {
        return {ErrorCode::portal_outcome_unknown, failure.error.detail};
    }
    return failure.error;
}

bool succeeded(const HttpsAnswer& answer) {
    return answer.status == 200 || answer.status == 201;
}

class RestPortal : public Portal {
  public:
    explicit RestPortal(PortalConfig config) : config_(std::move(config)), https_(config_.ca_file) {}

    Result<std::string> catalog_version(std::stop_token stop) override {
        const auto answer = json({"ask for the catalogue", "GET", "/catalog"}, stop);
        return answer ? read_catalog(answer->body) : std::unexpected(answer.error());
    }

    Result<std::vector<MissingPart>> announce(const Manifest& manifest, std::stop_token stop) override {
        auto body =
            is_key(manifest.key) ? manifest_json(manifest) : fail(ErrorCode::bad_code, "key is no UUID");
        if (!body) {
            return failed("announce the dossier", body.error());
        }
        const auto answer =
            json({"announce the dossier", "PUT", "/dossiers/" + manifest.key, std::move(*body)}, stop);
        return answer ? read_announced(answer->body, manifest) : std::unexpected(answer.error());
    }

    Result<std::uint64_t> upload(const std::string& key, const BlobRef& blob, ByteView whole,
                                 std::uint64_t offset, std::stop_token stop) override;
    Result<Submission> submit(const std::string& key, std::stop_token stop) override;
    Result<std::optional<Submission>> outcome(const std::string& key, std::stop_token stop) override;
    Result<PaymentIntent> create_intent(const std::string& key, const PaymentIntent& intent,
                                        std::stop_token stop) override;

    Result<PaymentIntent> query_intent(const std::string& reference, std::stop_token stop) override {
        if (!is_payment_reference(reference)) {
            return fail(ErrorCode::bad_code, "ask for the payment: no payment reference");
        }
        const auto answer = json({"ask for the payment", "GET", "/payments/" + reference}, stop);
        return answer ? read_intent(answer->body, reference) : std::unexpected(answer.error());
    }

    Result<void> cancel_intent(const std::string& reference, std::stop_token stop) override;

    Result<StatusReport> status(const std::string& dossier_code, std::stop_token stop) override {
        if (!is_dossier_code(dossier_code)) {
            return fail(ErrorCode::bad_code, "ask for the status: no dossier code");
        }
        const auto answer = json({"ask for the status", "GET", "/status/" + dossier_code}, stop);
        return answer ? read_status(answer->body, dossier_code) : std::unexpected(answer.error());
    }

    Result<Bytes> acceptance_receipt(const std::string& dossier_code, std::stop_token stop) override;

  private:
    Result<HttpsAnswer> json(const Call& call, const std::stop_token& stop);
    Result<HttpsAnswer> exchange(const Call& call, ByteView body, std::vector<std::string> headers,
                                 std::chrono::seconds deadline, const std::stop_token& stop);
    Result<HttpsAnswer> exchange(const Call& call, const std::stop_token& stop);
    Result<void> login(const std::stop_token& stop);

    PortalConfig config_;
    Https https_;
    std::string token_;
    Clock::time_point token_ends_{};
};

Result<void> RestPortal::login(const std::stop_token& stop) {
    const auto secret = read_secret(config_.secret_file);
    const auto body = secret ? credential_json(config_.device_id, *secret) : std::unexpected(secret.error());
    if (!body) {
        return failed("log in", body.error());
    }
    HttpsRequest request{"POST",
                         config_.base_url + "/token",
                         {"Content-Type: application/json"},
                         {},
                         config_.connect_deadline,
                         config_.answer_deadline,
                         json_max_bytes};
    const Bytes bytes = bytes_of(*body);
    request.body = bytes;
    const auto asked_at = Clock::now();
    const auto answer = https_.exchange(request, stop);
    if (!answer) {
        return failed("log in", answer.error().error);
    }
    if (!succeeded(*answer)) {
        return failed("log in", refusal(*answer, Commits::no));
    }
    auto token = read_token(answer->body);
    if (!token) {
        return failed("log in", token.error());
    }
    token_ = std::move(token->value);
    token_ends_ = asked_at + token->lifetime;
    return {};
}

// Logs in when needed; once more when the gateway no longer knows the token.
Result<HttpsAnswer> RestPortal::exchange(const Call& call, ByteView body, std::vector<std::string> headers,
                                         std::chrono::seconds deadline, const std::stop_token& stop) {
    const bool fresh = token_.empty() || Clock::now() + token_margin >= token_ends_;
    for (const bool last : {fresh, true}) {
        if (last) {
            if (const auto in = login(stop); !in) {
                return failed(call.doing, in.error());
            }
        }
        auto lines = headers;
        lines.push_back("Authorization: Bearer " + token_);
        const auto answer = https_.exchange({call.method, config_.base_url + call.path, std::move(lines),
                                             body, config_.connect_deadline, deadline, call.answer_max},
                                            stop);
        if (!answer) {
            return failed(call.doing, meaning(answer.error(), call.commits));
        }
        if (answer->status != 401 || last) {
            return *answer;
        }
    }
    return fail(ErrorCode::portal_unauthorised, call.doing);
}

Result<HttpsAnswer> RestPortal::exchange(const Call& call, const std::stop_token& stop) {
    const Bytes body = bytes_of(call.body);
    std::vector<std::string> headers{"Accept: application/json, application/problem+json, application/pdf"};
    if (!body.empty()) {
        headers.emplace_back("Content-Type: application/json");
    }
    return exchange(call, body, std::move(headers), config_.answer_deadline, stop);
}

// A 200 or 201 that says it is JSON; anything else is an error already.
Result<HttpsAnswer> RestPortal::json(const Call& call, const std::stop_token& stop) {
    auto answer = exchange(call, stop);
    if (!answer) {
        return answer;
    }
    if (!succeeded(*answer)) {
        return failed(call.doing, refusal(*answer, call.commits));
    }
    if (answer->content_type != "application/json") {
        return fail(ErrorCode::portal_broken_answer, fmt::format("{}: not JSON", call.doing));
    }
    return answer;
}

Result<std::uint64_t> RestPortal::upload(const std::string& key, const BlobRef& blob, ByteView whole,
                                         std::uint64_t offset, std::stop_token stop) {
    const char* doing = "send a part";
    if (!is_key(key) || !is_sha256(blob.sha256) || whole.size() != blob.size || offset > blob.size) {
        return fail(ErrorCode::bad_code, fmt::format("{}: key, hash, size or offset", doing));
    }
    if (blob.size > blob_max_bytes) {
        return fail(ErrorCode::document_too_large, fmt::format("{}: {} bytes", doing, blob.size));
    }
    const auto answer = exchange(
        {doing, "PATCH", fmt::format("/dossiers/{}/parts/{}", key, blob.sha256)}, whole.subspan(offset),
        {"Content-Type: application/octet-stream", fmt::format("Upload-Offset: {}", offset)},
        config_.upload_deadline, stop);
    if (!answer) {
        return std::unexpected(answer.error());
    }
    if (answer->status == 409 && answer->upload_offset && *answer->upload_offset <= blob.size) {
        return *answer->upload_offset;
    }
    if (answer->status == 422 && read_problem(answer->body).code == "hash_mismatch") {
        return 0;
    }
    if (!succeeded(*answer)) {
        return failed(doing, refusal(*answer, Commits::no));
    }
    return read_part_state(answer->body, blob);
}

Result<Submission> RestPortal::submit(const std::string& key, std::stop_token stop) {
    const char* doing = "submit the dossier";
    if (!is_key(key)) {
        return fail(ErrorCode::bad_code, fmt::format("{}: key is no UUID", doing));
    }
    const auto answer = json({doing, "POST", "/dossiers/" + key + "/submit", "{}", Commits::yes}, stop);
    if (!answer) {
        return std::unexpected(answer.error());
    }
    auto submission = read_outcome(answer->body, key);
    if (!submission) {
        return failed(doing, submission.error());
    }
    if (!*submission) {
        return fail(ErrorCode::portal_broken_answer, fmt::format("{}: taken, but not received", doing));
    }
    return std::move(**submission);
}

Result<std::optional<Submission>> RestPortal::outcome(const std::string& key, std::stop_token stop) {
    const char* doing = "ask what became of the dossier";
    if (!is_key(key)) {
        return fail(ErrorCode::bad_code, fmt::format("{}: key is no UUID", doing));
    }
    const auto answer = exchange({doing, "GET", "/dossiers/" + key}, stop);
    if (!answer) {
        return std::unexpected(answer.error());
    }
    // Any 404 page of something in between would look like "unknown"; only the gateway's own word counts.
    if (answer->status == 404 && read_problem(answer->body).code == "dossier_unknown") {
        return std::nullopt;
    }
    if (!succeeded(*answer)) {
        return failed(doing, refusal(*answer, Commits::no));
    }
    return read_outcome(answer->body, key);
}

Result<PaymentIntent> RestPortal::create_intent(const std::string& key, const PaymentIntent& intent,
                                                std::stop_token stop) {
    const char* doing = "register the payment";
    auto body = is_key(key) && is_payment_reference(intent.reference)
                    ? intent_json(key, intent)
                    : fail(ErrorCode::bad_code, "key or payment reference");
    if (!body) {
        return failed(doing, body.error());
    }
    const auto answer =
        exchange({doing, "PUT", "/payments/" + intent.reference, std::move(*body), Commits::yes}, stop);
    if (!answer) {
        return std::unexpected(answer.error());
    }
    if (answer->status == 409 || answer->status == 422) {
        return fail(ErrorCode::payment_refused,
                    fmt::format("{}: HTTP {} {}", doing, answer->status, read_problem(answer->body).code));
    }
    if (!succeeded(*answer)) {
        return failed(doing, refusal(*answer, Commits::yes));
    }
    auto registered = read_intent(answer->body, intent.reference);
    if (registered && registered->amount != intent.amount) {
        return fail(ErrorCode::payment_mismatch, fmt::format("{}: another amount", doing));
    }
    return registered;
}

Result<void> RestPortal::cancel_intent(const std::string& reference, std::stop_token stop) {
    const char* doing = "cancel the payment";
    if (!is_payment_reference(reference)) {
        return fail(ErrorCode::bad_code, fmt::format("{}: no payment reference", doing));
    }
    const auto answer = json({doing, "POST", "/payments/" + reference + "/cancel", "{}"}, stop);
    const auto intent = answer ? read_intent(answer->body, reference) : std::unexpected(answer.error());
    if (!intent) {
        return std::unexpected(intent.error());
    }
    // The money was faster: the caller must ask, not believe in a cancelled payment.
    if (intent->state != PaymentState::cancelled && intent->state != PaymentState::expired) {
        return fail(ErrorCode::payment_refused, fmt::format("{}: it is not cancelled", doing));
    }
    return {};
}

Result<Bytes> RestPortal::acceptance_receipt(const std::string& dossier_code, std::stop_token stop) {
    const char* doing = "fetch the acceptance receipt";
    if (!is_dossier_code(dossier_code)) {
        return fail(ErrorCode::bad_code, fmt::format("{}: no dossier code", doing));
    }
    const auto answer =
        exchange({doing, "GET", "/receipts/" + dossier_code, {}, Commits::no, blob_max_bytes}, stop);
    if (!answer) {
        return std::unexpected(answer.error());
    }
    if (!succeeded(*answer)) {
        return failed(doing, refusal(*answer, Commits::no));
    }
    if (answer->content_type != "application/pdf" || !answer->body.starts_with("%PDF-")) {
        return fail(ErrorCode::portal_broken_answer, fmt::format("{}: no PDF", doing));
    }
    return bytes_of(answer->body);
}

}  // namespace

std::unique_ptr<Portal> make_rest_portal(PortalConfig config) {
    return std::make_unique<RestPortal>(std::move(config));
}

}  // namespace kiosk
