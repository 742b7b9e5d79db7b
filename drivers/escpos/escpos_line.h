// The line to an ESC/POS printer: bytes out, bytes in, each with a deadline and an eye on the stop token. TCP
// and device files look the same from here on.
#pragma once

#include <chrono>
#include <stop_token>
#include <string>
#include <utility>

#include "drivers/system/descriptor.h"
#include "src/base/bytes.h"
#include "src/base/result.h"

namespace kiosk {

class EscposLine {
  public:
    using Clock = std::chrono::steady_clock;

    /// "tcp://host:port" or a device path. Errors: printer_absent, bad_config, cancelled.
    [[nodiscard]] static Result<EscposLine> open(const std::string& device, Clock::time_point until,
                                                 const std::stop_token& stop);

    /// How many bytes left us; fewer than asked for when the line broke, the time passed or a stop was
    /// requested.
    [[nodiscard]] std::size_t write(ByteView bytes, Clock::time_point until, const std::stop_token& stop);

    /// Waits for at least one byte and takes what is there. Errors: printer_io (the line is broken),
    /// deadline_passed, cancelled.
    [[nodiscard]] Result<Bytes> read(Clock::time_point until, const std::stop_token& stop);

  private:
    explicit EscposLine(Descriptor line) : line_(std::move(line)) {}
    Descriptor line_;
};

}  // namespace kiosk
