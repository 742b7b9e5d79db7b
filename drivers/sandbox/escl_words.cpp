#include "drivers/sandbox/escl_words.h"

#include <charconv>
#include <optional>

#include <fmt/format.h>

namespace kiosk::sandbox {

namespace {

constexpr std::string_view namespaces =
    R"(xmlns:scan="http://schemas.hp.com/imaging/escl/2011/05/03" xmlns:pwg="http://www.pwg.org/schemas/2010/12/sm")";

/// A glass of 216 × 297 mm and a feeder that takes longer sheets, in 1/300 inch, as on the devices we meet.
constexpr int max_width = 2550;
constexpr int glass_height = 3508;
constexpr int feeder_height = 4200;

std::string input_caps(std::string_view element, int height) {
    std::string resolutions;
    for (const int dpi : {150, 200, 300, 600}) {
        resolutions += fmt::format(
            "<scan:DiscreteResolution><scan:XResolution>{0}</scan:XResolution>"
            "<scan:YResolution>{0}</scan:YResolution></scan:DiscreteResolution>",
            dpi);
    }
    return fmt::format(
        "<scan:{0}><scan:MinWidth>16</scan:MinWidth><scan:MaxWidth>{1}</scan:MaxWidth><scan:MinHeight>16</"
        "scan:MinHeight>"
        "<scan:MaxHeight>{2}</scan:MaxHeight><scan:MaxScanRegions>1</"
        "scan:MaxScanRegions><scan:SettingProfiles>"
        "<scan:SettingProfile><scan:ColorModes><scan:ColorMode>Grayscale8</"
        "scan:ColorMode><scan:ColorMode>RGB24"
        "</scan:ColorMode></scan:ColorModes><scan:DocumentFormats><pwg:DocumentFormat>image/jpeg</"
        "pwg:DocumentFormat>"
        "<scan:DocumentFormatExt>image/jpeg</scan:DocumentFormatExt></"
        "scan:DocumentFormats><scan:SupportedResolutions>"
        "<scan:DiscreteResolutions>{3}</scan:DiscreteResolutions></scan:SupportedResolutions></"
        "scan:SettingProfile>"
        "</scan:SettingProfiles></scan:{0}>",
        element, max_width, height, resolutions);
}

/// The text of the first element with this local name, whatever its prefix.
std::string_view text_of(std::string_view xml, std::string_view element) {
    const std::string mark = fmt::format(":{}>", element);
    const std::size_t begin = xml.find(mark);
    if (begin == std::string_view::npos) {
        return {};
    }
    const std::string_view rest = xml.substr(begin + mark.size());
    return rest.substr(0, rest.find('<'));
}

std::optional<int> number_of(std::string_view xml, std::string_view element) {
    const std::string_view text = text_of(xml, element);
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

}  // namespace

std::string escl_capabilities() {
    return fmt::format(
        R"(<?xml version="1.0" encoding="UTF-8"?><scan:ScannerCapabilities {}><pwg:Version>2.62</pwg:Version>)"
        "<pwg:MakeAndModel>Kiosk Sandbox "
        "Scanner</pwg:MakeAndModel><pwg:SerialNumber>SANDBOX1</pwg:SerialNumber>"
        "<scan:Platen>{}</scan:Platen><scan:Adf>{}<scan:FeederCapacity>50</scan:FeederCapacity></scan:Adf>"
        "</scan:ScannerCapabilities>",
        namespaces, input_caps("PlatenInputCaps", glass_height),
        input_caps("AdfSimplexInputCaps", feeder_height));
}

std::string escl_status(std::string_view adf, bool busy) {
    return fmt::format(
        R"(<?xml version="1.0" encoding="UTF-8"?><scan:ScannerStatus {}><pwg:Version>2.62</pwg:Version>)"
        "<pwg:State>{}</pwg:State><scan:AdfState>{}</scan:AdfState></scan:ScannerStatus>",
        namespaces, busy ? "Processing" : "Idle", adf);
}

Result<EsclOrder> escl_order(std::string_view body) {
    constexpr int unit = 300;  // The area comes in 1/300 inch.
    const auto dpi = number_of(body, "XResolution");
    const auto width = number_of(body, "Width");
    const auto height = number_of(body, "Height");
    const std::string_view source = text_of(body, "InputSource");
    const std::string_view mode = text_of(body, "ColorMode");
    const bool known =
        (source == "Platen" || source == "Feeder") && (mode == "RGB24" || mode == "Grayscale8");
    if (!known || !dpi || !width || !height || *dpi < 75 || *dpi > 600 || *width < 16 || *width > max_width ||
        *height < 16 || *height > feeder_height) {
        return fail(ErrorCode::bad_answer, "scan order");
    }
    const auto pixels = [&](int units) { return units * *dpi / unit; };
    return EsclOrder{source == "Feeder",
                     mode == "RGB24",
                     *dpi,
                     pixels(number_of(body, "XOffset").value_or(0)),
                     pixels(number_of(body, "YOffset").value_or(0)),
                     pixels(*width),
                     pixels(*height)};
}

}  // namespace kiosk::sandbox
