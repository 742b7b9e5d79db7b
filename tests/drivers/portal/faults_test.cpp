// Every trouble a gateway can make: what the kiosk says, that nothing is lost or sent twice, and that the
// next dossier goes through.
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>
#include <nlohmann/json.hpp>
#include <thread>

#include "drivers/portal/rest_portal.h"
#include "tests/drivers/portal/portal_rig.h"
#include "tests/support/catch.h"

namespace {

using namespace kiosk;
using namespace kiosk::test;

struct Trouble {
    const char* fault;
    ErrorCode on_submit;   ///< A call that commits the gateway.
    ErrorCode on_outcome;  ///< A call that only asks.
};

const std::vector<Trouble> troubles{
    {"status-400", ErrorCode::portal_refused, ErrorCode::portal_refused},
    {"status-403", ErrorCode::portal_unauthorised, ErrorCode::portal_unauthorised},
    {"status-404", ErrorCode::portal_not_found, ErrorCode::portal_not_found},
    {"status-409", ErrorCode::portal_refused, ErrorCode::portal_refused},
    {"status-413", ErrorCode::portal_refused, ErrorCode::portal_refused},
    {"status-422", ErrorCode::portal_refused, ErrorCode::portal_refused},
    {"status-429", ErrorCode::portal_busy, ErrorCode::portal_busy},
    {"status-500", ErrorCode::portal_outcome_unknown, ErrorCode::portal_busy},
    {"status-502", ErrorCode::portal_outcome_unknown, ErrorCode::portal_busy},
    {"status-503", ErrorCode::portal_busy, ErrorCode::portal_busy},
    {"status-504", ErrorCode::portal_outcome_unknown, ErrorCode::portal_busy},
    {"error-after", ErrorCode::portal_outcome_unknown, ErrorCode::portal_busy},
    {"delay-before", ErrorCode::portal_outcome_unknown, ErrorCode::portal_timeout},
    {"hang-after-body", ErrorCode::portal_outcome_unknown, ErrorCode::portal_timeout},
    {"cut-before-answer", ErrorCode::portal_outcome_unknown, ErrorCode::portal_unreachable},
    {"cut-in-answer", ErrorCode::portal_outcome_unknown, ErrorCode::portal_broken_answer},
    {"truncated-json", ErrorCode::portal_broken_answer, ErrorCode::portal_broken_answer},
    {"duplicate-keys-json", ErrorCode::portal_broken_answer, ErrorCode::portal_broken_answer},
    {"wrong-dossier-json", ErrorCode::portal_wrong_dossier, ErrorCode::portal_wrong_dossier},
    {"wrong-type-json", ErrorCode::portal_broken_answer, ErrorCode::portal_broken_answer},
    {"deep-json", ErrorCode::portal_broken_answer, ErrorCode::portal_broken_answer},
    {"huge-json", ErrorCode::portal_outcome_unknown, ErrorCode::portal_broken_answer},
    {"redirect", ErrorCode::portal_broken_answer, ErrorCode::portal_broken_answer},
    {"tls-expired", ErrorCode::portal_tls, ErrorCode::portal_tls},
    {"tls-wrong-name", ErrorCode::portal_tls, ErrorCode::portal_tls},
    {"tls-unknown-ca", ErrorCode::portal_tls, ErrorCode::portal_tls},
    {"tls-old", ErrorCode::portal_tls, ErrorCode::portal_tls},
    {"refuse-connect", ErrorCode::portal_unreachable, ErrorCode::portal_unreachable},
};

}  // namespace

TEST_CASE("After every trouble of submission the outcome is asked for, and the next dossier goes through") {
    const Sandbox sandbox({"--only=portal,bank"});
    const auto portal = make_rest_portal(config_for(sandbox));
    int number = 100;
    for (const auto& trouble : troubles) {
        INFO(trouble.fault);
        const auto dossier = sample_dossier(++number);
        const auto& key = dossier.manifest.key;
        bring(*portal, dossier);

        sandbox.control("portal", "fault", {trouble.fault, "1", "on=submit"});
        const auto submission = portal->submit(key, {});
        REQUIRE_FALSE(submission.has_value());
        INFO(submission.error().detail);
        CHECK(submission.error().code == trouble.on_submit);
        CHECK(fired(sandbox, trouble.fault) == 1);
        sandbox.control("portal", "clear");

        // Ask; if it was not taken, the same key again. Either way there is one dossier.
        const auto asked = portal->outcome(key, {});
        REQUIRE(asked.has_value());
        const auto code =
            asked->has_value() ? (*asked)->dossier_code : hand_in(*portal, dossier).dossier_code;
        CHECK(portal->submit(key, {})->dossier_code == code);
        CHECK(received(sandbox, key) == 1);
    }
}

TEST_CASE("A call that only asks says what is wrong and works the next time") {
    const Sandbox sandbox({"--only=portal,bank"});
    const auto portal = make_rest_portal(config_for(sandbox));
    const auto dossier = sample_dossier(200);
    const auto code = hand_in(*portal, dossier).dossier_code;
    for (const auto& trouble : troubles) {
        INFO(trouble.fault);
        sandbox.control("portal", "fault", {trouble.fault, "1", "on=outcome"});
        const auto asked = portal->outcome(dossier.manifest.key, {});
        REQUIRE_FALSE(asked.has_value());
        INFO(asked.error().detail);
        CHECK(asked.error().code == trouble.on_outcome);
        CHECK(fired(sandbox, trouble.fault) == 1);
        sandbox.control("portal", "clear");
        CHECK(portal->outcome(dossier.manifest.key, {}).value()->dossier_code == code);
    }
}

TEST_CASE("A payment whose registration is unknown is asked for") {
    const Sandbox sandbox({"--only=portal,bank"});
    const auto portal = make_rest_portal(config_for(sandbox));
    const auto dossier = sample_dossier(300);
    hand_in(*portal, dossier);
    int number = 300;
    for (const char* fault : {"cut-before-answer", "error-after", "cut-in-answer"}) {
        INFO(fault);
        const auto wish = sample_intent(++number);
        sandbox.control("portal", "fault", {fault, "1", "on=intent"});
        CHECK(portal->create_intent(dossier.manifest.key, wish, {}).error().code ==
              ErrorCode::portal_outcome_unknown);
        CHECK(fired(sandbox, fault) == 1);
        CHECK(portal->query_intent(wish.reference, {}) == wish);
    }
    sandbox.control("portal", "fault", {"wrong-dossier-json", "1", "on=intent-query"});
    CHECK(portal->query_intent(sample_intent(301).reference, {}).error().code ==
          ErrorCode::portal_wrong_dossier);
    sandbox.control("portal", "fault", {"wrong-type-json", "1", "on=intent-cancel"});
    CHECK(portal->cancel_intent(sample_intent(301).reference, {}).error().code ==
          ErrorCode::portal_broken_answer);
    // It was done all the same: asking shows it.
    CHECK(portal->query_intent(sample_intent(301).reference, {})->state == PaymentState::cancelled);
}

TEST_CASE("Troubles of the other calls") {
    const Sandbox sandbox({"--only=portal,bank"});
    const auto portal = make_rest_portal(config_for(sandbox));
    const auto dossier = sample_dossier(400);
    REQUIRE(portal->catalog_version({}).has_value());
    sandbox.control("portal", "fault", {"status-401", "1", "on=catalog"});
    CHECK(portal->catalog_version({}).has_value());
    CHECK(fired(sandbox, "status-401") == 1);
    sandbox.control("portal", "fault", {"status-401", "2", "on=catalog"});
    CHECK(portal->catalog_version({}).error().code == ErrorCode::portal_unauthorised);
    CHECK(fired(sandbox, "status-401") == 3);
    sandbox.control("portal", "revoke");
    sandbox.control("portal", "fault", {"truncated-json", "1", "on=login"});
    CHECK(portal->submit(dossier.manifest.key, {}).error().code == ErrorCode::portal_broken_answer);

    sandbox.control("portal", "fault", {"wrong-dossier-json", "1", "on=announce"});
    CHECK(portal->announce(dossier.manifest, {}).error().code == ErrorCode::portal_wrong_dossier);
    const auto& small = dossier.manifest.components[1].blobs.front();
    const auto& bytes = dossier.blobs.at(small.sha256);
    sandbox.control("portal", "fault", {"cut-before-answer", "1", "on=upload"});
    CHECK(portal->upload(dossier.manifest.key, small, bytes, 0, {}).error().code ==
          ErrorCode::portal_unreachable);
    CHECK(portal->announce(dossier.manifest, {})->size() == 2);
    const auto code = hand_in(*portal, dossier).dossier_code;
    sandbox.control("portal", "accept");
    for (const auto& [fault, expected] : {std::pair("cut-in-answer", ErrorCode::portal_broken_answer),
                                          std::pair("status-503", ErrorCode::portal_busy)}) {
        sandbox.control("portal", "fault", {fault, "1", "on=receipt"});
        CHECK(portal->acceptance_receipt(code, {}).error().code == expected);
    }
    sandbox.control("portal", "fault", {"wrong-dossier-json", "1", "on=status"});
    CHECK(portal->status(code, {}).error().code == ErrorCode::portal_wrong_dossier);
    CHECK(portal->status(code, {}).has_value());
}

TEST_CASE("A silent host costs one deadline, and nothing was sent") {
    const Sandbox sandbox({"--only=portal,bank"});
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    REQUIRE(::bind(listener, reinterpret_cast<sockaddr*>(&address), size) == 0);
    REQUIRE(::listen(listener, 1) == 0);
    REQUIRE(::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size) == 0);
    auto config = config_for(sandbox);
    config.base_url = "https://127.0.0.1:" + std::to_string(ntohs(address.sin_port)) + "/v1";
    CHECK(make_rest_portal(config)->submit(sample_dossier(500).manifest.key, {}).error().code ==
          ErrorCode::portal_timeout);
    ::close(listener);
    config.base_url = "https://gateway.invalid/v1";
    const auto lost = make_rest_portal(config)->submit(sample_dossier(500).manifest.key, {}).error().code;
    CHECK((lost == ErrorCode::portal_unreachable || lost == ErrorCode::portal_timeout));
}

TEST_CASE("The environment's proxy is not used") {
    const Sandbox sandbox({"--only=portal,bank"});
    REQUIRE(::setenv("https_proxy", "http://127.0.0.1:1", 1) == 0);
    REQUIRE(::setenv("ALL_PROXY", "http://127.0.0.1:1", 1) == 0);
    CHECK(make_rest_portal(config_for(sandbox))->catalog_version({}).has_value());
    ::unsetenv("https_proxy");
    ::unsetenv("ALL_PROXY");
}

TEST_CASE("A call is stopped while the gateway keeps silent") {
    const Sandbox sandbox({"--only=portal,bank"});
    auto config = config_for(sandbox);
    config.answer_deadline = std::chrono::seconds{30};
    const auto portal = make_rest_portal(config);
    const auto dossier = sample_dossier(600);
    bring(*portal, dossier);
    for (const auto& [call, expected] : {std::pair("outcome", ErrorCode::cancelled),
                                         std::pair("submit", ErrorCode::portal_outcome_unknown)}) {
        INFO(call);
        sandbox.control("portal", "fault", {"hang-after-body", "1", std::string("on=") + call});
        const int before = fired(sandbox, "hang-after-body");
        std::stop_source stop;
        const auto started = std::chrono::steady_clock::now();
        std::jthread stopper([&] {
            while (fired(sandbox, "hang-after-body") == before) {
                std::this_thread::yield();
            }
            stop.request_stop();
        });
        const auto code = std::string_view(call) == "submit"
                              ? portal->submit(dossier.manifest.key, stop.get_token()).error().code
                              : portal->outcome(dossier.manifest.key, stop.get_token()).error().code;
        CHECK(code == expected);
        CHECK(std::chrono::steady_clock::now() - started < std::chrono::seconds{10});
        stopper.join();
        sandbox.control("portal", "clear");
    }
    hand_in(*portal, dossier);
}
