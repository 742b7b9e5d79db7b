// The two clocks. Only app.cpp and drivers may read them; src gets time as an argument.
#pragma once

#include "src/base/time.h"

namespace kiosk {

[[nodiscard]] WallTime wall_now();
[[nodiscard]] Uptime uptime_now();  ///< Since the first call in this process.

}  // namespace kiosk
