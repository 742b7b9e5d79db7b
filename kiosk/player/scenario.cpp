#include "kiosk/player/scenario.h"

#include <algorithm>
#include <array>
#include <sstream>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "drivers/system/files.h"

namespace kiosk::player {

namespace {

struct Word {
    std::string_view word;
    Verb verb;
    std::size_t least;  ///< How many words it wants at least.
};

constexpr std::array words_of_a_scenario{Word{"tap", Verb::tap, 1},
                                         Word{"tap_id", Verb::tap_id, 1},
                                         Word{"key", Verb::key, 1},
                                         Word{"key_to", Verb::key_to, 1},
                                         Word{"type", Verb::type, 1},
                                         Word{"type_after", Verb::type_after, 1},
                                         Word{"expect", Verb::expect, 1},
                                         Word{"expect_not", Verb::expect_not, 1},
                                         Word{"expect_page", Verb::expect_page, 1},
                                         Word{"wait_for", Verb::wait_for, 1},
                                         Word{"wait_page", Verb::wait_page, 1},
                                         Word{"wait_gone", Verb::wait_gone, 1},
                                         Word{"hear", Verb::hear, 1},
                                         Word{"shot", Verb::shot, 1},
                                         Word{"sandbox", Verb::sandbox, 2},
                                         Word{"expect_sandbox", Verb::expect_sandbox, 2},
                                         Word{"wait_sandbox", Verb::wait_sandbox, 2},
                                         Word{"expect_fired", Verb::expect_fired, 2},
                                         Word{"expect_count", Verb::expect_count, 3},
                                         Word{"expect_paper", Verb::expect_paper, 1},
                                         Word{"expect_forgotten", Verb::expect_forgotten, 1},
                                         Word{"kill", Verb::kill, 1}};

/// What a scenario may ask of the world it is played in; the values are checked by whoever builds that world.
constexpr std::array<std::string_view, 7> world_keys{
    "slip", "voice", "screen", "language", "code_minutes", "idle_warning_s", "idle_countdown_s"};

/// Scenarios that include each other in a circle would never end.
constexpr int deepest_include = 5;

std::string trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r");
    const auto last = text.find_last_not_of(" \t\r");
    return first == std::string_view::npos ? std::string()
                                           : std::string(text.substr(first, last - first + 1));
}

Result<void> read_into(std::vector<Line>& lines, const std::filesystem::path& file, int depth);

/// One line, already known to hold something.
Result<void> read_line(std::vector<Line>& lines, const std::filesystem::path& file, int number,
                       const std::string& line, int depth) {
    const auto complain = [&](std::string_view what) {
        return fail(ErrorCode::bad_answer, fmt::format("{}:{}: {}", file.string(), number, what));
    };
    const auto blank = line.find(' ');
    const std::string word = line.substr(0, blank);
    const std::string rest = blank == std::string::npos ? std::string() : trimmed(line.substr(blank));
    const auto parts = split(rest);
    if (word == "include" && !rest.empty()) {
        return depth == deepest_include ? complain("too many scenarios include each other")
                                        : read_into(lines, file.parent_path() / rest, depth + 1);
    }
    if (word == "world") {
        const bool known = parts.size() == 2 && std::ranges::find(world_keys, parts[0]) != world_keys.end();
        return known && depth == 0 ? Result<void>()
                                   : complain(fmt::format("world KEY VALUE, in the scenario itself; keys: {}",
                                                          fmt::join(world_keys, " ")));
    }
    const auto verb = std::ranges::find(words_of_a_scenario, word, &Word::word);
    if (verb == words_of_a_scenario.end()) {
        return complain(fmt::format("\"{}\" is no verb; see kiosk/player/README.md", word));
    }
    if (parts.size() < verb->least) {
        return complain(fmt::format("\"{}\" wants more words; see kiosk/player/README.md", word));
    }
    lines.push_back(Line{file, number, verb->verb, Veiled(rest)});
    return {};
}

Result<void> read_into(std::vector<Line>& lines, const std::filesystem::path& file, int depth) {
    const auto text = files::read_text(file);
    if (!text) {
        return failed("read the scenario", text.error());
    }
    std::istringstream stream(*text);
    int number = 0;
    for (std::string raw; std::getline(stream, raw);) {
        ++number;
        const std::string line = trimmed(raw);
        if (line.empty() || line.front() == '#') {
            continue;
        }
        if (auto read = read_line(lines, file, number, line, depth); !read) {
            return read;
        }
    }
    return {};
}

}  // namespace

std::vector<std::string> split(std::string_view words) {
    std::vector<std::string> parts;
    std::string part;
    bool quoted = false;
    bool begun = false;
    for (const char letter : words) {
        if (letter == '"') {
            quoted = !quoted;
            begun = true;
        } else if (letter == ' ' && !quoted) {
            if (begun) {
                parts.push_back(std::exchange(part, {}));
            }
            begun = false;
        } else {
            part += letter;
            begun = true;
        }
    }
    if (begun) {
        parts.push_back(part);
    }
    return parts;
}

std::string Line::where() const {
    return fmt::format("{}:{}", file.filename().string(), number);
}

std::string_view name(Verb verb) {
    return std::ranges::find(words_of_a_scenario, verb, &Word::verb)->word;
}

Result<std::vector<Line>> read_scenario(const std::filesystem::path& file) {
    std::vector<Line> lines;
    if (auto read = read_into(lines, file, 0); !read) {
        return std::unexpected(read.error());
    }
    return lines;
}

}  // namespace kiosk::player
