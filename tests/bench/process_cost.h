// What a process costs, as the kernel counts it: for start-up, idle and memory numbers. Reads
// /proc/<pid>/{stat,status, smaps_rollup}.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

namespace kiosk::bench {

struct ProcessCost {
    std::chrono::duration<double> cpu{};  ///< User and system time since it started, all threads.
    std::chrono::duration<double> age{};  ///< Since exec, by the clock that counts from boot.
    std::uint64_t wake_ups = 0;           ///< Times any thread went to sleep of its own will.
    std::uint64_t pss_kib = 0;            ///< Proportional share of memory now.
    std::uint64_t peak_resident_kib = 0;  ///< The most it ever held.
};

/// Nothing when the process does not exist or may not be looked at.
[[nodiscard]] std::optional<ProcessCost> process_cost(int pid);

/// Those a process started itself and that still run.
[[nodiscard]] std::vector<int> children_of(int pid);

/// From one look to a later one: share of one CPU in percent, and wake-ups a second.
struct IdleCost {
    double cpu_percent = 0;
    double wake_ups_per_second = 0;
};
[[nodiscard]] IdleCost idle_cost(const ProcessCost& before, const ProcessCost& after);

}  // namespace kiosk::bench
