#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "drivers/imaging/jpeg.h"
#include "drivers/imaging/page_gauge.h"
#include "src/device/barcode.h"
#include "src/identity/card_qr.h"
#include "tests/pages/page_list.h"
#include "tests/support/catch.h"

namespace kiosk::pages {
namespace {

const std::filesystem::path folder = "tests/pages";

Bytes read(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

nlohmann::json committed_manifest() {
    return nlohmann::json::parse(std::ifstream(folder / "pages.json"));
}

/// How far two pictures are apart on average, in grey levels.
double distance(const Picture& a, const Picture& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.pixels.size(); ++i) {
        sum += std::abs(int{a.pixels[i]} - int{b.pixels[i]});
    }
    return sum / static_cast<double>(a.pixels.size());
}

Picture small(ByteView jpeg) {
    auto picture = decode_jpeg_scaled(jpeg, Channels::grey, 1);
    REQUIRE(picture);
    return *std::move(picture);
}

TEST_CASE("the manifest is the generator's") {
    CHECK(committed_manifest() == manifest());
    CHECK(all_pages().size() >= 14);
}

TEST_CASE("every page is there, as large as the manifest says and no larger than git likes") {
    std::uintmax_t total = 0;
    const auto listed = committed_manifest();
    for (const auto& page : listed["pages"]) {
        const auto file = page["file"].get<std::string>();
        INFO(file);
        const auto jpeg = read(folder / file);
        const auto info = jpeg_info(jpeg);
        REQUIRE(info);
        CHECK(info->width == page["width"]);
        CHECK(info->height == page["height"]);
        CHECK(info->dpi == page["dpi"]);
        CHECK((info->channels == Channels::grey) == (page["color"] == "grey"));
        CHECK(jpeg.size() <= 900'000);
        total += jpeg.size();
    }
    CHECK(total <= 8'000'000);
}

TEST_CASE("a page made again looks like the one that was committed, and unlike another") {
    const auto pages = all_pages();
    const auto& page = *std::ranges::find(pages, "so_ho_khau", &TestPage::name);
    const auto again = make_page(page);
    REQUIRE(again);
    const auto committed = small(read(folder / "so_ho_khau.jpg"));
    // Another version of the text libraries moves letters by a fraction of a pixel; a changed paper is far
    // above this.
    CHECK(distance(small(*again), committed) < 1.5);
    auto other = page;
    other.paper = [](Sheet&) {};
    const auto blank = make_page(other);
    REQUIRE(blank);
    CHECK(distance(small(*blank), committed) > 4);
}

std::string_view word(PageAdvice advice) {
    switch (advice) {
        case PageAdvice::none: return "none";
        case PageAdvice::blank: return "blank";
        case PageAdvice::too_dark: return "too_dark";
        case PageAdvice::too_light: return "too_light";
        case PageAdvice::blurred: return "blurred";
        case PageAdvice::cut_off: return "cut_off";
    }
    return "";
}

TEST_CASE("the kiosk says about each page what its maker meant to be wrong") {
    for (const auto& page : all_pages()) {
        INFO(page.name);
        const auto jpeg = read(folder / (std::string(page.name) + ".jpg"));
        const auto picture = decode_jpeg(jpeg, page.wear.grey ? Channels::grey : Channels::rgb);
        REQUIRE(picture);
        PageGauge gauge(picture->width, picture->height, page_dpi, picture->channels);
        gauge.add(picture->pixels);
        CHECK(word(advise(gauge.measure())) == page.advice);
    }
}

TEST_CASE("the cards' codes are read from the scanned pages and are whole cards") {
    const auto listed = committed_manifest();
    const auto& people = listed["persons"];
    for (const auto& [file, content] : listed["card_qr"].items()) {
        INFO(file);
        const auto picture = decode_jpeg(read(folder / file), Channels::grey);
        REQUIRE(picture);
        const auto text = read_qr(picture->pixels, picture->width, picture->height);
        REQUIRE(text);
        CHECK(*text == content.get<std::string>());
        const auto card = parse_card_qr(*text);
        REQUIRE(card);
        CHECK(card->warnings.empty());
        CHECK(std::ranges::any_of(people, [&](const auto& person) {
            return person["id"] == card->id_number.digits() && person["name"] == card->name;
        }));
    }
}

}  // namespace
}  // namespace kiosk::pages
