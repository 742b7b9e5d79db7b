#include "src/config/config.h"

#include <algorithm>
#include <cmath>

#include "src/config/checks.h"
#include "src/config/reader.h"

namespace kiosk {
namespace {

using namespace config;

std::chrono::seconds seconds(Section& section, const std::string& key, std::int64_t least,
                             std::int64_t most) {
    return std::chrono::seconds(section.integer(key, least, most));
}

KioskConfig read_kiosk(Section section) {
    return {
        .id = section.text("id", is_identifier, "1–63 of a–z, 0–9 and '-'"),
        .unit_code = section.text("unit_code", is_unit_code, "the commune's code, five digits"),
        .commune_name = section.text("commune_name", any_text, "a text"),
        .province_code = section.text("province_code", is_province_code, "the province's code, two digits"),
        .province_name = section.text("province_name", any_text, "a text"),
        .centre_name = section.text("centre_name", any_text, "a text"),
        .help_phone = section.text("help_phone", is_phone, "a telephone number"),
    };
}

PanelConfig read_panel(Section section) {
    // From the smallest window the screens are drawn for to an 8K panel.
    const auto pixels = [&](const char* key) { return static_cast<int>(section.integer(key, 320, 8192)); };
    return {
        .width = pixels("width"),
        .height = pixels("height"),
        .diagonal_inch = section.number("diagonal_inch", 5, 100),
        .fullscreen = section.boolean("fullscreen") ? Fullscreen::yes : Fullscreen::no,
        .viewing_distance_mm = static_cast<int>(section.integer("viewing_distance_mm", 200, 3000)),
    };
}

PathsConfig read_paths(Section section) {
    return {.data = section.path("data"), .assets = section.path("assets"), .fonts = section.path("fonts")};
}

LanguagesConfig read_languages(Section section) {
    LanguagesConfig languages{
        .first = section.text("first", is_language, "a language such as \"vi\""),
        .offered = section.texts("offered", is_language, "languages such as \"vi\""),
    };
    if (std::ranges::find(languages.offered, languages.first) == languages.offered.end()) {
        section.wrong("first", "must be one of the offered languages");
    }
    return languages;
}

TypingConfig read_typing(Section section) {
    const auto method = [](std::string_view word) {
        return word == "telex" ? text::TypingMethod::telex
               : word == "vni" ? text::TypingMethod::vni
                               : text::TypingMethod::tones;
    };
    const auto is_screen = [](std::string_view word) {
        return word == "tones" || word == "telex" || word == "vni";
    };
    const auto is_attached = [](std::string_view word) {
        return word == "telex" || word == "vni" || word == "off";
    };
    const auto is_style = [](std::string_view word) { return word == "old" || word == "new"; };
    return {
        .method = method(section.text("method", is_screen, "\"tones\", \"telex\" or \"vni\"")),
        .attached = method(section.text("attached", is_attached, "\"telex\", \"vni\" or \"off\"")),
        .style = section.text("tone_style", is_style, "\"old\" or \"new\"") == "new"
                     ? text::ToneStyle::modern
                     : text::ToneStyle::traditional,
    };
}

PortalConfig read_portal(Section section) {
    return {
        .base_url = section.text("base_url", is_https, "an https:// address without a trailing '/'"),
        .ca_file = section.path("ca_file"),
        .device_id = section.text("device_id", is_identifier, "1–63 of a–z, 0–9 and '-'"),
        .secret_file = section.path("secret_file"),
        .connect_deadline = seconds(section, "connect_deadline_s", 1, 60),
        .answer_deadline = seconds(section, "answer_deadline_s", 1, 120),
        .upload_deadline = seconds(section, "upload_deadline_s", 1, 600),
    };
}

ScannerConfig read_scanner(Section section) {
    const auto known = [](std::string_view text) { return text == "airscan" || text == "sane"; };
    const auto stack = section.text("stack", known, "\"airscan\" or \"sane\"");
    ScannerConfig scanner{
        .stack = stack == "sane" ? ScannerStack::sane : ScannerStack::airscan,
        .name = section.text("name", any_text, "a text"),
        .url = {},
        .open_deadline = seconds(section, "open_deadline_s", 1, 60),
        .page_deadline = seconds(section, "page_deadline_s", 5, 300),
    };
    if (scanner.stack == ScannerStack::airscan) {
        scanner.url = section.text("url", is_http, "the scanner's eSCL address, http:// or https://");
    }
    return scanner;
}

PrinterConfig read_printer(Section section) {
    return {.uri = section.text("uri", is_ipp, "an ipp:// or ipps:// address")};
}

ReceiptPrinterConfig read_receipt_printer(Section section) {
    return {
        .host = section.text("host", is_host, "a host name or address"),
        .port = static_cast<std::uint16_t>(section.integer("port", 1, 65535)),
    };
}

PaymentConfig read_payment(Section section) {
    auto file = section.path("beneficiary_file");
    auto signature = file;
    signature += ".sig";
    return {
        .beneficiary_file = std::move(file),
        .signature_file = std::move(signature),
        .public_key_file = section.path("public_key_file"),
        // Shorter than a bank app takes to open makes late money; longer leaves a QR that anybody may pay.
        .intent_lifetime = std::chrono::minutes(section.integer("intent_minutes", 2, 60)),
    };
}

SpeechConfig read_speech(Section section) {
    SpeechConfig speech{
        .vietnamese = section.text("vietnamese", is_voice, "a voice as `espeak-ng --voices` names it"),
        .english = section.text("english", is_voice, "a voice as `espeak-ng --voices` names it"),
        // What espeak-ng can do.
        .words_per_minute = static_cast<int>(section.integer("words_per_minute", 80, 450)),
        .volume = static_cast<int>(section.integer("volume", 1, 5)),
        .prompts = {},
        .headphones = {},
    };
    if (section.has("prompts")) {
        speech.prompts = section.path("prompts");
    }
    if (section.has("headphones")) {
        speech.headphones = section.path("headphones");
    }
    return speech;
}

TimeoutsConfig read_timeouts(Section section) {
    TimeoutsConfig timeouts;
    if (section.has("idle_warning_s")) {
        timeouts.idle_warning = seconds(section, "idle_warning_s", 1, 3600);
    }
    if (section.has("idle_countdown_s")) {
        timeouts.idle_countdown = seconds(section, "idle_countdown_s", 1, 600);
    }
    return timeouts;
}

KeypadConfig read_keypad(Section section) {
    KeypadConfig keypad;
    for (const char* key : {"up", "down", "left", "right", "ok", "back", "help", "louder", "softer"}) {
        if (section.has(key)) {
            keypad.keys[key] = section.text(key, any_text, "the name of a key, such as \"Return\"");
        }
    }
    if (section.has("scanning_ms")) {
        keypad.scanning = std::chrono::milliseconds(section.integer("scanning_ms", 0, 10'000));
    }
    return keypad;
}

}  // namespace

double PanelConfig::pixels_per_mm() const {
    constexpr double mm_per_inch = 25.4;
    return std::hypot(width, height) / (diagonal_inch * mm_per_inch);
}

Result<Config> parse_config(std::string_view text, const std::filesystem::path& path) {
    Reader reader(text, path);
    Config config{
        .kiosk = read_kiosk(reader.section("kiosk")),
        .panel = read_panel(reader.section("panel")),
        .paths = read_paths(reader.section("paths")),
        .languages = read_languages(reader.section("languages")),
        .typing = {},
        .portal = read_portal(reader.section("portal")),
        .scanner = {},
        .printer = {},
        .receipt_printer = {},
        .payment = {},
        .speech = {},
        .timeouts = {},
        .keypad = {},
    };
    if (reader.has("typing")) {
        config.typing = read_typing(reader.section("typing"));
    }
    if (reader.has("scanner")) {
        config.scanner = read_scanner(reader.section("scanner"));
    }
    if (reader.has("printer")) {
        config.printer = read_printer(reader.section("printer"));
    }
    if (reader.has("receipt_printer")) {
        config.receipt_printer = read_receipt_printer(reader.section("receipt_printer"));
    }
    if (reader.has("payment")) {
        config.payment = read_payment(reader.section("payment"));
    }
    if (reader.has("speech")) {
        config.speech = read_speech(reader.section("speech"));
    }
    if (reader.has("timeouts")) {
        config.timeouts = read_timeouts(reader.section("timeouts"));
    }
    if (reader.has("keypad")) {
        config.keypad = read_keypad(reader.section("keypad"));
    }
    if (const auto ok = reader.finish(); !ok) {
        return std::unexpected(ok.error());
    }
    return config;
}

}  // namespace kiosk
