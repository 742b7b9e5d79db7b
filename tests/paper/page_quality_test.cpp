// Advice about a page: the judge by table, and the measure on the pages that were degraded on purpose.
#include "src/paper/page_quality.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "drivers/imaging/page_gauge.h"
#include "tests/support/catch.h"

namespace kiosk {

namespace {

constexpr std::array advice_names{"none", "blank", "too_dark", "too_light", "blurred", "cut_off"};

const char* word(PageAdvice advice) {
    return advice_names[static_cast<std::size_t>(advice)];
}

/// Every pixel of a decoded page through a change, and measured again.
PageMeasure measure_changed(const std::string& file, auto change) {
    std::ifstream stream("tests/pages/" + file, std::ios::binary);
    const Bytes jpeg{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    auto picture = decode_jpeg(jpeg, Channels::grey);
    REQUIRE(picture);
    change(*picture);
    PageGauge gauge(picture->width, picture->height, 300, Channels::grey);
    gauge.add(picture->pixels);
    return gauge.measure();
}

}  // namespace

TEST_CASE("an unmeasured page gets no advice") {
    CHECK(advise({}) == PageAdvice::none);
}

TEST_CASE("the most useful advice comes first") {
    const PageMeasure good{235, 40, 0.08, 0.8, 2};
    CHECK(advise(good) == PageAdvice::none);
    const auto changed = [&](auto change) {
        PageMeasure measure = good;
        change(measure);
        return advise(measure);
    };
    CHECK(changed([](auto& m) { m.ink = 225; }) == PageAdvice::blank);
    CHECK(changed([](auto& m) { m.covered = 0.00005; }) == PageAdvice::blank);
    CHECK(changed([](auto& m) { m.paper = 90; }) == PageAdvice::too_dark);
    CHECK(changed([](auto& m) { m.paper = m.ink = 20; }) == PageAdvice::too_dark);
    CHECK(changed([](auto& m) { m.covered = 0.8; }) == PageAdvice::too_dark);
    CHECK(changed([](auto& m) { m.ink = 180; }) == PageAdvice::too_light);
    CHECK(changed([](auto& m) { m.sharpness = 0.1; }) == PageAdvice::blurred);
    CHECK(changed([](auto& m) { m.strokes_at_border = 40; }) == PageAdvice::cut_off);
    CHECK(changed([](auto& m) { m.sharpness = 0.1, m.strokes_at_border = 40; }) == PageAdvice::blurred);
}

TEST_CASE("every page of the collection gets the advice it was made for") {
    const auto manifest = nlohmann::json::parse(std::ifstream("tests/pages/pages.json"));
    for (const auto& page : manifest["pages"]) {
        const auto file = page["file"].get<std::string>();
        std::ifstream stream("tests/pages/" + file, std::ios::binary);
        const Bytes jpeg{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
        const auto measure = measure_jpeg(jpeg, page["dpi"].get<int>());
        REQUIRE(measure);
        INFO(file << ": paper " << measure->paper << " ink " << measure->ink << " covered "
                  << measure->covered << " sharpness " << measure->sharpness << " strokes "
                  << measure->strokes_at_border);
        CHECK(word(advise(*measure)) == page["advice"].get<std::string>());
    }
}

TEST_CASE("a good page that is made worse step by step is noticed at some step, and then stays noticed") {
    const std::string file = "giay_uy_quyen.jpg";
    SECTION("darker") {
        for (const auto& [percent, expected] :
             {std::pair{85, PageAdvice::none}, {35, PageAdvice::too_dark}, {15, PageAdvice::too_dark}}) {
            const auto measure = measure_changed(file, [share = percent](Picture& page) {
                for (auto& value : page.pixels) {
                    value = static_cast<std::uint8_t>(value * share / 100);
                }
            });
            CHECK(word(advise(measure)) == word(expected));
        }
    }
    SECTION("paler") {
        for (const auto& [percent, expected] :
             {std::pair{80, PageAdvice::none}, {25, PageAdvice::too_light}}) {
            const auto measure = measure_changed(file, [share = percent](Picture& page) {
                for (auto& value : page.pixels) {
                    value = static_cast<std::uint8_t>(255 - (255 - value) * share / 100);
                }
            });
            CHECK(word(advise(measure)) == word(expected));
        }
    }
    SECTION("out of focus") {
        for (const auto& [length, expected] :
             {std::pair{1, PageAdvice::none}, {13, PageAdvice::blurred}, {21, PageAdvice::blurred}}) {
            const auto measure = measure_changed(file, [reach = length](Picture& page) {
                for (int y = 0; y < page.height; ++y) {
                    auto* row = page.pixels.data() +
                                static_cast<std::size_t>(y) * static_cast<std::size_t>(page.width);
                    int sum = 0;
                    std::vector<std::uint8_t> blurred;
                    for (int x = 0; x < page.width; ++x) {
                        sum += row[x] - (x >= reach ? row[x - reach] : 0);
                        blurred.push_back(static_cast<std::uint8_t>(sum / std::min(x + 1, reach)));
                    }
                    std::copy(blurred.begin(), blurred.end(), row);
                }
            });
            INFO(length << " pixels, sharpness " << measure.sharpness);
            CHECK(word(advise(measure)) == word(expected));
        }
    }
}

}  // namespace kiosk
