#include "tests/support/assets.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace kiosk::test {

namespace {

/// What kiosk/ui reads itself.
bool belongs_to_screens(const std::string& path) {
    return path.starts_with("assets/text/") || path.starts_with("assets/icons/") || path == "assets/machine.json";
}

}  // namespace

std::vector<AssetFile> read_assets() {
    std::vector<AssetFile> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator("assets")) {
        const std::string path = entry.path().generic_string();
        if (entry.is_regular_file() && path.ends_with(".json") && !belongs_to_screens(path)) {
            std::ifstream stream(path, std::ios::binary);
            files.push_back({path, {std::istreambuf_iterator<char>(stream), {}}});
        }
    }
    std::ranges::sort(files, {}, &AssetFile::path);
    return files;
}

const Catalog& catalog() {
    static const Catalog loaded = [] {
        auto result = Catalog::load(read_assets());
        if (!result) {
            throw std::runtime_error(result.error().detail);
        }
        return std::move(*result);
    }();
    return loaded;
}

}  // namespace kiosk::test
