// The parts "portal" and "bank": the gateway with its officer, and the bank that sees transfers. They share
// one store.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "drivers/sandbox/part.h"

namespace kiosk::sandbox {

struct PortalPartConfig {
    std::filesystem::path
        folder;  ///< ca.pem, device.secret, sandbox.db and portal/<dossier code>/ live here.
    int port = 0;
};

struct PortalAndBank {
    std::unique_ptr<Part> portal;
    std::unique_ptr<Part> bank;  ///< Must not outlive `portal`.
};

/// Verbs: see README. Errors: what opening the store or making certificates can end in.
[[nodiscard]] Result<PortalAndBank> make_portal_and_bank(PortalPartConfig config);

}  // namespace kiosk::sandbox
