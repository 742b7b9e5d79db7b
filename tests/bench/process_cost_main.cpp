// process_cost PID [SECONDS]: prints what a running kiosk costs; with seconds, also what it costs while left
// alone.
#include <fmt/core.h>

#include <chrono>
#include <cstdlib>
#include <thread>

#include "tests/bench/process_cost.h"

int main(int argc, char** argv) {
    using namespace kiosk::bench;
    if (argc < 2) {
        fmt::print(stderr, "usage: process_cost PID [SECONDS]\n");
        return 2;
    }
    const int pid = std::atoi(argv[1]);
    const auto before = process_cost(pid);
    if (!before) {
        fmt::print(stderr, "process_cost: there is no process {}\n", pid);
        return 1;
    }
    fmt::print("pss_mib {:.1f}\npeak_resident_mib {:.1f}\ncpu_s {:.2f}\n",
               static_cast<double>(before->pss_kib) / 1024,
               static_cast<double>(before->peak_resident_kib) / 1024, before->cpu.count());
    if (argc > 2) {
        std::this_thread::sleep_for(std::chrono::seconds(std::atoi(argv[2])));
        const auto after = process_cost(pid);
        if (!after) {
            fmt::print(stderr, "process_cost: process {} ended meanwhile\n", pid);
            return 1;
        }
        const IdleCost idle = idle_cost(*before, *after);
        fmt::print("idle_cpu_percent {:.4f}\nidle_wake_ups_per_second {:.2f}\n", idle.cpu_percent,
                   idle.wake_ups_per_second);
    }
    return 0;
}
