#include "src/device/condition.h"

namespace kiosk {

std::string_view name(DeviceKind kind) {
    switch (kind) {
        case DeviceKind::scanner: return "scanner";
        case DeviceKind::printer: return "printer";
        case DeviceKind::receipt_printer: return "receipt_printer";
        case DeviceKind::audio: return "audio";
    }
    return "unknown";
}

std::string_view name(Condition condition) {
    switch (condition) {
        case Condition::ready: return "ready";
        case Condition::busy: return "busy";
        case Condition::absent: return "absent";
        case Condition::paper_out: return "paper_out";
        case Condition::paper_low: return "paper_low";
        case Condition::jam: return "jam";
        case Condition::cover_open: return "cover_open";
        case Condition::supplies_low: return "supplies_low";
        case Condition::supplies_out: return "supplies_out";
        case Condition::output_full: return "output_full";
        case Condition::trouble: return "trouble";
    }
    return "unknown";
}

const std::vector<Condition>& all_conditions() {
    static const std::vector<Condition> conditions{
        Condition::ready,        Condition::busy,        Condition::absent,     Condition::paper_out,
        Condition::paper_low,    Condition::jam,         Condition::cover_open, Condition::supplies_low,
        Condition::supplies_out, Condition::output_full, Condition::trouble};
    return conditions;
}

bool blocks_work(Condition condition) {
    switch (condition) {
        case Condition::ready:
        case Condition::paper_low:
        case Condition::supplies_low:
        case Condition::busy: return false;
        case Condition::absent:
        case Condition::paper_out:
        case Condition::jam:
        case Condition::cover_open:
        case Condition::supplies_out:
        case Condition::output_full:
        case Condition::trouble: return true;
    }
    return true;
}

}  // namespace kiosk
