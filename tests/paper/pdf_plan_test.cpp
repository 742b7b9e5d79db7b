// How a document gets small enough: gently, the large pages first, and never by leaving one out.
#include "src/paper/pdf_plan.h"

#include <numeric>
#include <random>

#include "tests/support/catch.h"

namespace kiosk {

namespace {

PdfPageState color_page(std::size_t bytes) {
    return {bytes, bytes, 300, true, PdfStep::as_is};
}

}  // namespace

TEST_CASE("a document that fits is left alone") {
    const std::vector<PdfPageState> pages{color_page(900'000), color_page(40'000)};
    CHECK(plan_pdf(pages, 1'000'000) == std::vector{PdfStep::as_is, PdfStep::as_is});
}

TEST_CASE("only pages above the fair share change") {
    const std::vector<PdfPageState> pages{color_page(900'000), color_page(40'000), color_page(900'000)};
    const auto plan = plan_pdf(pages, 1'500'000);
    REQUIRE(plan);
    CHECK((*plan)[0] != PdfStep::as_is);
    CHECK((*plan)[1] == PdfStep::as_is);
    CHECK((*plan)[0] == (*plan)[2]);
}

TEST_CASE("the more is missing, the stronger the step") {
    PdfStep last = PdfStep::as_is;
    for (const std::size_t budget : {990'000U, 750'000U, 500'000U, 300'000U, 200'000U, 50'000U}) {
        const auto plan = plan_pdf(std::vector{color_page(1'000'000)}, budget);
        REQUIRE(plan);
        CHECK((*plan)[0] >= last);
        last = (*plan)[0];
    }
    CHECK(last == PdfStep::dpi_150_grey_60);
}

TEST_CASE("no step raises a resolution or gives colour back") {
    for (const bool color : {false, true}) {
        for (const int dpi : {100, 150, 200, 300, 600}) {
            PdfTreatment before{dpi, !color, 100};
            for (const PdfStep step : pdf_steps()) {
                const PdfTreatment now = treatment(step, {1, 1, dpi, color, step});
                CHECK(now.dpi <= before.dpi);
                CHECK(now.grey >= before.grey);
                CHECK(now.quality <= before.quality);
                before = now;
            }
        }
    }
}

TEST_CASE("planning always ends: with a document that fits or with the last step everywhere it is needed") {
    std::mt19937 random(5);
    const auto up_to = [&](int most) { return static_cast<int>(random() % static_cast<unsigned>(most)) + 1; };
    for (int round = 0; round < 500; ++round) {
        std::vector<PdfPageState> pages;
        for (int i = up_to(30); i > 0; --i) {
            pages.push_back({0, static_cast<std::size_t>(up_to(2'000'000)), 150 + 50 * (i % 4), i % 3 != 0,
                             PdfStep::as_is});
            pages.back().bytes = pages.back().original_bytes;
        }
        const auto budget = static_cast<std::size_t>(up_to(6'000'000));
        std::size_t rounds = 0;
        for (auto plan = plan_pdf(pages, budget); plan; plan = plan_pdf(pages, budget)) {
            REQUIRE(plan->size() == pages.size());
            bool changed = false;
            for (std::size_t i = 0; i < pages.size(); ++i) {
                REQUIRE((*plan)[i] >= pages[i].step);
                changed = changed || (*plan)[i] != pages[i].step;
                if ((*plan)[i] != pages[i].step) {
                    pages[i].step = (*plan)[i];
                    pages[i].bytes = pages[i].bytes * static_cast<std::size_t>(50 + up_to(50)) /
                                     100;  // Saves little or much.
                }
            }
            if (!changed) {
                break;
            }
            REQUIRE(++rounds <= pdf_steps().size() * pages.size());
        }
        const auto sum =
            std::accumulate(pages.begin(), pages.end(), std::size_t{0},
                            [](std::size_t all, const PdfPageState& page) { return all + page.bytes; });
        CHECK((sum <= budget || !plan_pdf(pages, budget)));
    }
}

}  // namespace kiosk
