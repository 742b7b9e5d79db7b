#include "tests/gallery/sentences.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "src/text/fold.h"

namespace kiosk::gallery {

namespace {

constexpr std::size_t most_words = 15;
constexpr std::size_t most_sentences = 2;

// Everybody in the hall says these; spelt out, nobody would know what is meant.
constexpr std::array<std::string_view, 6> said_like_that{"QR", "VNeID", "ADN", "DNA", "PIN", "VNI"};
// Shortened in writing, never in speech. As they stand between blanks, in lower case.
constexpr std::array<std::string_view, 9> shortened{"v.v", "v.v.", "tp.",  "tt.", "vd",
                                                    "vd:", "e.g.", "i.e.", "etc."};
// Words of other people's machines that have a Vietnamese one.
constexpr std::array<std::string_view, 19> latin{
    "online", "offline", "scan",    "login", "click", "file", "form", "submit", "server", "reset",
    "update", "user",    "website", "web",   "app",   "link", "code", "ok",     "timeout"};

bool ends_at(std::string_view text, std::size_t place, std::string_view marks) {
    const bool last = place + 1 == text.size() || text[place + 1] == ' ' || text[place + 1] == '\n';
    return last && marks.contains(text[place]);
}

std::vector<std::string_view> split(std::string_view text, std::string_view marks) {
    std::vector<std::string_view> parts;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (ends_at(text, i, marks) || i + 1 == text.size()) {
            parts.push_back(text.substr(begin, i + 1 - begin));
            begin = i + 1;
        }
    }
    return parts;
}

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(" \n/()“”\""), text.size());
        if (end > 0) {
            words.push_back(text.substr(0, end));
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

std::string_view without_marks(std::string_view word) {
    while (!word.empty() && std::string_view(".,:;?!").contains(word.back())) {
        word.remove_suffix(1);
    }
    return word;
}

bool is_upper(char letter) {
    return letter >= 'A' && letter <= 'Z';
}

bool is_lower(char letter) {
    return letter >= 'a' && letter <= 'z';
}

bool is_shortened(std::string_view word) {
    // Folded, Đ is D and every vowel a plain one; what has two capitals side by side is no word.
    const std::string plain = text::plain(without_marks(word));
    const auto pair = std::ranges::adjacent_find(
        plain, [](char one, char other) { return is_upper(one) && is_upper(other); });
    return pair != plain.end() || std::ranges::find(shortened, text::fold(word)) != shortened.end();
}

bool is_code(std::string_view word, Language language) {
    const bool blank_to_fill = word.starts_with('{');
    const auto hump = std::ranges::adjacent_find(
        word, [](char one, char other) { return is_lower(one) && is_upper(other); });
    const bool foreign =
        language == Language::vi && std::ranges::find(latin, text::fold(without_marks(word))) != latin.end();
    return !blank_to_fill && (word.contains('_') || word.contains("://") || hump != word.end() || foreign);
}

}  // namespace

std::vector<std::string> sentence_findings(std::string_view text, Language language, Wording wording) {
    std::vector<std::string> found;
    if (wording != Wording::law) {
        for (const std::string_view part : split(text, ".?!:;")) {
            const auto count =
                static_cast<std::size_t>(std::ranges::count(part, ' ')) + (part.starts_with(' ') ? 0 : 1);
            if (count > most_words) {
                found.push_back(fmt::format("long sentence: {} words", count));
            }
        }
        const auto count = split(text, ".?!").size();
        if (wording == Wording::ours && count > most_sentences) {
            found.push_back(fmt::format("many sentences: {}", count));
        }
    }
    for (const std::string_view word : words_of(text)) {
        const bool usual = std::ranges::find(said_like_that, without_marks(word)) != said_like_that.end();
        if (wording == Wording::ours && !usual && is_shortened(word)) {
            found.push_back(fmt::format("shortened: {}", word));
        }
        if (!usual && is_code(word, language)) {
            found.push_back(fmt::format("code: {}", word));
        }
    }
    return found;
}

}  // namespace kiosk::gallery
