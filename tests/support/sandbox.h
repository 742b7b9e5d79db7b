// The world outside the kiosk, started for one test: the real kiosk-sandbox program, its own folder, its own
// ports. It dies with this object, and with the test when that crashes.
#pragma once

#include <filesystem>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "drivers/system/child_process.h"

namespace kiosk::test {

class Sandbox {
  public:
    /// Up when this returns. `args` are further arguments of the program, like "--only=portal,bank". Throws
    /// when it does not start.
    explicit Sandbox(const std::vector<std::string>& args = {});
    ~Sandbox();
    Sandbox(const Sandbox&) = delete;
    Sandbox& operator=(const Sandbox&) = delete;

    /// The ports file, see drivers/sandbox/README.md.
    [[nodiscard]] const nlohmann::json& ports() const;
    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
    /// `sandbox PART VERB ARGS…` of a scenario. Throws what the part said when it refuses.
    nlohmann::json control(const std::string& part, const std::string& verb,
                           const std::vector<std::string>& args = {}) const;
    [[nodiscard]] nlohmann::json state(const std::string& part) const;

  private:
    std::filesystem::path folder_;
    ChildProcess process_;
    std::unique_ptr<nlohmann::json> ports_;
};

}  // namespace kiosk::test
