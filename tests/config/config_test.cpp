#include "src/config/config.h"

#include <fstream>
#include <sstream>

#include "src/config/beneficiary_file.h"
#include "tests/support/catch.h"

using namespace kiosk;

namespace {

std::string file(const std::string& path) {
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    return text.str();
}

const std::string& example() {
    static const std::string text = file("assets/kiosk.example.toml");
    return text;
}

/// The example with one piece of text replaced, which must be there exactly once.
std::string with(const std::string& old_text, const std::string& new_text) {
    auto text = example();
    const auto at = text.find(old_text);
    REQUIRE(at != std::string::npos);
    REQUIRE(text.find(old_text, at + 1) == std::string::npos);
    return text.replace(at, old_text.size(), new_text);
}

std::string mistake(const std::string& text) {
    const auto config = parse_config(text, "/etc/kiosk/kiosk.toml");
    if (config) {
        return "no mistake";
    }
    CHECK(config.error().code == ErrorCode::bad_config);
    return config.error().detail;
}

/// The example as lines of "key = value", with the section each stands in.
struct Line {
    std::string section;
    std::string key;
    std::string whole;
    int number = 0;
};

std::vector<Line> key_lines() {
    std::vector<Line> lines;
    std::istringstream text(example());
    std::string line;
    std::string section;
    for (int number = 1; std::getline(text, line); ++number) {
        if (line.starts_with('[')) {
            section = line.substr(1, line.find(']') - 1);
        } else if (const auto equals = line.find(" = ");
                   equals != std::string::npos && !line.starts_with('#')) {
            lines.push_back({section, line.substr(0, equals), line, number});
        }
    }
    return lines;
}

}  // namespace

TEST_CASE("the documented example is read whole") {
    const auto config = parse_config(example(), "/etc/kiosk/kiosk.toml");
    if (!config) {
        FAIL(config.error().detail);
    }
    CHECK(config->kiosk.id == "hn-badinh-01");
    CHECK(config->kiosk.unit_code == "00004");
    CHECK(config->kiosk.commune_name == "Phường Ba Đình");
    CHECK(config->panel.portrait());
    CHECK(config->panel.fullscreen == Fullscreen::yes);
    CHECK(config->panel.pixels_per_mm() == Approx(3.212).margin(0.001));
    CHECK(config->languages.offered == std::vector<std::string>{"vi", "en"});
    CHECK(config->typing.method == text::TypingMethod::tones);
    CHECK(config->typing.attached == text::TypingMethod::tones);
    CHECK(config->typing.style == text::ToneStyle::traditional);
    CHECK(config->portal.base_url == "https://gateway.example.vn/kiosk/v1");
    CHECK(config->portal.connect_deadline == std::chrono::seconds(5));
    REQUIRE(config->scanner.has_value());
    CHECK(config->scanner->stack == ScannerStack::airscan);
    CHECK(config->scanner->url == "http://192.0.2.10/eSCL");
    REQUIRE(config->printer.has_value());
    CHECK(config->printer->uri == "ipp://192.0.2.11/ipp/print");
    REQUIRE(config->receipt_printer.has_value());
    CHECK(config->receipt_printer->port == 9100);
    REQUIRE(config->payment.has_value());
    CHECK(config->payment->beneficiary_file == "/etc/kiosk/beneficiary.toml");
    CHECK(config->payment->signature_file == "/etc/kiosk/beneficiary.toml.sig");
    CHECK(config->payment->intent_lifetime == std::chrono::minutes(10));
    REQUIRE(config->speech.has_value());
    CHECK(config->speech->vietnamese == "vi");
    CHECK(config->speech->english == "en-gb");
    CHECK(config->speech->words_per_minute == 140);
    CHECK(config->speech->volume == 3);
    CHECK(config->timeouts.idle_warning == std::chrono::seconds(120));
    CHECK(config->keypad.keys.at("ok") == "Return");
    CHECK(config->keypad.scanning == std::chrono::milliseconds(0));
}

TEST_CASE("a kiosk without devices and without payment is a kiosk") {
    auto text = example();
    const auto from = text.find("[scanner]");
    const auto to = text.find("# end\n");
    const auto config = parse_config(text.erase(from, to - from), "kiosk.toml");
    REQUIRE(config.has_value());
    CHECK_FALSE(config->scanner.has_value());
    CHECK_FALSE(config->printer.has_value());
    CHECK_FALSE(config->receipt_printer.has_value());
    CHECK_FALSE(config->payment.has_value());
    CHECK_FALSE(config->speech.has_value());
}

TEST_CASE("how Vietnamese is typed can be chosen") {
    const auto telex = parse_config(with("attached = \"off\"", "attached = \"telex\""), "kiosk.toml");
    REQUIRE(telex.has_value());
    CHECK(telex->typing.attached == text::TypingMethod::telex);
    const auto vni = parse_config(with("method = \"tones\"", "method = \"vni\""), "kiosk.toml");
    REQUIRE(vni.has_value());
    CHECK(vni->typing.method == text::TypingMethod::vni);
    const auto modern = parse_config(with("tone_style = \"old\"", "tone_style = \"new\""), "kiosk.toml");
    REQUIRE(modern.has_value());
    CHECK(modern->typing.style == text::ToneStyle::modern);
}

TEST_CASE("a configuration cut at any byte is refused") {
    for (std::size_t length = 0; length < example().size(); ++length) {
        const auto config = parse_config(std::string_view(example()).substr(0, length), "kiosk.toml");
        INFO(length);
        REQUIRE_FALSE(config.has_value());
        CHECK(config.error().code == ErrorCode::bad_config);
        CHECK(config.error().detail.starts_with("kiosk.toml:"));
    }
}

TEST_CASE("a configuration with any byte gone bad never crashes") {
    for (std::size_t place = 0; place < example().size(); ++place) {
        for (const char other : {'\0', '"', '[', '=', '\n', '\xff', '9'}) {
            auto text = example();
            text[place] = other;
            const auto config = parse_config(text, "kiosk.toml");
            if (!config) {
                CHECK(config.error().code == ErrorCode::bad_config);
            }
        }
    }
}

TEST_CASE("each key missing once, each unknown once, each of the wrong type once is named with its line") {
    REQUIRE(key_lines().size() > 30);
    for (const auto& line : key_lines()) {
        const auto full = line.section + "." + line.key;
        const auto here = "/etc/kiosk/kiosk.toml:" + std::to_string(line.number) + ": ";
        INFO(full);
        const bool optional = line.section == "timeouts" || line.section == "keypad" ||
                              full == "speech.prompts" || full == "speech.headphones";
        const auto missing = mistake(with("\n" + line.whole + "\n", "\n"));
        if (optional) {
            CHECK(missing == "no mistake");
        } else {
            CHECK(missing.find(full + ": this key is missing") != std::string::npos);
        }
        const auto unknown = mistake(with("\n" + line.whole + "\n", "\n" + line.key + "_x = 1\n"));
        CHECK((unknown.find(full) != std::string::npos));
        const auto added = mistake(with("\n" + line.whole + "\n", "\n" + line.whole + "\nunheard_of = 1\n"));
        CHECK(added.find(line.section + ".unheard_of: unknown key") != std::string::npos);
        for (const std::string wrong :
             {"{}", "1979-05-27", "\"\"", "-1", "\"a\\u0007b\"", "nan", "[\"vi\", 1]"}) {
            const auto told = mistake(with("\n" + line.whole + "\n", "\n" + line.key + " = " + wrong + "\n"));
            INFO(wrong);
            CHECK(told.starts_with(here + full + ": must be "));
        }
    }
}

TEST_CASE("values out of range are refused") {
    const auto refused = [](const std::string& old_text, const std::string& new_text,
                            const std::string& key) {
        INFO(new_text);
        CHECK(mistake(with(old_text, new_text)).find(key + ": must be ") != std::string::npos);
    };
    refused("id = \"hn-badinh-01\"  ", "id = \"Hà Nội\"", "kiosk.id");
    refused("unit_code = \"00004\"", "unit_code = \"4\"", "kiosk.unit_code");
    refused("province_code = \"01\"", "province_code = \"1a\"", "kiosk.province_code");
    refused("help_phone = \"1022\"", "help_phone = \"call us\"", "kiosk.help_phone");
    refused("width = 1080", "width = 100", "panel.width");
    refused("height = 1920", "height = 1e3", "panel.height");
    refused("diagonal_inch = 27.0", "diagonal_inch = inf", "panel.diagonal_inch");
    refused("fullscreen = true", "fullscreen = 1", "panel.fullscreen");
    refused("method = \"tones\"", "method = \"qwerty\"", "typing.method");
    refused("method = \"tones\"", "method = \"off\"", "typing.method");
    refused("attached = \"off\"", "attached = \"tones\"", "typing.attached");
    refused("tone_style = \"old\"", "tone_style = \"both\"", "typing.tone_style");
    refused("first = \"vi\"", "first = \"fr\"", "languages.first");
    refused("offered = [\"vi\", \"en\"]", "offered = []", "languages.offered");
    refused("https://gateway.example.vn/kiosk/v1", "http://gateway.example.vn/kiosk/v1", "portal.base_url");
    refused("https://gateway.example.vn/kiosk/v1", "https://gateway.example.vn/", "portal.base_url");
    refused("https://gateway.example.vn/kiosk/v1", "https://u:p@gateway.example.vn", "portal.base_url");
    refused("connect_deadline_s = 5", "connect_deadline_s = 0", "portal.connect_deadline_s");
    refused("stack = \"airscan\"", "stack = \"twain\"", "scanner.stack");
    refused("http://192.0.2.10/eSCL", "ftp://192.0.2.10/eSCL", "scanner.url");
    refused("ipp://192.0.2.11/ipp/print", "file:///dev/lp0", "printer.uri");
    refused("port = 9100", "port = 65536", "receipt_printer.port");
    refused("vietnamese = \"vi\"", "vietnamese = \"../vi\"", "speech.vietnamese");
    refused("words_per_minute = 140", "words_per_minute = 20", "speech.words_per_minute");
    refused("volume = 3", "volume = 0", "speech.volume");
    refused("intent_minutes = 10", "intent_minutes = 600", "payment.intent_minutes");
}

TEST_CASE("a SANE scanner has no address") {
    CHECK(mistake(with("stack = \"airscan\"", "stack = \"sane\"")).find("scanner.url: unknown key") !=
          std::string::npos);
}

TEST_CASE("an unknown section is an error") {
    CHECK(mistake(with("# end\n", "[extra]\n# end\n")).find("extra: unknown") != std::string::npos);
    CHECK(mistake(with("[kiosk]\n", "loose = 1\n[kiosk]\n")).find("loose: unknown") != std::string::npos);
}

TEST_CASE("hostile configurations are refused, not suffered") {
    CHECK(mistake(std::string(200'000, '[') + "\n# end\n") != "no mistake");
    CHECK(mistake("a = " + std::string(100'000, '[') + "\n# end\n") != "no mistake");
    CHECK(mistake("kiosk = 3\n# end\n").find("kiosk") != std::string::npos);
    CHECK(mistake("[[kiosk]]\n# end\n").find("kiosk") != std::string::npos);
    CHECK(mistake("\xff\xfe\n# end\n") != "no mistake");
    CHECK(mistake(with("hn-badinh-01\"  ", std::string(5000, 'a') + "\"")) != "no mistake");
}

TEST_CASE("the example beneficiary is read, cut at any byte it is not") {
    const auto text = file("assets/beneficiary.example.toml");
    const auto beneficiary = parse_beneficiary(text, "beneficiary.toml");
    REQUIRE(beneficiary.has_value());
    CHECK(beneficiary->bank_bin == "970436");
    CHECK(beneficiary->account == "0011001234567");
    CHECK(beneficiary->holder == "UBND PHUONG BA DINH");
    CHECK(beneficiary->unit_code == "00004");
    for (std::size_t length = 0; length < text.size(); ++length) {
        CHECK_FALSE(parse_beneficiary(text.substr(0, length), "beneficiary.toml").has_value());
    }
}

TEST_CASE("a beneficiary with any field wrong is refused") {
    const auto refused = [](const std::string& key, const std::string& value) {
        auto text = file("assets/beneficiary.example.toml");
        const auto at = text.find("\n" + key + " = ") + 1;
        text.replace(at, text.find('\n', at) - at, key + " = " + value);
        const auto read = parse_beneficiary(text, "beneficiary.toml");
        INFO(key << " = " << value);
        REQUIRE_FALSE(read.has_value());
        CHECK(read.error().detail.find("beneficiary." + key) != std::string::npos);
    };
    refused("bank_bin", "\"97043\"");
    refused("bank_bin", "970436");
    refused("account", "\"00 11\"");
    refused("account", "\"12345678901234567890\"");
    refused("holder", "\"Ủy ban\"");
    refused("unit_code", "\"4\"");
}
