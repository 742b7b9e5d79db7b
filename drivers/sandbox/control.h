// The control API and page of the sandbox: plain HTTP on loopback, the same verbs as a scenario's `sandbox`
// line.
#pragma once

#include <filesystem>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "drivers/sandbox/part.h"

namespace kiosk::sandbox {

class ControlServer {
  public:
    /// The parts stay with the caller and outlive this. Uploaded files go to `folder`/uploads.
    ControlServer(std::vector<Part*> parts, std::filesystem::path folder);
    ~ControlServer();
    ControlServer(const ControlServer&) = delete;
    ControlServer& operator=(const ControlServer&) = delete;

    /// Errors: file_unreadable when the port is taken. 0 chooses one.
    [[nodiscard]] Result<void> open(int port);
    void close();
    [[nodiscard]] int port() const;

  private:
    struct Server;
    std::unique_ptr<Server> server_;
};

/// The client's side: POST /control/<part>/<verb> of the sandbox at `url`. Errors: portal_unreachable, or
/// what the part said.
[[nodiscard]] Result<nlohmann::json> call_control(const std::string& url, const std::string& part,
                                                  const std::string& verb,
                                                  const std::vector<std::string>& args);
/// GET /state, or /state/<part>.
[[nodiscard]] Result<nlohmann::json> ask_state(const std::string& url, const std::string& part);

}  // namespace kiosk::sandbox
