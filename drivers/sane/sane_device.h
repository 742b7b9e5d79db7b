// One SANE device, held open: every call of libsane is behind this wall. Used by one thread, except cancel().
#pragma once

#include <sane/sane.h>

#include <optional>
#include <span>
#include <string>

#include "src/base/result.h"
#include "src/device/scanner.h"

namespace kiosk {

/// What a SANE status means to us; `detail` gets SANE's words and what was being done.
[[nodiscard]] Error error_of(SANE_Status status, const std::string& doing);

/// The rows to come, checked: 8 bits a sample, grey or RGB in one frame, sizes no scanner of papers exceeds.
struct RowFormat {
    int width = 0;
    std::optional<int> height;  ///< Unknown for some feeders.
    ScanColor color = ScanColor::grey;
    std::size_t row_bytes = 0;    ///< As sent, perhaps with padding.
    std::size_t pixel_bytes = 0;  ///< The part of a row that is picture.
};

class SaneDevice {
  public:
    /// Starts SANE and opens the device. Errors: scanner_absent, scanner_busy.
    [[nodiscard]] static Result<SaneDevice> open(const std::string& name);
    SaneDevice(SaneDevice&& other) noexcept;
    SaneDevice& operator=(SaneDevice&& other) = delete;
    ~SaneDevice();

    [[nodiscard]] SANE_Handle handle() const { return handle_; }
    [[nodiscard]] std::string model() const;

    /// Begins the next page and says what its rows look like. Errors as in `error_of`; scanner_unsupported
    /// for a format.
    [[nodiscard]] Result<void> start();
    [[nodiscard]] Result<RowFormat> row_format() const;

    /// Fills the front of `into`; nullopt at the end of the page.
    [[nodiscard]] Result<std::optional<std::size_t>> read(std::span<std::uint8_t> into);

    /// Ends the page or the batch; from another thread it interrupts a running call.
    void cancel() const;

  private:
    explicit SaneDevice(SANE_Handle handle, std::string name) : handle_(handle), name_(std::move(name)) {}
    SANE_Handle handle_ = nullptr;
    std::string name_;
};

}  // namespace kiosk
