#include "src/portal/store.h"

namespace kiosk {

std::string_view name(PrintKind kind) {
    switch (kind) {
        case PrintKind::slip: return "slip";
        case PrintKind::acceptance_receipt: return "acceptance_receipt";
        case PrintKind::checklist: return "checklist";
    }
    return "slip";
}

std::string_view name(PrintState state) {
    switch (state) {
        case PrintState::sent: return "sent";
        case PrintState::printed: return "printed";
        case PrintState::unknown: return "unknown";
        case PrintState::failed: return "failed";
    }
    return "unknown";
}

}  // namespace kiosk
