#include "src/device/barcode.h"

#include <exception>

#define ZX_USE_UTF8 1  // ZXing 1.4 would otherwise give UTF-16; 2.x always gives UTF-8.
#include <BarcodeFormat.h>
#include <BitMatrix.h>
#include <CharacterSet.h>
#include <MultiFormatWriter.h>
#include <ReadBarcode.h>

namespace kiosk {

namespace {

#if __has_include(<ReaderOptions.h>)  // ZXing 2.2 gave the class a new name.
using Options = ZXing::ReaderOptions;
#else
using Options = ZXing::DecodeHints;
#endif

/// The writer halves this number: 3 and 4 are QR's level M, which survives a crease or a stain.
constexpr int level_m = 4;

/// A3 at 600 dpi; a larger picture is a mistake, and its size would not fit the library's integers.
constexpr int max_side = 10'000;

std::string read_once(const ZXing::ImageView& image, bool harder) {
    Options options;
    options.setFormats(ZXing::BarcodeFormat::QRCode);
    options.setTryHarder(harder);
    options.setTryRotate(true);
    return ZXing::ReadBarcode(image, options).text();
}

}  // namespace

Result<QrMatrix> make_qr(std::string_view text) {
    try {
        ZXing::MultiFormatWriter writer(ZXing::BarcodeFormat::QRCode);
        writer.setEncoding(ZXing::CharacterSet::UTF8).setEccLevel(level_m).setMargin(0);
        const ZXing::BitMatrix modules = writer.encode(std::string(text), 0, 0);
        QrMatrix qr{modules.width(), {}};
        for (int y = 0; y < qr.size; ++y) {
            for (int x = 0; x < qr.size; ++x) {
                qr.dark.push_back(modules.get(x, y) ? 1 : 0);
            }
        }
        return qr;
    } catch (const std::exception& exception) {
        return fail(ErrorCode::bad_code, std::string("make QR: ") + exception.what());
    }
}

Result<std::string> read_qr(ByteView grey, int width, int height) {
    if (width <= 0 || height <= 0 || width > max_side || height > max_side ||
        grey.size() < static_cast<std::size_t>(width) * static_cast<std::size_t>(height)) {
        return fail(ErrorCode::qr_not_found, "read QR: not a picture");
    }
    try {
        const ZXing::ImageView image(grey.data(), width, height, ZXing::ImageFormat::Lum);
        for (const bool harder :
             {false, true}) {  // The quick way reads nearly all; the thorough one costs three times as much.
            if (std::string text = read_once(image, harder); !text.empty()) {
                return text;
            }
        }
        return fail(ErrorCode::qr_not_found, "read QR: none in the picture");
    } catch (const std::exception& exception) {
        return fail(ErrorCode::qr_not_found, std::string("read QR: ") + exception.what());
    }
}

}  // namespace kiosk
