// A scenario as data: one verb a line, read and checked whole before anything is touched.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "kiosk/player/veiled.h"
#include "src/base/result.h"

namespace kiosk::player {

enum class Verb {
    tap,
    tap_id,
    key,
    key_to,
    type,
    type_after,
    expect,
    expect_not,
    expect_page,
    wait_for,
    wait_page,
    wait_gone,
    hear,
    shot,
    sandbox,
    expect_sandbox,
    wait_sandbox,
    expect_fired,
    expect_count,
    expect_paper,
    expect_forgotten,
    kill,
};

struct Line {
    std::filesystem::path file;
    int number = 0;
    Verb verb{};
    Veiled words;  ///< The rest of the line.

    [[nodiscard]] std::string where() const;
};

/// Reads a scenario with everything it includes. Errors: file_missing, bad_answer naming file and line.
/// `world` lines are checked and left out: whoever starts the kiosk has followed them already (kiosk/demo).
[[nodiscard]] Result<std::vector<Line>> read_scenario(const std::filesystem::path& file);

/// The words one by one; double quotes keep words together and are removed.
[[nodiscard]] std::vector<std::string> split(std::string_view words);

/// As written in a scenario.
[[nodiscard]] std::string_view name(Verb verb);

}  // namespace kiosk::player
