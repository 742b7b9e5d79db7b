// Watches the rows of a page go by and keeps what the screen and `advise` need: the preview and the page's
// measure.
#pragma once

#include <array>
#include <cstdint>

#include "drivers/imaging/jpeg.h"
#include "src/paper/page_quality.h"

namespace kiosk {

class PageGauge {
  public:
    /// The preview's longest side stays within `longest_side` by a whole-number factor.
    PageGauge(int width, int height, int dpi, Channels channels, int longest_side = 1000);

    /// Whole rows in order; rows beyond `height` are ignored.
    void add(ByteView rows);

    [[nodiscard]] Preview take_preview();
    /// After the last row and before take_preview.
    [[nodiscard]] PageMeasure measure() const;

  private:
    void add_row(const std::uint8_t* row);
    void finish_band();
    void measure_edges(const std::uint8_t* row);

    int width_;
    int height_;
    int dpi_;
    int channels_;
    int factor_;
    int row_ = 0;
    std::vector<std::uint16_t> sums_;  ///< Column sums of the band being read: at most 100 rows of 255.
    std::array<std::uint32_t, 256>
        steps_{};  ///< Histogram of the luminance step over 0.17 mm along sampled rows.
    Preview preview_;
};

/// Measures a whole JPEG, for pages that did not come through the scanner. Error: page_unreadable.
[[nodiscard]] Result<PageMeasure> measure_jpeg(ByteView jpeg, int dpi);

}  // namespace kiosk
