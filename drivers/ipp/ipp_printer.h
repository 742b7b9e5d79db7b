// An A4 printer spoken to by straight IPP through libcups, without a print server in between.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "src/device/printer.h"

namespace kiosk {

struct IppPrinterConfig {
    std::string uri;  ///< "ipp://192.168.1.20/ipp/print" or ipps.
    /// A silent printer may take this long for one answer before it counts as absent.
    std::chrono::milliseconds answer_deadline{2'000};
    /// From the accepted document to the last page; a citizen does not wait longer in front of a still
    /// printer.
    std::chrono::milliseconds print_deadline{30'000};
    /// A reported obstacle must last this long during a job before we stop waiting: a flicker is not a fault.
    std::chrono::milliseconds obstacle_patience{4'000};
};

[[nodiscard]] std::unique_ptr<Printer> make_ipp_printer(IppPrinterConfig config);

}  // namespace kiosk
