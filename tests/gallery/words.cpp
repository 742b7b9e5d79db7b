#include "tests/gallery/words.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <set>
#include <sstream>

#include <fmt/format.h>

namespace kiosk::gallery {

namespace {

using ui::Element;
using ui::Role;

/// On every page alike: said once, by the page of the greeting and of the home.
bool is_everywhere(const Element& element) {
    static constexpr std::array<std::string_view, 5> ids{"leave", "help", "language", "display", "listen"};
    return element.role == Role::header || element.role == Role::key ||
           std::ranges::find(ids, element.id) != ids.end();
}

std::string words_in(const Element& element) {
    std::string words;
    for (const ui::TextRun& run : element.runs) {
        words += words.empty() ? "" : " ";
        words += run.text;
    }
    return words;
}

std::string line_of(const Element& element) {
    const std::string words = words_in(element);
    switch (element.role) {
        case Role::heading: return "# " + words;
        case Role::notice: return "! " + words;
        case Role::radio:
        case Role::checkbox: return (element.chosen ? "(x) " : "( ) ") + words;
        case Role::field: return "| " + words;
        case Role::button:
        case Role::choice:
        case Role::row:
        case Role::stepper: return "[" + words + "]" + (element.chosen ? " chosen" : "");
        case Role::modal: return "----";
        case Role::header:
        case Role::clock:
        case Role::text:
        case Role::key:
        case Role::picture:
        case Role::progress: return words.empty() ? "" : "  " + words;
    }
    return words;
}

bool is_reviewed(const std::string& state) {
    static const std::set<std::string> samples{"1.001193", "1.000894", "2.000815", "1.004222", "2.000635"};
    constexpr std::string_view step = "procedure_info ";
    return !state.starts_with(step) || samples.contains(state.substr(step.size(), 8));
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) {
        lines.push_back(std::move(line));
    }
    return lines;
}

std::string read(const std::filesystem::path& path) {
    std::ifstream in(path);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// What was and what is now from the first line that differs on, under the state it belongs to.
std::string first_difference(const std::string& file, const std::string& was, const std::string& is) {
    const auto old_lines = lines_of(was);
    const auto new_lines = lines_of(is);
    const auto [o, n] = std::ranges::mismatch(old_lines, new_lines);
    const auto state = std::find_if(std::make_reverse_iterator(n), new_lines.rend(),
                                    [](const std::string& line) { return line.starts_with("== "); });
    std::string told = fmt::format("{}, {}\n", file, state == new_lines.rend() ? "" : *state);
    for (auto line = o; line != old_lines.end() && line - o < 6; ++line) {
        told += "  was: " + *line + '\n';
    }
    for (auto line = n; line != new_lines.end() && line - n < 6; ++line) {
        told += "  now: " + *line + '\n';
    }
    return told;
}

}  // namespace

std::string words_of(const Frame& frame) {
    std::string words;
    for (const Element* element : on_top(frame)) {
        const std::string line = is_everywhere(*element) ? "" : line_of(*element);
        words += line.empty() ? "" : line + '\n';
    }
    return words;
}

void WordBook::add(const std::string& state, int sheet, const Frame& frame) {
    if (!is_reviewed(state)) {
        return;
    }
    File& file = files_[state.substr(0, state.find(' '))];
    if (sheet == 0) {
        file.push_back({state, {}});
    }
    file.back().words += (sheet == 0 ? "" : "-- next sheet\n") + words_of(frame);
}

std::string WordBook::text_of(const File& file) {
    std::string text;
    std::map<std::string_view, std::string_view> told;
    for (const State& state : file) {
        const auto [first, is_new] = told.emplace(state.words, state.name);
        text += fmt::format("{}== {}\n", text.empty() ? "" : "\n", state.name);
        text += is_new ? state.words : fmt::format("as in {}\n", first->second);
    }
    return text;
}

std::string WordBook::differences(const std::filesystem::path& folder) const {
    std::string told;
    for (const auto& [step, file] : files_) {
        const std::string words = text_of(file);
        const std::string was = read(folder / (step + ".txt"));
        if (was != words) {
            told += first_difference((folder / (step + ".txt")).string(), was, words);
        }
    }
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (!files_.contains(entry.path().stem().string())) {
            told += entry.path().string() + ": no such step\n";
        }
    }
    return told;
}

void WordBook::write(const std::filesystem::path& folder) const {
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    for (const auto& [step, file] : files_) {
        std::ofstream(folder / (step + ".txt")) << text_of(file);
    }
}

}  // namespace kiosk::gallery
