// Both faces of the two generations of citizen's cards. Layout simplified, colours alike, every card marked
// MẪU.
#include <string>

#include "tests/pages/papers.h"
#include "tests/pages/persons.h"

namespace kiosk::pages {
namespace {

/// "dd/MM/yyyy" as the QR writes it.
std::string packed(std::string_view date) {
    return std::string(date.substr(0, 2)) + std::string(date.substr(3, 2)) + std::string(date.substr(6, 4));
}

std::string qr_of(const Person& person) {
    std::string text;
    for (const std::string& field :
         {std::string(person.id), std::string(person.old_id), std::string(person.name), packed(person.birth),
          std::string(person.sex), std::string(person.address)}) {
        text += field + "|";
    }
    return text + packed(person.issued);
}

/// Guilloche: the fine waves printed under the text.
void background(Sheet& sheet, Ink ink) {
    for (int i = 0; i < 33; ++i) {
        sheet.line(0, i * 1.6, 85.6, 54 - i * 1.4, 0.07, ink);
        sheet.line(i * 2.4, 0, 85.6 - i * 2.4, 54, 0.07, ink);
    }
}

void state_heading(Sheet& sheet) {
    sheet.text(20, 2.6, 62, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
               {.points = 5.6, .bold = true, .align = Align::center});
    sheet.text(20, 5.9, 62, "Độc lập - Tự do - Hạnh phúc",
               {.points = 5.2, .bold = true, .align = Align::center});
    sheet.text(20, 8.7, 62, "SOCIALIST REPUBLIC OF VIET NAM", {.points = 4.4, .align = Align::center});
    sheet.fill(5, 3, 11, 11, {0.80, 0.16, 0.16});
    sheet.star(10.5, 8.5, 3.6, {0.95, 0.82, 0.2});
}

void label(Sheet& sheet, double x, double y, std::string_view words) {
    sheet.text(x, y, 54, words, {.points = 4.3, .family = "Noto Sans", .ink = {0.25, 0.25, 0.3}});
}

void value(Sheet& sheet, double x, double y, double width, std::string_view words) {
    sheet.text(x, y, width, words, {.points = 6.6, .family = "Noto Sans", .bold = true});
}

/// The machine-readable zone keeps one letter in each tenth of an inch.
void machine_line(Sheet& sheet, double y, std::string_view letters) {
    constexpr double pitch = 2.54;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        sheet.text(4.7 + pitch * static_cast<double>(i), y, pitch, letters.substr(i, 1),
                   {.points = 8.6, .family = "Noto Sans", .align = Align::center});
    }
}

}  // namespace

std::string card_2021_qr() {
    return qr_of(father);
}

std::string card_2024_qr() {
    return qr_of(student) + "||||";
}

void card_2021_front(Sheet& sheet) {
    background(sheet, {0.62, 0.80, 0.86});
    state_heading(sheet);
    sheet.text(24, 11, 42, "CĂN CƯỚC CÔNG DÂN",
               {.points = 9.5, .bold = true, .align = Align::center, .ink = red});
    sheet.portrait(4.5, 17, 19.5, 25);
    sheet.qr(69, 12, 14, card_2021_qr());
    label(sheet, 27, 17.2, "Số / No.:");
    sheet.text(35, 15.6, 34, father.id, {.points = 9.2, .family = "Noto Sans", .bold = true});
    label(sheet, 27, 21.5, "Họ và tên / Full name:");
    value(sheet, 27, 23.2, 40, "LÊ VĂN MẪU");
    label(sheet, 27, 27.6, "Ngày sinh / Date of birth:");
    value(sheet, 46, 26.8, 30, father.birth);
    label(sheet, 27, 31.0, "Giới tính / Sex:");
    value(sheet, 38.5, 30.2, 10, father.sex);
    label(sheet, 48, 31.0, "Quốc tịch / Nationality:");
    value(sheet, 65, 30.2, 20, "Việt Nam");
    label(sheet, 27, 34.6, "Quê quán / Place of origin:");
    value(sheet, 27, 36.2, 56, "Ea Kao, Buôn Ma Thuột, Đắk Lắk");
    label(sheet, 27, 40.6, "Nơi thường trú / Place of residence:");
    value(sheet, 27, 42.4, 56, father.address);
    label(sheet, 4.5, 44.5, "Có giá trị đến:");
    value(sheet, 4.5, 46.4, 22, "15/01/2030");
    sheet.watermark();
}

void card_2021_back(Sheet& sheet) {
    background(sheet, {0.70, 0.82, 0.80});
    label(sheet, 5, 4, "Đặc điểm nhận dạng / Personal identification:");
    value(sheet, 5, 6, 60, "Nốt ruồi cách 1 cm dưới mắt trái");
    label(sheet, 5, 12, "Ngày, tháng, năm / Date, month, year:");
    value(sheet, 36, 11.2, 30, father.issued);
    sheet.text(28, 15, 50, "CỤC TRƯỞNG CỤC CẢNH SÁT\nQUẢN LÝ HÀNH CHÍNH VỀ TRẬT TỰ XÃ HỘI",
               {.points = 4.4, .bold = true, .align = Align::center});
    sheet.fill(6, 17, 12, 10, {0.86, 0.74, 0.40});
    for (int i = 1; i < 4; ++i) {
        sheet.line(6, 17 + i * 2.5, 18, 17 + i * 2.5, 0.15, {0.5, 0.4, 0.2});
    }
    sheet.signature(44, 25, 16);
    sheet.stamp(48, 25, 6, "CỤC CẢNH SÁT MẪU");
    machine_line(sheet, 36, "IDVNM0900001233066090000123<<7");
    machine_line(sheet, 41, "9001158M3001156VNM<<<<<<<<<<<8");
    machine_line(sheet, 46, "LE<<VAN<MAU<<<<<<<<<<<<<<<<<<<");
    sheet.watermark();
}

void card_2024_front(Sheet& sheet) {
    background(sheet, {0.80, 0.78, 0.62});
    state_heading(sheet);
    sheet.text(24, 11, 54, "CĂN CƯỚC", {.points = 11, .bold = true, .align = Align::center, .ink = red});
    sheet.portrait(4.5, 17, 19.5, 25);
    label(sheet, 27, 18, "Số định danh cá nhân / Personal identification number:");
    sheet.text(27, 19.8, 50, student.id, {.points = 9.8, .family = "Noto Sans", .bold = true});
    label(sheet, 27, 25.5, "Họ, chữ đệm và tên khai sinh / Full name:");
    value(sheet, 27, 27.3, 55, "H' WEN ÊBAN MẪU");
    label(sheet, 27, 32.2, "Ngày, tháng, năm sinh / Date of birth:");
    value(sheet, 27, 34, 30, student.birth);
    label(sheet, 60, 32.2, "Giới tính / Sex:");
    value(sheet, 60, 34, 20, student.sex);
    label(sheet, 27, 39, "Quốc tịch / Nationality:");
    value(sheet, 27, 40.8, 30, "Việt Nam");
    sheet.watermark();
}

void card_2024_back(Sheet& sheet) {
    background(sheet, {0.80, 0.78, 0.66});
    label(sheet, 5, 3.2, "Nơi cư trú / Place of residence:");
    value(sheet, 5, 5, 48, student.address);
    label(sheet, 5, 12, "Nơi đăng ký khai sinh / Place of birth:");
    value(sheet, 5, 13.8, 48, "Phường Ea Kao, Đắk Lắk");
    label(sheet, 5, 19.5, "Ngày, tháng, năm cấp / Date of issue:");
    value(sheet, 5, 21.2, 24, student.issued);
    label(sheet, 34, 19.5, "Có giá trị đến / Date of expiry:");
    value(sheet, 34, 21.2, 24, "20/07/2028");
    sheet.fill(5, 26, 11, 9, {0.86, 0.74, 0.40});
    sheet.text(22, 27, 34, "BỘ CÔNG AN", {.points = 5.4, .bold = true, .align = Align::center});
    sheet.qr(63, 4, 19, card_2024_qr());
    machine_line(sheet, 37.5, "IDVNM3030000336066303000033<<0");
    machine_line(sheet, 42.2, "0307204F2807203VNM<<<<<<<<<<<0");
    machine_line(sheet, 46.9, "H<WEN<EBAN<MAU<<<<<<<<<<<<<<<<");
    sheet.watermark();
}

}  // namespace kiosk::pages
