#include "kiosk/player/scenario.h"

#include <algorithm>
#include <array>
#include <sstream>

#include <fmt/format.h>

#include "drivers/system/files.h"

namespace kiosk::player {

namespace {

constexpr std::array<std::pair<std::string_view, Verb>, 13> verbs{{{"tap", Verb::tap},
                                                                   {"tap_id", Verb::tap_id},
                                                                   {"type", Verb::type},
                                                                   {"type_after", Verb::type_after},
                                                                   {"expect", Verb::expect},
                                                                   {"expect_not", Verb::expect_not},
                                                                   {"expect_page", Verb::expect_page},
                                                                   {"wait_for", Verb::wait_for},
                                                                   {"wait_page", Verb::wait_page},
                                                                   {"wait_gone", Verb::wait_gone},
                                                                   {"shot", Verb::shot},
                                                                   {"sandbox", Verb::sandbox},
                                                                   {"expect_sandbox", Verb::expect_sandbox}}};

/// Scenarios that include each other in a circle would never end.
constexpr int deepest_include = 5;

std::string trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r");
    const auto last = text.find_last_not_of(" \t\r");
    return first == std::string_view::npos ? std::string()
                                           : std::string(text.substr(first, last - first + 1));
}

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
        const auto blank = line.find(' ');
        const std::string word = line.substr(0, blank);
        const std::string rest = blank == std::string::npos ? std::string() : trimmed(line.substr(blank));
        const auto complain = [&](std::string_view what) {
            return fail(ErrorCode::bad_answer, fmt::format("{}:{}: {}", file.string(), number, what));
        };
        if (rest.empty()) {
            return complain("a verb and what it is about are wanted");
        }
        if (word == "include") {
            if (depth == deepest_include) {
                return complain("too many scenarios include each other");
            }
            if (auto included = read_into(lines, file.parent_path() / rest, depth + 1); !included) {
                return included;
            }
            continue;
        }
        const auto verb = std::ranges::find(verbs, word, &std::pair<std::string_view, Verb>::first);
        if (verb == verbs.end()) {
            return complain(fmt::format("\"{}\" is no verb; see kiosk/player/README.md", word));
        }
        Line made{file, number, verb->second, rest, {}};
        if (made.verb == Verb::sandbox || made.verb == Verb::expect_sandbox) {
            made.parts = split(rest);
            if (made.parts.size() < 2) {
                return complain("a part and what it is to do are wanted");
            }
        }
        lines.push_back(std::move(made));
    }
    return {};
}

}  // namespace

std::string Line::where() const {
    return fmt::format("{}:{}", file.filename().string(), number);
}

std::string_view name(Verb verb) {
    return std::ranges::find(verbs, verb, &std::pair<std::string_view, Verb>::second)->first;
}

Result<std::vector<Line>> read_scenario(const std::filesystem::path& file) {
    std::vector<Line> lines;
    if (auto read = read_into(lines, file, 0); !read) {
        return std::unexpected(read.error());
    }
    return lines;
}

}  // namespace kiosk::player
