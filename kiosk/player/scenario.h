// A scenario as data: one verb a line, read and checked whole before anything is touched.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "src/base/result.h"

namespace kiosk::player {

enum class Verb {
    tap,
    tap_id,
    type,
    type_after,
    expect,
    expect_not,
    expect_page,
    wait_for,
    wait_page,
    wait_gone,
    shot,
    sandbox,
    expect_sandbox,
};

struct Line {
    std::filesystem::path file;
    int number = 0;
    Verb verb{};
    std::string words;  ///< The rest of the line.
    std::vector<std::string>
        parts;  ///< Of `sandbox` and `expect_sandbox`: the words one by one, quotes removed.

    [[nodiscard]] std::string where() const;
};

/// Reads a scenario with everything it includes. Errors: file_missing, bad_answer naming file and line.
[[nodiscard]] Result<std::vector<Line>> read_scenario(const std::filesystem::path& file);

/// As written in a scenario.
[[nodiscard]] std::string_view name(Verb verb);

}  // namespace kiosk::player
