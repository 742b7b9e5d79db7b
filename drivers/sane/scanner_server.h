// What `kiosk-device scanner` answers: capabilities, scan, condition. The only user of libsane.
#pragma once

#include "drivers/helper/server.h"

namespace kiosk {

[[nodiscard]] helper::Handler scanner_handler();

}  // namespace kiosk
