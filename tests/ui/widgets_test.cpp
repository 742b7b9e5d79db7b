// Every sample page in every display and on every panel keeps the accessibility numbers.
#include <array>

#include "tests/gallery/booth.h"
#include "tests/gallery/lints.h"
#include "tests/gallery/sample_pages.h"
#include "tests/support/catch.h"

namespace {

using namespace kiosk;
using gallery::Booth;

void check_all(const ui::Panel& panel, ui::Display display) {
    Booth booth(panel, display);
    for (const auto& page : gallery::sample_pages()) {
        CAPTURE(panel.width_px, panel.ppi, static_cast<int>(display.language),
                static_cast<int>(display.text_size), static_cast<int>(display.contrast), page.name);
        booth.show(page.draw);
        CHECK(booth.settled());
        const gallery::Frame frame{
            .theme = booth.theme(), .page = booth.registry().page(), .elements = booth.registry().elements()};
        for (const gallery::Finding& finding : gallery::findings(frame)) {
            FAIL_CHECK(finding.lint + ": " + finding.what);
        }
    }
}

constexpr ui::Panel upright{1080, 1920, 81.6};
constexpr ui::Panel lying{1920, 1080, 81.6};

}  // namespace

TEST_CASE("sample pages upright and lying, in both languages") {
    for (const auto language : {Language::vi, Language::en}) {
        check_all(upright, {language, TextSize::normal, Contrast::normal});
        check_all(lying, {language, TextSize::normal, Contrast::normal});
    }
}

TEST_CASE("sample pages with high contrast") {
    check_all(upright, {Language::vi, TextSize::normal, Contrast::high});
    check_all(lying, {Language::en, TextSize::normal, Contrast::high});
}

TEST_CASE("sample pages with large letters") {
    check_all(upright, {Language::vi, TextSize::large, Contrast::normal});
    check_all(upright, {Language::en, TextSize::largest, Contrast::normal});
}

TEST_CASE("sample pages on the other panels") {
    check_all(ui::Panel::of_diagonal(1080, 1920, 21.5), {Language::vi, TextSize::normal, Contrast::normal});
    check_all(ui::Panel::of_diagonal(1080, 1920, 32), {Language::en, TextSize::normal, Contrast::normal});
    check_all(ui::Panel::of_diagonal(2160, 3840, 27), {Language::vi, TextSize::normal, Contrast::normal});
    check_all(ui::Panel::of_diagonal(1920, 1080, 24), {Language::vi, TextSize::normal, Contrast::normal});
}

TEST_CASE("every colour pair of the themes is readable") {
    for (const auto contrast : {Contrast::normal, Contrast::high}) {
        const double least = contrast == Contrast::high ? 20.0 : 10.0;
        const ui::Palette p = ui::Theme::make(upright, contrast, TextSize::normal).colors;
        std::vector<ui::Pair> pairs = {{p.text, p.background},
                                       {p.text, p.surface},
                                       {p.muted, p.background},
                                       {p.muted, p.surface},
                                       p.primary,
                                       {p.primary.ink, p.primary_pressed},
                                       p.header,
                                       {p.text, p.key},
                                       {p.text, p.chosen},
                                       {p.muted, p.chosen}};
        std::ranges::copy(p.tone, std::back_inserter(pairs));
        std::ranges::copy(p.tints, std::back_inserter(pairs));
        for (const ui::Color ground : p.tone_ground) {
            pairs.push_back({p.text, ground});
        }
        for (const ui::Pair& pair : pairs) {
            CAPTURE(int(pair.ink.r), int(pair.ink.g), int(pair.ink.b), int(pair.ground.r), int(pair.ground.g),
                    int(pair.ground.b));
            CHECK(ui::contrast_ratio(pair.ink, pair.ground) >= least);
        }
        // N23: an edge is seen against what it divides.
        CHECK(ui::contrast_ratio(p.outline, p.background) >= 3.0);
        CHECK(ui::contrast_ratio(p.focus, p.surface) >= 3.0);
    }
    CHECK(ui::contrast_ratio({255, 255, 255}, {0, 0, 0}) == Approx(21.0));
}
