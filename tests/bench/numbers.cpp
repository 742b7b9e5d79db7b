#include "tests/bench/numbers.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <cstdio>
#include <string>

namespace kiosk::bench {

void Samples::add(std::chrono::steady_clock::duration time) {
    add(std::chrono::duration<double, std::milli>(time).count());
}

double Samples::at(double share) const {
    assert(!values_.empty());
    auto sorted = values_;
    std::ranges::sort(sorted);
    return sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
}

void print_row(std::string_view what, const Samples& samples, std::string_view unit, const Limit& limit) {
    std::string promise;
    bool kept = true;
    const auto compare = [&](std::string_view name, const std::optional<double>& most, double share) {
        if (most) {
            promise += fmt::format("{}{} {}", promise.empty() ? "" : ", ", name, *most);
            kept = kept && samples.at(share) <= *most;
        }
    };
    compare("p50", limit.p50, 0.50);
    compare("p99", limit.p99, 0.99);
    compare("max", limit.max, 1.0);
    const std::string_view verdict = promise.empty() ? "" : kept ? ": ok" : ": MISSED";
    fmt::print("{:<44} {:>5} {:>9.4g} {:>9.4g} {:>9.4g} {:>9.4g}  {:<4} {}{}\n", what, samples.count(),
               samples.at(0.50), samples.at(0.99), samples.at(0), samples.at(1), unit, promise, verdict);
    std::fflush(stdout);
}

}  // namespace kiosk::bench
