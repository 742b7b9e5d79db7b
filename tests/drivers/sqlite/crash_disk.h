// A disk in memory, as a VFS of SQLite, that loses power or fails at the k-th operation. What was written and
// not synced is lost, kept, torn into sectors or turned into garbage, as a random number says; nothing that
// was synced changes.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "src/base/bytes.h"

namespace kiosk::testing {

/// What a power cut does to writes that were not synced.
enum class Cut { all_lost, all_kept, random_subset, torn_sectors, garbage };

class CrashDisk {
  public:
    CrashDisk();
    ~CrashDisk();
    CrashDisk(const CrashDisk&) = delete;
    CrashDisk& operator=(const CrashDisk&) = delete;

    [[nodiscard]] const std::string& vfs() const { return name_; }

    /// Writes, truncations, syncs and deletions since the last restart of the count.
    [[nodiscard]] int operations() const { return operations_; }
    void count_anew() { operations_ = 0; }

    /// From the k-th operation on the power is gone: that operation may be half done, everything after fails.
    void cut_power_at(int k) { cut_at_ = k; }
    /// The power comes back. The open connections must be closed by then.
    void power_on(Cut cut, unsigned seed);

    /// The k-th operation, or every one from it on, answers `code`.
    void fail_at(int k, int code, bool once) { failure_ = {k, code, once}; }
    void heal() { failure_.reset(); }

    /// The whole disk as it is, to begin many histories from the same point.
    struct Change {
        std::int64_t offset = 0;
        Bytes bytes;
        bool truncates = false;  ///< To `offset`.
    };
    struct File {
        Bytes synced;
        Bytes now;
        std::vector<Change> unsynced;
        bool created_synced = false;
        bool deleted = false;  ///< Gone now, back after a cut: the deletion was not synced.
    };
    using Files = std::map<std::string, File>;
    [[nodiscard]] Files copy() const { return files_; }
    void restore(Files files);

    // Called by the VFS.
    [[nodiscard]] int operation();  ///< SQLITE_OK, or what the disk answers now.
    [[nodiscard]] bool exists(const std::string& path) const;
    [[nodiscard]] File& file(const std::string& path) { return files_[path]; }
    void make(const std::string& path);
    void remove(const std::string& path, bool synced);
    void apply(File& file, Change change);
    static void sync(File& file);
    [[nodiscard]] volatile void* shared_memory(const std::string& path, int region, int size);
    void forget_shared_memory(const std::string& path) { shared_.erase(path); }
    [[nodiscard]] std::uint8_t random_byte() { return static_cast<std::uint8_t>(random_()); }

  private:
    struct Failure {
        int at = 0;
        int code = 0;
        bool once = true;
    };
    void cut(File& file, Cut how);

    std::string name_;
    std::unique_ptr<sqlite3_vfs> table_;
    Files files_;
    std::map<std::string, std::vector<std::unique_ptr<std::uint8_t[]>>> shared_;
    int operations_ = 0;
    std::optional<int> cut_at_;
    std::optional<Failure> failure_;
    std::mt19937 random_{1};
};

}  // namespace kiosk::testing
