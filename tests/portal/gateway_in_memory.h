// A gateway that keeps the contract of src/portal/portal.h in memory and fails where a random number says so:
// before the request arrives, or after it was carried out and before the answer is back. For histories that
// no network could play a hundred thousand times; the real stack is tested against kiosk-sandbox.
#pragma once

#include <algorithm>
#include <map>
#include <random>

#include "src/base/sha256.h"
#include "src/portal/portal.h"

namespace kiosk::testing {

class GatewayInMemory : public Portal {
  public:
    explicit GatewayInMemory(unsigned seed, int failures_per_cent)
        : random_(seed), per_cent_(failures_per_cent) {}

    struct Known {
        Manifest manifest;
        std::map<std::string, Bytes> parts;
        int accepted =
            0;  ///< How often a dossier code was handed out for this key. More than once is a catastrophe.
        std::string code;
    };
    std::map<std::string, Known> known;
    void heal() { per_cent_ = 0; }

    Result<std::string> catalog_version(std::stop_token) override { return "2026.11"; }

    Result<std::vector<MissingPart>> announce(const Manifest& manifest, std::stop_token) override {
        if (fails()) {
            return fail(ErrorCode::portal_unreachable, "before");
        }
        auto& dossier = known[manifest.key];
        dossier.manifest = manifest;
        const auto missing = missing_of(dossier);
        if (fails()) {
            return fail(ErrorCode::portal_timeout, "after");
        }
        return missing;
    }

    Result<std::uint64_t> upload(const std::string& key, const BlobRef& blob, ByteView whole,
                                 std::uint64_t offset, std::stop_token) override {
        if (fails()) {
            return fail(ErrorCode::portal_unreachable, "before");
        }
        if (!known.contains(key)) {
            return fail(ErrorCode::portal_not_found, key);
        }
        auto& part = known[key].parts[blob.sha256];
        if (offset != part.size() || offset > whole.size()) {
            return fail(ErrorCode::portal_broken_answer, "wrong offset");
        }
        // Sometimes only a piece arrives.
        const auto rest = whole.size() - offset;
        const auto arrived = fails() ? rest / 2 : rest;
        part.insert(part.end(), whole.begin() + static_cast<std::ptrdiff_t>(offset),
                    whole.begin() + static_cast<std::ptrdiff_t>(offset + arrived));
        if (fails()) {
            return fail(ErrorCode::portal_timeout, "after");
        }
        return part.size();
    }

    Result<Submission> submit(const std::string& key, std::stop_token) override {
        if (fails()) {
            return fail(ErrorCode::portal_unreachable, "before");
        }
        if (!known.contains(key) || !missing_of(known[key]).empty()) {
            return fail(ErrorCode::portal_not_found, key);
        }
        auto& dossier = known[key];
        if (dossier.code.empty()) {
            ++dossier.accepted;
            dossier.code = "H26-261120-" + std::to_string(1000 + known.size());
        }
        if (fails()) {
            return fail(ErrorCode::portal_timeout, "after");
        }
        return submission(dossier);
    }

    Result<std::optional<Submission>> outcome(const std::string& key, std::stop_token) override {
        if (fails()) {
            return fail(ErrorCode::portal_timeout, "outcome");
        }
        const auto dossier = known.find(key);
        if (dossier == known.end() || dossier->second.code.empty()) {
            return std::nullopt;
        }
        return submission(dossier->second);
    }

    Result<PaymentIntent> create_intent(const std::string&, const PaymentIntent&, std::stop_token) override {
        return fail(ErrorCode::portal_refused, "not in this test");
    }
    Result<PaymentIntent> query_intent(const std::string&, std::stop_token) override {
        return fail(ErrorCode::portal_refused, "not in this test");
    }
    Result<void> cancel_intent(const std::string&, std::stop_token) override {
        return fail(ErrorCode::portal_refused, "not in this test");
    }
    Result<StatusReport> status(const std::string&, std::stop_token) override {
        return fail(ErrorCode::portal_refused, "not in this test");
    }
    Result<Bytes> acceptance_receipt(const std::string&, std::stop_token) override {
        return fail(ErrorCode::portal_refused, "not in this test");
    }

  private:
    bool fails() { return static_cast<int>(random_() % 100) < per_cent_; }

    static Submission submission(const Known& dossier) {
        return {.dossier_code = dossier.code,
                .lookup_pin = "4711",
                .status = DossierStatus::newly_registered,
                .received_at = {},
                .fee_due = 0};
    }

    static std::vector<MissingPart> missing_of(const Known& dossier) {
        std::vector<MissingPart> missing;
        const auto look = [&](const BlobRef& ref) {
            const auto part = dossier.parts.find(ref.sha256);
            const std::uint64_t have = part == dossier.parts.end() ? 0 : part->second.size();
            const auto same = [&](const MissingPart& m) { return m.sha256 == ref.sha256; };
            if (have != ref.size && std::ranges::none_of(missing, same)) {
                missing.push_back({ref.sha256, have});
            }
        };
        look(dossier.manifest.form);
        for (const auto& component : dossier.manifest.components) {
            std::ranges::for_each(component.blobs, look);
        }
        return missing;
    }

    std::mt19937 random_;
    int per_cent_;
};

}  // namespace kiosk::testing
