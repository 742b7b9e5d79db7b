#include "drivers/system/process.h"

#include <malloc.h>
#include <time.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

namespace kiosk {

std::filesystem::path program_folder() {
    std::error_code ignored;
    return std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path();
}

std::chrono::milliseconds since_program_start() {
    std::ifstream file("/proc/self/stat");
    std::string line;
    std::getline(file, line);
    // The program's name may contain blanks; the fields after its closing bracket do not.
    std::istringstream fields(line.substr(line.rfind(')') + 2));
    constexpr int start_time_field = 22;  // proc(5); the first field after the name is number 3.
    std::string field;
    for (int number = 3; number <= start_time_field; ++number) {
        fields >> field;
    }
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    const auto started = std::stoll(field) * 1000 / sysconf(_SC_CLK_TCK);
    return std::chrono::milliseconds(now.tv_sec * 1000 + now.tv_nsec / 1'000'000 - started);
}

void keep_memory_small() {
    // A page's picture and larger: by itself glibc raises this limit with the largest block it has seen and
    // then keeps what a batch of pages has freed.
    constexpr int own_mapping_bytes = 256 * 1024;
    // Each further arena keeps its own free memory; our threads allocate little at the same time.
    constexpr int arenas = 2;
    mallopt(M_MMAP_THRESHOLD, own_mapping_bytes);
    mallopt(M_ARENA_MAX, arenas);
}

void read_no_compose_keys() {
    setenv("XCOMPOSEFILE", "/dev/null", /*overwrite=*/1);
}

}  // namespace kiosk
