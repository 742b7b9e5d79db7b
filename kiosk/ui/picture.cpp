#include "kiosk/ui/picture.h"

#include <png.h>

#include <fstream>
#include <system_error>
#include <vector>

namespace kiosk::ui {

namespace {

std::vector<std::uint8_t> rgb_rows(const Canvas& canvas) {
    std::vector<std::uint8_t> rgb;
    rgb.reserve(static_cast<std::size_t>(canvas.width) * static_cast<std::size_t>(canvas.height) * 3);
    for (int y = 0; y < canvas.height; ++y) {
        const std::uint32_t* row = canvas.row(y);
        for (int x = 0; x < canvas.width; ++x) {
            rgb.push_back(static_cast<std::uint8_t>(row[x] >> 16U));
            rgb.push_back(static_cast<std::uint8_t>(row[x] >> 8U));
            rgb.push_back(static_cast<std::uint8_t>(row[x]));
        }
    }
    return rgb;
}

}  // namespace

Result<Bytes> png_of(const Canvas& canvas) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(canvas.width);
    image.height = static_cast<png_uint_32>(canvas.height);
    image.format = PNG_FORMAT_RGB;
    // A screenshot is wanted soon, not small: this halves the time and adds a tenth to the size.
    image.flags = PNG_IMAGE_FLAG_FAST;
    const std::vector<std::uint8_t> rgb = rgb_rows(canvas);
    Bytes png(PNG_IMAGE_PNG_SIZE_MAX(image));
    png_alloc_size_t size = png.size();
    if (png_image_write_to_memory(&image, png.data(), &size, 0, rgb.data(), 0, nullptr) == 0) {
        return fail(ErrorCode::store_io, std::string("encode the picture: libpng: ") + image.message);
    }
    png.resize(size);
    return png;
}

Result<void> write_png(const Canvas& canvas, const std::filesystem::path& path) {
    const Result<Bytes> png = png_of(canvas);
    if (!png) {
        return failed("write " + path.string(), png.error());
    }
    std::filesystem::path unfinished = path;
    unfinished += ".part";
    std::ofstream file(unfinished, std::ios::binary);
    for (const std::uint8_t byte : *png) {
        file.put(static_cast<char>(byte));
    }
    file.close();
    if (!file) {
        return fail(ErrorCode::store_io, "write " + path.string() + ": cannot write");
    }
    std::error_code error;
    std::filesystem::rename(unfinished, path, error);
    if (error) {
        return fail(ErrorCode::store_io, "write " + path.string() + ": " + error.message());
    }
    return {};
}

}  // namespace kiosk::ui
