#include "drivers/sandbox/portal.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <fstream>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <utility>

#include "drivers/sandbox/authority.h"
#include "drivers/sandbox/bank.h"
#include "drivers/sandbox/contract.h"
#include "drivers/sandbox/gateway.h"
#include "drivers/system/hex.h"
#include "drivers/system/random.h"

namespace kiosk::sandbox {

namespace {

using Json = nlohmann::json;

constexpr const char* device_id = "kiosk-sandbox";

// The officer's verbs and the status each leads to.
const std::map<std::string_view, int> officer{
    {"accept", 2},          {"return", 3}, {"process", 4}, {"request-supplement", 5},
    {"request-payment", 6}, {"stop", 8},   {"finish", 9},  {"deliver", 10}};

// Kept over restarts, as the certificate authority is, so that a configured kiosk stays configured.
Result<std::string> device_secret(const std::filesystem::path& path) {
    std::string secret;
    std::ifstream(path) >> secret;
    if (secret.empty()) {
        secret = hex(random_bytes<24>());
        std::ofstream file(path);
        file << secret << '\n';
        file.close();
        std::error_code ignored;
        std::filesystem::permissions(
            path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, ignored);
        if (file.fail() || secret.empty()) {
            return fail(ErrorCode::file_unreadable, "sandbox: write device.secret");
        }
    }
    return secret;
}

class PortalPart : public Part {
  public:
    PortalPart(const PortalPartConfig& config, std::unique_ptr<Store> store, Identities identities,
               std::string secret)
        : folder_(config.folder),
          store_(std::move(store)),
          identities_(std::move(identities)),
          gateway_({config.folder / "portal", config.port, device_id, std::move(secret)}, *store_, faults_,
                   identities_) {}

    ~PortalPart() override { stop(); }

    std::string_view name() const override { return "portal"; }
    Result<void> start() override {
        const std::scoped_lock lock(mutex_);
        return gateway_.open();
    }

    void stop() override {
        faults_.shut_down();
        const std::scoped_lock lock(mutex_);
        gateway_.close();
    }

    Result<Json> control(std::string_view verb, const std::vector<std::string>& args) override;
    Json state() const override;
    Store& store() { return *store_; }

  private:
    Result<Json> decide(int status, const std::vector<std::string>& args);
    Result<Json> fault(const std::vector<std::string>& args);
    Result<Json> clear();

    std::filesystem::path folder_;
    std::unique_ptr<Store> store_;
    Identities identities_;
    Faults faults_;
    mutable std::mutex mutex_;  ///< Opening and closing; the gateway guards the rest itself.
    Gateway gateway_;
};

// `[CODE] [WORDS]`; without a code the newest dossier that was received.
Result<Json> PortalPart::decide(int status, const std::vector<std::string>& args) {
    const auto dossiers = store_->dossiers();
    if (!dossiers) {
        return std::unexpected(dossiers.error());
    }
    for (const auto& dossier : *dossiers) {
        const bool named = !args.empty() && dossier.code == args.front();
        if (!dossier.code.empty() && (named || args.empty())) {
            const auto note = args.size() > 1 ? args[1] : std::string{};
            if (const auto done = store_->set_status(dossier.code, status, note); !done) {
                return std::unexpected(done.error());
            }
            return Json{{"dossier_code", dossier.code}, {"status", status}, {"note", note}};
        }
    }
    return fail(ErrorCode::bad_answer, args.empty() ? "no dossier received" : "no dossier " + args.front());
}

Result<Json> PortalPart::fault(const std::vector<std::string>& args) {
    if (const auto added = faults_.add(args); !added) {
        return std::unexpected(added.error());
    }
    if (faults_.take_refusal()) {
        faults_.clear();
        const std::scoped_lock lock(mutex_);
        gateway_.close();
    }
    return faults_.state();
}

Result<Json> PortalPart::clear() {
    faults_.clear();
    const std::scoped_lock lock(mutex_);
    if (const auto open = gateway_.open(); !open) {
        return std::unexpected(open.error());
    }
    return faults_.state();
}

Result<Json> PortalPart::control(std::string_view verb, const std::vector<std::string>& args) {
    if (const auto found = officer.find(verb); found != officer.end()) {
        return decide(found->second, args);
    }
    if (verb == "fault") {
        return fault(args);
    }
    if (verb == "clear") {
        return clear();
    }
    if (verb == "revoke") {
        gateway_.revoke_tokens();
        return Json::object();
    }
    if (verb == "catalog" && args.size() == 1) {
        gateway_.set_catalog(args.front());
        return Json{{"catalog", args.front()}};
    }
    return fail(ErrorCode::bad_answer,
                "portal: accept, return, process, request-supplement, request-payment, stop, finish, "
                "deliver [CODE] [WORDS]; fault NAME …; clear; revoke; catalog VERSION");
}

Json dossier_json(const DossierRecord& dossier, const std::filesystem::path& folder) {
    return {{"key", dossier.key},
            {"code", dossier.code},
            {"pin", dossier.pin},
            {"status", dossier.status},
            {"note", dossier.note},
            {"procedure_code", dossier.procedure_code},
            {"procedure_name", dossier.procedure_name},
            {"unit", dossier.unit},
            {"fee", dossier.fee},
            {"paid", dossier.paid},
            {"submits", dossier.submits},
            {"folder", dossier.code.empty() ? std::string{} : (folder / "portal" / dossier.code).string()}};
}

Json PortalPart::state() const {
    Json dossiers = Json::array();
    for (const auto& dossier : store_->dossiers().value_or(std::vector<DossierRecord>{})) {
        dossiers.push_back(dossier_json(dossier, folder_));
    }
    const auto url = fmt::format("https://127.0.0.1:{}/v1", gateway_.port());
    Json state = gateway_.state();
    state.update({{"port", gateway_.port()},
                  {"uri", url},
                  {"base_url", url},
                  {"ca_file", (folder_ / "ca.pem").string()},
                  {"device_id", device_id},
                  {"secret_file", (folder_ / "device.secret").string()},
                  {"dossiers", std::move(dossiers)},
                  {"faults", faults_.state()}});
    return state;
}

}  // namespace

Result<PortalAndBank> make_portal_and_bank(PortalPartConfig config) {
    std::error_code error;
    std::filesystem::create_directories(config.folder / "portal", error);
    auto store = Store::open(config.folder);
    auto identities = make_identities(config.folder);
    auto secret = device_secret(config.folder / "device.secret");
    if (!store || !identities || !secret) {
        return std::unexpected(!store ? store.error() : !identities ? identities.error() : secret.error());
    }
    auto portal =
        std::make_unique<PortalPart>(config, std::move(*store), std::move(*identities), std::move(*secret));
    auto bank = make_bank_part(portal->store());
    return PortalAndBank{std::move(portal), std::move(bank)};
}

}  // namespace kiosk::sandbox
