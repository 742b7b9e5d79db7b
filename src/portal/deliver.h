// One step of bringing a stored dossier to the gateway: asks the outbox what is next, does it through the two ports, stores
// how it went. Call again while `again` is true; otherwise after `wait_until`. Safe to call again after any error or crash.
#pragma once

#include <stop_token>
#include <string>

#include "src/base/result.h"
#include "src/base/time.h"
#include "src/portal/outbox.h"
#include "src/portal/portal.h"
#include "src/portal/store.h"

namespace kiosk {

struct Delivery {
    OutboxEntry entry;     ///< As stored now: its state is what may be told to the citizen.
    bool again = false;    ///< Another step can be done at once.
    WallTime wait_until{};  ///< When `again` is false and the entry is not finished.
};

/// Errors are the store's alone; what the portal said is in `entry.last_error`. `cancelled` when asked to stop.
[[nodiscard]] Result<Delivery> deliver_step(Portal& portal, Store& store, const std::string& key, WallTime now,
                                            std::stop_token stop);

}  // namespace kiosk
