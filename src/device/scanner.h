// The scanner port: one page at a time, each call with its own deadline. Called from the scanner's own thread only.
#pragma once

#include <stop_token>
#include <string>
#include <vector>

#include "src/base/bytes.h"
#include "src/base/result.h"
#include "src/device/condition.h"
#include "src/paper/page_quality.h"

namespace kiosk {

enum class ScanSource { glass, feeder };
enum class ScanColor { grey, color };
enum class BatchPosition { first, next };  ///< `next` asks the feeder for the following sheet of the same batch.

struct ScanSettings {
    ScanSource source = ScanSource::glass;
    ScanColor color = ScanColor::color;
    int dpi = 300;             ///< 150–300; the driver picks the nearest the device offers at or above it.
    double width_mm = 210.0;   ///< Area from the top left corner of the glass.
    double height_mm = 297.0;
};

struct ScannerCapabilities {
    std::string model;
    bool has_glass = false;
    bool has_feeder = false;
    bool has_color = false;
    std::vector<int> resolutions;  ///< dpi, ascending.
};

/// A small RGB picture for the screen.
struct Preview {
    int width = 0;
    int height = 0;
    Bytes rgb;  ///< width × height × 3, no padding.
};

struct ScannedPage {
    Bytes jpeg;  ///< The page as it will be embedded in the PDF, unchanged.
    int width = 0;   ///< Pixels.
    int height = 0;  ///< Pixels.
    int dpi = 0;
    ScanColor color = ScanColor::color;
    Preview preview;  ///< Longest side at most 1,000 pixels.
    PageMeasure measure;  ///< For `advise`.
};

class Scanner {
  public:
    virtual ~Scanner() = default;

    /// What the device offers; opens it when needed. Errors: scanner_absent, scanner_busy, scanner_helper_died.
    [[nodiscard]] virtual Result<ScannerCapabilities> capabilities(std::stop_token stop) = 0;

    /// Scans one page. An empty feeder is scanner_no_paper, which after the first page is the natural end of the batch.
    /// Ask a batch to its end: the feeder pulls sheets ahead, and `first` drops what it pulled for the batch before, so that
    /// no citizen is shown another's paper.
    /// A stop request cancels and returns `cancelled` within 15 s, whatever the device does.
    [[nodiscard]] virtual Result<ScannedPage> scan(const ScanSettings& settings, BatchPosition position,
                                                   std::stop_token stop) = 0;

    /// The device's state, asked without moving paper.
    [[nodiscard]] virtual Condition condition(std::stop_token stop) = 0;
};

}  // namespace kiosk
