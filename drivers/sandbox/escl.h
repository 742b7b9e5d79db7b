// The sandbox's scanner: an eSCL device on loopback with a glass and a feeder, real enough for sane-airscan,
// and with every trouble the real ones were seen to have.
#pragma once

#include <memory>

#include "drivers/sandbox/part.h"

namespace kiosk::sandbox {

struct ScannerPartConfig {
    int port = 0;  ///< On 127.0.0.1; 0 picks a free one, told by state()["url"].
};

/// Verbs, all with plain words as arguments:
///   load FILE…             puts sheets into the feeder, in order (JPEG or PNG, with their resolution)
///   glass FILE             puts a paper on the glass; it stays until `clear`
///   clear                  takes every paper away
///   fault NAME [COUNT|forever] [AFTER]  the next COUNT times (1), once AFTER pages (0) were delivered
///   heal                   ends every fault and plugs the scanner in
///   unplug, plug           also as faults
///   delay MS               how long a page takes before its first byte
///   cut-at PERCENT         where cut-body, hang-body and short-jpeg end a page
///   state                  what state() shows
///
/// Faults: adf-empty-at-job adf-empty-at-page jam door busy-jobs busy-page cut-body short-jpeg
/// hang-first-byte hang-body status-hang silent.
[[nodiscard]] std::unique_ptr<Part> make_scanner_part(ScannerPartConfig config);

}  // namespace kiosk::sandbox
