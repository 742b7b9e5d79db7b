#include "src/text/spelling.h"

#include <algorithm>
#include <array>
#include <utility>

#include "src/text/numerals.h"

namespace kiosk::text {

namespace {

using Said = std::pair<std::string_view, std::string_view>;

constexpr std::array<std::string_view, 26> vi_letters{
    "a",     "bê", "xê", "dê",  "e",    "ép",    "giê", "hát", "i",  "gi",     "ca",     "e-lờ",  "em-mờ",
    "en-nờ", "o",  "pê", "quy", "e-rờ", "ét-sì", "tê",  "u",   "vê", "vê kép", "ích-xì", "i dài", "dét"};
// An English voice knows its letters; alone and in capitals they are not taken for words.
constexpr std::string_view en_letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

constexpr std::array vi_words{Said{"&", "và"},
                              Said{"+", "cộng"},
                              Said{"%", "phần trăm"},
                              Said{"UBND", "Ủy ban nhân dân"},
                              Said{"CCCD", "căn cước công dân"},
                              Said{"QR", "quy-rờ"},
                              Said{"PIN", "pin"},
                              Said{"Email", "i-meo"},
                              Said{"email", "i-meo"},
                              Said{"English", "tiếng Anh"},
                              Said{"VND", "đồng"},
                              Said{"₫", "đồng"},
                              Said{"cm", "xăng-ti-mét"},
                              Said{"kg", "ki-lô-gam"},
                              Said{"km", "ki-lô-mét"},
                              Said{"mm", "mi-li-mét"}};
constexpr std::array en_words{Said{"&", "and"},         Said{"+", "plus"},
                              Said{"%", "percent"},     Said{"UBND", "People's Committee"},
                              Said{"PIN", "pin"},       Said{"VND", "dong"},
                              Said{"₫", "dong"},        Said{"cm", "centimetres"},
                              Said{"kg", "kilograms"},  Said{"km", "kilometres"},
                              Said{"mm", "millimetres"}};

constexpr std::array vi_marks{Said{".", "chấm"},  Said{"-", "gạch ngang"}, Said{"–", "gạch ngang"},
                              Said{"/", "xuyệt"}, Said{"@", "a còng"},     Said{"_", "gạch dưới"},
                              Said{"+", "cộng"},  Said{"%", "phần trăm"},  Said{"#", "thăng"}};
constexpr std::array en_marks{Said{".", "dot"},   Said{"-", "dash"},    Said{"–", "dash"},
                              Said{"/", "slash"}, Said{"@", "at"},      Said{"_", "underscore"},
                              Said{"+", "plus"},  Said{"%", "percent"}, Said{"#", "hash"}};

template <std::size_t count>
std::string_view found_in(const std::array<Said, count>& table, std::string_view written) {
    const auto found = std::ranges::find(table, written, &Said::first);
    return found == table.end() ? std::string_view() : found->second;
}

bool is_digit(char letter) {
    return letter >= '0' && letter <= '9';
}

bool is_capital(char letter) {
    return letter >= 'A' && letter <= 'Z';
}

bool is_plain_small(char letter) {
    return letter >= 'a' && letter <= 'z';
}

constexpr std::string_view stroked_d = "Đ";

/// How many bytes of a capital that is spelt stand at the front: A–Z and Đ.
std::size_t spelt_capital(std::string_view text) {
    return text.starts_with(stroked_d) ? stroked_d.size() : !text.empty() && is_capital(text.front()) ? 1 : 0;
}

std::string_view letter_name(std::string_view capital, Language language) {
    if (capital == stroked_d) {
        return "đê";
    }
    const auto place = static_cast<std::size_t>(capital.front() - 'A');
    return language != Language::en ? vi_letters.at(place) : en_letters.substr(place, 1);
}

/// The bytes of the letter at the front.
std::size_t letter_size(std::string_view text) {
    const auto first = static_cast<unsigned char>(text.front());
    const std::size_t size = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    return std::min(size, text.size());
}

/// A letter of a word that is said as a word: small, or with marks of its own.
bool is_word_letter(std::string_view text) {
    return !text.empty() && spelt_capital(text) == 0 &&
           (is_plain_small(text.front()) || static_cast<unsigned char>(text.front()) >= 0xC3) &&
           !text.starts_with("–");
}

/// How many bytes of capitals and digits that are said one by one stand at the front. A capital that begins a
/// word belongs to the word.
std::size_t spelt_run(std::string_view text) {
    std::size_t length = 0;
    while (length < text.size()) {
        const std::size_t capital = spelt_capital(text.substr(length));
        const bool begins_word = capital > 0 && is_word_letter(text.substr(length + capital));
        if (begins_word || (capital == 0 && !is_digit(text[length]))) {
            break;
        }
        length += std::max<std::size_t>(capital, 1);
    }
    return length;
}

/// One by one; a pause after each four, so that a hand can follow.
std::string spelt(std::string_view run, Language language) {
    constexpr std::size_t group = 4;
    if (std::ranges::all_of(run, is_digit)) {
        return digit_words(run, language, run.size() == group ? group : 3);
    }
    std::string words;
    for (std::size_t said = 0; !run.empty(); ++said) {
        words += said == 0 ? "" : said % group == 0 ? ", " : " ";
        const std::size_t capital = spelt_capital(run);
        words += capital > 0 ? std::string(letter_name(run.substr(0, capital), language))
                             : digit_words(run.substr(0, 1), language);
        run.remove_prefix(std::max<std::size_t>(capital, 1));
    }
    return words;
}

std::string_view mark_name(std::string_view text, Language language) {
    const auto mark = text.substr(0, letter_size(text));
    return language != Language::en ? found_in(vi_marks, mark) : found_in(en_marks, mark);
}

/// How many bytes at the front are said as they are written.
std::size_t word_run(std::string_view text, Language language) {
    std::size_t length = letter_size(text);
    while (length < text.size() && spelt_run(text.substr(length)) == 0 &&
           mark_name(text.substr(length), language).empty()) {
        length += letter_size(text.substr(length));
    }
    return length;
}

}  // namespace

std::string_view said_for(std::string_view written, Language language) {
    return language != Language::en ? found_in(vi_words, written) : found_in(en_words, written);
}

bool is_code(std::string_view word) {
    bool digits = false;
    bool capitals = false;
    bool vowel = false;
    bool small = false;
    bool joined = false;
    while (!word.empty()) {
        const char letter = word.front();
        const std::size_t capital = spelt_capital(word);
        digits = digits || is_digit(letter);
        capitals = capitals || capital > 0;
        joined = joined || letter == '-';
        small = small || (capital == 0 && is_word_letter(word));
        vowel = vowel || std::string_view("AEIOUY").find(letter) != std::string_view::npos;
        word.remove_prefix(std::max<std::size_t>(capital, letter_size(word)));
    }
    return digits || (capitals && !small && (!vowel || joined));
}

std::string code_words(std::string_view code, Language language) {
    std::string words;
    while (!code.empty()) {
        std::size_t size = letter_size(code);
        const auto mark = mark_name(code, language);
        words += words.empty() ? "" : mark.empty() ? " " : ", ";
        if (!mark.empty()) {
            words.append(mark).append(code.size() > size ? "," : "");
        } else if (const std::size_t run = spelt_run(code); run > 0) {
            size = run;
            words += spelt(code.substr(0, size), language);
        } else {
            size = word_run(code, language);
            words += code.substr(0, size);
        }
        code.remove_prefix(size);
    }
    return words;
}

}  // namespace kiosk::text
