// Checks a manifest against assets/gateway.openapi.yaml, independently of the kiosk's own code, and says what
// to expect.
#pragma once

#include <string>
#include <vector>

#include "drivers/sandbox/store.h"

namespace kiosk::sandbox {

struct CheckedManifest {
    DossierRecord dossier;
    std::vector<PartRecord> parts;
};

/// Errors: bad_answer naming the member that breaks the contract.
[[nodiscard]] Result<CheckedManifest> check_manifest(const std::string& text, const std::string& key);

}  // namespace kiosk::sandbox
