// The REST adapter of the Portal port: speaks assets/gateway.openapi.yaml over HTTPS with libcurl. It trusts one CA file,
// follows no redirect, uses no proxy, and believes no answer before every field of it has been checked.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>

#include "src/portal/portal.h"

namespace kiosk {

struct PortalDeadlines {
    /// A gateway on the state's network connects in tens of milliseconds; the citizen is told nothing before this has passed.
    std::chrono::milliseconds connect{5'000};
    /// Whole exchange without a part: longer than any honest answer, shorter than the citizen's patience at the counter.
    std::chrono::milliseconds exchange{20'000};
    /// Whole exchange with a part: 8 MiB at 64 KiB/s, the slowest link worth using.
    std::chrono::milliseconds upload{130'000};
    /// Slower than 100 bytes a second for this long is a dead line, not a slow one.
    std::chrono::seconds stalled{15};
};

struct PortalConfig {
    std::string base_url;               ///< "https://host[:port]/v1", without a slash at the end.
    std::filesystem::path ca_file;      ///< PEM; the only authorities believed.
    std::string device_id;              ///< The kiosk's name at the gateway.
    std::filesystem::path secret_file;  ///< The device secret, one line; read at each login so that it can be renewed.
    PortalDeadlines deadlines{};
};

/// Opens nothing yet: a wrong URL, CA or secret shows at the first call (bad_config, portal_tls, portal_unauthorised).
[[nodiscard]] std::unique_ptr<Portal> make_rest_portal(PortalConfig config);

}  // namespace kiosk
