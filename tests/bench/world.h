// The world around a kiosk that is measured: portal, scanner and printer of the sandbox, and its
// configuration.
#pragma once

#include <filesystem>
#include <string>

#include "drivers/system/files.h"
#include "tests/support/sandbox.h"

namespace kiosk::bench {

class World {
  public:
    /// Up when this returns. Throws when the sandbox does not start. Run from the project's folder.
    World();
    [[nodiscard]] std::filesystem::path config() const { return folder_.path() / "kiosk.toml"; }
    [[nodiscard]] std::filesystem::path ports_file() const { return folder_.path() / "ports.json"; }
    [[nodiscard]] std::filesystem::path out(const std::string& name) const { return folder_.path() / name; }

  private:
    [[nodiscard]] std::filesystem::path data() const { return folder_.path() / "data"; }
    [[nodiscard]] std::string port(const char* part, const char* key) const;
    void write_config() const;

    files::TemporaryFolder folder_ = files::TemporaryFolder::make().value();
    test::Sandbox sandbox_;
};

}  // namespace kiosk::bench
