#include "src/paper/pdf_plan.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace kiosk {

namespace {

constexpr std::array all_steps{PdfStep::as_is,   PdfStep::quality_75,   PdfStep::dpi_200,
                               PdfStep::dpi_150, PdfStep::dpi_150_grey, PdfStep::dpi_150_grey_60};

std::size_t total(std::span<const PdfPageState> pages) {
    return std::accumulate(pages.begin(), pages.end(), std::size_t{0},
                           [](std::size_t sum, const PdfPageState& page) { return sum + page.bytes; });
}

/// The size above which pages must shrink: small pages keep what they need, the others share the rest
/// equally.
std::size_t fair_share(std::span<const PdfPageState> pages, std::size_t budget) {
    std::vector<std::size_t> sizes;
    for (const PdfPageState& page : pages) {
        sizes.push_back(page.bytes);
    }
    std::ranges::sort(sizes);
    std::size_t left = budget;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        const std::size_t share = left / (sizes.size() - i);
        if (sizes[i] > share) {
            return share;
        }
        left -= sizes[i];
    }
    return budget;
}

/// What a page will roughly weigh after a step. Measured on our scans: bytes go with the 1.5th power of the
/// resolution (noise is averaged away, edges stay), quality 82 → 75 saves a fifth, 75 → 60 a quarter more,
/// colour is a fifth. Slightly low on purpose: a wrong guess costs one more round on that page, a guess too
/// high costs the citizen quality for nothing.
double expected_bytes(const PdfPageState& page, PdfStep step) {
    const PdfTreatment wanted = treatment(step, page);
    const double scale = static_cast<double>(wanted.dpi) / page.original_dpi;
    double bytes = static_cast<double>(page.original_bytes) * scale * (0.5 + 0.5 * scale);
    bytes *= step == PdfStep::as_is ? 1.0 : wanted.quality >= 75 ? 0.8 : 0.6;
    return wanted.grey && page.original_color ? bytes * 0.8 : bytes;
}

/// The gentlest step after the present one that is expected to fit the share; the last one when none is.
PdfStep next_step(const PdfPageState& page, std::size_t share) {
    for (const PdfStep step : all_steps) {
        if (step > page.step && expected_bytes(page, step) <= static_cast<double>(share)) {
            return step;
        }
    }
    return all_steps.back();
}

}  // namespace

std::span<const PdfStep> pdf_steps() {
    return all_steps;
}

PdfTreatment treatment(PdfStep step, const PdfPageState& page) {
    const auto at_most = [&](int dpi) { return std::min(dpi, page.original_dpi); };
    switch (step) {
        case PdfStep::as_is: return {page.original_dpi, !page.original_color, 82};
        case PdfStep::quality_75: return {page.original_dpi, !page.original_color, 75};
        case PdfStep::dpi_200: return {at_most(200), !page.original_color, 75};
        case PdfStep::dpi_150: return {at_most(150), !page.original_color, 75};
        case PdfStep::dpi_150_grey: return {at_most(150), true, 75};
        case PdfStep::dpi_150_grey_60: return {at_most(150), true, 60};
    }
    return {};
}

std::optional<std::vector<PdfStep>> plan_pdf(std::span<const PdfPageState> pages, std::size_t budget) {
    std::vector<PdfStep> steps;
    const bool fits = total(pages) <= budget;
    const std::size_t share = fair_share(pages, budget);
    bool changed = false;
    for (const PdfPageState& page : pages) {
        const bool shrink = !fits && page.bytes > share && page.step != all_steps.back();
        steps.push_back(shrink ? next_step(page, share) : page.step);
        changed = changed || shrink;
    }
    if (!fits && !changed) {
        return std::nullopt;
    }
    return steps;
}

}  // namespace kiosk
