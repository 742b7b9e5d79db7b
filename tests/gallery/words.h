// The words of every screen as a file that a person can read and review:
// tests/gallery/words/<language>/<step>.txt.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "tests/gallery/frame.h"

namespace kiosk::gallery {

/// The words of one sheet, a line for each element: "# question", "[button]", "(x) chosen", "! notice".
[[nodiscard]] std::string words_of(const Frame& frame);

/// The words of all states, by step. A procedure's page holds the words of its asset; a few stand for all.
class WordBook {
  public:
    void add(const std::string& state, int sheet, const Frame& frame);

    /// What differs between the files and the book, in lines to read; empty when nothing does.
    [[nodiscard]] std::string differences(const std::filesystem::path& folder) const;
    void write(const std::filesystem::path& folder) const;

  private:
    struct State {
        std::string name;
        std::string words;
    };
    using File = std::vector<State>;
    /// States with the same words are told once.
    [[nodiscard]] static std::string text_of(const File& file);

    std::map<std::string, File> files_;  ///< By step.
};

}  // namespace kiosk::gallery
