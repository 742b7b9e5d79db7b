// An 80 mm receipt printer that speaks ESC/POS and answers: TCP port 9100, /dev/usb/lp0 or a serial line.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "src/device/printer.h"

namespace kiosk {

struct EscposPrinterConfig {
    std::string device;  ///< "tcp://192.168.1.21:9100" or a device path such as "/dev/usb/lp0".
    /// Status bytes are answered in real time, even while printing; a printer that needs longer is not there.
    std::chrono::milliseconds answer_deadline{1'000};
    /// 30 cm of slip take 2 s; no proof after this long means that nobody knows.
    std::chrono::milliseconds print_deadline{15'000};
};

[[nodiscard]] std::unique_ptr<Printer> make_escpos_printer(EscposPrinterConfig config);

}  // namespace kiosk
