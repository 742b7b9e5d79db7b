// The rules of the house as functions over one file's text, so that the test can first show that they find
// what is wrong.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk::house {

/// A file by its path from the project's root, such as "src/flow/flow.h".
struct File {
    std::string path;
    std::string text;
};

/// Each is "path:line: what is wrong", ready to click.
using Complaints = std::vector<std::string>;

[[nodiscard]] Complaints wrong_includes(
    const File& file);  ///< Who may include whom, and which library lives where.
[[nodiscard]] Complaints wrong_words(
    const File& file);  ///< Clocks, ImGui calls, sleeps, macros, shared_ptr where they may not be.
[[nodiscard]] Complaints wrong_size(const File& file);  ///< Headers over 120 lines, sources over 400.
[[nodiscard]] Complaints wrong_name(const File& file);  ///< Names that say nothing: utils, helpers, common.
[[nodiscard]] Complaints machine_paths(const File& file);  ///< Paths that exist on one machine only.

/// Folders that must have a README.md and have none.
[[nodiscard]] Complaints missing_readmes(const std::vector<File>& files);

/// Keys that only one of the two languages has.
[[nodiscard]] Complaints unequal_keys(const std::map<std::string, std::string>& one,
                                      const std::map<std::string, std::string>& other);

}  // namespace kiosk::house
