#include "drivers/sane/scan_words.h"

#include <exception>

namespace kiosk {

namespace {

using Json = nlohmann::json;
using std::chrono::milliseconds;

/// No preview of ours is larger; a width and height beyond it cannot overflow when multiplied.
constexpr int max_preview_side = 4'096;
constexpr int max_page_side = 20'000;

/// Runs `read` and turns a missing or mistyped field into an Error.
template <class Read>
auto reading(const char* what, Read read) -> decltype(read()) {
    try {
        return read();
    } catch (const std::exception& exception) {
        return fail(ErrorCode::scanner_helper_died, std::string(what) + ": " + exception.what());
    }
}

constexpr const char* word_of(ScanOrder::What what) {
    switch (what) {
        case ScanOrder::What::capabilities: return "capabilities";
        case ScanOrder::What::scan: return "scan";
        case ScanOrder::What::condition: return "condition";
    }
    return "";
}

Result<ScanOrder::What> what_in(const Json& head) {
    using enum ScanOrder::What;
    const auto& word = head.at("op").get_ref<const std::string&>();
    for (const auto what : {capabilities, scan, condition}) {
        if (word == word_of(what)) {
            return what;
        }
    }
    return fail(ErrorCode::scanner_unsupported, "the scanner's helper does not know '" + word + "'");
}

ScanColor color_in(const Json& head) {
    return head.at("color").get<bool>() ? ScanColor::color : ScanColor::grey;
}

}  // namespace

Json head_of(const ScanOrder& order) {
    return {{"op", word_of(order.what)},
            {"device", order.device},
            {"preset", order.preset},
            {"feeder", order.settings.source == ScanSource::feeder},
            {"color", order.settings.color == ScanColor::color},
            {"dpi", order.settings.dpi},
            {"width_mm", order.settings.width_mm},
            {"height_mm", order.settings.height_mm},
            {"next", order.position == BatchPosition::next},
            {"start_ms", order.start.count()},
            {"first_rows_ms", order.first_rows.count()},
            {"next_rows_ms", order.next_rows.count()}};
}

Json head_of(const ScannerCapabilities& offers) {
    return {{"model", offers.model},
            {"glass", offers.has_glass},
            {"feeder", offers.has_feeder},
            {"color", offers.has_color},
            {"resolutions", offers.resolutions}};
}

helper::Message message_of(const ScannedPage& page) {
    helper::Message message;
    message.head = {{"jpeg_bytes", page.jpeg.size()},
                    {"width", page.width},
                    {"height", page.height},
                    {"dpi", page.dpi},
                    {"color", page.color == ScanColor::color},
                    {"preview_width", page.preview.width},
                    {"preview_height", page.preview.height},
                    {"paper", page.measure.paper},
                    {"ink", page.measure.ink},
                    {"covered", page.measure.covered},
                    {"sharpness", page.measure.sharpness},
                    {"strokes_at_border", page.measure.strokes_at_border}};
    message.bulk.reserve(page.jpeg.size() + page.preview.rgb.size());
    message.bulk.insert(message.bulk.end(), page.jpeg.begin(), page.jpeg.end());
    message.bulk.insert(message.bulk.end(), page.preview.rgb.begin(), page.preview.rgb.end());
    return message;
}

Result<ScanOrder> order_in(const Json& head) {
    return reading("scan order", [&]() -> Result<ScanOrder> {
        const auto what = what_in(head);
        if (!what) {
            return std::unexpected(what.error());
        }
        ScanOrder order;
        order.what = *what;
        order.device = head.at("device").get<std::string>();
        order.preset = head.at("preset").get<std::vector<std::string>>();
        order.settings.source = head.at("feeder").get<bool>() ? ScanSource::feeder : ScanSource::glass;
        order.settings.color = color_in(head);
        order.settings.dpi = head.at("dpi").get<int>();
        order.settings.width_mm = head.at("width_mm").get<double>();
        order.settings.height_mm = head.at("height_mm").get<double>();
        order.position = head.at("next").get<bool>() ? BatchPosition::next : BatchPosition::first;
        order.start = milliseconds(head.at("start_ms").get<std::int64_t>());
        order.first_rows = milliseconds(head.at("first_rows_ms").get<std::int64_t>());
        order.next_rows = milliseconds(head.at("next_rows_ms").get<std::int64_t>());
        return order;
    });
}

Result<ScannerCapabilities> capabilities_in(const Json& head) {
    return reading("scanner capabilities", [&]() -> Result<ScannerCapabilities> {
        return ScannerCapabilities{head.at("model").get<std::string>(), head.at("glass").get<bool>(),
                                   head.at("feeder").get<bool>(), head.at("color").get<bool>(),
                                   head.at("resolutions").get<std::vector<int>>()};
    });
}

Result<ScannedPage> page_in(const helper::Message& message) {
    return reading("scanned page", [&]() -> Result<ScannedPage> {
        const Json& head = message.head;
        ScannedPage page;
        const auto jpeg_bytes = head.at("jpeg_bytes").get<std::size_t>();
        page.width = head.at("width").get<int>();
        page.height = head.at("height").get<int>();
        page.dpi = head.at("dpi").get<int>();
        page.color = color_in(head);
        page.preview.width = head.at("preview_width").get<int>();
        page.preview.height = head.at("preview_height").get<int>();
        const auto within = [](int value, int most) { return value > 0 && value <= most; };
        if (!within(page.width, max_page_side) || !within(page.height, max_page_side) ||
            !within(page.dpi, 4'800) || !within(page.preview.width, max_preview_side) ||
            !within(page.preview.height, max_preview_side) || jpeg_bytes == 0 ||
            jpeg_bytes > message.bulk.size() ||
            message.bulk.size() - jpeg_bytes != static_cast<std::size_t>(page.preview.width) *
                                                    static_cast<std::size_t>(page.preview.height) * 3) {
            return fail(ErrorCode::scanner_helper_died, "scanned page: sizes that do not fit together");
        }
        const auto split = message.bulk.begin() + static_cast<std::ptrdiff_t>(jpeg_bytes);
        page.jpeg.assign(message.bulk.begin(), split);
        page.preview.rgb.assign(split, message.bulk.end());
        page.measure.paper = head.at("paper").get<int>();
        page.measure.ink = head.at("ink").get<int>();
        page.measure.covered = head.at("covered").get<double>();
        page.measure.sharpness = head.at("sharpness").get<double>();
        page.measure.strokes_at_border = head.at("strokes_at_border").get<int>();
        return page;
    });
}

}  // namespace kiosk
