// The store on SQLite. Link kiosk_sqlite.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "src/base/result.h"
#include "src/portal/store.h"

namespace kiosk {

struct StoreOptions {
    /// Twice the largest dossier: ten components of 6 MB and the form, 64 MiB; the second time for the
    /// write-ahead log.
    std::uint64_t needed_free_bytes = 128ULL << 20U;
    std::string vfs;  ///< SQLite VFS by name; empty: the system's. Tests put a faulty disk here.
};

/// Opens or creates, migrates and checks the whole file. Errors: store_corrupt (also: written by a newer
/// program), store_full, store_io. On an error the file is as it was.
[[nodiscard]] Result<std::unique_ptr<Store>> open_store(const std::filesystem::path& file,
                                                        const StoreOptions& options = {});

/// As open_store; a corrupt file is renamed to "<file>.corrupt-<unix time>" and a fresh one opened. The old
/// one is kept.
[[nodiscard]] Result<std::unique_ptr<Store>> open_store_or_set_aside(const std::filesystem::path& file,
                                                                     WallTime now,
                                                                     const StoreOptions& options = {});

}  // namespace kiosk
