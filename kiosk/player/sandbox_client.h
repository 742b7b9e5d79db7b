// Reaches the sandbox the way a person at a shell would: through `kiosk-sandbox control` and `kiosk-sandbox
// state`.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "src/base/result.h"

namespace kiosk::player {

class SandboxClient {
  public:
    SandboxClient(std::filesystem::path program, std::filesystem::path ports_file)
        : program_(std::move(program)), ports_file_(std::move(ports_file)) {}

    /// Carries out a verb of a part. Errors: bad_answer with the sandbox's own words.
    [[nodiscard]] Result<std::string> control(const std::vector<std::string>& words) const;
    [[nodiscard]] Result<std::string> state(const std::string& part) const;

  private:
    std::filesystem::path program_;
    std::filesystem::path ports_file_;
};

/// Runs a program and answers what it printed. Errors: bad_answer when it cannot be started or fails.
[[nodiscard]] Result<std::string> output_of(const std::vector<std::string>& command);

}  // namespace kiosk::player
