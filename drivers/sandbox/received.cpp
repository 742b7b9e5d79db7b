#include "drivers/sandbox/received.h"

#include <fmt/core.h>
#include <openssl/evp.h>

#include <array>
#include <fstream>
#include <iterator>

namespace kiosk::sandbox {

namespace {

std::string hash_of(std::string_view bytes) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    std::string hex;
    if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr) == 1) {
        for (unsigned int i = 0; i < size; ++i) {
            hex += fmt::format("{:02x}", digest[i]);
        }
    }
    return hex;
}

std::string contents(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

bool write(const std::filesystem::path& path, std::string_view bytes) {
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.close();
    return !file.fail();
}

}  // namespace

std::filesystem::path Received::file_of(std::string_view key, std::string_view sha256) const {
    return folder_ / "parts" / key / sha256;
}

Result<std::uint64_t> Received::append(std::string_view key, const PartRecord& part,
                                       std::string_view bytes) const {
    const auto path = file_of(key, part.sha256);
    std::error_code error;
    std::filesystem::create_directories(path.parent_path(), error);
    auto whole = part.received == 0 ? std::string{} : contents(path);
    whole.resize(part.received);
    whole += bytes;
    if (whole.size() > part.size || (whole.size() == part.size && hash_of(whole) != part.sha256)) {
        std::filesystem::remove(path, error);
        return 0;
    }
    if (!write(path, whole)) {
        return fail(ErrorCode::store_io, fmt::format("sandbox: write {}", path.string()));
    }
    return whole.size();
}

Result<void> Received::write_out(const DossierRecord& dossier, const std::vector<PartRecord>& parts) const {
    const auto target = folder_of(dossier.code);
    std::error_code error;
    std::filesystem::create_directories(target, error);
    bool good = !error && write(target / "manifest.json", dossier.manifest);
    for (const auto& part : parts) {
        good = good && std::filesystem::copy_file(file_of(dossier.key, part.sha256), target / part.file_name,
                                                  std::filesystem::copy_options::overwrite_existing, error);
    }
    if (!good) {
        return fail(ErrorCode::store_io, fmt::format("sandbox: write {}", target.string()));
    }
    return {};
}

}  // namespace kiosk::sandbox
