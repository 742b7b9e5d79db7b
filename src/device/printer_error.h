// Why a print was refused, from what stands in its way: the same for every kind of printer.
#pragma once

#include "src/base/error.h"
#include "src/device/condition.h"

namespace kiosk {

[[nodiscard]] ErrorCode printer_error(Condition obstacle);

}  // namespace kiosk
