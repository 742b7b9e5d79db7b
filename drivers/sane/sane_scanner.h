// The scanner behind SANE, in a helper process of its own: its back ends crash and block for ever, the kiosk
// must not.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "src/device/scanner.h"

namespace kiosk {

/// How long the helper may be silent in each phase before it is killed. Measured waits are in
/// drivers/sane/README.md.
struct ScanDeadlines {
    using ms = std::chrono::milliseconds;
    ms open{8'000};  ///< The back end gives up on a silent host after 5 s by itself; this is for one that
                     ///< does not.
    ms start{
        60'000};  ///< Lamp warm-up and waking from sleep take up to 40 s; a busy device is asked for 10 s.
    ms first_rows{60'000};   ///< eSCL hands over the page only when the whole page has been scanned and sent.
    ms next_rows{20'000};    ///< Between two bands of rows of a running page.
    ms whole_page{180'000};  ///< No device we support needs longer for an A4 page at 300 dpi.
    ms after_cancel{
        12'000};  ///< A blocked call needs up to 10 s after sane_cancel; then the helper is killed.
};

struct SaneScannerConfig {
    std::filesystem::path helper;  ///< The program kiosk-device.
    std::filesystem::path
        runtime_dir;  ///< Gets a private SANE configuration folder; must be writable, wiped at boot.
    std::string name = "scanner";  ///< Name given to the network scanner inside SANE; letters and digits.
    std::string escl_url;          ///< "http://host:port/eSCL", or empty when `device` names the scanner.
    std::string
        device;  ///< A literal SANE device name such as "airscan:e0:x" or "test:0"; wins over the URL.
    std::vector<std::string>
        extra_backends;  ///< Further lines of dll.conf, for a USB scanner or SANE's `test`.
    std::vector<std::string>
        preset;  ///< "option=value" set on the device at open, as data for a device's quirk.
    ScanDeadlines deadlines;
};

/// Writes the SANE configuration when first used and starts the helper when first needed. Never fails itself.
[[nodiscard]] std::unique_ptr<Scanner> make_sane_scanner(SaneScannerConfig config);

}  // namespace kiosk
