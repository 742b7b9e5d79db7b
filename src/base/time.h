// Time as the flow sees it: an argument or an event, never a clock. Only kiosk/app.cpp and drivers read clocks.
#pragma once

#include <chrono>

namespace kiosk {

/// Steady time since the program started; for waits, deadlines and inactivity.
using Uptime = std::chrono::milliseconds;

/// Wall time in UTC seconds; for appointments, intents and paper. May jump; never used for waits.
using WallTime = std::chrono::sys_seconds;

/// A calendar date in Việt Nam.
using Date = std::chrono::year_month_day;

/// Việt Nam is UTC+7 all year, without summer time.
inline constexpr std::chrono::hours vietnam_offset{7};

[[nodiscard]] inline Date date_in_vietnam(WallTime time) {
    return Date{std::chrono::floor<std::chrono::days>(time + vietnam_offset)};
}

}  // namespace kiosk
