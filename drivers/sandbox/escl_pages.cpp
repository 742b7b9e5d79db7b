#include "drivers/sandbox/escl_pages.h"

#include <fmt/format.h>
#include <leptonica/allheaders.h>

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace kiosk::sandbox {

namespace {

/// Pictures kept; a tour uses a dozen pages in two modes.
constexpr std::size_t remembered = 64;

struct Picture {
    PIX* pix = nullptr;
    explicit Picture(PIX* taken) : pix(taken) {}
    ~Picture() { pixDestroy(&pix); }
    Picture(const Picture&) = delete;
    Picture& operator=(const Picture&) = delete;
};

/// A picture without a resolution is taken for A4 across.
double dpi_of(const PIX* pix) {
    constexpr double a4_inches = 210 / 25.4;
    const int told = pixGetXRes(pix);
    return told > 0 ? told : std::round(pixGetWidth(pix) / a4_inches);
}

/// The paper at the ordered resolution and colour, laid on white in the ordered area.
Result<std::string> scan(PIX* paper, const EsclOrder& order) {
    const Picture sheet(pixCreate(order.width, order.height, order.color ? 32 : 8));
    if (sheet.pix == nullptr) {
        return fail(ErrorCode::page_unreadable, "an area that cannot be scanned");
    }
    pixSetAll(sheet.pix);
    pixSetResolution(sheet.pix, order.dpi, order.dpi);
    if (paper != nullptr) {
        const Picture toned(order.color ? pixConvertTo32(paper) : pixConvertTo8(paper, 0));
        const auto scale = static_cast<float>(order.dpi / dpi_of(paper));
        const Picture scaled(scale == 1.0F ? pixClone(toned.pix)
                                           : pixScaleGeneral(toned.pix, scale, scale, 0.0F, 0));
        if (scaled.pix == nullptr) {
            return fail(ErrorCode::page_unreadable, "a picture that cannot be scaled");
        }
        pixRasterop(sheet.pix, 0, 0, order.width, order.height, PIX_SRC, scaled.pix, order.x, order.y);
    }
    l_uint8* data = nullptr;
    std::size_t size = 0;
    if (pixWriteMemJpeg(&data, &size, sheet.pix, 88, 0) != 0) {
        return fail(ErrorCode::page_unreadable, "a picture that cannot be compressed");
    }
    std::string jpeg(reinterpret_cast<const char*>(data), size);
    std::free(data);
    return jpeg;
}

Result<std::string> scan_file(const std::filesystem::path& file, const EsclOrder& order) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) {
        return fail(ErrorCode::file_missing, file.string());
    }
    std::string bytes{std::istreambuf_iterator<char>(stream), {}};
    const Picture paper(pixReadMem(reinterpret_cast<const l_uint8*>(bytes.data()), bytes.size()));
    if (paper.pix == nullptr) {
        return fail(ErrorCode::page_unreadable, file.string() + ": not a JPEG or PNG");
    }
    const bool jpeg = bytes.starts_with("\xff\xd8");
    const bool fits = pixGetWidth(paper.pix) == order.width && pixGetHeight(paper.pix) == order.height &&
                      order.x == 0 && order.y == 0 && (pixGetDepth(paper.pix) == 32) == order.color &&
                      dpi_of(paper.pix) == order.dpi;
    return jpeg && fits ? bytes : scan(paper.pix, order);
}

}  // namespace

Result<std::string> EsclPages::jpeg(const std::filesystem::path& file, const EsclOrder& order) {
    std::error_code trouble;
    const auto changed =
        file.empty() ? std::filesystem::file_time_type{} : std::filesystem::last_write_time(file, trouble);
    const std::string key =
        fmt::format("{} {} {} {} {} {} {} {}", file.string(), changed.time_since_epoch().count(), order.color,
                    order.dpi, order.x, order.y, order.width, order.height);
    {
        const std::scoped_lock lock(mutex_);
        if (const auto found = made_.find(key); found != made_.end()) {
            return found->second;
        }
    }
    auto made = file.empty() ? scan(nullptr, order) : scan_file(file, order);
    if (made) {
        const std::scoped_lock lock(mutex_);
        if (made_.size() >= remembered) {
            made_.clear();
        }
        made_[key] = *made;
    }
    return made;
}

}  // namespace kiosk::sandbox
