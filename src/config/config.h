// kiosk.toml as one immutable, checked value. An unknown or missing key and a value out of range are errors
// that name file, line and key: a kiosk never starts on a default for what it should have been told.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/result.h"
#include "src/config/people_config.h"

namespace kiosk {

struct KioskConfig {
    std::string id;             ///< [a-z0-9-]: in reports and receipts.
    std::string unit_code;      ///< Receiving commune, five digits.
    std::string commune_name;   ///< "Phường Ba Đình".
    std::string province_code;  ///< Two digits; fees depend on it.
    std::string province_name;  ///< "Thành phố Hà Nội".
    std::string centre_name;    ///< "Trung tâm Phục vụ hành chính công phường Ba Đình".
    std::string help_phone;
};

enum class Fullscreen { no, yes };

struct PanelConfig {
    int width = 0;   ///< Pixels.
    int height = 0;  ///< Pixels.
    double diagonal_inch = 0;
    Fullscreen fullscreen = Fullscreen::yes;
    int viewing_distance_mm = 0;

    [[nodiscard]] bool portrait() const { return height >= width; }
    [[nodiscard]] double pixels_per_mm() const;
};

struct PathsConfig {
    std::filesystem::path data;  ///< The store and what must survive; private to the kiosk.
    std::filesystem::path assets;
    std::filesystem::path fonts;
};

enum class ScannerStack { airscan, sane };
struct ScannerConfig {
    ScannerStack stack = ScannerStack::airscan;
    std::string name;  ///< airscan: a label of ours. sane: the SANE device name.
    std::string url;   ///< airscan: the eSCL address; sane: empty.
    std::chrono::seconds open_deadline{};
    std::chrono::seconds page_deadline{};
};

struct PrinterConfig {
    std::string uri;  ///< ipp:// or ipps://.
};

struct ReceiptPrinterConfig {
    std::string host;
    std::uint16_t port = 0;
};

struct PortalConfig {
    std::string base_url;  ///< https://host[:port][/path], no trailing slash.
    std::filesystem::path ca_file;
    std::string device_id;
    std::filesystem::path secret_file;
    std::chrono::seconds connect_deadline{};
    std::chrono::seconds answer_deadline{};
    std::chrono::seconds upload_deadline{};
};

struct PaymentConfig {
    std::filesystem::path beneficiary_file;
    std::filesystem::path signature_file;  ///< Next to it: the same name + ".sig".
    std::filesystem::path public_key_file;
    std::chrono::minutes intent_lifetime{};
};

struct Config {
    KioskConfig kiosk;
    PanelConfig panel;
    PathsConfig paths;
    LanguagesConfig languages;
    TypingConfig typing;
    PortalConfig portal;
    std::optional<ScannerConfig> scanner;  ///< Absent section: the kiosk has none, and degrades by need.
    std::optional<PrinterConfig> printer;
    std::optional<ReceiptPrinterConfig> receipt_printer;
    std::optional<PaymentConfig> payment;
    std::optional<SpeechConfig> speech;  ///< Absent section: the kiosk is silent.
    TimeoutsConfig timeouts;
    KeypadConfig keypad;
};

/// `path` is where the text came from: for messages, and relative paths inside are taken from its folder. The
/// last line must be "# end", so that a file cut short never passes for a shorter one. Errors: bad_config.
[[nodiscard]] Result<Config> parse_config(std::string_view text, const std::filesystem::path& path);

}  // namespace kiosk
