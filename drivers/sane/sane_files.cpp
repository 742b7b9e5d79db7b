#include "drivers/sane/sane_files.h"

#include <algorithm>
#include <fstream>
#include <string_view>

namespace kiosk {

namespace {

bool plain(std::string_view text, std::string_view also_allowed) {
    return !text.empty() && std::ranges::all_of(text, [&](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               also_allowed.contains(c);
    });
}

Result<void> write_file(const std::filesystem::path& path, const std::string& text) {
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file << text;
    file.close();
    if (!file) {
        return fail(ErrorCode::file_unreadable, "write " + path.string());
    }
    return {};
}

/// One line a back end; airscan first, since it serves every scanner this product is sold with.
std::string dll_conf(const SaneScannerConfig& config) {
    const bool airscan = !config.escl_url.empty() || config.device.starts_with("airscan:");
    std::string text = airscan ? "airscan\n" : "";
    for (const std::string& backend : config.extra_backends) {
        text += backend + "\n";
    }
    return text;
}

/// Discovery off: it costs 3 s, needs Avahi, and would let any printer of the house pose as our scanner.
std::string airscan_conf(const SaneScannerConfig& config) {
    std::string text = "[devices]\n";
    if (!config.escl_url.empty()) {
        text += "\"" + config.name + "\" = " + config.escl_url + ", eSCL\n";
    }
    return text + "[options]\ndiscovery = disable\nws-discovery = off\nmodel = network\n";
}

Result<void> check(const SaneScannerConfig& config) {
    if (!plain(config.name, "-_")) {
        return fail(ErrorCode::bad_config, "scanner name: letters, digits, - and _ only");
    }
    if (!config.escl_url.empty() && !plain(config.escl_url, ":/.-_[]%")) {
        return fail(ErrorCode::bad_config, "scanner address: not a plain http address");
    }
    for (const std::string& backend : config.extra_backends) {
        if (!plain(backend, "-_") || backend == "escl") {
            return fail(ErrorCode::bad_config,
                        "SANE back end '" + backend + "': unknown kind of name, or escl, which crashes");
        }
    }
    return {};
}

}  // namespace

Result<std::filesystem::path> write_sane_files(const SaneScannerConfig& config) {
    if (auto good = check(config); !good) {
        return std::unexpected(good.error());
    }
    const std::filesystem::path folder = config.runtime_dir / "sane";
    std::error_code trouble;
    std::filesystem::create_directories(folder, trouble);
    if (trouble) {
        return fail(ErrorCode::file_unreadable, "create " + folder.string() + ": " + trouble.message());
    }
    for (const auto& [name, text] :
         {std::pair{"dll.conf", dll_conf(config)}, {"airscan.conf", airscan_conf(config)}}) {
        if (auto written = write_file(folder / name, text); !written) {
            return std::unexpected(written.error());
        }
    }
    return folder;
}

std::string sane_device_name(const SaneScannerConfig& config) {
    return config.device.empty() ? "airscan:e0:" + config.name : config.device;
}

}  // namespace kiosk
