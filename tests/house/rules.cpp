#include "tests/house/rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <set>

namespace kiosk::house {
namespace {

using Words = std::vector<std::string_view>;

bool is_code(std::string_view path) {
    return path.ends_with(".h") || path.ends_with(".cpp");
}

bool inside(std::string_view path, std::string_view folder) {
    return path == folder || (path.starts_with(folder) && path.substr(folder.size()).starts_with('/'));
}

bool inside_any(std::string_view path, const Words& folders) {
    return std::ranges::any_of(folders, [&](std::string_view folder) { return inside(path, folder); });
}

std::string_view next_line(std::string_view& rest) {
    const auto end = rest.find('\n');
    const auto line = rest.substr(0, end);
    rest.remove_prefix(end == rest.npos ? rest.size() : end + 1);
    return line;
}

template <class Look>
void each_line(std::string_view text, Look look) {
    for (int number = 1; !text.empty(); ++number) {
        look(number, next_line(text));
    }
}

std::string_view without_comment(std::string_view line) {
    return line.substr(0, line.find("//"));
}

/// What `line` includes, with its first quote or bracket, or nothing.
std::string_view included(std::string_view line) {
    if (!line.starts_with("#include ")) {
        return {};
    }
    line.remove_prefix(9);
    return line.substr(0, line.find_first_of("\">", 1));
}

/// Values see each other downwards: each line of this list may include itself and what stands above it.
const Words values{"src/base",    "src/text",    "src/catalog", "src/identity",
                   "src/dossier", "src/payment", "src/paper"};

struct Visitor {
    std::string_view folder;
    Words may_see;
};

/// The first folder that a file is inside of decides. `drivers/X` and `tests` are answered below.
const std::vector<Visitor>& visitors() {
    static const std::vector<Visitor> table{
        {"src/base/generate", {"src/base"}},
        {"src/device", {"src/device", "src/base", "src/text", "src/dossier", "src/paper"}},
        {"src/portal",
         {"src/portal", "src/base", "src/text", "src/catalog", "src/identity", "src/dossier", "src/payment"}},
        {"src/config", {"src/config", "src/base", "src/text", "src/payment", "src/device"}},
        {"src/flow",
         {"src/flow", "src/base", "src/text", "src/catalog", "src/dossier", "src/identity", "src/payment",
          "src/paper", "src/device", "src/portal", "src/config"}},
        {"src/job", {"src/job", "src/base", "src/flow"}},
        {"kiosk/ui", {"kiosk/ui", "src"}},
        {"kiosk/screens", {"kiosk/screens", "kiosk/ui", "src"}},
        {"kiosk/ctl", {"kiosk/ctl", "src", "drivers"}},
        {"kiosk", {"kiosk", "src", "drivers"}},
        {"tests", {"tests", "src", "drivers", "kiosk"}},
    };
    return table;
}

/// One driver may use another only where its reason stands.
const std::vector<Visitor>& drivers_seen() {
    static const std::vector<Visitor> table{
        {"drivers/sane",
         {"drivers/helper", "drivers/imaging"}},  // Scans in a process that may die, and packs the rows.
        {"drivers/helper", {"drivers/sane"}},     // The helper's main() names the one device it serves.
        {"drivers/sandbox", {"drivers/emrtd"}},   // The card's side of the same cryptography.
    };
    return table;
}

Words may_see(std::string_view path) {
    Words answer;
    if (inside(path, "drivers")) {
        const auto folder = path.substr(0, path.find('/', 8));
        answer = {folder, "src", "drivers/system"};  // system: clock, random, files, child processes.
        for (const auto& driver : drivers_seen()) {
            if (inside(path, driver.folder)) {
                answer.insert(answer.end(), driver.may_see.begin(), driver.may_see.end());
            }
        }
        if (path.starts_with("drivers/drivers.")) {
            answer = {"src", "drivers"};  // The only door to all of them.
        }
        return answer;
    }
    for (const auto& visitor : visitors()) {
        if (inside(path, visitor.folder)) {
            return visitor.may_see;
        }
    }
    for (const auto folder : values) {
        answer.push_back(folder);
        if (inside(path, folder)) {
            return answer;
        }
    }
    return {};
}

struct Home {
    std::string_view header;  ///< How the included name starts.
    Words folders;
};

/// A library lives where its wrapper is; everybody else talks to the wrapper.
const std::vector<Home>& homes() {
    static const std::vector<Home> table{
        {"<imgui", {"kiosk/ui", "tests/ui", "tests/gallery"}},
        {"\"imgui", {"kiosk/ui", "tests/ui", "tests/gallery"}},
        {"<SDL", {"kiosk/ui", "kiosk/player", "tests/ui", "tests/gallery", "tests/kiosk"}},
        {"<SDL2/", {"kiosk/ui", "kiosk/player", "tests/ui", "tests/gallery"}},
        {"<espeak-ng/", {"drivers/speech"}},
        {"<sane/", {"drivers/sane", "tests/drivers/sane"}},
        {"<cups/", {"drivers/ipp", "tests/drivers/ipp"}},
        {"<openssl/", {"drivers/emrtd", "drivers/sandbox", "tests"}},
        {"<eac/", {"tests/drivers/emrtd"}},
        {"<curl/", {"drivers/portal", "kiosk/player"}},
        {"<pango/", {"drivers/paper", "drivers/sandbox", "kiosk/ui/shaped.cpp", "tests/pages"}},
        {"<ZXing/", {"drivers/zxing", "tests/drivers/zxing"}},
        {"<SQLiteCpp/", {"drivers/sqlite", "drivers/sandbox", "tests"}},
        {"<httplib", {"drivers/sandbox", "tests"}},
        {"<catch2/", {"tests/support"}},
    };
    return table;
}

/// Deciding needs none of these; src/job is the one place with threads, and generators run while building.
const Words doing{"<thread>",   "<mutex>",  "<condition_variable>", "<fstream>", "<filesystem>",
                  "<iostream>", "<cstdio>", "<unistd.h>",           "<sys/",     "<netinet/",
                  "<csignal>"};

const Words made_while_building{"\"generated/", "\"icons.h", "\"text_keys.h"};

bool starts_with_any(std::string_view word, const Words& starts) {
    return std::ranges::any_of(starts, [&](std::string_view start) { return word.starts_with(start); });
}

std::string complain(const File& file, int line, std::string_view what) {
    return fmt::format("{}:{}: {}", file.path, line, what);
}

struct Word {
    std::string_view word;
    Words only_in;     ///< Folders or files that may use it.
    Words checked_in;  ///< Empty: everywhere.
    std::string_view why;
};

const std::vector<Word>& words() {
    static const std::vector<Word> table{
        {"_clock::now",
         {"kiosk/app.cpp", "kiosk/player"},
         {"src", "kiosk"},
         "time is an argument or an event"},
        {"ImGui::", {"kiosk/ui", "tests/ui", "tests/gallery"}, {}, "screens call kiosk/ui"},
        // A benchmark that asks what doing nothing costs has nothing else to wait for.
        {"this_thread::sleep",
         {"tests/bench"},
         {"tests"},
         "no sleeping in tests: wait for what you wait for"},
        {"usleep(", {}, {"tests"}, "no sleeping in tests: wait for what you wait for"},
        {"shared_ptr", {"tests/house"}, {}, "one owner: unique_ptr, Handle or a value"},
        {"std::function", {}, {"src/flow"}, "the flow returns values, it does not call back"},
    };
    return table;
}

/// Macros that a library asks for before its header.
const Words library_macros{"CATCH_", "STB", "CPPHTTPLIB_", "TOML_", "ZX_", "IMGUI_", "SDL_", "_GNU_SOURCE"};

/// Longer than the house allows, each with its reason and its own limit, so that it does not grow quietly.
const std::vector<std::pair<std::string_view, std::size_t>> longer_files{
    {"kiosk/ui/widgets.h", 140},                // Every widget a screen may call; one line each.
    {"tests/drivers/printer_contract.h", 140},  // A contract is a template and has no source file.
};

}  // namespace

Complaints wrong_includes(const File& file) {
    Complaints found;
    if (!is_code(file.path)) {
        return found;
    }
    const auto allowed = may_see(file.path);
    const bool decides =
        inside(file.path, "src") && !inside(file.path, "src/job") && !inside(file.path, "src/base/generate");
    each_line(file.text, [&](int number, std::string_view line) {
        const auto name = included(line);
        if (name.empty()) {
            return;
        }
        for (const auto& home : homes()) {
            if (name.starts_with(home.header) && !inside_any(file.path, home.folders)) {
                found.push_back(complain(file, number, fmt::format("{} does not live here", name.substr(1))));
                return;
            }
        }
        // Configuration is where paths come from: there they are values.
        const bool path_value = name == "<filesystem" && inside(file.path, "src/config");
        if (decides && !path_value && starts_with_any(fmt::format("{}>", name), doing)) {
            found.push_back(complain(file, number, fmt::format("src decides, it does not do: {}>", name)));
        } else if (name.starts_with('"') && !starts_with_any(name, made_while_building) &&
                   !inside_any(name.substr(1), allowed)) {
            found.push_back(complain(file, number, fmt::format("may not include {}", name.substr(1))));
        }
    });
    return found;
}

Complaints wrong_words(const File& file) {
    Complaints found;
    if (!is_code(file.path)) {
        return found;
    }
    if (file.path.ends_with(".h") && file.text.find("#pragma once") == std::string::npos) {
        found.push_back(complain(file, 1, "no #pragma once"));
    }
    each_line(file.text, [&](int number, std::string_view line) {
        const auto code = without_comment(line);
        for (const auto& [word, only_in, checked_in, why] : words()) {
            if (code.find(word) != code.npos && !inside_any(file.path, only_in) &&
                !inside(file.path, "tests/house") &&
                (checked_in.empty() || inside_any(file.path, checked_in))) {
                found.push_back(complain(file, number, fmt::format("{}: {}", word, why)));
            }
        }
        if (code.starts_with("#define ") && !starts_with_any(code.substr(8), library_macros)) {
            found.push_back(complain(file, number, "no macros of our own"));
        }
    });
    return found;
}

Complaints wrong_size(const File& file) {
    if (!is_code(file.path)) {
        return {};
    }
    auto limit = std::size_t{file.path.ends_with(".h") ? 120U : 400U};
    for (const auto& [path, lines] : longer_files) {
        limit = path == file.path ? lines : limit;
    }
    const auto lines = static_cast<std::size_t>(std::ranges::count(file.text, '\n'));
    return lines <= limit ? Complaints{}
                          : Complaints{fmt::format("{}: {} lines, at most {}", file.path, lines, limit)};
}

Complaints wrong_name(const File& file) {
    static const std::set<std::string_view> empty_words{"util", "utils",   "helpers", "common",
                                                        "misc", "manager", "stuff"};
    std::string_view rest = file.path;
    while (!rest.empty()) {
        const auto part = rest.substr(0, rest.find('/'));
        if (empty_words.contains(part.substr(0, part.find('.')))) {
            return {fmt::format("{}: \"{}\" names nothing", file.path, part)};
        }
        rest.remove_prefix(std::min(rest.size(), part.size() + 1));
    }
    return {};
}

Complaints machine_paths(const File& file) {
    Complaints found;
    if (inside(file.path, "tests/house")) {
        return found;  // Names them in order to find them.
    }
    static const Words paths{"/home/", "/root/", "/Users/"};
    each_line(file.text, [&](int number, std::string_view line) {
        for (const auto path : paths) {
            const auto at = line.find(path);
            // "share/home/" is a path of its own; only a path that starts here is a machine's.
            const bool starts =
                at == 0 || (at != line.npos &&
                            std::string_view(" \"'=(:`").find(line[at - 1]) != std::string_view::npos);
            if (at != line.npos && starts) {
                found.push_back(complain(file, number, fmt::format("{} exists on one machine only", path)));
            }
        }
    });
    return found;
}

Complaints missing_readmes(const std::vector<File>& files) {
    std::set<std::string> folders;
    std::set<std::string> described;
    for (const auto& file : files) {
        const auto first = file.path.find('/');
        if (first == std::string::npos) {
            continue;
        }
        const auto second = file.path.find('/', first + 1);
        folders.insert(file.path.substr(0, first));
        if (second != std::string::npos && !inside(file.path, "tests") && !inside(file.path, "assets")) {
            folders.insert(file.path.substr(0, second));
        }
        if (file.path.ends_with("/README.md")) {
            described.insert(file.path.substr(0, file.path.rfind('/')));
        }
    }
    Complaints found;
    for (const auto& folder : folders) {
        if (!described.contains(folder) && !folder.starts_with('.')) {
            found.push_back(folder + ": no README.md");
        }
    }
    return found;
}

Complaints unequal_keys(const std::map<std::string, std::string>& one,
                        const std::map<std::string, std::string>& other) {
    Complaints found;
    for (const auto& [key, sentence] : one) {
        if (!other.contains(key)) {
            found.push_back(key + ": in the first language only");
        } else if (sentence.empty() || other.at(key).empty()) {
            found.push_back(key + ": empty");
        }
    }
    for (const auto& [key, sentence] : other) {
        if (!one.contains(key)) {
            found.push_back(key + ": in the second language only");
        }
    }
    return found;
}

}  // namespace kiosk::house
