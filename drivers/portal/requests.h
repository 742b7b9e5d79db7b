// What the kiosk sends to the gateway, as JSON of assets/gateway.openapi.yaml.
#pragma once

#include <string>
#include <string_view>

#include "src/portal/portal.h"

namespace kiosk {

// Each fails with portal_refused when a text is not UTF-8: the gateway would refuse it too, and it must not
// go out.
[[nodiscard]] Result<std::string> credential_json(std::string_view device_id, std::string_view secret);
[[nodiscard]] Result<std::string> manifest_json(const Manifest& manifest);
[[nodiscard]] Result<std::string> intent_json(std::string_view dossier_key, const PaymentIntent& intent);

}  // namespace kiosk
