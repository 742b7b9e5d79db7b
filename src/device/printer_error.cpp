#include "src/device/printer_error.h"

namespace kiosk {

ErrorCode printer_error(Condition obstacle) {
    switch (obstacle) {
        case Condition::absent: return ErrorCode::printer_absent;
        case Condition::busy: return ErrorCode::printer_busy;
        case Condition::paper_out: return ErrorCode::printer_paper_out;
        case Condition::jam: return ErrorCode::printer_jam;
        case Condition::cover_open: return ErrorCode::printer_cover_open;
        case Condition::supplies_out: return ErrorCode::printer_supplies_out;
        case Condition::ready:
        case Condition::paper_low:
        case Condition::supplies_low:
        case Condition::output_full:
        case Condition::trouble: break;
    }
    return ErrorCode::printer_refused;
}

}  // namespace kiosk
