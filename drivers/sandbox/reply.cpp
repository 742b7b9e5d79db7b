#include "drivers/sandbox/reply.h"

#include <fmt/core.h>

#include <nlohmann/json.hpp>

namespace kiosk::sandbox {

namespace {

using Json = nlohmann::json;

// Deep enough to break a parser that calls itself, the usual size in attacks.
constexpr std::size_t hostile_depth = 100'000;
// Far over any limit, and still made in a moment.
constexpr std::size_t hostile_size = 32UL * 1024 * 1024;

// Another dossier's name in every member that says what the answer is about.
Json about_another(Json json) {
    if (json.contains("key")) {
        json["key"] = "00000000-0000-4000-8000-000000000000";
    }
    if (json.contains("reference")) {
        json["reference"] = "DVCANOTHERONE";
    }
    if (json.contains("sha256")) {
        json["sha256"] = std::string(64, '0');
    }
    if (json.contains("dossier_code") && !json.contains("key")) {
        json["dossier_code"] = "G15.99-200101-150001";
    }
    return json;
}

Json of_wrong_types(Json json) {
    for (auto& [name, value] : json.items()) {
        value = value.is_string() ? Json(12) : value.is_number() ? Json(value.dump()) : Json(true);
    }
    return json;
}

std::string with_double_member(const std::string& body, const Json& json) {
    if (json.empty()) {
        return body;
    }
    return fmt::format("{{\"{}\":\"first\",{}", json.items().begin().key(), body.substr(1));
}

}  // namespace

Reply json_reply(int status, const Json& json) {
    Reply reply;
    reply.status = status;
    reply.body = json.dump();
    return reply;
}

Reply problem(int status, std::string_view code, std::string_view detail) {
    Reply reply = json_reply(status, {{"type", "about:blank"},
                                      {"title", fmt::format("HTTP {}", status)},
                                      {"status", status},
                                      {"code", code},
                                      {"detail", detail}});
    reply.type = "application/problem+json";
    return reply;
}

Reply spoiled(Reply reply, std::string_view fault) {
    const Json json = Json::parse(reply.body, nullptr, /*allow_exceptions=*/false);
    if (!json.is_object()) {
        return reply;
    }
    if (fault == "truncated-json") {
        reply.body.resize(reply.body.size() / 2);
    } else if (fault == "duplicate-keys-json") {
        reply.body = with_double_member(reply.body, json);
    } else if (fault == "wrong-dossier-json") {
        reply.body = about_another(json).dump();
    } else if (fault == "wrong-type-json") {
        reply.body = of_wrong_types(json).dump();
    } else if (fault == "deep-json") {
        reply.body = "{\"deep\":" + std::string(hostile_depth, '[') + std::string(hostile_depth, ']') + "}";
    } else if (fault == "huge-json") {
        reply.body = "{\"huge\":\"" + std::string(hostile_size, 'x') + "\"}";
    }
    return reply;
}

}  // namespace kiosk::sandbox
