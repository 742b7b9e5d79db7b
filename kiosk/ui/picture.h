// The canvas as a PNG file, pixel for pixel; for the gallery and a scenario's `shot`.
#pragma once

#include <filesystem>

#include "kiosk/ui/canvas.h"
#include "src/base/bytes.h"
#include "src/base/result.h"

namespace kiosk::ui {

/// A PNG of 8-bit RGB. Fails with store_io when libpng refuses.
[[nodiscard]] Result<Bytes> png_of(const Canvas& canvas);

/// Writes it whole or not at all. Fails with store_io when the file cannot be written.
[[nodiscard]] Result<void> write_png(const Canvas& canvas, const std::filesystem::path& path);

}  // namespace kiosk::ui
