// The bank: sees VietQR transfers and tells the gateway, correctly or not.
#pragma once

#include <memory>

#include "drivers/sandbox/part.h"
#include "drivers/sandbox/store.h"

namespace kiosk::sandbox {

/// Verbs: pay, pay-late, pay-twice, wrong-amount, lost-memo, expire, pay-qr.
[[nodiscard]] std::unique_ptr<Part> make_bank_part(Store& store);

}  // namespace kiosk::sandbox
