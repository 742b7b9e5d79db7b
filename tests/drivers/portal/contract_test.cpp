// The contract of the Portal port, over real TLS against the sandbox. A second back end passes the same
// stories.
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "drivers/portal/rest_portal.h"
#include "src/base/sha256.h"
#include "tests/drivers/portal/portal_rig.h"
#include "tests/support/catch.h"

namespace {

using namespace kiosk;
using namespace kiosk::test;

std::string contents(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("A dossier is handed in and lies at the portal exactly as sent") {
    const Sandbox sandbox({"--only=portal,bank"});
    const auto portal = make_rest_portal(config_for(sandbox));
    const auto dossier = sample_dossier(1);
    CHECK(portal->catalog_version({}) == std::string("2026-11-01"));
    CHECK(portal->outcome(dossier.manifest.key, {}).value() == std::nullopt);

    const auto submission = hand_in(*portal, dossier);
    CHECK(submission.dossier_code.starts_with("G15.11.824-"));
    CHECK(submission.status == DossierStatus::newly_registered);
    CHECK(submission.fee_due == 8000);

    const auto folder = sandbox.folder() / "portal" / submission.dossier_code;
    for (const auto& [hash, bytes] : dossier.blobs) {
        int found = 0;
        for (const auto& file : std::filesystem::directory_iterator(folder)) {
            found += contents(file) == text_of(bytes) ? 1 : 0;
        }
        INFO(hash);
        CHECK(found == 1);
    }
    CHECK(contents(folder / "manifest.json").contains("Chứng thực bản sao từ bản chính"));
    CHECK(std::filesystem::exists(folder / "01-giay-to.pdf"));
}

TEST_CASE("Everything may be repeated; it stays one dossier") {
    const Sandbox sandbox({"--only=portal,bank"});
    const auto dossier = sample_dossier(2);
    const auto first = hand_in(*make_rest_portal(config_for(sandbox)), dossier);
    // A restarted kiosk knows nothing but the key.
    const auto portal = make_rest_portal(config_for(sandbox));
    CHECK(portal->announce(dossier.manifest, {})->empty());
    const auto again = portal->submit(dossier.manifest.key, {});
    REQUIRE(again.has_value());
    CHECK(again->dossier_code == first.dossier_code);
    CHECK(again->lookup_pin == first.lookup_pin);
    CHECK(portal->outcome(dossier.manifest.key, {}).value()->dossier_code == first.dossier_code);
    CHECK(received(sandbox, dossier.manifest.key) == 1);

    auto other = dossier.manifest;
    other.procedure_name = "Thủ tục khác";
    CHECK(portal->announce(other, {}).error().code == ErrorCode::portal_refused);
    CHECK(hand_in(*portal, sample_dossier(3)).dossier_code != first.dossier_code);
}

TEST_CASE("An upload cut in the middle goes on where it was cut") {
    const Sandbox sandbox({"--only=portal,bank"});
    const auto portal = make_rest_portal(config_for(sandbox));
    const auto dossier = sample_dossier(4);
    const auto& big = dossier.manifest.components.front().blobs.front();
    const auto& bytes = dossier.blobs.at(big.sha256);
    REQUIRE(portal->announce(dossier.manifest, {})->size() == 3);

    sandbox.control("portal", "fault", {"cut-upload", "1", "bytes=100000"});
    CHECK_FALSE(portal->upload(dossier.manifest.key, big, bytes, 0, {}).has_value());
    CHECK(fired(sandbox, "cut-upload") == 1);

    std::uint64_t there = 0;
    const auto missing = portal->announce(dossier.manifest, {});
    REQUIRE(missing.has_value());
    for (const auto& part : *missing) {
        there = part.sha256 == big.sha256 ? part.offset : there;
    }
    CHECK(there == 100'000);
    // A wrong idea of the offset is put right by the answer, without a byte taken.
    CHECK(portal->upload(dossier.manifest.key, big, bytes, 0, {}) == std::uint64_t{100'000});
    CHECK(portal->upload(dossier.manifest.key, big, bytes, there, {}) == big.size);
    CHECK(hand_in(*portal, dossier).dossier_code.size() > 10);
}

TEST_CASE("A part with the wrong contents is not taken, and submitting without it fails") {
    const Sandbox sandbox({"--only=portal,bank"});
    const auto portal = make_rest_portal(config_for(sandbox));
    const auto dossier = sample_dossier(5);
    const auto& small = dossier.manifest.components[1].blobs.front();
    REQUIRE(portal->announce(dossier.manifest, {}).has_value());
    const Bytes garbage(small.size, 0x41);
    CHECK(portal->upload(dossier.manifest.key, small, garbage, 0, {}) == std::uint64_t{0});
    // "Announce anew", not "refused for good": the parts are still here.
    CHECK(portal->submit(dossier.manifest.key, {}).error().code == ErrorCode::portal_not_found);
    CHECK_FALSE(portal->outcome(dossier.manifest.key, {})->has_value());
    hand_in(*portal, dossier);
}

TEST_CASE("Wrong arguments never leave the kiosk") {
    const Sandbox sandbox({"--only=portal,bank"});
    const auto portal = make_rest_portal(config_for(sandbox));
    CHECK(portal->submit("../../token", {}).error().code == ErrorCode::bad_code);
    CHECK(portal->outcome("", {}).error().code == ErrorCode::bad_code);
    CHECK(portal->status("%", {}).error().code == ErrorCode::bad_code);
    CHECK(portal->query_intent("abc", {}).error().code == ErrorCode::bad_code);
    CHECK(portal->acceptance_receipt("H15-261008-0975/..", {}).error().code == ErrorCode::bad_code);
    const BlobRef large{std::string(64, 'a'), 9 * 1024 * 1024, "application/pdf"};
    CHECK(portal->upload(sample_dossier(6).manifest.key, large, Bytes(large.size), 0, {}).error().code ==
          ErrorCode::document_too_large);
    CHECK(sandbox.state("portal").at("requests").empty());
}

TEST_CASE("A payment waits, is paid, is cancelled, comes late") {
    const Sandbox sandbox({"--only=portal,bank"});
    const auto portal = make_rest_portal(config_for(sandbox));
    const auto dossier = sample_dossier(7);
    const auto& key = dossier.manifest.key;
    hand_in(*portal, dossier);

    const auto wish = sample_intent(1);
    const auto created = portal->create_intent(key, wish, {});
    REQUIRE(created.has_value());
    CHECK(*created == wish);
    CHECK(portal->create_intent(key, wish, {}) == wish);
    CHECK(portal->create_intent(key, sample_intent(1, 9000), {}).error().code == ErrorCode::payment_refused);
    CHECK(portal->create_intent(key, sample_intent(2, 9000), {}).error().code == ErrorCode::payment_refused);

    sandbox.control("bank", "wrong-amount");
    sandbox.control("bank", "lost-memo");
    CHECK(portal->query_intent(wish.reference, {})->state == PaymentState::waiting);
    CHECK(portal->cancel_intent(wish.reference, {}).has_value());
    CHECK(portal->query_intent(wish.reference, {})->state == PaymentState::cancelled);

    // The money of a cancelled payment still counts.
    sandbox.control("bank", "pay", {wish.reference});
    const auto paid = portal->query_intent(wish.reference, {});
    REQUIRE(paid.has_value());
    CHECK(paid->state == PaymentState::paid);
    CHECK_FALSE(paid->bank_transaction.empty());
    CHECK(portal->cancel_intent(wish.reference, {}).error().code == ErrorCode::payment_refused);
    CHECK(portal->outcome(key, {}).value()->fee_due == 0);
    CHECK(portal->create_intent(key, sample_intent(3), {}).error().code == ErrorCode::payment_refused);

    sandbox.control("bank", "pay", {wish.reference});
    const auto bank = sandbox.state("bank");
    CHECK(bank.at("applied") == 8000);
    CHECK(bank.at("received") == 7000 + 8000 + 8000 + 8000);
    CHECK(bank.at("ledger").back().at("outcome") == "unmatched: paid already");
}

TEST_CASE("A payment after its time is paid all the same") {
    const Sandbox sandbox({"--only=portal,bank"});
    const auto portal = make_rest_portal(config_for(sandbox));
    const auto dossier = sample_dossier(8);
    hand_in(*portal, dossier);
    const auto wish = sample_intent(4);
    REQUIRE(portal->create_intent(dossier.manifest.key, wish, {}).has_value());
    sandbox.control("bank", "expire");
    CHECK(portal->query_intent(wish.reference, {})->state == PaymentState::expired);
    sandbox.control("bank", "pay-late", {wish.reference});
    CHECK(portal->query_intent(wish.reference, {})->state == PaymentState::paid);
    CHECK(portal->query_intent("DVCUNKNOWN", {}).error().code == ErrorCode::portal_not_found);
}

TEST_CASE("The bank reads the VietQR of the screen") {
    const Sandbox sandbox({"--only=portal,bank"});
    // A published VietQR: 180,000 đồng, "thanh toan don hang".
    const auto done =
        sandbox.control("bank", "pay-qr",
                        {"00020101021238570010A00000072701270006970403011300110123456780208QRIBFTTA530370454"
                         "061800005802VN62340107NPS68690819thanh toan don hang63042E2E"});
    CHECK(done.at("transfers").front().at("amount") == 180'000);
    CHECK(done.at("transfers").front().at("memo") == "thanh toan don hang");
    CHECK_THROWS(sandbox.control("bank", "pay-qr", {"00020101021238"}));
}

TEST_CASE("Status and receipt follow the officer") {
    const Sandbox sandbox({"--only=portal,bank"});
    const auto portal = make_rest_portal(config_for(sandbox));
    const auto code = hand_in(*portal, sample_dossier(9)).dossier_code;
    CHECK(portal->status(code, {})->status == DossierStatus::newly_registered);
    CHECK(portal->acceptance_receipt(code, {}).error().code == ErrorCode::portal_not_found);

    sandbox.control("portal", "request-supplement", {code, "Thiếu bản chính giấy chứng sinh"});
    const auto report = portal->status(code, {});
    REQUIRE(report.has_value());
    CHECK(report->status == DossierStatus::supplement_requested);
    CHECK(report->note == "Thiếu bản chính giấy chứng sinh");

    sandbox.control("portal", "accept");
    CHECK(portal->status(code, {})->status == DossierStatus::accepted);
    const auto receipt = portal->acceptance_receipt(code, {});
    REQUIRE(receipt.has_value());
    CHECK(text_of(*receipt).starts_with("%PDF-"));
    sandbox.control("portal", "return", {code, "Không đúng thẩm quyền"});
    CHECK(portal->status(code, {})->status == DossierStatus::not_accepted);
    CHECK(portal->status("H15.50.05.13-261008-0975", {}).error().code == ErrorCode::portal_not_found);
}

TEST_CASE("A revoked token is renewed once; a wrong secret is an error") {
    const Sandbox sandbox({"--only=portal,bank"});
    auto config = config_for(sandbox);
    const auto portal = make_rest_portal(config);
    REQUIRE(portal->catalog_version({}).has_value());
    sandbox.control("portal", "revoke");
    CHECK(portal->catalog_version({}).has_value());
    CHECK(sandbox.state("portal").at("calls").at("login") == 2);

    std::ofstream(sandbox.folder() / "other.secret") << "0123456789abcdef0123456789abcdef\n";
    config.secret_file = sandbox.folder() / "other.secret";
    CHECK(make_rest_portal(config)->catalog_version({}).error().code == ErrorCode::portal_unauthorised);
    config.secret_file = sandbox.folder() / "none.secret";
    CHECK(make_rest_portal(config)->catalog_version({}).error().code == ErrorCode::bad_config);
    config = config_for(sandbox);
    config.ca_file = sandbox.folder() / "none.pem";
    CHECK(make_rest_portal(config)->catalog_version({}).error().code == ErrorCode::bad_config);
    config = config_for(sandbox);
    config.base_url.erase(4, 1);
    CHECK(make_rest_portal(config)->catalog_version({}).error().code == ErrorCode::bad_config);
}
