#include "src/identity/card_qr.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

#include "src/base/handle.h"
#include "src/identity/card_words.h"

namespace kiosk {
namespace {

// A real code holds under 300 bytes and a QR code at most 2,953; mojibake doubles that.
constexpr std::size_t longest_text = 6'000;

// Longer names and addresses exist on no card and would break every form they are copied to.
constexpr std::size_t longest_name = 100;
constexpr std::size_t longest_address = 300;

std::unexpected<Error> bad(std::string detail) {
    return fail(ErrorCode::card_qr_bad, "card QR: " + std::move(detail));
}

/// The byte that Windows-1252 (and, where that is empty, Latin-1) shows as this character.
std::optional<char> byte_behind(char32_t point) {
    static constexpr std::u32string_view from_0x80 =
        U"\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F"
        U"\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";
    if (point < 0x100) {
        return static_cast<char>(point);
    }
    const auto at = from_0x80.find(point);
    return at == std::u32string_view::npos ? std::nullopt : std::optional(static_cast<char>(0x80 + at));
}

/// Undoes "UTF-8 read as a one-byte alphabet": the bytes behind the characters, when they are UTF-8
/// themselves. Proper Vietnamese never is: behind a single accented letter stands a lone byte above 0x7F.
std::optional<std::string> without_mojibake(std::u32string_view points) {
    std::string bytes;
    for (const char32_t point : points) {
        const auto byte = byte_behind(point);
        if (!byte) {
            return std::nullopt;
        }
        bytes.push_back(*byte);
    }
    return code_points(bytes) ? std::optional(bytes) : std::nullopt;
}

Result<std::string> repaired(std::string_view text) {
    const auto points = code_points(text);
    if (!points) {
        return bad("not UTF-8");
    }
    const std::string honest = without_mojibake(*points).value_or(std::string(text));
    utf8proc_uint8_t* composed = nullptr;
    const auto length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(honest.data()),
                                     static_cast<utf8proc_ssize_t>(honest.size()), &composed,
                                     static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
    const Handle<utf8proc_uint8_t, std::free> owner(composed);
    if (length < 0) {
        return bad("cannot be composed");
    }
    return std::string(composed, composed + length);
}

std::string_view trimmed(std::string_view text) {
    static constexpr std::string_view blank = " \t\r\n";
    const auto first = text.find_first_not_of(blank);
    return first == text.npos ? std::string_view()
                              : text.substr(first, text.find_last_not_of(blank) - first + 1);
}

/// Cuts at every bar and keeps empty fields: dropping them shifts the name into the old number's place.
std::vector<std::string_view> fields_of(std::string_view text) {
    std::vector<std::string_view> fields;
    while (true) {
        const auto bar = text.find('|');
        fields.push_back(trimmed(text.substr(0, bar)));
        if (bar == text.npos) {
            return fields;
        }
        text.remove_prefix(bar + 1);
    }
}

bool is_letter_or_mark(utf8proc_category_t category) {
    return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) ||
           category == UTF8PROC_CATEGORY_MN;
}

/// Letters of any alphabet, and what stands between them in names such as H' Wen Êban.
bool is_name(std::string_view text) {
    static constexpr std::u32string_view between = U" '-.\u2019\u02BC";
    const auto points = code_points(text);
    if (!points || points->size() > longest_name) {
        return false;
    }
    bool has_letter = false;
    for (const char32_t point : *points) {
        const bool letter = is_letter_or_mark(utf8proc_category(static_cast<utf8proc_int32_t>(point)));
        if (!letter && between.find(point) == between.npos) {
            return false;
        }
        has_letter |= letter;
    }
    return has_letter;
}

std::vector<CardQrWarning> doubts(const CardQr& card) {
    std::vector<CardQrWarning> found;
    if (card.sex != card.id_number.sex()) {
        found.push_back(CardQrWarning::sex_differs_from_number);
    }
    if (card.birth_year != card.id_number.birth_year()) {
        found.push_back(CardQrWarning::birth_year_differs_from_number);
    }
    const auto born = card.birth_date.value_or(
        Date{std::chrono::year(card.birth_year), std::chrono::January, std::chrono::day(1)});
    if (card.issue_date < born) {
        found.push_back(CardQrWarning::issued_before_birth);
    }
    return found;
}

}  // namespace

Result<CardQr> parse_card_qr(std::string_view text) {
    if (text.size() > longest_text) {
        return bad("far too long for a card");
    }
    const auto whole = repaired(text);
    if (!whole) {
        return std::unexpected(whole.error());
    }
    const auto fields = fields_of(*whole);
    if (fields.size() != 7 && fields.size() != 11) {
        return bad("neither 7 nor 11 fields");
    }
    auto id = IdNumber::parse(fields[0]);
    if (!id) {
        return bad(id.error().detail);
    }
    if (!is_digits(fields[1]) || (!fields[1].empty() && fields[1].size() != 9 && fields[1].size() != 12)) {
        return bad("old number: neither empty nor 9 or 12 digits");
    }
    if (!is_name(fields[2])) {
        return bad("name: empty, too long or with signs that names do not have");
    }
    const auto birth = card_date(fields[3]);
    if (!birth) {
        return bad("birth date: not a day as ddMMyyyy");
    }
    const auto sex = card_sex(fields[4]);
    if (!sex) {
        return bad("sex: neither Nam nor Nữ");
    }
    if (!is_card_text(fields[5], longest_address)) {
        return bad("address: too long or with control characters");
    }
    const auto issued = card_date(fields[6]);
    if (!issued || !issued->date) {
        return bad("issue date: not a day as ddMMyyyy");
    }
    CardQr card{.layout = fields.size() == 7 ? CardQrLayout::chip_card_2021 : CardQrLayout::card_2024,
                .id_number = *std::move(id),
                .old_id = std::string(fields[1]),
                .name = std::string(fields[2]),
                .birth_year = birth->year,
                .birth_date = birth->date,
                .sex = *sex,
                .address = std::string(fields[5]),
                .issue_date = *issued->date,
                .warnings = {}};
    card.warnings = doubts(card);
    return card;
}

}  // namespace kiosk
