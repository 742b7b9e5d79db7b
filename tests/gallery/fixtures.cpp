#include "tests/gallery/fixtures.h"

#include <algorithm>

#include "src/text/fold.h"
#include "tests/flow/visitor.h"
#include "tests/support/assets.h"

namespace kiosk::gallery {

namespace {

constexpr std::string_view long_name = "Nguyễn Phúc Công Tằng Tôn Nữ Hoàng Thị Phương Nghi";
constexpr std::string_view tall_name = "Nguyễn Thị Ngọc Ưỡng";

template <class Things, class NameOf>
const auto& longest_of(const Things& things, const NameOf& name_of) {
    return *std::ranges::max_element(things, {},
                                     [&](const auto& thing) { return text::length(name_of(thing)); });
}

/// The commune whose address is the longest there is.
const Commune& longest_commune() {
    const Units& units = test::catalog().units();
    return longest_of(units.all_communes, [&](const Commune& commune) {
        return commune.name + units.province(commune.province)->full_name;
    });
}

/// As many words of the text as the field takes.
std::string fitting(const Field& field, std::string text) {
    for (const Rule& rule : field.rules) {
        while (rule.kind == Rule::Kind::max_length &&
               text::length(text) > static_cast<std::size_t>(rule.high)) {
            text.resize(text.rfind(' '));
        }
    }
    return text;
}

std::string longest_answer(const Field& field) {
    const Units& units = test::catalog().units();
    const auto vietnamese = [](const auto& entry) { return entry.name.in(Language::vi); };
    switch (field.type) {
        case FieldType::name: return std::string(long_name);
        case FieldType::address: {
            const Commune& commune = longest_commune();
            return format_address({commune.province, commune.code,
                                   "Số nhà 1268/45/12 đường Nguyễn Thị Minh Khai kéo dài, tổ dân phố số 14"});
        }
        case FieldType::email: return "nguyenphuccongtangtonnuhoangthiphuongnghi@hopthudientu.example.vn";
        case FieldType::ethnic: return longest_of(units.ethnic_groups, vietnamese).id;
        case FieldType::country: return longest_of(units.countries, vietnamese).id;
        case FieldType::text:
        case FieldType::long_text:
            return fitting(field,
                           "Bổ sung hồ sơ hưởng trợ cấp một lần cho thân nhân người có công với cách mạng");
        case FieldType::id12:
        case FieldType::date:
        case FieldType::date_partial:
        case FieldType::time:
        case FieldType::phone:
        case FieldType::choice:  // All options are on the screen, whichever is chosen.
        case FieldType::yes_no:
        case FieldType::integer:
        case FieldType::oath:
        case FieldType::derived: break;
    }
    return test::sample(field);
}

std::string stacked_answer(const Field& field) {
    switch (field.type) {
        case FieldType::name: return std::string(tall_name);
        case FieldType::address: return "66|24169|Ấp Ễnh Ương, xóm Ẵm Ngửa, ngõ Ỹ Ỵ";
        case FieldType::text:
        case FieldType::long_text: return fitting(field, "Ẩm ướt, Ễnh Ương, Ỡm Ờ, Ữ Ỵ Ặ");
        default: return test::sample(field);
    }
}

}  // namespace

std::string_view name(Fixture fixture) {
    switch (fixture) {
        case Fixture::plain: return "plain";
        case Fixture::longest: return "longest";
        case Fixture::stacked: return "stacked";
    }
    return {};
}

std::string_view code(Language language) {
    return language == Language::vi ? "vi" : "en";
}

Hall hall_of(Fixture fixture) {
    Hall hall = test::hall();
    hall.commune_name = "Ủy ban nhân dân phường Ea Kao";
    hall.payee = "KHO BAC NHA NUOC KHU VUC";
    hall.payee_account = "3511.0.1058634.91049";
    if (fixture == Fixture::longest) {
        hall.commune_name = "Ủy ban nhân dân " + longest_commune().name;
        hall.place = longest_commune().name;
        hall.help_phone = "0262 3 958 1022";
    } else if (fixture == Fixture::stacked) {
        hall.commune_name = "ỦY BAN NHÂN DÂN XÃ ĐẮK ỄNH ƯƠNG";
        hall.place = "Đắk Ễnh Ương";
    }
    return hall;
}

std::string answer_of(Fixture fixture, const Field& field) {
    switch (fixture) {
        case Fixture::plain: return test::sample(field);
        case Fixture::longest: return longest_answer(field);
        case Fixture::stacked: return stacked_answer(field);
    }
    return {};
}

CardQr card_of(Fixture fixture) {
    CardQr card = test::sample_card();
    if (fixture == Fixture::longest) {
        card.name = long_name;
        card.address = "Tổ dân phố số 14, " + longest_commune().name + ", " +
                       test::catalog().units().province(longest_commune().province)->full_name;
    } else if (fixture == Fixture::stacked) {
        card.name = tall_name;
        card.address = "Ấp Ễnh Ương, xóm Ẵm Ngửa, Ea Kao";
    }
    return card;
}

}  // namespace kiosk::gallery
