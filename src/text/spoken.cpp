#include "src/text/spoken.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "src/text/fold.h"
#include "src/text/numerals.h"
#include "src/text/spelling.h"

namespace kiosk::text {

namespace {

/// A word as written, without the marks around it, and the pause that follows it.
struct Word {
    std::string_view core;
    char pause = ' ';
};

bool is_digit(char letter) {
    return letter >= '0' && letter <= '9';
}

bool all_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, is_digit);
}

/// Only for texts of at most 18 digits.
std::uint64_t number_of(std::string_view digits) {
    std::uint64_t number = 0;
    for (const char digit : digits) {
        number = number * 10 + static_cast<std::uint64_t>(digit - '0');
    }
    return number;
}

bool cut_front(std::string_view& text, std::string_view mark) {
    const bool there = text.starts_with(mark);
    text.remove_prefix(there ? mark.size() : 0);
    return there;
}

constexpr std::string_view pauses = ",:;.!?";

bool is_pause(char letter) {
    return pauses.find(letter) != std::string_view::npos;
}

/// The longer of two pauses: a sentence ends louder than a comma.
char longer_pause(char one, char other) {
    const auto length = [](char pause) { return pauses.find(pause) + 1; };  // No pause: npos + 1 is 0.
    return length(one) >= length(other) ? one : other;
}

/// Brackets and dashes are pauses, quotation marks are silent, bullets stand apart from what follows them. A
/// dash between digits says something.
std::string with_marks_apart(std::string_view text) {
    using Mark = std::pair<std::string_view, std::string_view>;
    static constexpr std::array<Mark, 14> marks{
        Mark{"(", " , "}, Mark{")", " , "}, Mark{"[", " , "}, Mark{"]", " , "}, Mark{"{", " , "},
        Mark{"}", " , "}, Mark{"<", " , "}, Mark{">", " , "}, Mark{"…", " , "}, Mark{"“", " "},
        Mark{"”", " "},   Mark{"\"", " "},  Mark{"&", " & "}, Mark{"—", " , "}};
    constexpr std::string_view bullet = "•";
    constexpr std::string_view dash = "–";
    std::string out;
    while (!text.empty()) {
        const auto mark =
            std::ranges::find_if(marks, [&](const Mark& each) { return text.starts_with(each.first); });
        if (mark != marks.end()) {
            out += mark->second;
            text.remove_prefix(mark->first.size());
        } else if (cut_front(text, dash)) {
            const bool range =
                !out.empty() && is_digit(out.back()) && !text.empty() && is_digit(text.front());
            out += range ? dash : std::string_view(" , ");
        } else if (cut_front(text, bullet)) {
            out.append(out.ends_with(bullet) ? "" : " ").append(bullet);
        } else {
            out.append(out.ends_with(bullet) ? " " : "") += text.front();
            text.remove_prefix(1);
        }
    }
    return out;
}

Word word_of(std::string_view written) {
    Word word{.core = written};
    while (!word.core.empty() && is_pause(word.core.back())) {
        word.pause = longer_pause(word.pause, word.core.back());
        word.core.remove_suffix(1);
    }
    while (!word.core.empty() && is_pause(word.core.front())) {
        word.core.remove_prefix(1);
    }
    return word;
}

std::vector<Word> words_of(std::string_view text) {
    std::vector<Word> words;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(" \n\r\t"), text.size());
        if (end > 0) {
            words.push_back(word_of(text.substr(0, end)));
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

std::vector<std::string_view> parts_of(std::string_view text, std::string_view mark) {
    std::vector<std::string_view> parts;
    for (std::size_t at = text.find(mark); at != std::string_view::npos; at = text.find(mark)) {
        parts.push_back(text.substr(0, at));
        text.remove_prefix(at + mark.size());
    }
    parts.push_back(text);
    return parts;
}

/// A number of so many digits at most, between two bounds.
bool is_within(std::string_view digits, std::size_t most, std::uint64_t least, std::uint64_t greatest) {
    return all_digits(digits) && digits.size() <= most && number_of(digits) >= least &&
           number_of(digits) <= greatest;
}

bool is_plain_number(std::string_view digits) {
    return all_digits(digits) && digits.size() <= 3 && (digits.size() == 1 || digits.front() != '0');
}

/// What stands around a word, as far as it decides how the word is said.
struct Around {
    std::string_view before{};
    std::string_view after{};
    bool in_a_row = false;  ///< Of digits: "1900 1096" is one telephone number.
};

using Said = std::optional<std::string>;

template <class... Words>
bool is_any(std::string_view word, Words... words) {
    return ((word == words) || ...);
}

Said said_masked(std::string_view core, Language language) {
    constexpr std::string_view dot = "•";
    std::uint64_t count = 0;
    while (cut_front(core, dot)) {
        ++count;
    }
    if (count == 0 || !core.empty()) {
        return std::nullopt;
    }
    const bool vi = language != Language::en;
    return number_words(count, language).append(vi ? " dấu sao" : count == 1 ? " asterisk" : " asterisks");
}

Said said_date(std::string_view core, const Around& around, Language language) {
    const auto parts = parts_of(core, "/");
    const auto year = parts.back();
    if (parts.size() < 2 || parts.size() > 3 || year.size() != 4 || !all_digits(year) ||
        !is_within(parts[parts.size() - 2], 2, 1, 12) ||
        (parts.size() == 3 && !is_within(parts[0], 2, 1, 31))) {
        return std::nullopt;
    }
    const auto day = parts.size() == 3 ? static_cast<unsigned>(number_of(parts[0])) : 0;
    std::string words =
        date_words(day, static_cast<unsigned>(number_of(parts[parts.size() - 2])), number_of(year), language);
    // "ngày 05/03/1990" names the day already.
    if (day > 0 ? is_any(around.before, "ngày", "Ngày") : is_any(around.before, "tháng", "Tháng")) {
        words.erase(0, words.find(' ') + 1);
    }
    return words;
}

Said said_time(std::string_view core, Language language) {
    const auto parts = parts_of(core, ":");
    if (parts.size() != 2 || !is_within(parts[0], 2, 0, 24) || parts[1].size() != 2 ||
        !is_within(parts[1], 2, 0, 59)) {
        return std::nullopt;
    }
    const auto hour = number_of(parts[0]);
    const auto minute = number_of(parts[1]);
    const std::string hours = number_words(hour, language);
    const std::string minutes = number_words(minute, language);
    if (language != Language::en) {
        return minute == 0 ? hours + " giờ" : fmt::format("{} giờ {} phút", hours, minutes);
    }
    return minute == 0 ? hours + " o'clock"
                       : fmt::format("{}{} {}", hours, minute < 10 ? " oh" : "", minutes);
}

/// "1.004.000": dots between groups of three.
Said said_grouped(std::string_view core, Language language) {
    const auto groups = parts_of(core, ".");
    const bool grouped =
        groups.size() > 1 && groups.size() <= 5 && is_plain_number(groups[0]) && groups[0] != "0" &&
        std::all_of(groups.begin() + 1, groups.end(),
                    [](std::string_view group) { return group.size() == 3 && all_digits(group); });
    if (!grouped) {
        return std::nullopt;
    }
    std::uint64_t number = 0;
    for (const auto group : groups) {
        number = number * 1000 + number_of(group);
    }
    return number_words(number, language);
}

/// Two plain numbers with a mark between them.
Said said_pair(std::string_view core, std::string_view mark, std::string_view word, Language language) {
    const auto parts = parts_of(core, mark);
    if (parts.size() != 2 || !is_plain_number(parts[0]) || !is_plain_number(parts[1])) {
        return std::nullopt;
    }
    return fmt::format("{} {} {}", number_words(number_of(parts[0]), language), word,
                       number_words(number_of(parts[1]), language));
}

/// "7:30–11:00", "1–63": from one to the other.
Said said_range(std::string_view core, Language language) {
    const auto parts = parts_of(core, "–");
    const auto end = [&](std::string_view part) -> Said {
        if (is_plain_number(part)) {
            return number_words(number_of(part), language);
        }
        return said_time(part, language).or_else([&] { return said_date(part, {}, language); });
    };
    const Said from = end(parts.front());
    const Said to = end(parts.back());
    if (parts.size() != 2 || !from || !to) {
        return std::nullopt;
    }
    return fmt::format("{} {} {}", *from, language != Language::en ? "đến" : "to", *to);
}

Said said_digits(std::string_view core, const Around& around, Language language) {
    if (!all_digits(core)) {
        return std::nullopt;
    }
    const bool year = is_any(around.before, "năm", "Năm", "year", "Year");
    if (core.size() == 4 && core.front() != '0' && year) {
        return year_words(number_of(core), language);
    }
    const bool money = is_any(around.after, "đồng", "VND", "₫");
    if (!around.in_a_row && core.size() <= 15 && (is_plain_number(core) || (money && core.front() != '0'))) {
        return number_words(number_of(core), language);
    }
    // Four digits are heard as one; a telephone number as people say it, 4-3-3.
    if (core.size() == 10 && core.front() == '0') {
        return digit_words(core.substr(0, 4), language, 4) + ", " + digit_words(core.substr(4), language);
    }
    return digit_words(core, language, core.size() == 4 ? 4 : 3);
}

/// "123/2015/NĐ-CP": the numbers of a law are numbers, its letters are spelt.
Said said_law(std::string_view core, Language language) {
    const auto parts = parts_of(core, "/");
    const bool law = parts.size() >= 2 && all_digits(parts[0]) &&
                     std::ranges::none_of(parts, [](std::string_view part) { return part.empty(); });
    if (!law) {
        return std::nullopt;
    }
    std::string words;
    for (const auto part : parts) {
        words += words.empty() ? "" : language != Language::en ? ", xuyệt, " : ", slash, ";
        if (is_plain_number(part)) {
            words += number_words(number_of(part), language);
        } else {
            words += all_digits(part) && part.size() == 4 && part.front() != '0'
                         ? year_words(number_of(part), language)
                         : code_words(part, language);
        }
    }
    return words;
}

std::string said(std::string_view core, const Around& around, Language language);

/// Words joined without a blank: a pause between them.
Said said_apart(std::string_view core, std::string_view marks, Language language) {
    const auto at = core.find_first_of(marks);
    if (at == std::string_view::npos) {
        return std::nullopt;
    }
    return said(core.substr(0, at), {}, language) + ", " + said(core.substr(at + 1), {}, language);
}

/// Digits count; a sign of the general punctuation (E2 in UTF-8) does not.
bool has_any_letter(std::string_view core) {
    return std::ranges::any_of(core, [](char letter) {
        return is_digit(letter) || (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
               (static_cast<unsigned char>(letter) >= 0xC3 && letter != '\xE2');
    });
}

std::string said(std::string_view core, const Around& around, Language language) {
    const bool vi = language != Language::en;
    if (const auto known = said_for(core, language); !known.empty()) {
        return std::string(known);
    }
    if (const auto masked = said_masked(core, language)) {
        return *masked;
    }
    if (!has_any_letter(core)) {
        return {};  // A sign between words is a pause.
    }
    for (const Said& words :
         {said_date(core, around, language), said_time(core, language), said_grouped(core, language),
          said_pair(core, "/", vi ? "trên" : "of", language), said_range(core, language),
          said_pair(core, ",", vi ? "phẩy" : "point", language), said_digits(core, around, language),
          said_law(core, language)}) {
        if (words) {
            return *words;
        }
    }
    if (core.ends_with('%')) {
        return fmt::format("{} {}", said(core.substr(0, core.size() - 1), {}, language),
                           said_for("%", language));
    }
    if (auto words = said_apart(core, ",:;!?", language)) {
        return *words;
    }
    if (core.find('@') != std::string_view::npos || is_code(core)) {
        return code_words(core, language);
    }
    return said_apart(core, "./", language).value_or(std::string(core));
}

Around around(const std::vector<Word>& words, std::size_t here) {
    const auto core = [&](std::size_t place) {
        return place < words.size() ? words[place].core : std::string_view();
    };
    // Before the first word lies the largest number there is, which is no place in the text.
    const auto before = core(here - 1);
    const auto after = core(here + 1);
    const bool joined_before = all_digits(before) && words[here - 1].pause == ' ';
    const bool joined_after = all_digits(after) && words[here].pause == ' ';
    return {before, after, joined_before || joined_after};
}

/// One blank between words, one pause where several met, none at the beginning.
std::string tidied(std::string_view words) {
    std::string out;
    char pause = ' ';
    bool between = false;
    for (const char letter : words) {
        if (letter == ' ' || is_pause(letter)) {
            pause = longer_pause(pause, letter);
            between = true;
            continue;
        }
        if (between && !out.empty()) {
            out.append(pause == ' ' ? "" : std::string(1, pause)) += ' ';
        }
        out += letter;
        pause = ' ';
        between = false;
    }
    return pause == ' ' || out.empty() ? out : out + pause;
}

}  // namespace

std::string spoken(std::string_view text, Language language) {
    const std::string apart = with_marks_apart(nfc(text));
    const auto words = words_of(apart);
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string heard = said(words[i].core, around(words, i), language);
        out.append(heard) += heard.empty() ? longer_pause(',', words[i].pause) : words[i].pause;
        out += ' ';
    }
    return tidied(out);
}

}  // namespace kiosk::text
