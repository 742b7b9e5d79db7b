// QR codes made by us are read back from pictures as a scanner gives them: small on A4, noisy, turned,
// skewed; both ways in Vietnamese.
#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <numbers>
#include <random>

#include "drivers/imaging/jpeg.h"
#include "src/device/barcode.h"
#include "tests/support/catch.h"

namespace kiosk {

namespace {

const std::string vietnamese =
    "Nguyễn Thị Ỷ Mẫu|Thôn Đắk Lắk, xã Ea Kao|Giấy xác nhận tình trạng hôn nhân – Ơ Ư Ầ Ẵ ố ỹ đ";

/// A4 at 300 dpi with the code in it: `module` pixels a module, turned by `degrees`, with sensor noise of
/// strength `noise`.
Picture page_with(const QrMatrix& qr, double module, double degrees, double noise) {
    Picture page{2480, 3508, Channels::grey, {}};
    page.pixels.resize(std::size_t{2480} * 3508);
    std::mt19937 random(7);
    std::normal_distribution<double> sensor(0.0, std::max(noise, 0.001));
    const double angle = degrees * std::numbers::pi / 180;
    std::size_t at = 0;
    for (int y = 0; y < page.height; ++y) {
        for (int x = 0; x < page.width; ++x) {
            const double across = (x - 1500) * std::cos(angle) + (y - 900) * std::sin(angle);
            const double down = (y - 900) * std::cos(angle) - (x - 1500) * std::sin(angle);
            const int column = static_cast<int>(std::floor(across / module));
            const int row = static_cast<int>(std::floor(down / module));
            const bool inside = column >= 0 && row >= 0 && column < qr.size && row < qr.size;
            const bool dark = inside && qr.dark[static_cast<std::size_t>(row * qr.size + column)] != 0;
            const double value = (dark ? 45.0 : 232.0) + sensor(random);
            page.pixels[at++] = static_cast<std::uint8_t>(std::clamp(value, 0.0, 255.0));
        }
    }
    return page;
}

}  // namespace

TEST_CASE("a code carries Vietnamese there and back on noisy, turned and skewed pages") {
    const auto qr = make_qr(vietnamese);
    REQUIRE(qr);
    CHECK(qr->dark.size() == static_cast<std::size_t>(qr->size) * static_cast<std::size_t>(qr->size));
    for (const double degrees : {0.0, 3.0, 90.0, 180.0, 187.5, 271.0}) {
        INFO(degrees);
        const Picture page = page_with(*qr, 4.2, degrees, 18);
        const auto read = read_qr(page.pixels, page.width, page.height);
        REQUIRE(read);
        CHECK(*read == vietnamese);
    }
}

TEST_CASE("the whole width of what a code can carry, and no more") {
    for (const std::string& text : {std::string("HS-2026-000123"), std::string(400, 'x'), std::string("đ")}) {
        const auto qr = make_qr(text);
        REQUIRE(qr);
        const Picture page = page_with(*qr, 5, 1, 8);
        const auto read = read_qr(page.pixels, page.width, page.height);
        REQUIRE(read);
        CHECK(*read == text);
    }
    CHECK(make_qr(std::string(3'000, 'x')).error().code ==
          ErrorCode::bad_code);  // Level M ends at 2,331 bytes.
    CHECK(make_qr("").error().code == ErrorCode::bad_code);
}

TEST_CASE("a page without a code, and a thing that is no page, are not found rather than wrong") {
    const Picture empty = page_with(QrMatrix{0, {}}, 4, 0, 30);
    CHECK(read_qr(empty.pixels, empty.width, empty.height).error().code == ErrorCode::qr_not_found);
    CHECK(read_qr({}, 0, 0).error().code == ErrorCode::qr_not_found);
    CHECK(read_qr(empty.pixels, -5, 9).error().code == ErrorCode::qr_not_found);
    CHECK(read_qr(empty.pixels, 2480, 9'999).error().code == ErrorCode::qr_not_found);
}

TEST_CASE("the code of a scanned card is read as it was printed") {
    const auto manifest = nlohmann::json::parse(std::ifstream("tests/pages/pages.json"));
    for (const auto& [file, text] : manifest["card_qr"].items()) {
        INFO(file);
        std::ifstream stream("tests/pages/" + file, std::ios::binary);
        const Bytes jpeg{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
        const auto picture = decode_jpeg(jpeg, Channels::grey);
        REQUIRE(picture);
        const auto read = read_qr(picture->pixels, picture->width, picture->height);
        REQUIRE(read);
        CHECK(*read == text.get<std::string>());
    }
}

}  // namespace kiosk
