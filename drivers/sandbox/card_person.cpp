#include "drivers/sandbox/card_person.h"

#include <cassert>

#include "src/identity/tlv.h"
#include "src/text/fold.h"

namespace kiosk::sandbox {
namespace {

constexpr Date day(int year, unsigned month, unsigned number) {
    return {std::chrono::year(year), std::chrono::month(month), std::chrono::day(number)};
}

/// What the zone can show of a name: capitals without diacritics, apostrophes and hyphens gone.
std::string zone_name(std::string_view name) {
    std::string letters;
    for (const char c : text::plain(text::upper(name))) {
        if (c == ' ' || (c >= 'A' && c <= 'Z')) {
            letters.push_back(c);
        }
    }
    return letters;
}

std::string six_digits(Date date) {
    std::string digits;
    for (const int part :
         {static_cast<int>(date.year()) % 100, static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day()))}) {
        digits.push_back(static_cast<char>('0' + part / 10));
        digits.push_back(static_cast<char>('0' + part % 10));
    }
    return digits;
}

struct Sketch {
    std::string_view name;
    std::string_view id;
    std::string_view full_name;
    std::optional<Date> born{};
    std::string_view ethnicity;
    std::string_view address;
    Date issued{};
    std::optional<Date> expires{};
    std::string_view old_id;
    Dg13Layout layout = Dg13Layout::parents_together;
    std::string_view access_number;
};

CardPerson person(const Sketch& sketch) {
    const auto id = IdNumber::parse(sketch.id);
    assert(id);
    Dg13 details{.id_number = *id};
    details.name = sketch.full_name;
    details.birth_year = id->birth_year();
    details.birth_date = sketch.born;
    details.sex = id->sex();
    details.nationality = "Việt Nam";
    details.ethnicity = sketch.ethnicity;
    details.religion = "Không";
    details.hometown = id->birth_place();
    details.address = sketch.address;
    details.features = "Nốt ruồi cách 1cm trên đuôi mày trái";
    details.issue_date = sketch.issued;
    details.expiry_date = sketch.expires;
    details.father = "CHA CỦA THẺ MẪU";
    details.mother = "MẸ CỦA THẺ MẪU";
    details.old_id = sketch.old_id;
    const Mrz zone{
        .document_number = std::string(sketch.id.substr(3)),
        .birth_date = sketch.born ? six_digits(*sketch.born) : std::string(sketch.id.substr(4, 2)) + "<<<<",
        .expiry_date = sketch.expires ? six_digits(*sketch.expires) : "991231",
        .id_number = *id,
        .sex = id->sex(),
        .name = zone_name(sketch.full_name)};
    return {sketch.name, zone, details, sketch.layout, sketch.access_number};
}

}  // namespace

const std::vector<CardPerson>& card_persons() {
    static const std::vector<CardPerson> persons{
        person({.name = "an",
                .id = "079090000011",
                .full_name = "NGUYỄN VĂN AN",
                .born = day(1990, 1, 15),
                .ethnicity = "Kinh",
                .address = "Thôn 3, Ea Kao, Buôn Ma Thuột, Đắk Lắk",
                .issued = day(2022, 6, 15),
                .expires = day(2030, 1, 15),
                .old_id = "024111222",
                .access_number = "000011"}),
        person({.name = "wen",
                .id = "066303000033",
                .full_name = "H' WEN ÊBAN",
                .born = day(2003, 7, 20),
                .ethnicity = "Ê-đê",
                .address = "Thôn 3, Xã Ea Kao, Đắk Lắk",
                .issued = day(2024, 8, 1),
                .expires = day(2028, 7, 20),
                .old_id = "",
                .layout = Dg13Layout::parents_apart,
                .access_number = "000033"}),
        person({.name = "banh",
                .id = "031140000017",
                .full_name = "BÀNH",
                .ethnicity = "Hoa",
                .address = "Số 5, Lê Lợi, Ngô Quyền, Hải Phòng",
                .issued = day(2021, 3, 2),
                .old_id = "030987654",
                .layout = Dg13Layout::parents_apart,
                .access_number = "000017"}),
        person({.name = "ton-nu",
                .id = "046199000044",
                .full_name = "TÔN NỮ HOÀNG LÊ THÚY MINH ÁNH BẠCH",
                .born = day(1999, 12, 31),
                .ethnicity = "Kinh",
                .address = "Tổ 8, Phường Thuận Hóa, Thành phố Huế",
                .issued = day(2025, 7, 9),
                .expires = day(2039, 12, 31),
                .old_id = "",
                .access_number = "000044"}),
    };
    return persons;
}

Bytes data_group_1(const CardPerson& person) {
    const auto zone = build_mrz(person.zone);
    assert(zone);
    return tlv(0x61, tlv(0x5F1F, bytes_of(*zone)));
}

Bytes data_group_2(ByteView jpeg) {
    const auto record = joined({bytes_of({"FAC\0"
                                          "010\0",
                                          8}),
                                Bytes{0, 0, 0, 0, 0, 1}, Bytes(20), Bytes(12), jpeg});
    const auto header = tlv(0xA1, joined({tlv(0x87, Bytes{0x01, 0x01}), tlv(0x88, Bytes{0x00, 0x08})}));
    const auto face = tlv(0x7F60, joined({header, tlv(0x5F2E, record)}));
    return tlv(0x75, tlv(0x7F61, joined({tlv(0x02, Bytes{1}), face})));
}

Bytes data_group_13(const CardPerson& person) {
    return build_dg13(person.details, person.layout);
}

}  // namespace kiosk::sandbox
