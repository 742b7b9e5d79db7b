#include "drivers/portal/requests.h"

#include <nlohmann/json.hpp>

#include "drivers/portal/fields.h"

namespace kiosk {

namespace {

using Json = nlohmann::ordered_json;

Result<std::string> text_of(const Json& json) {
    try {
        return json.dump();
    } catch (const Json::exception& error) {
        return fail(ErrorCode::portal_refused, error.what());
    }
}

Json blob_json(const BlobRef& blob) {
    return {{"sha256", blob.sha256}, {"size", blob.size}, {"media_type", blob.media_type}};
}

Json component_json(const ManifestComponent& component) {
    Json blobs = Json::array();
    for (const auto& blob : component.blobs) {
        blobs.push_back(blob_json(blob));
    }
    return {{"id", component.id},
            {"name", component.name},
            {"answer", component.answer},
            {"pages", component.pages},
            {"blobs", std::move(blobs)}};
}

}  // namespace

Result<std::string> credential_json(std::string_view device_id, std::string_view secret) {
    return text_of({{"device_id", device_id}, {"secret", secret}});
}

Result<std::string> manifest_json(const Manifest& manifest) {
    Json components = Json::array();
    for (const auto& component : manifest.components) {
        components.push_back(component_json(component));
    }
    return text_of({{"key", manifest.key},
                    {"procedure_code", manifest.procedure_code},
                    {"procedure_name", manifest.procedure_name},
                    {"catalog_version", manifest.catalog_version},
                    {"unit_code", manifest.unit_code},
                    {"created_at", manifest.created_at},
                    {"form", blob_json(manifest.form)},
                    {"components", std::move(components)},
                    {"result_delivery", manifest.result_delivery},
                    {"fee", manifest.fee}});
}

Result<std::string> intent_json(std::string_view dossier_key, const PaymentIntent& intent) {
    return text_of({{"dossier_key", dossier_key},
                    {"amount", intent.amount},
                    {"expires_at", instant_text(intent.expires_at)}});
}

}  // namespace kiosk
