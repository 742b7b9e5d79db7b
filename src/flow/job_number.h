// Names one piece of work handed to a worker. An answer carries its number; an answer nobody waits for is
// dropped.
#pragma once

#include <cstdint>

namespace kiosk {

enum class JobNumber : std::uint64_t { none = 0 };

[[nodiscard]] constexpr JobNumber next(JobNumber job) {
    return static_cast<JobNumber>(static_cast<std::uint64_t>(job) + 1);
}

}  // namespace kiosk
