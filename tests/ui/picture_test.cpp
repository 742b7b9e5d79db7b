#include "kiosk/ui/picture.h"

#include <png.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include "tests/support/catch.h"

using namespace kiosk;
using namespace kiosk::ui;

namespace {

/// A canvas wider than its picture, as SDL's surfaces may be.
struct Painting {
    std::vector<std::uint32_t> pixels;
    Canvas canvas;

    Painting() : pixels(40 * 20) {
        for (std::size_t i = 0; i < pixels.size(); ++i) {
            pixels[i] = static_cast<std::uint32_t>(i * 2654435761U);
        }
        canvas = {.pixels = pixels.data(), .width = 33, .height = 20, .stride = 40};
    }
};

std::vector<std::uint8_t> decode(const Bytes& png, int& width, int& height) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    REQUIRE(png_image_begin_read_from_memory(&image, png.data(), png.size()) != 0);
    CHECK(image.format == PNG_FORMAT_RGB);
    std::vector<std::uint8_t> rgb(PNG_IMAGE_SIZE(image));
    REQUIRE(png_image_finish_read(&image, nullptr, rgb.data(), 0, nullptr) != 0);
    width = static_cast<int>(image.width);
    height = static_cast<int>(image.height);
    return rgb;
}

void check_pixels(const Bytes& png, const Canvas& canvas) {
    int width = 0;
    int height = 0;
    const std::vector<std::uint8_t> rgb = decode(png, width, height);
    REQUIRE(width == canvas.width);
    REQUIRE(height == canvas.height);
    std::size_t i = 0;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x, i += 3) {
            const std::uint32_t read =
                std::uint32_t{rgb[i]} << 16U | std::uint32_t{rgb[i + 1]} << 8U | rgb[i + 2];
            REQUIRE(read == (canvas.row(y)[x] & 0x00FFFFFFU));
        }
    }
}

}  // namespace

TEST_CASE("a picture holds exactly the canvas' pixels") {
    const Painting painting;
    const auto png = png_of(painting.canvas);
    REQUIRE(png);
    check_pixels(*png, painting.canvas);
}

TEST_CASE("a picture file is whole or not there") {
    std::string pattern = (std::filesystem::temp_directory_path() / "kiosk-picture-XXXXXX").string();
    REQUIRE(mkdtemp(pattern.data()) != nullptr);
    const std::filesystem::path folder = pattern;
    const Painting painting;
    REQUIRE(write_png(painting.canvas, folder / "home.png"));
    std::ifstream file(folder / "home.png", std::ios::binary);
    const Bytes bytes{std::istreambuf_iterator<char>(file), {}};
    check_pixels(bytes, painting.canvas);
    CHECK(std::distance(std::filesystem::directory_iterator(folder), {}) == 1);

    const auto refused = write_png(painting.canvas, folder / "no such folder" / "home.png");
    REQUIRE(!refused);
    CHECK(refused.error().code == ErrorCode::store_io);
    std::filesystem::remove_all(folder);
}
