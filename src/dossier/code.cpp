#include "src/dossier/code.h"

#include <fmt/format.h>

#include <cstddef>
#include <cstdint>
#include <vector>

#include "src/base/spoken_code.h"

namespace kiosk {
namespace {

constexpr std::string_view digits = "0123456789";

std::unexpected<Error> wrong(std::string_view why) {
    return fail(ErrorCode::bad_code, fmt::format("dossier code: {}", why));
}

bool is_digits(std::string_view text, std::size_t least, std::size_t most) {
    return text.size() >= least && text.size() <= most &&
           text.find_first_not_of(digits) == std::string_view::npos;
}

std::vector<std::string_view> split(std::string_view text, char at) {
    std::vector<std::string_view> parts;
    for (auto place = text.find(at); place != std::string_view::npos; place = text.find(at)) {
        parts.push_back(text.substr(0, place));
        text.remove_prefix(place + 1);
    }
    parts.push_back(text);
    return parts;
}

/// (NNN.NN.NN.)?[GH]NN(.NN|.NNN)*
bool is_unit(std::string_view text) {
    const auto parts = split(text, '.');
    std::size_t letter = 0;
    if (parts.size() > 3 && is_digits(parts[0], 3, 3) && is_digits(parts[1], 2, 2) &&
        is_digits(parts[2], 2, 2)) {
        letter = 3;
    }
    const auto head = parts[letter];
    if (head.size() != 3 || (head[0] != 'G' && head[0] != 'H') || !is_digits(head.substr(1), 2, 2)) {
        return false;
    }
    for (std::size_t i = letter + 1; i < parts.size(); ++i) {
        if (!is_digits(parts[i], 2, 3)) {
            return false;
        }
    }
    return true;
}

/// yyMMdd; the form exists since 2018, so the century is this one.
std::optional<Date> date_of(std::string_view text) {
    if (!is_digits(text, 6, 6)) {
        return std::nullopt;
    }
    const auto two = [&](std::size_t at) { return (text[at] - '0') * 10 + (text[at + 1] - '0'); };
    const Date date{std::chrono::year(2000 + two(0)), std::chrono::month(static_cast<unsigned>(two(2))),
                    std::chrono::day(static_cast<unsigned>(two(4)))};
    return date.ok() ? std::optional(date) : std::nullopt;
}

/// Tạm thời. No portal code begins so.
constexpr std::string_view prefix = "TAM-";

}  // namespace

std::string DossierCode::text() const {
    return fmt::format("{}-{:02}{:02}{:02}-{}", unit, static_cast<int>(received.year()) % 100,
                       static_cast<unsigned>(received.month()), static_cast<unsigned>(received.day()),
                       sequence);
}

Result<DossierCode> parse_dossier_code(std::string_view text) {
    constexpr std::size_t longest = 64;  // The deepest unit known has four levels and 20 characters.
    const auto parts = split(text.substr(0, longest + 1), '-');
    if (text.size() > longest || parts.size() != 3) {
        return wrong("not unit-date-sequence");
    }
    if (!is_unit(parts[0])) {
        return wrong("no such kind of unit");
    }
    const auto date = date_of(parts[1]);
    if (!date) {
        return wrong("its date does not exist");
    }
    if (!is_digits(parts[2], 4, 7)) {
        return wrong("its sequence is not 4–7 digits");
    }
    return DossierCode{std::string(parts[0]), *date, std::string(parts[2])};
}

std::string local_code(const Uuid& key) {
    // The last hex digits of a version 4 UUID are all random; seven characters of five bits each tell 34
    // billion apart.
    const auto text = key.text();
    std::uint64_t random = 0;
    for (const char c : text.substr(text.size() - 12)) {
        random = random << 4U | spoken_alphabet.find(c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c);
    }
    std::string characters;
    for (int i = 0; i < 7; ++i) {
        characters += spoken_alphabet[random & 31U];
        random >>= 5U;
    }
    characters += check_character(characters);
    return fmt::format("{}{}-{}", prefix, characters.substr(0, 4), characters.substr(4));
}

bool is_local_code(std::string_view text) {
    constexpr std::size_t hyphen = 8;
    if (text.size() != 13 || !text.starts_with(prefix) || text[hyphen] != '-') {
        return false;
    }
    const auto characters = std::string(text.substr(4, 4)) + std::string(text.substr(9));
    return characters.find_first_not_of(spoken_alphabet) == std::string::npos &&
           characters.back() == check_character(std::string_view(characters).substr(0, 7));
}

}  // namespace kiosk
