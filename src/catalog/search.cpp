#include "src/catalog/search.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdlib>
#include <tuple>

#include "src/text/fold.h"

namespace kiosk {

namespace {

// How well a word of the query fits a word of the catalogue. Only the order and the rough distances matter: a
// whole word beats a beginning, a beginning beats a slip of the finger.
constexpr int whole_word = 12;
constexpr int beginning = 8;
constexpr int one_slip = 3;
constexpr int two_slips = 1;

/// Longer than any word, and short enough for a table on the stack.
constexpr std::size_t longest = 40;

/// A slip in a word of three letters makes another word; from four letters on one may be wrong, from eight on
/// two.
int slips_allowed(std::string_view word) {
    return word.size() >= 8 ? 2 : word.size() >= 4 ? 1 : 0;
}

std::uint32_t letters_of(std::string_view word) {
    std::uint32_t bits = 0;
    for (const char c : word) {
        bits |= 1U << (static_cast<unsigned char>(c) % 32U);
    }
    return bits;
}

/// Each slip changes at most one letter on either side.
bool letters_too_far(std::uint32_t a, std::uint32_t b, int slips) {
    return std::popcount(a & ~b) > slips || std::popcount(b & ~a) > slips;
}

bool is_code(std::string_view word) {
    return word.contains('.');
}

}  // namespace

int edit_distance(std::string_view a, std::string_view b, int limit) {
    const int difference = std::abs(static_cast<int>(a.size()) - static_cast<int>(b.size()));
    if (difference > limit || a.size() > longest || b.size() > longest) {
        return limit + 1;
    }
    std::array<std::array<int, longest + 1>, 3> rows{};
    for (std::size_t j = 0; j <= b.size(); ++j) {
        rows[0][j] = static_cast<int>(j);
    }
    for (std::size_t i = 1; i <= a.size(); ++i) {
        auto& row = rows[i % 3];
        const auto& above = rows[(i + 2) % 3];
        const auto& two_above = rows[(i + 1) % 3];
        row[0] = static_cast<int>(i);
        int best = row[0];
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                row[j] = std::min(row[j], two_above[j - 2] + 1);
            }
            best = std::min(best, row[j]);
        }
        if (best > limit) {
            return limit + 1;
        }
    }
    return std::min(rows[a.size() % 3][b.size()], limit + 1);
}

void SearchIndex::put(std::string word, std::uint32_t entry, int weight) {
    auto& postings = building_[std::move(word)];
    if (!postings.empty() && postings.back().entry == entry) {
        postings.back().weight = std::max(postings.back().weight, weight);
    } else {
        postings.push_back({entry, weight});
    }
}

void SearchIndex::add(std::uint32_t entry, std::string_view words, int weight) {
    const std::string folded = text::fold(words);
    const auto list = text::words(folded);
    if (entries_.size() <= entry) {
        entries_.resize(entry + 1);
    }
    if (!list.empty() && !is_code(list.front()) && weight > entries_[entry].heaviest) {
        entries_[entry] = {weight, list.size()};
    }
    for (std::size_t i = 0; i < list.size(); ++i) {
        put(std::string(list[i]), entry, weight);
        // Vietnamese writes each syllable apart and many people do not: "khaisinh" is a word here as well.
        if (i + 1 < list.size() && !is_code(list[i])) {
            put(std::string(list[i]) + std::string(list[i + 1]), entry, std::max(1, weight - 1));
        }
    }
}

void SearchIndex::finish() {
    words_.reserve(building_.size());
    shapes_.reserve(building_.size());
    for (auto& [text, postings] : building_) {
        shapes_.push_back({letters_of(text), static_cast<std::uint32_t>(text.size())});
        words_.push_back({text, std::move(postings)});
    }
    building_.clear();
}

void SearchIndex::score(const Word& known, int fit, std::vector<int>& scores) {
    for (const Posting& posting : known.postings) {
        scores[posting.entry] = std::max(scores[posting.entry], fit * posting.weight);
    }
}

void SearchIndex::score_word(std::string_view word, std::vector<int>& scores) const {
    // The words are sorted, so all that begin alike stand together.
    bool known_word = false;
    for (auto at = std::ranges::lower_bound(words_, word, {}, &Word::text);
         at != words_.end() && at->text.starts_with(word); ++at) {
        known_word = known_word || at->text == word;
        score(*at, at->text == word ? whole_word : beginning, scores);
    }
    // A word that exists is what was meant; only an unknown one is taken for a slip.
    const int slips = known_word || is_code(word) ? 0 : slips_allowed(word);
    if (slips == 0) {
        return;
    }
    const std::uint32_t letters = letters_of(word);
    for (std::size_t i = 0; i < shapes_.size(); ++i) {
        const int longer = std::abs(static_cast<int>(shapes_[i].size) - static_cast<int>(word.size()));
        if (longer > slips || letters_too_far(letters, shapes_[i].letters, slips)) {
            continue;
        }
        if (const int distance = edit_distance(word, words_[i].text, slips); distance <= slips) {
            score(words_[i], distance <= 1 ? one_slip : two_slips, scores);
        }
    }
}

std::vector<std::uint32_t> SearchIndex::find(std::string_view query, std::size_t limit) const {
    // What nobody types into a search box; keeps a pasted text from costing a frame.
    constexpr std::size_t most_words = 12;
    const std::string folded = text::fold(query.substr(0, 400));
    auto words = text::words(folded);
    words.resize(std::min(words.size(), most_words));
    std::vector<int> totals(entries_.size(), words.empty() ? 0 : 1);
    std::vector<int> scores(entries_.size());
    for (const std::string_view word : words) {
        std::ranges::fill(scores, 0);
        score_word(word, scores);
        for (std::size_t i = 0; i < totals.size(); ++i) {
            totals[i] = totals[i] == 0 || scores[i] == 0 ? 0 : totals[i] + scores[i];
        }
    }
    std::vector<std::uint32_t> found;
    for (std::uint32_t entry = 0; entry < entries_.size(); ++entry) {
        if (totals[entry] > 0) {
            found.push_back(entry);
        }
    }
    const auto better = [&](std::uint32_t a, std::uint32_t b) {
        // Of two that fit alike the shorter name is nearer: "Đăng ký thường trú" before "Xóa đăng ký thường
        // trú".
        return std::tuple(-totals[a], entries_[a].title_words, a) <
               std::tuple(-totals[b], entries_[b].title_words, b);
    };
    const std::size_t kept = std::min(limit, found.size());
    std::ranges::partial_sort(found, found.begin() + static_cast<std::ptrdiff_t>(kept), better);
    found.resize(kept);
    return found;
}

}  // namespace kiosk
