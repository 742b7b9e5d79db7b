#include "tests/drivers/portal/portal_rig.h"

#include <fmt/core.h>

#include <nlohmann/json.hpp>

#include "src/base/sha256.h"
#include "tests/support/catch.h"

namespace kiosk::test {

namespace {

// Bytes that look like nothing in particular and differ for each number.
Bytes some_pdf(int number, std::size_t size) {
    Bytes bytes = bytes_of("%PDF-1.7\n");
    auto state = static_cast<std::uint32_t>(number) * 2654435761U + 1U;
    while (bytes.size() < size) {
        state = state * 1664525U + 1013904223U;
        bytes.push_back(static_cast<std::uint8_t>(state >> 24U));
    }
    return bytes;
}

BlobRef keep(SampleDossier& dossier, Bytes bytes, const char* media_type) {
    const BlobRef ref{sha256_hex(bytes), bytes.size(), media_type};
    dossier.blobs[ref.sha256] = std::move(bytes);
    return ref;
}

}  // namespace

PortalConfig config_for(const Sandbox& sandbox) {
    const auto& portal = sandbox.ports().at("portal");
    PortalConfig config;
    config.base_url = portal.at("base_url");
    config.ca_file = portal.at("ca_file").get<std::string>();
    config.device_id = portal.at("device_id");
    config.secret_file = portal.at("secret_file").get<std::string>();
    config.connect_deadline = std::chrono::seconds{1};
    config.answer_deadline = std::chrono::seconds{1};
    config.upload_deadline = std::chrono::seconds{2};
    return config;
}

SampleDossier sample_dossier(int number, std::int64_t fee) {
    SampleDossier dossier;
    auto& manifest = dossier.manifest;
    manifest.key = fmt::format("6f1c2a34-0b5d-4e6f-8a7b-{:012}", number);
    manifest.procedure_code = "2.000815";
    manifest.procedure_name = "Chứng thực bản sao từ bản chính";
    manifest.catalog_version = "2026-11-01";
    manifest.unit_code = "11824";
    manifest.created_at = "2026-11-20T02:00:00Z";
    manifest.result_delivery = "hall";
    manifest.fee = fee;
    manifest.form =
        keep(dossier, bytes_of(fmt::format(R"({{"applicant":{{"name":"Nguyễn Thị Thử {}"}}}})", number)),
             "application/json");
    manifest.components.push_back({"giay-to",
                                   "Giấy tờ cần chứng thực",
                                   "scanned",
                                   2,
                                   {keep(dossier, some_pdf(number, 300'000), "application/pdf")}});
    manifest.components.push_back({"can-cuoc",
                                   "Thẻ căn cước",
                                   "scanned",
                                   1,
                                   {keep(dossier, some_pdf(number + 7, 2'000), "application/pdf")}});
    manifest.components.push_back({"ban-chinh", "Bản chính để đối chiếu", "will_bring", 0, {}});
    return dossier;
}

void bring(Portal& portal, const SampleDossier& dossier) {
    const auto missing = portal.announce(dossier.manifest, {});
    if (!missing) {
        FAIL(missing.error().detail);
    }
    for (const auto& part : *missing) {
        const auto& bytes = dossier.blobs.at(part.sha256);
        const BlobRef ref{part.sha256, bytes.size(), ""};
        const auto sent = portal.upload(dossier.manifest.key, ref, bytes, part.offset, {});
        if (!sent) {
            FAIL(sent.error().detail);
        }
        REQUIRE(*sent == bytes.size());
    }
}

Submission hand_in(Portal& portal, const SampleDossier& dossier) {
    bring(portal, dossier);
    const auto submission = portal.submit(dossier.manifest.key, {});
    if (!submission) {
        FAIL(submission.error().detail);
    }
    return *submission;
}

PaymentIntent sample_intent(int number, std::int64_t amount) {
    PaymentIntent intent;
    intent.reference = fmt::format("DVC{:010}", number);
    intent.amount = amount;
    // Far in the future of any clock this test runs under.
    intent.expires_at = std::chrono::sys_days{std::chrono::year{2099} / 1 / 1};
    return intent;
}

int fired(const Sandbox& sandbox, const std::string& fault) {
    return sandbox.state("portal").at("faults").at("fired").value(fault, 0);
}

int received(const Sandbox& sandbox, const std::string& key) {
    int count = 0;
    const auto state = sandbox.state("portal");
    for (const auto& dossier : state.at("dossiers")) {
        count += dossier.at("key") == key && !dossier.at("code").get<std::string>().empty() ? 1 : 0;
    }
    return count;
}

}  // namespace kiosk::test
