#include "drivers/sandbox/manifest.h"

#include <fmt/core.h>

#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <stdexcept>

namespace kiosk::sandbox {

namespace {

using Json = nlohmann::json;

constexpr std::int64_t blob_max = 8L * 1024 * 1024;
constexpr std::int64_t money_max = 1'000'000'000'000;

// Thrown and caught in this file only: the first thing wrong ends the check.
struct Broken : std::runtime_error {
    using std::runtime_error::runtime_error;
};

void only(const Json& object, const std::set<std::string>& members, const char* what) {
    if (!object.is_object()) {
        throw Broken(fmt::format("{} is no object", what));
    }
    for (const auto& [name, value] : object.items()) {
        if (!members.contains(name)) {
            throw Broken(fmt::format("{}: unknown member {}", what, name));
        }
    }
    for (const auto& name : members) {
        if (!object.contains(name)) {
            throw Broken(fmt::format("{}: {} is missing", what, name));
        }
    }
}

std::string text(const Json& object, const char* member, const char* pattern) {
    const auto& value = object.at(member);
    if (!value.is_string() || !std::regex_match(value.get_ref<const std::string&>(), std::regex(pattern))) {
        throw Broken(fmt::format("{} breaks its rule", member));
    }
    return value;
}

std::string words(const Json& object, const char* member) {
    const auto& value = object.at(member);
    // 1,024 characters of Vietnamese take at most three bytes each.
    if (!value.is_string() || value.get_ref<const std::string&>().empty() ||
        value.get_ref<const std::string&>().size() > 3 * 1024) {
        throw Broken(fmt::format("{} is no text of 1 to 1,024 characters", member));
    }
    return value;
}

std::int64_t number(const Json& object, const char* member, std::int64_t min, std::int64_t max) {
    const auto& value = object.at(member);
    if (!value.is_number_integer() || value.get<std::int64_t>() < min || value.get<std::int64_t>() > max) {
        throw Broken(fmt::format("{} is no whole number of {} to {}", member, min, max));
    }
    return value;
}

PartRecord blob(const Json& json, std::string file_name) {
    only(json, {"sha256", "size", "media_type"}, "blob");
    return {text(json, "sha256", "[0-9a-f]{64}"), text(json, "media_type", "[a-z]+/[a-z0-9.+-]{1,64}"),
            std::move(file_name), static_cast<std::uint64_t>(number(json, "size", 1, blob_max)), 0};
}

void component(const Json& json, std::size_t position, std::vector<PartRecord>& parts) {
    only(json, {"id", "name", "answer", "pages", "blobs"}, "component");
    const auto id = text(json, "id", "[A-Za-z0-9._-]{1,64}");
    static_cast<void>(words(json, "name"));
    const auto answer = text(json, "answer", "scanned|will_bring|form");
    static_cast<void>(number(json, "pages", 0, 500));
    const auto& blobs = json.at("blobs");
    if (!blobs.is_array() || blobs.size() > 16) {
        throw Broken("blobs is no list of at most 16");
    }
    if ((answer == "scanned") == blobs.empty()) {
        throw Broken("a scanned document without a blob, or a blob of one that was not scanned");
    }
    for (std::size_t i = 0; i < blobs.size(); ++i) {
        const auto suffix = blobs.size() > 1 ? fmt::format("-{}", i + 1) : "";
        const bool pdf = blobs[i].is_object() && blobs[i].value("media_type", "") == "application/pdf";
        parts.push_back(
            blob(blobs[i], fmt::format("{:02}-{}{}.{}", position, id, suffix, pdf ? "pdf" : "bin")));
    }
}

CheckedManifest checked(const Json& json, const std::string& key) {
    only(json,
         {"key", "procedure_code", "procedure_name", "catalog_version", "unit_code", "created_at", "form",
          "components", "result_delivery", "fee"},
         "manifest");
    CheckedManifest result;
    result.dossier.key = key;
    if (text(json, "key", ".{36}") != key) {
        throw Broken("key is not the one in the address");
    }
    result.dossier.procedure_code = text(json, "procedure_code", "[0-9][0-9A-Z.]{1,31}");
    result.dossier.procedure_name = words(json, "procedure_name");
    static_cast<void>(text(json, "catalog_version", "[0-9A-Za-z._-]{1,64}"));
    result.dossier.unit = text(json, "unit_code", "[0-9A-Za-z.]{1,32}");
    static_cast<void>(text(json, "created_at", "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z"));
    static_cast<void>(text(json, "result_delivery", "hall|online|post"));
    result.dossier.fee = number(json, "fee", 0, money_max);
    result.parts.push_back(blob(json.at("form"), "form.json"));
    const auto& components = json.at("components");
    if (!components.is_array() || components.size() > 64) {
        throw Broken("components is no list of at most 64");
    }
    for (std::size_t i = 0; i < components.size(); ++i) {
        component(components[i], i + 1, result.parts);
    }
    return result;
}

}  // namespace

Result<CheckedManifest> check_manifest(const std::string& manifest, const std::string& key) {
    try {
        auto result = checked(Json::parse(manifest), key);
        result.dossier.manifest = manifest;
        return result;
    } catch (const std::exception& error) {
        return fail(ErrorCode::bad_answer, error.what());
    }
}

}  // namespace kiosk::sandbox
