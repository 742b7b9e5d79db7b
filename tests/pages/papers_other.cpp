// Papers to be certified, papers about residence, and what people write themselves.
#include <array>

#include "tests/pages/papers.h"
#include "tests/pages/persons.h"

namespace kiosk::pages {

void diploma(Sheet& sheet) {
    const Ink gold{0.70, 0.52, 0.18};
    sheet.fill(8, 8, 281, 194, {0.985, 0.965, 0.90});
    sheet.frame(10, 10, 277, 190, 1.6, red);
    sheet.frame(13, 13, 271, 184, 0.5, gold);
    for (int i = 0; i < 45; ++i) {  // The net of fine lines that copiers do not like.
        sheet.line(16 + i * 6, 16, 22 + i * 5.8, 194, 0.08, gold);
    }
    const Type small{.points = 13, .bold = true, .align = Align::center};
    sheet.text(20, 22, 257, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc", small);
    sheet.text(20, 42, 257, "HIỆU TRƯỞNG TRƯỜNG ĐẠI HỌC MẪU",
               {.points = 15, .bold = true, .align = Align::center});
    sheet.text(20, 54, 257, "cấp", {.points = 13, .italic = true, .align = Align::center});
    sheet.text(20, 62, 257, "BẰNG CỬ NHÂN", {.points = 32, .bold = true, .align = Align::center, .ink = red});
    sheet.text(20, 80, 257, "CÔNG NGHỆ THÔNG TIN", {.points = 18, .bold = true, .align = Align::center});
    const std::array rows{std::pair{"Cho:", student.name}, std::pair{"Ngày sinh:", student.birth},
                          std::pair{"Giới tính:", student.sex},
                          std::pair{"Năm tốt nghiệp:", std::string_view("2025")},
                          std::pair{"Hạng tốt nghiệp:", std::string_view("Giỏi")}};
    double y = 98;
    for (const auto& [label, value] : rows) {
        sheet.text(60, y, 60, label, {.points = 14, .italic = true});
        sheet.text(112, y - 0.4, 140, value, {.points = 15, .bold = true});
        y += 9.5;
    }
    sheet.text(30, 152, 90, "Số hiệu: MẪU 000123\nSố vào sổ gốc cấp bằng: 2025/0417", {.points = 11.5});
    sheet.text(170, 148, 100, "Đắk Lắk, ngày 30 tháng 6 năm 2025",
               {.points = 12, .italic = true, .align = Align::center});
    sheet.text(170, 154, 100, "HIỆU TRƯỞNG", {.points = 13, .bold = true, .align = Align::center});
    sheet.signature(200, 172, 38);
    sheet.stamp(198, 173, 18, "TRƯỜNG ĐẠI HỌC MẪU ĐẮK LẮK");
    sheet.text(170, 184, 100, "PGS.TS. Bùi Thị Tượng Trưng", {.points = 13, .align = Align::center});
    sheet.watermark();
}

void household_book(Sheet& sheet) {
    const Ink pink{0.80, 0.55, 0.58};
    sheet.frame(8, 10, 132, 190, 0.5, pink);
    for (int i = 0; i < 48; ++i) {
        sheet.line(8, 12 + i * 4, 140, 11 + i * 4, 0.1, {0.90, 0.76, 0.76});
    }
    sheet.text(12, 14, 124, "CHỦ HỘ HOẶC NGƯỜI CÓ QUAN HỆ VỚI CHỦ HỘ",
               {.points = 10.5, .bold = true, .align = Align::center});
    double y = 26;
    y = sheet.blank(13, y, 122, "Họ và tên:", neighbour.name);
    y = sheet.blank(13, y, 122, "Họ và tên gọi khác:", "Không");
    y = sheet.blank(13, y, 74, "Ngày sinh:", neighbour.birth);
    sheet.blank(92, y - 8.6, 43, "Giới tính:", neighbour.sex);
    y = sheet.blank(13, y, 122, "Nguyên quán:", "Thôn Mẫu, Hà Nội");
    y = sheet.blank(13, y, 60, "Dân tộc:", "Kinh");
    sheet.blank(78, y - 8.6, 57, "Tôn giáo:", "Không");
    y = sheet.blank(13, y, 122, "CMND số:", "013 999 789");
    y = sheet.blank(13, y, 122, "Nghề nghiệp, nơi làm việc:", "Làm nông");
    y = sheet.blank(13, y, 122, "Chuyển đến ngày:", "12/04/2011");
    y = sheet.blank(13, y, 122, "Nơi thường trú trước khi chuyển đến:", "");
    sheet.handwriting(20, y - 1, "Xã Mẫu, huyện Thí Dụ, Hà Nội");
    sheet.text(70, y + 14, 66, "Ngày 12 tháng 4 năm 2011\nTRƯỞNG CÔNG AN",
               {.points = 10.5, .align = Align::center});
    sheet.signature(88, y + 42, 26);
    sheet.stamp(86, y + 42, 14, "CÔNG AN HUYỆN MẪU");
    sheet.text(12, 190, 124, "Trang 4", {.points = 9, .align = Align::center});
    sheet.watermark();
}

void residence_confirmation(Sheet& sheet) {
    const Type center{.points = 12, .align = Align::center};
    const Type strong{.points = 12, .bold = true, .align = Align::center};
    sheet.text(150, 10, 50, "Mẫu CT07", {.points = 9.5, .italic = true, .align = Align::right});
    sheet.text(14, 16, 80, "CÔNG AN TỈNH ĐẮK LẮK\nCÔNG AN PHƯỜNG EA KAO", strong);
    sheet.text(14, 30, 80, "Số: 0326/XN", center);
    sheet.text(90, 16, 108, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc", strong);
    sheet.line(122, 30.5, 166, 30.5, 0.35, black);
    sheet.text(22, 46, 168, "XÁC NHẬN THÔNG TIN VỀ CƯ TRÚ",
               {.points = 16, .bold = true, .align = Align::center});
    sheet.text(22, 60, 168,
               "Theo đề nghị của công dân, Công an phường Ea Kao xác nhận thông tin về cư trú của:", {});
    const std::array rows{std::pair{"1. Họ, chữ đệm và tên khai sinh:", neighbour.name},
                          std::pair{"2. Ngày, tháng, năm sinh:", neighbour.birth},
                          std::pair{"3. Giới tính:", neighbour.sex},
                          std::pair{"4. Số định danh cá nhân:", neighbour.id},
                          std::pair{"5. Nơi thường trú:", neighbour.address},
                          std::pair{"6. Nơi tạm trú:", std::string_view("Không")},
                          std::pair{"7. Nơi ở hiện tại:", neighbour.address}};
    double y = 78;
    for (const auto& [label, value] : rows) {
        sheet.text(22, y, 82, label, {});
        sheet.text(100, y, 90, value, {.bold = true});
        y += 9.5;
    }
    // The table of the household, one row a person.
    const std::array columns{0.0, 12.0, 66.0, 98.0, 138.0, 168.0};
    const std::array heads{"TT", "Họ, chữ đệm và tên", "Ngày sinh", "Số định danh", "Quan hệ"};
    y += 4;
    for (std::size_t i = 0; i < heads.size(); ++i) {
        sheet.text(22 + columns[i], y + 1.5, columns[i + 1] - columns[i], heads[i],
                   {.points = 10.5, .bold = true, .align = Align::center});
        for (int row = 0; row < 4; ++row) {
            sheet.frame(22 + columns[i], y + row * 9, columns[i + 1] - columns[i], 9, 0.25, black);
        }
    }
    const Type cell{.points = 10.5, .align = Align::center};
    sheet.text(22, y + 10.5, 12, "1", cell);
    sheet.text(34, y + 10.5, 54, neighbour.name, cell);
    sheet.text(88, y + 10.5, 32, neighbour.birth, cell);
    sheet.text(120, y + 10.5, 40, neighbour.id, cell);
    sheet.text(160, y + 10.5, 30, "Chủ hộ", cell);
    y = sheet.text(
        22, y + 44, 168,
        "Xác nhận này có giá trị 06 tháng kể từ ngày ban hành và hết giá trị khi thông tin cư trú của "
        "công dân đã được điều chỉnh trong Cơ sở dữ liệu về cư trú.",
        {});
    sheet.text(108, y + 8, 84, "Ea Kao, ngày 28 tháng 10 năm 2026",
               {.points = 12, .italic = true, .align = Align::center});
    sheet.text(108, y + 15, 84, "TRƯỞNG CÔNG AN PHƯỜNG", strong);
    sheet.signature(134, y + 40, 34);
    sheet.stamp(128, y + 41, 16, "CÔNG AN PHƯỜNG EA KAO ĐẮK LẮK");
    sheet.watermark();
}

void handwritten_request(Sheet& sheet) {
    for (int i = 0; i < 30; ++i) {
        sheet.line(14, 30 + i * 8.6, 202, 30 + i * 8.6, 0.12, {0.62, 0.72, 0.86});
    }
    sheet.line(28, 8, 28, 290, 0.15, {0.86, 0.55, 0.55});
    constexpr std::array lines{"Cộng hòa xã hội chủ nghĩa Việt Nam",
                               "     Độc lập - Tự do - Hạnh phúc",
                               "",
                               "          Giấy cam đoan về việc sinh",
                               "",
                               "Kính gửi: Ủy ban nhân dân phường Ea Kao",
                               "",
                               "Tôi tên là Trần Thị Thử, sinh ngày 08/03/1993,",
                               "số định danh 066193000456,",
                               "trú tại thôn 3, phường Ea Kao, tỉnh Đắk Lắk.",
                               "Tôi cam đoan ngày 02/11/2026 tôi đã sinh một",
                               "con gái tại nhà, dự định đặt tên là",
                               "Lê Thử An, cha là Lê Văn Mẫu.",
                               "Tôi xin chịu trách nhiệm trước pháp luật về",
                               "lời cam đoan này.",
                               "",
                               "        Ea Kao, ngày 4 tháng 11 năm 2026",
                               "                     Người cam đoan"};
    double y = 32;
    for (const std::string_view words : lines) {
        double x = 34;
        auto rest = words;
        for (; rest.starts_with(' '); rest.remove_prefix(1)) {
            x += 3;
        }
        sheet.handwriting(x, y, rest, 17);
        y += 8.6;
    }
    sheet.signature(128, y + 14, 36);
    sheet.handwriting(124, y + 24, mother.name, 17);
    sheet.watermark();
}

void nothing(Sheet&) {}

}  // namespace kiosk::pages
