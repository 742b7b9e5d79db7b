// A scanner as the kiosk has it, in front of a simulated device of its own, so that many can run side by
// side.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "drivers/sandbox/escl.h"
#include "drivers/sane/sane_scanner.h"

namespace kiosk {

/// A folder that goes away with the test.
class TemporaryFolder {
  public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

/// Deadlines of a few seconds, before SANE's own 30 s: for the rows where ours must end a hang. A busy
/// machine can pass them.
[[nodiscard]] ScanDeadlines short_deadlines();

/// SANE's own deadlines come first, ours never: for the rows where the back end gives up by itself.
[[nodiscard]] ScanDeadlines patient_deadlines();

/// One eSCL device and one scanner that is configured for it.
class Bench {
  public:
    explicit Bench(ScanDeadlines deadlines = patient_deadlines());
    /// Says a control verb; the simulator must accept it.
    void device(const std::string& verb, std::vector<std::string> args = {});
    [[nodiscard]] int fired(const std::string& fault) const;
    [[nodiscard]] nlohmann::json state() const { return part_->state(); }
    [[nodiscard]] Scanner& scanner() { return *scanner_; }
    [[nodiscard]] const std::filesystem::path& folder() const { return folder_.path(); }

  private:
    TemporaryFolder folder_;
    std::unique_ptr<sandbox::Part> part_;
    std::unique_ptr<Scanner> scanner_;
};

/// A scanner over SANE's own `test` back end.
class TestBackend {
  public:
    explicit TestBackend(std::vector<std::string> preset, ScanDeadlines deadlines = patient_deadlines());
    [[nodiscard]] Scanner& scanner() { return *scanner_; }

  private:
    TemporaryFolder folder_;
    std::unique_ptr<Scanner> scanner_;
};

[[nodiscard]] ScanSettings quick_settings(ScanSource source);

/// The processes this one has started and not yet buried.
[[nodiscard]] std::vector<int> children();

}  // namespace kiosk
