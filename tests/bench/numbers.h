// One row of the table of numbers: what was measured, what it may be at most, and whether it is.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>
#include <vector>

namespace kiosk::bench {

/// Milliseconds, MiB or percent, as often as it was measured.
class Samples {
  public:
    void add(double value) { values_.push_back(value); }
    void add(std::chrono::steady_clock::duration time);
    /// The value that `share` of the samples do not pass. There is at least one sample.
    [[nodiscard]] double at(double share) const;
    [[nodiscard]] std::size_t count() const { return values_.size(); }

  private:
    std::vector<double> values_;
};

/// What the project promises; nothing where it promises nothing.
struct Limit {
    std::optional<double> p50{};
    std::optional<double> p99{};
    std::optional<double> max{};
};

/// Prints the row; a missed limit says so. The heading is printed by tests/run.
void print_row(std::string_view what, const Samples& samples, std::string_view unit, const Limit& limit);

}  // namespace kiosk::bench
