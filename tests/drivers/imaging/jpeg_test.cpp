// JPEG bytes come from scanners, phones and strangers: every cut and every flipped byte is a picture or an
// error, never a crash.
#include <fstream>
#include <iterator>
#include <random>

#include "drivers/imaging/jpeg.h"
#include "drivers/imaging/page_gauge.h"
#include "tests/support/catch.h"

namespace kiosk {

namespace {

Bytes file(const std::string& name) {
    std::ifstream stream("tests/pages/" + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

/// Stripes and a ramp: something with edges and without chance.
Picture pattern(int width, int height, Channels channels) {
    Picture picture{width, height, channels, {}};
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width * static_cast<int>(channels); ++x) {
            picture.pixels.push_back(
                static_cast<std::uint8_t>((x / 24 + y / 16) % 2 == 0 ? 230 : 40 + (x + y) % 50));
        }
    }
    return picture;
}

}  // namespace

TEST_CASE("what is encoded is decoded, with its size, colour and resolution") {
    for (const Channels channels : {Channels::grey, Channels::rgb}) {
        const Picture picture = pattern(317, 205, channels);
        const auto jpeg = encode_jpeg(picture, 95, 240);
        REQUIRE(jpeg);
        const auto info = jpeg_info(*jpeg);
        REQUIRE(info);
        CHECK(info->width == 317);
        CHECK(info->height == 205);
        CHECK(info->dpi == 240);
        CHECK(info->channels == channels);
        const auto back = decode_jpeg(*jpeg, channels);
        REQUIRE(back);
        double difference = 0;
        for (std::size_t i = 0; i < picture.pixels.size(); ++i) {
            difference += std::abs(picture.pixels[i] - back->pixels[i]);
        }
        CHECK(difference / static_cast<double>(picture.pixels.size()) < 6);
    }
}

TEST_CASE("a small decode is at least as large as asked and no larger than needed") {
    const Bytes jpeg = file("giay_chung_sinh.jpg");
    const auto small = decode_jpeg(jpeg, Channels::rgb, 1000);
    REQUIRE(small);
    CHECK(small->height >= 1000);
    CHECK(small->height <= 1500);
    const auto preview = preview_of_jpeg(jpeg, 1000);
    REQUIRE(preview);
    CHECK(preview->height <= 1000);
    CHECK(preview->height > 800);
}

TEST_CASE("a page given up half way leaves nothing behind") {
    JpegWriter writer(2480, 3508, Channels::rgb, 82, 300);
    std::mt19937 random(3);
    Bytes rows(std::size_t{2480} * 3 * 600);
    for (auto& value : rows) {
        value = static_cast<std::uint8_t>(random());  // Noise, so that the output buffer has to grow.
    }
    REQUIRE(writer.write(rows));
    CHECK_FALSE(writer.finish());  // Rows are missing.
}

TEST_CASE("sizes that cannot be are refused") {
    CHECK_FALSE(encode_jpeg({0, 0, Channels::rgb, {}}, 80, 300));
    CHECK_FALSE(encode_jpeg({-4, 100, Channels::rgb, {}}, 80, 300));
    CHECK_FALSE(encode_jpeg({70'000, 1, Channels::grey, Bytes(70'000)}, 80, 300));
    CHECK_FALSE(encode_jpeg({100, 100, Channels::grey, Bytes(99)}, 80, 300));
    // A header that claims 65,500 × 65,500 pixels is refused before memory is taken.
    auto jpeg = *encode_jpeg(pattern(64, 64, Channels::grey), 80, 300);
    for (std::size_t i = 0; i + 8 < jpeg.size(); ++i) {
        if (jpeg[i] == 0xff && jpeg[i + 1] == 0xc0) {
            jpeg[i + 5] = jpeg[i + 7] = 0xff;
            jpeg[i + 6] = jpeg[i + 8] = 0xdc;
            break;
        }
    }
    CHECK_FALSE(jpeg_info(jpeg));
    CHECK_FALSE(decode_jpeg(jpeg, Channels::rgb));
}

TEST_CASE("a file cut at any byte is an error, not a half grey page") {
    const auto jpeg = *encode_jpeg(pattern(320, 240, Channels::rgb), 80, 300);
    for (std::size_t size = 0; size + 2 < jpeg.size(); ++size) {  // The last two bytes only say "end".
        const auto picture = decode_jpeg(ByteView(jpeg).first(size), Channels::rgb);
        if (picture) {
            FAIL("accepted after " << size << " of " << jpeg.size() << " bytes");
        }
    }
    CHECK(decode_jpeg(jpeg, Channels::rgb));
}

TEST_CASE("flipped bytes give a picture or an error") {
    const auto good = *encode_jpeg(pattern(160, 120, Channels::rgb), 80, 300);
    std::mt19937 random(11);
    int refused = 0;
    for (int round = 0; round < 4'000; ++round) {
        Bytes bad = good;
        for (int change = 0; change <= round % 3; ++change) {
            bad[random() % bad.size()] = static_cast<std::uint8_t>(random());
        }
        refused += decode_jpeg(bad, Channels::rgb) ? 0 : 1;
        static_cast<void>(jpeg_info(bad));
    }
    CHECK(refused > 0);
    CHECK(refused < 4'000);
}

}  // namespace kiosk
