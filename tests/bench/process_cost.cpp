#include "tests/bench/process_cost.h"

#include <unistd.h>

#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <system_error>
#include <vector>

namespace kiosk::bench {

namespace {

using std::filesystem::path;

/// The number on the line that starts with `name`.
std::uint64_t named_number(const path& file, const std::string& name) {
    std::ifstream lines(file);
    std::string line;
    while (std::getline(lines, line)) {
        if (line.starts_with(name)) {
            return std::stoull(line.substr(name.size()));
        }
    }
    return 0;
}

/// The fields of /proc/<pid>/stat after the program's name, which may itself hold spaces and brackets.
std::vector<std::string> stat_fields(const path& process) {
    std::ifstream file(process / "stat");
    const std::string all{std::istreambuf_iterator<char>(file), {}};
    const std::size_t end_of_name = all.rfind(')');
    if (end_of_name == std::string::npos) {
        return {};
    }
    std::istringstream rest(all.substr(end_of_name + 1));
    return {std::istream_iterator<std::string>(rest), {}};
}

/// status counts one thread only, so every thread is asked.
std::uint64_t wake_ups(const path& process) {
    std::uint64_t sum = 0;
    std::error_code error;
    for (const auto& thread : std::filesystem::directory_iterator(process / "task", error)) {
        sum += named_number(thread.path() / "status", "voluntary_ctxt_switches:");
    }
    return sum;
}

/// To the nanosecond, of all threads: stat counts in hundredths of a second, which is all an idle minute
/// costs.
std::chrono::duration<double> processor_time(int pid) {
    clockid_t clock{};
    timespec used{};
    if (clock_getcpuclockid(pid, &clock) != 0 || clock_gettime(clock, &used) != 0) {
        return {};
    }
    return std::chrono::seconds(used.tv_sec) + std::chrono::nanoseconds(used.tv_nsec);
}

std::chrono::duration<double> since_boot() {
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    return std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec);
}

}  // namespace

std::optional<ProcessCost> process_cost(int pid) {
    const path process = path("/proc") / std::to_string(pid);
    const std::vector<std::string> fields = stat_fields(process);
    // Numbered as in proc(5) from the third field on: starttime is 22.
    constexpr std::size_t start_time = 22 - 3;
    if (fields.size() <= start_time) {
        return std::nullopt;
    }
    const auto ticks = static_cast<double>(sysconf(_SC_CLK_TCK));
    ProcessCost cost;
    cost.cpu = processor_time(pid);
    cost.age = since_boot() - std::chrono::duration<double>(std::stod(fields[start_time]) / ticks);
    cost.wake_ups = wake_ups(process);
    cost.pss_kib = named_number(process / "smaps_rollup", "Pss:");
    cost.peak_resident_kib = named_number(process / "status", "VmHWM:");
    return cost;
}

std::vector<int> children_of(int pid) {
    std::vector<int> found;
    std::error_code ended;
    // The kernel keeps them by the thread that started them.
    for (const auto& thread :
         std::filesystem::directory_iterator("/proc/" + std::to_string(pid) + "/task", ended)) {
        std::ifstream file(thread.path() / "children");
        for (int each = 0; file >> each;) {
            found.push_back(each);
        }
    }
    return found;
}

IdleCost idle_cost(const ProcessCost& before, const ProcessCost& after) {
    const double seconds = (after.age - before.age).count();
    if (seconds <= 0) {
        return {};
    }
    return {.cpu_percent = 100 * (after.cpu - before.cpu).count() / seconds,
            .wake_ups_per_second = static_cast<double>(after.wake_ups - before.wake_ups) / seconds};
}

}  // namespace kiosk::bench
