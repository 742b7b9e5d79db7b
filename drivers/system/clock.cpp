#include "drivers/system/clock.h"

namespace kiosk {

WallTime wall_now() {
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

Uptime uptime_now() {
    static const auto start = std::chrono::steady_clock::now();
    return std::chrono::duration_cast<Uptime>(std::chrono::steady_clock::now() - start);
}

}  // namespace kiosk
