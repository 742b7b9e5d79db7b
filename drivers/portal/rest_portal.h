// The REST adapter of the Portal port: speaks assets/gateway.openapi.yaml over HTTPS with libcurl. It trusts
// one CA file, follows no redirect, uses no proxy, and believes no answer before every field of it has been
// checked.
#pragma once

#include <memory>

#include "src/config/config.h"
#include "src/portal/portal.h"

namespace kiosk {

/// Opens nothing yet: a wrong URL, CA or secret shows at the first call (bad_config, portal_tls,
/// portal_unauthorised). The secret file is read at each login, so that it can be renewed while the kiosk
/// runs.
[[nodiscard]] std::unique_ptr<Portal> make_rest_portal(PortalConfig config);

}  // namespace kiosk
