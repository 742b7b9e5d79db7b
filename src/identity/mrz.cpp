#include "src/identity/mrz.h"

#include <algorithm>
#include <array>

#include "src/identity/card_words.h"

namespace kiosk {
namespace {

constexpr std::size_t line_length = 30;
constexpr std::size_t zone_length = 3 * line_length;
constexpr std::size_t number_length = 9;
constexpr char filler = '<';

std::unexpected<Error> bad(std::string detail) {
    return fail(ErrorCode::mrz_bad, "MRZ: " + std::move(detail));
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_letter(char c) {
    return c >= 'A' && c <= 'Z';
}

int two_digits(std::string_view text) {
    return (text[0] - '0') * 10 + (text[1] - '0');
}

Date day(int year, std::string_view yymmdd) {
    return {std::chrono::year(year), std::chrono::month(static_cast<unsigned>(two_digits(yymmdd.substr(2)))),
            std::chrono::day(static_cast<unsigned>(two_digits(yymmdd.substr(4))))};
}

/// Day and month never registered: fillers, as Doc 9303 has it, or noughts, as Vietnamese papers have it.
bool only_a_year(std::string_view yymmdd) {
    return yymmdd.ends_with("<<<<") || yymmdd.ends_with("0000");
}

bool is_birth_date(std::string_view text, int year) {
    return text.size() == 6 && is_digits(text.substr(0, 2)) &&
           (only_a_year(text) || (is_digits(text) && day(year, text).ok()));
}

bool is_expiry_date(std::string_view text) {
    return text.size() == 6 && is_digits(text) && day(2000 + two_digits(text), text).ok();
}

std::string padded(std::string_view text, std::size_t length) {
    std::string out(text.substr(0, length));
    out.resize(length, filler);
    return out;
}

std::string with_digit(std::string text) {
    text.push_back(mrz_check_digit(text));
    return text;
}

/// What the last check digit of a TD1 zone covers: both upper lines without their words (Doc 9303-5, 4.2.4).
std::string composite(std::string_view zone) {
    const auto second = zone.substr(line_length);
    return std::string(zone.substr(5, 25)) + std::string(second.substr(0, 7)) +
           std::string(second.substr(8, 7)) + std::string(second.substr(18, 11));
}

/// The letters without line ends and blanks, in capitals.
std::string compact(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c >= 'a' && c <= 'z') {
            out.push_back(static_cast<char>(c - 'a' + 'A'));
        } else if (c != ' ' && c != '\r' && c != '\n' && c != '\t') {
            out.push_back(c);
        }
    }
    return out;
}

/// Runs of fillers are one blank: the two between surname and given names part what Vietnamese cards do not.
std::string name_from(std::string_view line) {
    std::string name;
    for (const char c : line) {
        if (c != filler) {
            name.push_back(c);
        } else if (!name.empty() && name.back() != ' ') {
            name.push_back(' ');
        }
    }
    while (name.ends_with(' ')) {
        name.pop_back();
    }
    return name;
}

/// A name that is cut must end in a letter (Doc 9303-3, 4.6): where the cut falls between two words, the
/// first of them gives a letter away.
std::string name_line(std::string name) {
    std::ranges::replace(name, ' ', filler);
    while (name.size() > line_length && name[line_length - 1] == filler) {
        name.erase(line_length - 2, 1);
    }
    return padded(name, line_length);
}

std::optional<Sex> sex_from(char letter) {
    return letter == 'M'   ? std::optional(Sex::male)
           : letter == 'F' ? std::optional(Sex::female)
                           : std::nullopt;
}

char letter_of(std::optional<Sex> sex) {
    return !sex ? filler : *sex == Sex::male ? 'M' : 'F';
}

int century_of(const IdNumber& id) {
    return id.birth_year() / 100 * 100;
}

/// Nothing, or the first field whose check digit is wrong.
std::string_view wrong_digit(std::string_view zone) {
    const auto second = zone.substr(line_length);
    struct Check {
        std::string_view field;
        std::string text;
        char digit;
    };
    const std::array checks{Check{"card number", std::string(zone.substr(5, 9)), zone[14]},
                            Check{"id number", std::string(zone.substr(15, 14)), zone[29]},
                            Check{"birth date", std::string(second.substr(0, 6)), second[6]},
                            Check{"expiry date", std::string(second.substr(8, 6)), second[14]},
                            Check{"the whole", composite(zone), second[29]}};
    const auto* wrong = std::ranges::find_if(
        checks, [](const Check& check) { return mrz_check_digit(check.text) != check.digit; });
    return wrong == checks.end() ? std::string_view() : wrong->field;
}

}  // namespace

char mrz_check_digit(std::string_view text) {
    constexpr std::array weights{7, 3, 1};
    int sum = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        sum += weights[i % weights.size()] * (is_digit(c) ? c - '0' : is_letter(c) ? c - 'A' + 10 : 0);
    }
    return static_cast<char>('0' + sum % 10);
}

int Mrz::birth_year() const {
    return century_of(id_number) + two_digits(birth_date);
}

std::optional<Date> Mrz::birth_day() const {
    return only_a_year(birth_date) ? std::nullopt : std::optional(day(birth_year(), birth_date));
}

Date Mrz::expiry_day() const {
    return day(2000 + two_digits(expiry_date), expiry_date);
}

std::vector<MrzWarning> Mrz::warnings() const {
    std::vector<MrzWarning> found;
    if (sex && *sex != id_number.sex()) {
        found.push_back(MrzWarning::sex_differs_from_number);
    }
    if (birth_year() != id_number.birth_year()) {
        found.push_back(MrzWarning::birth_date_differs_from_number);
    }
    if (!id_number.digits().ends_with(document_number)) {
        found.push_back(MrzWarning::card_number_differs_from_id);
    }
    return found;
}

Result<Mrz> parse_mrz(std::string_view text) {
    // A reader may put blanks and line ends anywhere, but not more of them than letters.
    const std::string zone = text.size() <= 2 * zone_length ? compact(text) : std::string();
    if (zone.size() != zone_length ||
        !std::ranges::all_of(zone, [](char c) { return is_letter(c) || is_digit(c) || c == filler; })) {
        return bad("not three lines of 30 letters");
    }
    const auto lines = std::string_view(zone);
    const auto second = lines.substr(line_length, line_length);
    const auto third = lines.substr(2 * line_length);
    if (lines[0] != 'I' || lines.substr(2, 3) != "VNM") {
        return bad("not of a Vietnamese card");
    }
    if (const auto wrong = wrong_digit(lines); !wrong.empty()) {
        return bad(std::string(wrong) + ": its check digit says it was misread");
    }
    const auto field = lines.substr(5, number_length);
    const auto number = field.substr(0, field.find(filler));
    if (number.empty() || padded(number, number_length) != field) {
        return bad("card number: none");
    }
    auto id = IdNumber::parse(lines.substr(15, 12));
    if (!id || lines.substr(27, 2) != "<<") {
        return bad("id number: none");
    }
    const std::string_view birth = second.substr(0, 6);
    const std::string_view expiry = second.substr(8, 6);
    if (!is_birth_date(birth, century_of(*id) + (is_digits(birth.substr(0, 2)) ? two_digits(birth) : 0))) {
        return bad("birth date: no such day");
    }
    if (!is_expiry_date(expiry)) {
        return bad("expiry date: no such day");
    }
    auto name = name_from(third);
    if (name.empty() || !std::ranges::none_of(name, is_digit)) {
        return bad("name: none, or with digits");
    }
    return Mrz{.document_number = std::string(number),
               .birth_date = std::string(birth),
               .expiry_date = std::string(expiry),
               .id_number = *std::move(id),
               .sex = sex_from(second[7]),
               .name = std::move(name),
               .name_is_cut = third.back() != filler};
}

Result<std::string> build_mrz(const Mrz& mrz) {
    const bool plain_name =
        !mrz.name.empty() && std::ranges::all_of(mrz.name, [](char c) { return is_letter(c) || c == ' '; });
    if (!plain_name || mrz.document_number.empty() || mrz.document_number.size() > number_length ||
        !std::ranges::all_of(mrz.document_number, [](char c) { return is_letter(c) || is_digit(c); }) ||
        !is_expiry_date(mrz.expiry_date) ||
        !is_birth_date(mrz.birth_date, mrz.birth_date.size() == 6 ? mrz.birth_year() : 0)) {
        return bad("a field that does not fit");
    }
    std::string zone = "IDVNM" + with_digit(padded(mrz.document_number, number_length)) +
                       with_digit(mrz.id_number.digits() + "<<") + with_digit(mrz.birth_date) +
                       letter_of(mrz.sex) + with_digit(mrz.expiry_date) + "VNM<<<<<<<<<<<";
    zone.push_back(mrz_check_digit(composite(zone)));
    return zone + name_line(mrz.name);
}

Result<std::string> mrz_key_letters(std::string_view document_number, std::string_view birth_date,
                                    std::string_view expiry_date) {
    if (document_number.empty() || document_number.size() > number_length || birth_date.size() != 6 ||
        expiry_date.size() != 6) {
        return bad("key: a field of the wrong length");
    }
    return with_digit(padded(document_number, number_length)) + with_digit(std::string(birth_date)) +
           with_digit(std::string(expiry_date));
}

}  // namespace kiosk
