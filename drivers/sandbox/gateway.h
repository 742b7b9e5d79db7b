// The gateway's HTTPS server: speaks assets/gateway.openapi.yaml, keeps what it receives, and suffers the
// faults it is told to.
#pragma once

#include <filesystem>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "drivers/sandbox/authority.h"
#include "drivers/sandbox/faults.h"
#include "drivers/sandbox/store.h"

namespace kiosk::sandbox {

struct GatewayConfig {
    std::filesystem::path folder;  ///< Received dossiers go to `folder`/<dossier code>.
    int port = 0;
    std::string device_id;
    std::string secret;
};

class Gateway {
  public:
    Gateway(GatewayConfig config, Store& store, Faults& faults, const Identities& identities);
    ~Gateway();
    Gateway(const Gateway&) = delete;
    Gateway& operator=(const Gateway&) = delete;

    /// Errors: file_unreadable when the port is taken.
    [[nodiscard]] Result<void> open();
    /// Nobody listens any more; open() brings it back on the same port.
    void close();
    [[nodiscard]] bool listening() const;
    [[nodiscard]] int port() const;

    void set_catalog(std::string version);
    /// Every token given out becomes invalid.
    void revoke_tokens();
    /// {"catalog": …, "calls": {name: count}, "requests": the last ones}
    [[nodiscard]] nlohmann::json state() const;

  private:
    struct Server;
    std::unique_ptr<Server> server_;
};

}  // namespace kiosk::sandbox
