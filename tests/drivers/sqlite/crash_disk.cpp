#include "tests/drivers/sqlite/crash_disk.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace kiosk::testing {
namespace {

constexpr std::size_t sector = 512;

/// What SQLite allocates for an open file; its base must come first.
struct OpenFile {
    sqlite3_file base;
    CrashDisk* disk;
    std::string* path;
    bool delete_on_close;
};

OpenFile& opened(sqlite3_file* file) {
    return *reinterpret_cast<OpenFile*>(file);
}

CrashDisk::File& content(sqlite3_file* file) {
    return opened(file).disk->file(*opened(file).path);
}

int close_file(sqlite3_file* file) {
    auto& open = opened(file);
    if (open.delete_on_close) {
        open.disk->remove(*open.path, true);
    }
    delete open.path;
    open.path = nullptr;
    return SQLITE_OK;
}

int read_file(sqlite3_file* file, void* out, int count, sqlite3_int64 offset) {
    const auto& bytes = content(file).now;
    const auto size = static_cast<sqlite3_int64>(bytes.size());
    const auto have = std::clamp<sqlite3_int64>(size - offset, 0, count);
    if (have > 0) {
        std::memcpy(out, bytes.data() + offset, static_cast<std::size_t>(have));
    }
    std::memset(static_cast<std::uint8_t*>(out) + have, 0, static_cast<std::size_t>(count - have));
    return have == count ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

int write_file(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 offset) {
    const int answer = opened(file).disk->operation();
    const auto* first = static_cast<const std::uint8_t*>(bytes);
    // An operation that fails may still have reached the disk's cache: it joins the unsynced ones, unseen by
    // readers.
    CrashDisk::Change change{offset, Bytes(first, first + count), false};
    if (answer != SQLITE_OK) {
        content(file).unsynced.push_back(std::move(change));
        return answer;
    }
    opened(file).disk->apply(content(file), std::move(change));
    return SQLITE_OK;
}

int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
    if (const int answer = opened(file).disk->operation(); answer != SQLITE_OK) {
        return answer;
    }
    opened(file).disk->apply(content(file), {size, {}, true});
    return SQLITE_OK;
}

int sync_file(sqlite3_file* file, int) {
    if (const int answer = opened(file).disk->operation(); answer != SQLITE_OK) {
        return answer;
    }
    CrashDisk::sync(content(file));
    return SQLITE_OK;
}

int size_file(sqlite3_file* file, sqlite3_int64* size) {
    *size = static_cast<sqlite3_int64>(content(file).now.size());
    return SQLITE_OK;
}

// One connection at a time: locks are always had.
int lock_file(sqlite3_file*, int) {
    return SQLITE_OK;
}

int check_lock(sqlite3_file*, int* held) {
    *held = 0;
    return SQLITE_OK;
}

int control_file(sqlite3_file*, int, void*) {
    return SQLITE_NOTFOUND;
}

int sector_size(sqlite3_file*) {
    return static_cast<int>(sector);
}

/// Promises nothing, not even that a torn sector leaves its neighbours alone.
int characteristics(sqlite3_file*) {
    return 0;
}

int map_shared(sqlite3_file* file, int region, int size, int, volatile void** out) {
    *out = opened(file).disk->shared_memory(*opened(file).path, region, size);
    return SQLITE_OK;
}

int lock_shared(sqlite3_file*, int, int, int) {
    return SQLITE_OK;
}

void barrier(sqlite3_file*) {}

int unmap_shared(sqlite3_file* file, int remove) {
    if (remove != 0) {
        opened(file).disk->forget_shared_memory(*opened(file).path);
    }
    return SQLITE_OK;
}

const sqlite3_io_methods methods{
    2,           close_file, read_file,    write_file,   truncate_file, sync_file,       size_file,
    lock_file,   lock_file,  check_lock,   control_file, sector_size,   characteristics, map_shared,
    lock_shared, barrier,    unmap_shared, nullptr,      nullptr};

CrashDisk& disk(sqlite3_vfs* vfs) {
    return *static_cast<CrashDisk*>(vfs->pAppData);
}

int open_file(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* out_flags) {
    auto& open = opened(file);
    const std::string name = path == nullptr ? "temporary" : path;
    if ((flags & SQLITE_OPEN_CREATE) == 0 && !disk(vfs).exists(name)) {
        open.base.pMethods = nullptr;
        return SQLITE_CANTOPEN;
    }
    disk(vfs).make(name);
    open.base.pMethods = &methods;
    open.disk = &disk(vfs);
    open.path = new std::string(name);
    open.delete_on_close = (flags & SQLITE_OPEN_DELETEONCLOSE) != 0;
    if (out_flags != nullptr) {
        *out_flags = flags;
    }
    return SQLITE_OK;
}

int delete_file(sqlite3_vfs* vfs, const char* path, int sync_folder) {
    if (!disk(vfs).exists(path)) {
        return SQLITE_IOERR_DELETE_NOENT;
    }
    if (const int answer = disk(vfs).operation(); answer != SQLITE_OK) {
        return answer;
    }
    disk(vfs).remove(path, sync_folder != 0);
    return SQLITE_OK;
}

int access_file(sqlite3_vfs* vfs, const char* path, int, int* answer) {
    *answer = disk(vfs).exists(path) ? 1 : 0;
    return SQLITE_OK;
}

int full_path(sqlite3_vfs*, const char* path, int size, char* out) {
    sqlite3_snprintf(size, out, "%s", path);
    return SQLITE_OK;
}

int randomness(sqlite3_vfs* vfs, int count, char* out) {
    std::generate_n(out, count, [&] { return static_cast<char>(disk(vfs).random_byte()); });
    return count;
}

int sleep_for(sqlite3_vfs*, int microseconds) {
    return microseconds;
}

int current_time(sqlite3_vfs*, double* days) {
    *days = 2461365.0;  // A day in 2026; no schema of ours asks.
    return SQLITE_OK;
}

int last_error(sqlite3_vfs*, int, char*) {
    return 0;
}

}  // namespace

CrashDisk::CrashDisk() : table_(std::make_unique<sqlite3_vfs>()) {
    static int number = 0;
    name_ = "crash-disk-" + std::to_string(++number);
    *table_ = {};
    table_->iVersion = 1;
    table_->szOsFile = sizeof(OpenFile);
    table_->mxPathname = 256;
    table_->zName = name_.c_str();
    table_->pAppData = this;
    table_->xOpen = open_file;
    table_->xDelete = delete_file;
    table_->xAccess = access_file;
    table_->xFullPathname = full_path;
    table_->xRandomness = randomness;
    table_->xSleep = sleep_for;
    table_->xCurrentTime = current_time;
    table_->xGetLastError = last_error;
    sqlite3_vfs_register(table_.get(), 0);
}

CrashDisk::~CrashDisk() {
    sqlite3_vfs_unregister(table_.get());
}

int CrashDisk::operation() {
    ++operations_;
    if (cut_at_ && operations_ >= *cut_at_) {
        return SQLITE_IOERR;
    }
    if (failure_ && (failure_->once ? operations_ == failure_->at : operations_ >= failure_->at)) {
        return failure_->code;
    }
    return SQLITE_OK;
}

bool CrashDisk::exists(const std::string& path) const {
    const auto found = files_.find(path);
    return found != files_.end() && !found->second.deleted;
}

void CrashDisk::make(const std::string& path) {
    if (!exists(path)) {
        auto& file = files_[path];
        file.deleted = false;
        file.now.clear();
        file.unsynced.push_back({0, {}, true});
    }
}

void CrashDisk::remove(const std::string& path, bool synced) {
    if (synced) {
        files_.erase(path);
    } else {
        files_[path].deleted = true;
    }
}

void CrashDisk::apply(File& file, Change change) {
    const auto end = static_cast<std::size_t>(change.offset) + change.bytes.size();
    if (change.truncates) {
        file.now.resize(static_cast<std::size_t>(change.offset));
    } else {
        file.now.resize(std::max(file.now.size(), end));
        std::ranges::copy(change.bytes, file.now.begin() + change.offset);
    }
    file.unsynced.push_back(std::move(change));
}

void CrashDisk::sync(File& file) {
    file.synced = file.now;
    file.unsynced.clear();
    file.created_synced = true;
}

volatile void* CrashDisk::shared_memory(const std::string& path, int region, int size) {
    auto& regions = shared_[path];
    while (regions.size() <= static_cast<std::size_t>(region)) {
        regions.push_back(std::make_unique<std::uint8_t[]>(static_cast<std::size_t>(size)));
    }
    return regions[static_cast<std::size_t>(region)].get();
}

void CrashDisk::restore(Files files) {
    files_ = std::move(files);
    shared_.clear();
    cut_at_.reset();
    failure_.reset();
    operations_ = 0;
}

void CrashDisk::cut(File& file, Cut how) {
    auto changes = std::exchange(file.unsynced, {});
    file.now = file.synced;
    for (auto& change : changes) {
        const bool kept = how == Cut::all_kept || (how != Cut::all_lost && random_() % 2 == 0);
        if (!kept) {
            continue;
        }
        if (how == Cut::torn_sectors && change.bytes.size() > sector) {
            change.bytes.resize(sector * (random_() % (change.bytes.size() / sector + 1)));
        }
        if (how == Cut::garbage && random_() % 2 == 0) {
            std::ranges::generate(change.bytes, [&] { return random_byte(); });
        }
        apply(file, std::move(change));
    }
    file.synced = file.now;
    file.unsynced.clear();
    file.deleted = false;
}

void CrashDisk::power_on(Cut how, unsigned seed) {
    random_.seed(seed);
    shared_.clear();
    cut_at_.reset();
    failure_.reset();
    std::erase_if(files_,
                  [&](const auto& entry) { return !entry.second.created_synced && random_() % 2 == 0; });
    for (auto& [path, file] : files_) {
        cut(file, how);
    }
}

}  // namespace kiosk::testing
