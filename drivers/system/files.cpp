#include "drivers/system/files.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "drivers/system/descriptor.h"

namespace kiosk::files {
namespace {

std::string told(const std::filesystem::path& path, std::string_view doing, int error) {
    return fmt::format("{} {}: {}", doing, path.string(), std::strerror(error));
}

std::unexpected<Error> read_failed(const std::filesystem::path& path, int error) {
    return fail(error == ENOENT ? ErrorCode::file_missing : ErrorCode::file_unreadable,
                told(path, "read", error));
}

std::unexpected<Error> write_failed(const std::filesystem::path& path, int error) {
    const bool full = error == ENOSPC || error == EDQUOT;
    return fail(full ? ErrorCode::store_full : ErrorCode::store_io, told(path, "write", error));
}

Result<void> write_all(const Descriptor& file, const std::filesystem::path& path, ByteView bytes) {
    while (!bytes.empty()) {
        const auto written = ::write(file.number(), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written < 0) {
            return write_failed(path, errno);
        }
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return ::fsync(file.number()) == 0 ? Result<void>{} : write_failed(path, errno);
}

/// A rename is durable only once the folder that holds the name is.
Result<void> sync_folder(const std::filesystem::path& folder) {
    const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!opened.ok() || ::fsync(opened.number()) != 0) {
        return write_failed(folder, errno);
    }
    return {};
}

}  // namespace

Result<Bytes> read(const std::filesystem::path& path, std::uint64_t most) {
    // Not blocking: a pipe put in a file's place must not hold us for ever.
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!file.ok()) {
        return read_failed(path, errno);
    }
    struct stat about{};
    if (::fstat(file.number(), &about) != 0) {
        return read_failed(path, errno);
    }
    if (!S_ISREG(about.st_mode) || static_cast<std::uint64_t>(about.st_size) > most) {
        return fail(ErrorCode::file_unreadable,
                    fmt::format("read {}: not a file of at most {} bytes", path.string(), most));
    }
    Bytes bytes(static_cast<std::size_t>(about.st_size));
    std::size_t have = 0;
    while (have < bytes.size()) {
        const auto got = ::read(file.number(), bytes.data() + have, bytes.size() - have);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            return read_failed(path, errno);
        }
        if (got == 0) {
            return fail(ErrorCode::file_unreadable,
                        fmt::format("read {}: it shrank while being read", path.string()));
        }
        have += static_cast<std::size_t>(got);
    }
    return bytes;
}

Result<std::string> read_text(const std::filesystem::path& path, std::uint64_t most) {
    const auto bytes = read(path, most);
    if (!bytes) {
        return std::unexpected(bytes.error());
    }
    return text_of(*bytes);
}

Result<void> write_atomic(const std::filesystem::path& path, ByteView bytes, Access access) {
    const auto beside = path.string() + ".new";
    const mode_t mode = access == Access::only_we ? 0600 : 0644;
    // A left-over of an interrupted run would keep its old mode: it goes first.
    ::unlink(beside.c_str());
    Descriptor file(::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode));
    if (!file.ok()) {
        return write_failed(beside, errno);
    }
    auto written = write_all(file, beside, bytes);
    if (written && !file.close()) {
        written = write_failed(beside, errno);
    }
    if (written && ::rename(beside.c_str(), path.c_str()) != 0) {
        written = write_failed(path, errno);
    }
    if (!written) {
        ::unlink(beside.c_str());
        return written;
    }
    return sync_folder(path.has_parent_path() ? path.parent_path() : std::filesystem::path("."));
}

Result<std::vector<AssetFile>> assets(const std::filesystem::path& root,
                                      const std::vector<std::string>& endings) {
    namespace fs = std::filesystem;
    std::vector<fs::path> paths;
    std::error_code error;
    for (fs::recursive_directory_iterator it(root, error), end; !error && it != end; it.increment(error)) {
        const auto name = it->path().filename().string();
        const auto wanted = [&](const std::string& ending) { return name.ends_with(ending); };
        if (it->is_regular_file() && std::ranges::any_of(endings, wanted)) {
            paths.push_back(it->path());
        }
    }
    if (error) {
        return read_failed(root, error.value());
    }
    std::ranges::sort(paths);
    const auto shown = root.has_filename() ? root.filename() : root.parent_path().filename();
    std::vector<AssetFile> found;
    for (const auto& path : paths) {
        auto text = read_text(path);
        if (!text) {
            return std::unexpected(text.error());
        }
        found.push_back({(shown / path.lexically_relative(root)).generic_string(), std::move(*text)});
    }
    return found;
}

Result<void> make_private_folder(const std::filesystem::path& path) {
    std::error_code error;
    if (path.has_parent_path()) {
        std::filesystem::create_directories(path.parent_path(), error);
    }
    if (::mkdir(path.c_str(), 0700) != 0 && errno != EEXIST) {
        return write_failed(path, errno);
    }
    struct stat about{};
    if (::lstat(path.c_str(), &about) != 0) {
        return write_failed(path, errno);
    }
    if (!S_ISDIR(about.st_mode) || about.st_uid != ::geteuid() || (about.st_mode & 0077U) != 0) {
        return fail(ErrorCode::store_io,
                    fmt::format("{} is not a folder that only we can enter", path.string()));
    }
    return {};
}

Result<TemporaryFolder> TemporaryFolder::make() {
    const char* runtime = std::getenv("XDG_RUNTIME_DIR");
    auto pattern = std::string(runtime != nullptr ? runtime : "/tmp") + "/kiosk-XXXXXX";
    if (::mkdtemp(pattern.data()) == nullptr) {
        return write_failed(pattern, errno);
    }
    return TemporaryFolder(pattern);
}

TemporaryFolder& TemporaryFolder::operator=(TemporaryFolder&& other) noexcept {
    std::swap(path_, other.path_);
    return *this;
}

TemporaryFolder::~TemporaryFolder() {
    if (!path_.empty()) {
        std::error_code ignored;  // A destructor has nobody to tell; /tmp is emptied at boot.
        std::filesystem::remove_all(path_, ignored);
    }
}

}  // namespace kiosk::files
