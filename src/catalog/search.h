// The search box of the catalogue: finds procedures while the citizen is still typing, without diacritics and
// in spite of small slips. Built once; a question of a few words over the whole national catalogue takes well
// under 3 ms.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk {

class SearchIndex {
  public:
    /// Adds words of an entry. The heavier the words, the further up the entry when they match.
    void add(std::uint32_t entry, std::string_view words, int weight);
    /// To be called once after the last add().
    void finish();

    /// Entries in which every word of the query is found, best first.
    [[nodiscard]] std::vector<std::uint32_t> find(std::string_view query, std::size_t limit) const;

  private:
    struct Posting {
        std::uint32_t entry;
        int weight;
    };
    struct Word {
        std::string text;
        std::vector<Posting> postings;
    };

    struct Entry {
        int heaviest = 0;  ///< Weight of its title, the heaviest text that is no code.
        std::size_t title_words = 0;
    };

    /// What rules most words out at a glance; apart from the words, because it is read for all of them.
    struct Shape {
        std::uint32_t letters = 0;  ///< One bit for each letter: few letters in common means far apart.
        std::uint32_t size = 0;
    };

    static void score(const Word& known, int fit, std::vector<int>& scores);
    void put(std::string word, std::uint32_t entry, int weight);
    void score_word(std::string_view word, std::vector<int>& scores) const;

    std::map<std::string, std::vector<Posting>, std::less<>> building_;
    std::vector<Word> words_;    ///< Sorted.
    std::vector<Shape> shapes_;  ///< Of each word, in the same order.
    std::vector<Entry> entries_;
};

/// Letters to change, insert, drop or swap to make one text of the other; `limit` + 1 when there are more
/// than `limit`.
[[nodiscard]] int edit_distance(std::string_view a, std::string_view b, int limit);

}  // namespace kiosk
