#include "src/catalog/names.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "src/catalog/units.h"
#include "src/text/fold.h"

namespace kiosk {

namespace {

/// Nothing suggested has more words: "Xô Viết Nghệ Tĩnh".
constexpr std::size_t most_words = 4;

/// "Ea Kao" from "Phường Ea Kao".
std::string without_kind(const std::string& commune) {
    for (const std::string_view kind : {"Phường ", "Xã ", "Đặc khu "}) {
        if (commune.starts_with(kind)) {
            return commune.substr(kind.size());
        }
    }
    return commune;
}

bool separates(char letter) {
    return letter == ' ' || letter == ',' || letter == '.' || letter == '/' || letter == '-';
}

/// Where the words before `end` begin, the last one first; it may be empty.
std::vector<std::size_t> word_begins(std::string_view text, std::size_t end) {
    std::vector<std::size_t> begins;
    std::size_t at = end;
    while (true) {
        while (at > 0 && !separates(text[at - 1])) {
            --at;
        }
        begins.push_back(at);
        if (at == 0 || text[at - 1] != ' ') {
            return begins;
        }
        while (at > 0 && text[at - 1] == ' ') {
            --at;
        }
    }
}

std::size_t word_end(std::string_view text, std::size_t at) {
    while (at < text.size() && !separates(text[at])) {
        ++at;
    }
    return at;
}

}  // namespace

Names::Names(const Lists& lists, const Units& units)
    : family_(folded(lists.family)),
      middle_(folded(lists.middle)),
      given_(folded(lists.given)),
      streets_(folded(lists.streets)) {
    std::set<std::string> seen;
    std::vector<std::string> communes;
    for (const Commune& commune : units.all_communes) {
        std::string name = without_kind(commune.name);
        if (seen.insert(name).second) {
            communes.push_back(std::move(name));
        }
    }
    communes_ = folded(communes);
}

Names::List Names::folded(const std::vector<std::string>& words) {
    List out;
    out.reserve(words.size());
    for (const std::string& word : words) {
        out.push_back({word, text::fold(word)});
    }
    return out;
}

std::vector<const Names::List*> Names::lists(Kind kind, std::size_t words_before) const {
    if (kind == Kind::place) {
        return {&streets_, &communes_};
    }
    // Many minorities put the family last, or write Y and H' before everything.
    switch (words_before) {
        case 0: return {&family_, &middle_, &given_};
        case 1: return {&middle_, &given_, &family_};
        default: return {&given_, &middle_, &family_};
    }
}

std::vector<Suggestion> Names::suggest(Kind kind, const text::Draft& draft, std::size_t most) const {
    const std::string_view text = draft.text;
    const auto begins = word_begins(text, draft.caret);
    const std::size_t end = word_end(text, draft.caret);
    std::vector<Suggestion> found;
    // The longest piece of text first: "ea k" knows better than "k" what is meant.
    for (std::size_t words = std::min(begins.size(), most_words); words-- > 0;) {
        const std::string_view typed = text.substr(begins[words], draft.caret - begins[words]);
        const bool nothing_typed = typed.empty();
        if (nothing_typed && kind == Kind::place) {
            continue;
        }
        const std::string folded = text::fold(typed) + (typed.ends_with(' ') ? " " : "");
        const auto first = static_cast<std::ptrdiff_t>(found.size());
        const std::string_view replaced = text.substr(begins[words], end - begins[words]);
        for (const List* list : lists(kind, begins.size() - 1 - words)) {
            for (const Entry& entry : *list) {
                if (entry.folded.starts_with(folded) && entry.words != replaced &&
                    std::ranges::find(found, entry.words, &Suggestion::words) == found.end()) {
                    found.push_back({entry.words, begins[words], end});
                }
                if (nothing_typed && found.size() == most) {
                    return found;
                }
            }
        }
        if (text::plain(typed) != typed) {
            const std::string upper = text::upper(typed);
            const std::vector<Suggestion> both(found.begin() + first, found.end());
            found.erase(found.begin() + first, found.end());
            for (const bool marked : {true, false}) {
                std::ranges::copy_if(both, std::back_inserter(found), [&](const Suggestion& suggestion) {
                    return text::upper(suggestion.words).starts_with(upper) == marked;
                });
            }
        }
        if (found.size() >= most) {
            break;
        }
    }
    found.resize(std::min(found.size(), most));
    return found;
}

}  // namespace kiosk
