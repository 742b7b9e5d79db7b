// The parts of dossiers on disk: half-sent ones by hash, and whole dossiers exactly as received under their
// code.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "drivers/sandbox/store.h"

namespace kiosk::sandbox {

class Received {
  public:
    explicit Received(std::filesystem::path folder) : folder_(std::move(folder)) {}

    /// Appends at `offset`; when the part is complete its hash decides. Answers how much is there now: 0
    /// after a wrong hash.
    [[nodiscard]] Result<std::uint64_t> append(std::string_view key, const PartRecord& part,
                                               std::string_view bytes) const;
    /// Writes `folder`/<code>/ with manifest.json, form.json and one file for each blob.
    [[nodiscard]] Result<void> write_out(const DossierRecord& dossier,
                                         const std::vector<PartRecord>& parts) const;
    [[nodiscard]] std::filesystem::path folder_of(std::string_view code) const { return folder_ / code; }

  private:
    [[nodiscard]] std::filesystem::path file_of(std::string_view key, std::string_view sha256) const;
    std::filesystem::path folder_;
};

}  // namespace kiosk::sandbox
