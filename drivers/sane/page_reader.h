// Reads the rows of one page from the device and turns them into the finished page while they come.
#pragma once

#include <chrono>
#include <functional>
#include <stop_token>

#include "drivers/sane/sane_device.h"

namespace kiosk {

struct PageLimits {
    std::chrono::milliseconds first_rows;
    std::chrono::milliseconds next_rows;
    int height_if_unknown = 0;  ///< Pixels; a device that does not say is given this much, padded white.
};

/// `progress` is told before each wait how long it may last. Never holds more than a few bands of raw rows.
/// Errors: those of SaneDevice::read; scanner_cut_short (too few bytes, or the back end's decoder invented
/// some); cancelled.
[[nodiscard]] Result<ScannedPage> read_page(SaneDevice& device, int dpi, const PageLimits& limits,
                                            const std::function<void(std::chrono::milliseconds)>& progress,
                                            const std::stop_token& stop);

}  // namespace kiosk
