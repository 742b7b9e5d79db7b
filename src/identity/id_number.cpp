#include "src/identity/id_number.h"

#include <algorithm>
#include <array>

namespace kiosk {
namespace {

constexpr std::array places{
    BirthPlace{"001", "Hà Nội"},
    BirthPlace{"002", "Hà Giang"},
    BirthPlace{"004", "Cao Bằng"},
    BirthPlace{"006", "Bắc Kạn"},
    BirthPlace{"008", "Tuyên Quang"},
    BirthPlace{"010", "Lào Cai"},
    BirthPlace{"011", "Điện Biên"},
    BirthPlace{"012", "Lai Châu"},
    BirthPlace{"014", "Sơn La"},
    BirthPlace{"015", "Yên Bái"},
    BirthPlace{"017", "Hòa Bình"},
    BirthPlace{"019", "Thái Nguyên"},
    BirthPlace{"020", "Lạng Sơn"},
    BirthPlace{"022", "Quảng Ninh"},
    BirthPlace{"024", "Bắc Giang"},
    BirthPlace{"025", "Phú Thọ"},
    BirthPlace{"026", "Vĩnh Phúc"},
    BirthPlace{"027", "Bắc Ninh"},
    BirthPlace{"030", "Hải Dương"},
    BirthPlace{"031", "Hải Phòng"},
    BirthPlace{"033", "Hưng Yên"},
    BirthPlace{"034", "Thái Bình"},
    BirthPlace{"035", "Hà Nam"},
    BirthPlace{"036", "Nam Định"},
    BirthPlace{"037", "Ninh Bình"},
    BirthPlace{"038", "Thanh Hóa"},
    BirthPlace{"040", "Nghệ An"},
    BirthPlace{"042", "Hà Tĩnh"},
    BirthPlace{"044", "Quảng Bình"},
    BirthPlace{"045", "Quảng Trị"},
    BirthPlace{"046", "Thừa Thiên Huế"},
    BirthPlace{"048", "Đà Nẵng"},
    BirthPlace{"049", "Quảng Nam"},
    BirthPlace{"051", "Quảng Ngãi"},
    BirthPlace{"052", "Bình Định"},
    BirthPlace{"054", "Phú Yên"},
    BirthPlace{"056", "Khánh Hòa"},
    BirthPlace{"058", "Ninh Thuận"},
    BirthPlace{"060", "Bình Thuận"},
    BirthPlace{"062", "Kon Tum"},
    BirthPlace{"064", "Gia Lai"},
    BirthPlace{"066", "Đắk Lắk"},
    BirthPlace{"067", "Đắk Nông"},
    BirthPlace{"068", "Lâm Đồng"},
    BirthPlace{"070", "Bình Phước"},
    BirthPlace{"072", "Tây Ninh"},
    BirthPlace{"074", "Bình Dương"},
    BirthPlace{"075", "Đồng Nai"},
    BirthPlace{"077", "Bà Rịa - Vũng Tàu"},
    BirthPlace{"079", "TP. Hồ Chí Minh"},
    BirthPlace{"080", "Long An"},
    BirthPlace{"082", "Tiền Giang"},
    BirthPlace{"083", "Bến Tre"},
    BirthPlace{"084", "Trà Vinh"},
    BirthPlace{"086", "Vĩnh Long"},
    BirthPlace{"087", "Đồng Tháp"},
    BirthPlace{"089", "An Giang"},
    BirthPlace{"091", "Kiên Giang"},
    BirthPlace{"092", "Cần Thơ"},
    BirthPlace{"093", "Hậu Giang"},
    BirthPlace{"094", "Sóc Trăng"},
    BirthPlace{"095", "Bạc Liêu"},
    BirthPlace{"096", "Cà Mau"},
};

// Countries are numbered upwards from here; we keep no list of them, because the kiosk never asks for one.
constexpr std::string_view first_country_code = "101";

constexpr std::size_t code_length = 3;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

const BirthPlace* find_place(std::string_view code) {
    const auto* found = std::ranges::lower_bound(places, code, {}, &BirthPlace::code);
    return found != places.end() && found->code == code ? found : nullptr;
}

}  // namespace

std::span<const BirthPlace> birth_places() {
    return places;
}

Result<IdNumber> IdNumber::parse(std::string_view text) {
    if (text.size() != 12 || !std::ranges::all_of(text, is_digit)) {
        return fail(ErrorCode::bad_answer, "id number: not 12 digits");
    }
    const auto code = text.substr(0, code_length);
    if (code < first_country_code && find_place(code) == nullptr) {
        return fail(ErrorCode::bad_answer, "id number: its first three digits name no place");
    }
    return IdNumber(std::string(text));
}

std::string_view IdNumber::birth_place() const {
    const auto* place = find_place(std::string_view(digits_).substr(0, code_length));
    return place != nullptr ? place->name : std::string_view();
}

Sex IdNumber::sex() const {
    return (digits_[3] - '0') % 2 == 0 ? Sex::male : Sex::female;
}

int IdNumber::birth_year() const {
    // 0 and 1 are the 1900s, 2 and 3 the 2000s, and so on.
    const int century = 1900 + (digits_[3] - '0') / 2 * 100;
    return century + (digits_[4] - '0') * 10 + (digits_[5] - '0');
}

}  // namespace kiosk
