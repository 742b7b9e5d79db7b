// The sandbox's two printers: "printer" is CUPS' own ippeveprinter behind a private D-Bus, "receipt" an
// ESC/POS printer of ours. Both keep every job they received and have a verb for each kind of trouble.
#pragma once

#include <filesystem>
#include <memory>

#include "drivers/sandbox/part.h"

namespace kiosk::sandbox {

struct PrinterPartConfig {
    std::filesystem::path
        folder;    ///< Jobs land here as job-N.pdf, or as job-N.bin and its picture job-N.png.
    int port = 0;  ///< On loopback. URI: ipp://localhost:PORT/ipp/print, tcp://127.0.0.1:PORT.
};

/// Verbs: paper-out, paper-low, paper-ok, jam, cover-open, clear, abort-next, jam-next, paper-out-next,
/// hang-next, short-next, lose-connection-next, stop, start.
[[nodiscard]] std::unique_ptr<Part> make_printer_part(PrinterPartConfig config);

/// Verbs: paper-out, paper-near-end, cover-open, offline, cutter-error, no-proof-next, cut-connection-next,
/// paper-out-next, clear, stop, start.
[[nodiscard]] std::unique_ptr<Part> make_receipt_part(PrinterPartConfig config);

}  // namespace kiosk::sandbox
