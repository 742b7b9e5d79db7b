// What the run before this one left open, settled before the first citizen comes.
#pragma once

#include "src/base/result.h"
#include "src/base/time.h"
#include "src/portal/store.h"

namespace kiosk {

/// Calls prints that were under way unknown, and logs it when the run ended without program_stopped. To be
/// called before program_started of this run is logged. Errors are the store's.
[[nodiscard]] Result<void> settle_last_run(Store& store, WallTime now);

}  // namespace kiosk
