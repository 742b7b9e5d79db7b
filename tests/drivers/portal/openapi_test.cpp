// The written contract and what really goes over the line are the same.
#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <string>

#include "drivers/portal/rest_portal.h"
#include "tests/drivers/portal/portal_rig.h"
#include "tests/support/catch.h"

namespace {

using namespace kiosk;
using namespace kiosk::test;

// As much YAML as the file uses: two blanks a level, one "name:" a line.
struct Document {
    std::set<std::string> operations;  ///< "PUT /dossiers/{key}".
    std::set<std::string> components;  ///< "schemas/Manifest".
    std::set<std::string> references;
    std::set<std::string> top;
};

std::size_t indent_of(const std::string& line) {
    return std::min(line.find_first_not_of(' '), line.size());
}

Document read_document() {
    std::ifstream file("assets/gateway.openapi.yaml");
    REQUIRE(file.good());
    Document document;
    std::string line;
    std::string section;
    std::string second;
    const std::regex name("^ *([^ :]+):.*");
    const std::regex reference("\\$ref: '#/components/([^']+)'");
    while (std::getline(file, line)) {
        REQUIRE(line.find('\t') == std::string::npos);
        for (std::sregex_iterator found(line.begin(), line.end(), reference), end; found != end; ++found) {
            document.references.insert((*found)[1]);
        }
        std::smatch match;
        if (!std::regex_match(line, match, name)) {
            continue;
        }
        const auto indent = indent_of(line);
        if (indent == 0) {
            section = match[1];
            document.top.insert(section);
        } else if (indent == 2) {
            second = match[1];
        } else if (indent == 4 && section == "paths" && match[1] != "parameters") {
            std::string method = match[1];
            std::ranges::transform(method, method.begin(), [](unsigned char c) { return std::toupper(c); });
            document.operations.insert(method + " " + second);
        } else if (indent == 4 && section == "components") {
            document.components.insert(second + "/" + match[1].str());
        }
    }
    return document;
}

// "GET /v1/status/G15…" → "GET /status/{dossier_code}".
std::string as_written(std::string request) {
    const std::vector<std::pair<std::regex, std::string>> names{
        {std::regex("/v1/"), "/"},
        {std::regex("/dossiers/[0-9a-f-]{36}"), "/dossiers/{key}"},
        {std::regex("/parts/[0-9a-f]{64}"), "/parts/{sha256}"},
        {std::regex("/payments/[A-Z0-9]+"), "/payments/{reference}"},
        {std::regex("/(status|receipts)/[GH0-9.-]+"), "/$1/{dossier_code}"},
    };
    for (const auto& [from, to] : names) {
        request = std::regex_replace(request, from, to);
    }
    return request;
}

}  // namespace

TEST_CASE("The contract is whole: every reference leads somewhere") {
    const auto document = read_document();
    CHECK(document.top ==
          std::set<std::string>{"openapi", "info", "servers", "security", "tags", "paths", "components"});
    CHECK(document.operations.size() == 12);
    CHECK(document.references.size() > 20);
    for (const auto& reference : document.references) {
        INFO(reference);
        CHECK(document.components.contains(reference));
    }
}

TEST_CASE("Everything the adapter asks is in the contract, and everything but HEAD is asked") {
    const Sandbox sandbox({"--only=portal,bank"});
    const auto portal = make_rest_portal(config_for(sandbox));
    const auto dossier = sample_dossier(700);
    const auto wish = sample_intent(700);
    CHECK(portal->catalog_version({}).has_value());
    const auto code = hand_in(*portal, dossier).dossier_code;
    CHECK(portal->outcome(dossier.manifest.key, {}).has_value());
    CHECK(portal->create_intent(dossier.manifest.key, wish, {}).has_value());
    CHECK(portal->query_intent(wish.reference, {}).has_value());
    CHECK(portal->cancel_intent(wish.reference, {}).has_value());
    CHECK(portal->status(code, {}).has_value());
    CHECK_FALSE(portal->acceptance_receipt(code, {}).has_value());

    std::set<std::string> asked;
    const auto state = sandbox.state("portal");
    for (const auto& request : state.at("requests")) {
        asked.insert(as_written(request));
    }
    auto written = read_document().operations;
    // For a gateway's other clients; the kiosk learns the same from announcing again.
    written.erase("HEAD /dossiers/{key}/parts/{sha256}");
    CHECK(asked == written);
}
