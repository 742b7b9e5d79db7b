#include "src/identity/dg13.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "src/identity/card_words.h"
#include "src/identity/tlv.h"
#include "src/text/fold.h"

namespace kiosk {
namespace {

constexpr std::uint32_t file_tag = 0x6D;
constexpr std::uint32_t sequence_tag = 0x30;
constexpr std::uint32_t set_tag = 0x31;
constexpr std::uint32_t integer_tag = 0x02;
constexpr std::uint32_t utf8_tag = 0x0C;
constexpr std::uint32_t printable_tag = 0x13;

// A card has sixteen fields; anything deeper or longer than this is not one.
constexpr int deepest = 6;
constexpr std::size_t longest_text = 300;

enum Field : std::uint32_t {
    id_field = 1,
    name_field,
    birth_field,
    sex_field,
    nationality_field,
    ethnicity_field,
    religion_field,
    hometown_field,
    address_field,
    features_field,
    issue_field,
    expiry_field,
    parents_field,
    spouse_field,
    old_id_field,
    last_field,
};

/// Each field's texts, in order; most have one.
using Fields = std::map<std::uint32_t, std::vector<std::string>>;

std::unexpected<Error> bad(std::string_view what) {
    return fail(ErrorCode::chip_broken, fmt::format("DG13: {}", what));
}

/// Every text in an element, however many lists it is packed in.
bool collect_texts(const Tlv& element, int depth, std::vector<std::string>& texts) {
    if (element.tag == utf8_tag || element.tag == printable_tag) {
        const auto text = text_of(element.value);
        texts.push_back(text::nfc(text));
        // Composing can make a text longer.
        return is_card_text(text, longest_text) && is_card_text(texts.back(), longest_text);
    }
    if (element.tag != sequence_tag && element.tag != set_tag) {
        return true;
    }
    const auto inner = depth < deepest ? tlv_list(element.value) : std::nullopt;
    return inner && std::ranges::all_of(
                        *inner, [&](const Tlv& part) { return collect_texts(part, depth + 1, texts); });
}

/// A field is a list that begins with its number; whatever holds lists is looked into.
bool collect_fields(ByteView bytes, int depth, Fields& fields) {
    const auto elements = depth < deepest ? tlv_list(bytes) : std::nullopt;
    if (!elements) {
        return false;
    }
    for (const auto& element : *elements) {
        if (element.tag != sequence_tag && element.tag != set_tag) {
            continue;
        }
        const auto parts = tlv_list(element.value);
        if (!parts) {
            return false;
        }
        const auto number = !parts->empty() && parts->front().tag == integer_tag
                                ? tlv_number(parts->front().value)
                                : std::nullopt;
        if (!number) {
            if (!collect_fields(element.value, depth + 1, fields)) {
                return false;
            }
        } else if (*number >= id_field && *number <= last_field) {
            auto& texts = fields[*number];
            texts.clear();
            if (!collect_texts(element, depth + 1, texts)) {
                return false;
            }
        }
    }
    return true;
}

std::string text_at(const Fields& fields, std::uint32_t field, std::size_t index = 0) {
    const auto at = fields.find(field);
    return at != fields.end() && index < at->second.size() ? at->second[index] : std::string();
}

/// Sources disagree whether field 15 or 16 is the old number; the other is longer than any number of a
/// person.
std::string old_id_in(const Fields& fields) {
    for (const auto field : {old_id_field, last_field}) {
        auto text = text_at(fields, field);
        if ((text.size() == 9 || text.size() == 12) && is_digits(text)) {
            return text;
        }
    }
    return {};
}

/// "15/01/1990", or "1990" where nothing more is known.
std::optional<CardDate> date_at(const Fields& fields, std::uint32_t field) {
    auto text = text_at(fields, field);
    if (text.size() == 10 && text[2] == '/' && text[5] == '/') {
        std::erase(text, '/');
    } else if (text.size() == 4) {
        text.insert(0, "0000");
    }
    return card_date(text);
}

std::optional<Date> day_at(const Fields& fields, std::uint32_t field) {
    const auto found = date_at(fields, field);
    return found ? found->date : std::nullopt;
}

Bytes element(std::uint32_t tag, std::string_view text) {
    return tlv(tag, bytes_of(text));
}

Bytes field(std::uint32_t number, ByteView content) {
    const auto byte = static_cast<std::uint8_t>(number);
    return tlv(sequence_tag, joined({tlv(integer_tag, ByteView(&byte, 1)), content}));
}

std::string written(std::optional<Date> date, int year) {
    return date ? fmt::format("{:02}/{:02}/{:04}", static_cast<unsigned>(date->day()),
                              static_cast<unsigned>(date->month()), static_cast<int>(date->year()))
                : fmt::format("00/00/{:04}", year);
}

Bytes parents(const Dg13& holder, Dg13Layout layout) {
    const auto father = element(utf8_tag, holder.father);
    const auto mother = element(utf8_tag, holder.mother);
    return layout == Dg13Layout::parents_together
               ? tlv(sequence_tag, joined({father, mother}))
               : joined({tlv(sequence_tag, father), tlv(sequence_tag, mother)});
}

}  // namespace

std::vector<Dg13Warning> Dg13::warnings() const {
    std::vector<Dg13Warning> found;
    if (sex != id_number.sex()) {
        found.push_back(Dg13Warning::sex_differs_from_number);
    }
    if (birth_year != id_number.birth_year()) {
        found.push_back(Dg13Warning::birth_year_differs_from_number);
    }
    const auto born =
        birth_date.value_or(Date{std::chrono::year(birth_year), std::chrono::January, std::chrono::day(1)});
    if (issue_date && *issue_date < born) {
        found.push_back(Dg13Warning::issued_before_birth);
    }
    return found;
}

Result<Dg13> parse_dg13(ByteView file) {
    const auto content = tlv_only(file, file_tag);
    Fields fields;
    if (!content || !collect_fields(*content, 0, fields)) {
        return bad("not a list of fields");
    }
    auto id = IdNumber::parse(text_at(fields, id_field));
    if (!id) {
        return bad(id.error().detail);
    }
    auto name = text_at(fields, name_field);
    if (name.empty()) {
        return bad("name: none");
    }
    const auto birth = date_at(fields, birth_field);
    if (!birth) {
        return bad("birth date: no such day");
    }
    const auto sex = card_sex(text_at(fields, sex_field));
    if (!sex) {
        return bad("sex: neither Nam nor Nữ");
    }
    return Dg13{.id_number = *std::move(id),
                .name = std::move(name),
                .birth_year = birth->year,
                .birth_date = birth->date,
                .sex = *sex,
                .nationality = text_at(fields, nationality_field),
                .ethnicity = text_at(fields, ethnicity_field),
                .religion = text_at(fields, religion_field),
                .hometown = text_at(fields, hometown_field),
                .address = text_at(fields, address_field),
                .features = text_at(fields, features_field),
                .issue_date = day_at(fields, issue_field),
                .expiry_date = day_at(fields, expiry_field),
                .father = text_at(fields, parents_field, 0),
                .mother = text_at(fields, parents_field, 1),
                .spouse = text_at(fields, spouse_field),
                .old_id = old_id_in(fields)};
}

Bytes build_dg13(const Dg13& holder, Dg13Layout layout) {
    const bool together = layout == Dg13Layout::parents_together;
    const auto old_id = element(printable_tag, holder.old_id);
    const auto other = element(printable_tag, "");
    const auto sex = holder.sex == Sex::male ? "Nam" : "Nữ";
    const auto expiry = holder.expiry_date ? written(holder.expiry_date, 0) : std::string();
    const auto issue = holder.issue_date ? written(holder.issue_date, 0) : std::string();
    const auto fields = joined(
        {field(id_field, element(printable_tag, holder.id_number.digits())),
         field(name_field, element(utf8_tag, holder.name)),
         field(birth_field, element(printable_tag, written(holder.birth_date, holder.birth_year))),
         field(sex_field, element(utf8_tag, sex)),
         field(nationality_field, element(utf8_tag, holder.nationality)),
         field(ethnicity_field, element(utf8_tag, holder.ethnicity)),
         field(religion_field, element(utf8_tag, holder.religion)),
         field(hometown_field, element(utf8_tag, holder.hometown)),
         field(address_field, element(utf8_tag, holder.address)),
         field(features_field, element(utf8_tag, holder.features)),
         field(issue_field, element(printable_tag, issue)),
         field(expiry_field, element(printable_tag, expiry)), field(parents_field, parents(holder, layout)),
         field(spouse_field, element(utf8_tag, holder.spouse)),
         field(old_id_field, together ? other : old_id), field(last_field, together ? old_id : other)});
    return tlv(file_tag, tlv(sequence_tag, tlv(set_tag, fields)));
}

}  // namespace kiosk
