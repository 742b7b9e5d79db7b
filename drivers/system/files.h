// Files, read whole and written whole. Errors name the path and what the system said.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "src/base/asset_file.h"
#include "src/base/bytes.h"
#include "src/base/result.h"

namespace kiosk::files {

/// Errors: file_missing, file_unreadable (also when it is larger than `most` bytes or not a regular file).
[[nodiscard]] Result<Bytes> read(const std::filesystem::path& path, std::uint64_t most = 64ULL << 20U);
[[nodiscard]] Result<std::string> read_text(const std::filesystem::path& path,
                                            std::uint64_t most = 16ULL << 20U);

enum class Access { everyone_reads, only_we };

/// Writes next to it, fsyncs, renames, fsyncs the folder: afterwards the old or the new content is there,
/// never a half. Errors: store_full, store_io.
[[nodiscard]] Result<void> write_atomic(const std::filesystem::path& path, ByteView bytes,
                                        Access access = Access::only_we);

/// Every regular file under `root` whose name ends in one of `endings`, sorted by path; paths begin with the
/// name of `root` itself ("assets/…"). Errors as read().
[[nodiscard]] Result<std::vector<AssetFile>> assets(const std::filesystem::path& root,
                                                    const std::vector<std::string>& endings);

/// Makes the folder (and its parents) with mode 0700; refuses one that others can enter. Errors: store_io.
[[nodiscard]] Result<void> make_private_folder(const std::filesystem::path& path);

/// A private folder under $XDG_RUNTIME_DIR or /tmp that disappears with this object.
class TemporaryFolder {
  public:
    [[nodiscard]] static Result<TemporaryFolder> make();
    TemporaryFolder(TemporaryFolder&& other) noexcept : path_(std::move(other.path_)) { other.path_.clear(); }
    TemporaryFolder& operator=(TemporaryFolder&& other) noexcept;
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder();
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  private:
    explicit TemporaryFolder(std::filesystem::path path) : path_(std::move(path)) {}
    std::filesystem::path path_;
};

}  // namespace kiosk::files
