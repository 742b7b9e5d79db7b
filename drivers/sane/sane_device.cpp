#include "drivers/sane/sane_device.h"

#include <sane/saneopts.h>

#include <algorithm>
#include <limits>

namespace kiosk {

namespace {

/// Hostile or broken geometry ends here: A3 at 600 dpi is 9,921 × 7,016.
constexpr int max_side = 20'000;

ErrorCode code_of(SANE_Status status) {
    // Two statuses are newer than the enum of libsane 1.2 and come as plain numbers.
    constexpr int warming_up = 12;
    constexpr int hardware_locked = 13;
    switch (static_cast<int>(status)) {
        case SANE_STATUS_CANCELLED: return ErrorCode::cancelled;
        case SANE_STATUS_DEVICE_BUSY:
        case warming_up: return ErrorCode::scanner_busy;
        case SANE_STATUS_JAMMED: return ErrorCode::scanner_jam;
        case SANE_STATUS_NO_DOCS: return ErrorCode::scanner_no_paper;
        case SANE_STATUS_COVER_OPEN: return ErrorCode::scanner_cover_open;
        case SANE_STATUS_EOF: return ErrorCode::scanner_cut_short;
        case SANE_STATUS_UNSUPPORTED:
        case SANE_STATUS_INVAL:
        case hardware_locked: return ErrorCode::scanner_unsupported;
        default: return ErrorCode::scanner_io;
    }
}

}  // namespace

Error error_of(SANE_Status status, const std::string& doing) {
    return {code_of(status), doing + ": SANE: " + sane_strstatus(status)};
}

Result<SaneDevice> SaneDevice::open(const std::string& name) {
    if (const SANE_Status status = sane_init(nullptr, nullptr); status != SANE_STATUS_GOOD) {
        return std::unexpected(error_of(status, "start SANE"));
    }
    SANE_Handle handle = nullptr;
    const SANE_Status status = sane_open(name.c_str(), &handle);
    if (status == SANE_STATUS_GOOD) {
        return SaneDevice(handle, name);
    }
    // A back end forgets a device that was away when it looked: the next attempt begins with a fresh
    // sane_init.
    sane_exit();
    Error error = error_of(status, "open " + name);
    if (error.code != ErrorCode::scanner_busy) {
        error.code = ErrorCode::scanner_absent;
    }
    return std::unexpected(std::move(error));
}

SaneDevice::SaneDevice(SaneDevice&& other) noexcept
    : handle_(std::exchange(other.handle_, nullptr)), name_(std::move(other.name_)) {}

SaneDevice::~SaneDevice() {
    if (handle_ != nullptr) {
        sane_close(handle_);
        sane_exit();
    }
}

std::string SaneDevice::model() const {
    const SANE_Device** list = nullptr;
    // FALSE, since airscan's devices do not count as local ones.
    if (sane_get_devices(&list, SANE_FALSE) != SANE_STATUS_GOOD) {
        return name_;
    }
    for (; *list != nullptr; ++list) {
        if (name_ == (*list)->name) {
            return std::string((*list)->vendor) + " " + (*list)->model;
        }
    }
    return name_;
}

Result<void> SaneDevice::start() {
    if (const SANE_Status status = sane_start(handle_); status != SANE_STATUS_GOOD) {
        return std::unexpected(error_of(status, "start a page"));
    }
    return {};
}

Result<RowFormat> SaneDevice::row_format() const {
    SANE_Parameters parameters{};
    if (const SANE_Status status = sane_get_parameters(handle_, &parameters); status != SANE_STATUS_GOOD) {
        return std::unexpected(error_of(status, "ask for the format"));
    }
    const bool rgb = parameters.format == SANE_FRAME_RGB;
    const bool known = rgb || parameters.format == SANE_FRAME_GRAY;
    const int pixel_bytes = parameters.pixels_per_line * (rgb ? 3 : 1);
    const bool sane = parameters.depth == 8 && parameters.pixels_per_line > 0 &&
                      parameters.pixels_per_line <= max_side && parameters.bytes_per_line >= pixel_bytes &&
                      parameters.bytes_per_line <= 4 * max_side && parameters.lines != 0 &&
                      parameters.lines <= max_side && parameters.lines >= -1;
    if (!known || !sane) {
        return fail(ErrorCode::scanner_unsupported, "rows of " + std::to_string(parameters.pixels_per_line) +
                                                        " pixels, " +
                                                        std::to_string(parameters.bytes_per_line) +
                                                        " bytes, depth " + std::to_string(parameters.depth) +
                                                        ", " + std::to_string(parameters.lines) + " lines");
    }
    RowFormat format;
    format.width = parameters.pixels_per_line;
    if (parameters.lines > 0) {
        format.height = parameters.lines;
    }
    format.color = rgb ? ScanColor::color : ScanColor::grey;
    format.row_bytes = static_cast<std::size_t>(parameters.bytes_per_line);
    format.pixel_bytes = static_cast<std::size_t>(pixel_bytes);
    return format;
}

Result<std::optional<std::size_t>> SaneDevice::read(std::span<std::uint8_t> into) {
    constexpr std::size_t most = std::numeric_limits<SANE_Int>::max();
    SANE_Int length = 0;
    const SANE_Status status =
        sane_read(handle_, into.data(), static_cast<SANE_Int>(std::min(into.size(), most)), &length);
    if (status == SANE_STATUS_EOF) {
        return std::nullopt;
    }
    if (status != SANE_STATUS_GOOD) {
        return std::unexpected(error_of(status, "read rows"));
    }
    if (length < 0 || static_cast<std::size_t>(length) > into.size()) {
        return fail(ErrorCode::scanner_io, "read rows: a length of " + std::to_string(length));
    }
    return static_cast<std::size_t>(length);
}

void SaneDevice::cancel() const {
    sane_cancel(handle_);
}

}  // namespace kiosk
