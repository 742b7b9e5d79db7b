// Names and words that are typed often: what the keyboard suggests while somebody types. Most frequent first.
#pragma once

#include <string>
#include <vector>

#include "src/text/typing.h"

namespace kiosk {

struct Units;

/// Words to take the place of what stands from `begin` to `end` in the text.
struct Suggestion {
    std::string words;
    std::size_t begin = 0;
    std::size_t end = 0;

    bool operator==(const Suggestion&) const = default;
};

class Names {
  public:
    /// What is being typed: the name of a person, by its place in the name; or a street and a commune.
    enum class Kind { person, place };

    struct Lists {
        std::vector<std::string> family;
        std::vector<std::string> middle;
        std::vector<std::string> given;
        std::vector<std::string> streets;
    };

    Names() = default;
    Names(const Lists& lists, const Units& units);

    /// What begins like the words before the caret, without regard to marks and case; first what has the
    /// marks already typed. At the beginning of a name the most frequent ones.
    [[nodiscard]] std::vector<Suggestion> suggest(Kind kind, const text::Draft& draft,
                                                  std::size_t most) const;
    [[nodiscard]] bool empty() const { return family_.empty(); }

  private:
    struct Entry {
        std::string words;
        std::string folded;
    };
    using List = std::vector<Entry>;

    [[nodiscard]] static List folded(const std::vector<std::string>& words);
    [[nodiscard]] std::vector<const List*> lists(Kind kind, std::size_t words_before) const;

    List family_;
    List middle_;
    List given_;
    List streets_;
    List communes_;
};

}  // namespace kiosk
