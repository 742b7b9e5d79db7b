#include "src/dossier/value_check.h"

#include <algorithm>

#include "src/catalog/units.h"
#include "src/identity/id_number.h"
#include "src/text/fold.h"
#include "src/text/iso_date.h"

namespace kiosk {

namespace {

// Limits of the portal's own input boxes.
constexpr std::size_t longest_name = 100;
constexpr std::size_t longest_email = 100;
constexpr std::size_t longest_detail = 250;

/// The earliest year of birth anybody alive or freshly dead can have; earlier ones are typing errors.
constexpr int earliest_year = 1880;

using Kind = ProblemKind;

bool all_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// Mobile numbers begin 03, 05, 07, 08, 09 and have ten digits, land lines begin 02 and have eleven.
bool is_phone(std::string_view text) {
    if (!all_digits(text) || !text.starts_with('0')) {
        return false;
    }
    constexpr std::string_view mobile = "35789";
    return text.size() == 10 ? mobile.contains(text[1]) : text.size() == 11 && text[1] == '2';
}

/// The everyday subset of addresses: what a citizen's mail provider hands out.
bool is_email(std::string_view text) {
    const std::size_t at = text.find('@');
    if (at == 0 || at == std::string_view::npos || text.size() > longest_email) {
        return false;
    }
    const auto good = [](std::string_view part, std::string_view others) {
        return !part.empty() && !part.starts_with('.') && !part.ends_with('.') && !part.contains("..") &&
               std::ranges::all_of(part, [&](char c) {
                   return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                          others.contains(c);
               });
    };
    const std::string_view host = text.substr(at + 1);
    return good(text.substr(0, at), "._%+-") && good(host, ".-") && host.contains('.') &&
           host.rfind('.') + 3 <= host.size();
}

bool is_time(std::string_view text) {
    if (text.size() != 5 || text[2] != ':') {
        return false;
    }
    const auto hour = text::parse_number(text.substr(0, 2));
    const auto minute = text::parse_number(text.substr(3));
    return hour && minute && *hour < 24 && *minute < 60;
}

/// Codes are checked by shape here; that they exist is certain because they come from a picker.
bool is_address(std::string_view value) {
    const Address address = parse_address(value);
    return address.province.size() == 2 && all_digits(address.province) && address.commune.size() == 5 &&
           all_digits(address.commune) && text::length(address.detail) <= longest_detail;
}

std::optional<Problem> check_name(const Field& field, std::string_view value) {
    if (!text::is_name(value) || text::length(value) > longest_name) {
        return Problem{field.id, Kind::bad_name};
    }
    // A warning only: in some peoples of the highlands one word is a whole name.
    if (!value.contains(' ')) {
        return Problem{field.id, Kind::single_word_name, Gravity::warning};
    }
    return std::nullopt;
}

/// The list of birth provinces is closed, yet a number from a province it lacks is the registry's business: a
/// warning.
std::optional<Problem> check_id_number(const Field& field, std::string_view value) {
    constexpr std::size_t digits = 12;
    if (value.size() != digits || !all_digits(value)) {
        return Problem{field.id, Kind::bad_id_number};
    }
    if (!IdNumber::parse(value)) {
        return Problem{field.id, Kind::unknown_id_province, Gravity::warning};
    }
    return std::nullopt;
}

std::optional<Problem> problem_if(bool wrong, const Field& field, Kind kind) {
    return wrong ? std::optional(Problem{field.id, kind}) : std::nullopt;
}

}  // namespace

Date plus_years(Date day, int years) {
    const Date moved = day + std::chrono::years{years};
    return moved.ok() ? moved : Date{moved.year() / moved.month() / std::chrono::last};
}

std::optional<DateSpan> parse_date_answer(std::string_view value) {
    const auto plausible = [](Date day) { return static_cast<int>(day.year()) >= earliest_year; };
    if (const auto day = text::parse_iso_date(value)) {
        return plausible(*day) ? std::optional(DateSpan{*day, *day}) : std::nullopt;
    }
    const bool month_given = value.size() == 7;
    if (value.size() != 4 && !month_given) {
        return std::nullopt;
    }
    const std::string from(value);
    const auto first = text::parse_iso_date(from + (month_given ? "-01" : "-01-01"));
    if (!first || !plausible(*first)) {
        return std::nullopt;
    }
    const Date last{first->year() / (month_given ? first->month() : std::chrono::December) /
                    std::chrono::last};
    return DateSpan{*first, last};
}

std::optional<Problem> check_value(const Field& field, std::string_view value) {
    switch (field.type) {
        case FieldType::name: return check_name(field, value);
        case FieldType::id12: return check_id_number(field, value);
        case FieldType::date: {
            const auto span = parse_date_answer(value);
            return problem_if(!span || span->first != span->last, field, Kind::bad_date);
        }
        case FieldType::date_partial: return problem_if(!parse_date_answer(value), field, Kind::bad_date);
        case FieldType::time: return problem_if(!is_time(value), field, Kind::bad_time);
        case FieldType::address: return problem_if(!is_address(value), field, Kind::bad_address);
        case FieldType::phone: return problem_if(!is_phone(value), field, Kind::bad_phone);
        case FieldType::email: return problem_if(!is_email(value), field, Kind::bad_email);
        case FieldType::choice:
            return problem_if(std::ranges::find(field.options, value, &Option::id) == field.options.end(),
                              field, Kind::bad_choice);
        case FieldType::yes_no: return problem_if(value != "yes" && value != "no", field, Kind::bad_choice);
        case FieldType::integer: return problem_if(!text::parse_number(value), field, Kind::bad_number);
        case FieldType::oath: return problem_if(value != "yes", field, Kind::oath_not_taken);
        case FieldType::ethnic:
        case FieldType::country:
        case FieldType::text:
        case FieldType::long_text:
        case FieldType::derived: break;
    }
    return std::nullopt;
}

}  // namespace kiosk
