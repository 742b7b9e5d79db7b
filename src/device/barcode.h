// Reading and making QR codes: the two functions behind which the barcode library lives.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "src/base/bytes.h"
#include "src/base/result.h"

namespace kiosk {

/// A QR code as modules: size × size, row by row, 1 = dark, without the quiet zone.
struct QrMatrix {
    int size = 0;
    Bytes dark;
};

/// UTF-8 in, error correction level M. Errors: bad_code when the text does not fit.
[[nodiscard]] Result<QrMatrix> make_qr(std::string_view text);

/// Finds one QR code in an 8-bit grey picture and returns its text as UTF-8. Errors: qr_not_found.
[[nodiscard]] Result<std::string> read_qr(ByteView grey, int width, int height);

}  // namespace kiosk
