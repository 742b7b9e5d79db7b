// A gateway that keeps the contract of src/portal/portal.h in memory and fails where a random number says so:
// before the request arrives, or after it was carried out and before the answer is back. For histories that
// no network could play a hundred thousand times; the real stack is tested against kiosk-sandbox.
#pragma once

#include <map>
#include <random>

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

    Result<std::vector<MissingPart>> announce(const Manifest& manifest, std::stop_token) override;

    Result<std::uint64_t> upload(const std::string& key, const BlobRef& blob, ByteView whole,
                                 std::uint64_t offset, std::stop_token) override;

    Result<Submission> submit(const std::string& key, std::stop_token) override;

    Result<std::optional<Submission>> outcome(const std::string& key, std::stop_token) override;

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

    static Submission submission(const Known& dossier);

    static std::vector<MissingPart> missing_of(const Known& dossier);

    std::mt19937 random_;
    int per_cent_;
};

}  // namespace kiosk::testing
