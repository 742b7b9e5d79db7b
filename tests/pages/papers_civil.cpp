// Papers of the civil status procedures.
#include "tests/pages/papers.h"
#include "tests/pages/persons.h"

namespace kiosk::pages {
namespace {

constexpr double left = 22;
constexpr double width = 168;

/// The two lines every official paper opens with, right of the office's own.
void heading(Sheet& sheet, std::string_view office, std::string_view number) {
    const Type center{.points = 11.5, .align = Align::center};
    const Type strong{.points = 11.5, .bold = true, .align = Align::center};
    sheet.text(14, 16, 76, office, strong);
    sheet.line(40, 32, 64, 32, 0.3, black);
    sheet.text(14, 33.5, 76, number, center);
    sheet.text(90, 16, 108, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", strong);
    sheet.text(90, 22.5, 108, "Độc lập - Tự do - Hạnh phúc", strong);
    sheet.line(122, 30, 166, 30, 0.35, black);
}

void title(Sheet& sheet, double y, std::string_view words) {
    sheet.text(left, y, width, words, {.points = 17, .bold = true, .align = Align::center});
}

void signed_by(Sheet& sheet, double y, std::string_view place, std::string_view role, std::string_view person,
               std::string_view office) {
    const Type center{.points = 12, .align = Align::center};
    sheet.text(108, y, 84, place, {.points = 12, .italic = true, .align = Align::center});
    sheet.text(108, y + 6.5, 84, role, {.points = 12, .bold = true, .align = Align::center});
    sheet.signature(134, y + 31, 34);
    sheet.stamp(128, y + 31, 16, office);
    sheet.text(108, y + 46, 84, person, center);
}

}  // namespace

void birth_notice(Sheet& sheet) {
    heading(sheet, "BỆNH VIỆN ĐA KHOA MẪU\nKHOA SẢN", "Số: 0417/2026   Quyển số: 03");
    title(sheet, 48, "GIẤY CHỨNG SINH");
    double y = 64;
    y = sheet.blank(left, y, width, "Họ và tên mẹ hoặc người nuôi dưỡng:", mother.name);
    y = sheet.blank(left, y, width, "Ngày, tháng, năm sinh:", mother.birth);
    y = sheet.blank(left, y, width, "Nơi cư trú:", mother.address);
    y = sheet.blank(left, y, width, "Số định danh cá nhân / Hộ chiếu:", mother.id);
    y = sheet.blank(left, y, 80, "Dân tộc:", "Kinh");
    y = sheet.blank(left, y, width, "Đã sinh con vào lúc:", "07 giờ 35 phút, ngày 02/11/2026");
    y = sheet.blank(left, y, width, "Tại:", "Bệnh viện Đa khoa Mẫu, phường Ea Kao");
    y = sheet.blank(left, y, width, "Số lần sinh:", "01");
    y = sheet.blank(left, y, width, "Số con hiện sống:", "01");
    y = sheet.blank(left, y, width, "Số con trong lần sinh này:", "01");
    y = sheet.blank(left, y, 80, "Giới tính của con:", "Nữ");
    y = sheet.blank(left, y, 80, "Cân nặng:", "3.150 g");
    y = sheet.blank(left, y, width, "Hiện trạng sức khỏe của con:", "Khỏe mạnh");
    y = sheet.blank(left, y, width, "Dự định đặt tên con là:", "Lê Thử An");
    y = sheet.blank(left, y, width, "Người đỡ đẻ:", "Nữ hộ sinh Đỗ Thị Ví Dụ");
    sheet.text(left, y + 2, 84, "Ghi chú: tên dự định của trẻ có thể thay đổi khi đăng ký khai sinh.",
               {.points = 10, .italic = true});
    sheet.text(left, y + 22, 70, "Cha, mẹ hoặc người thân thích\n(ký, ghi rõ họ tên)",
               {.points = 11, .align = Align::center});
    sheet.signature(40, y + 46, 30);
    sheet.handwriting(42, y + 55, mother.name, 14);
    signed_by(sheet, y + 14, "Ea Kao, ngày 03 tháng 11 năm 2026", "Thủ trưởng cơ sở y tế",
              "BS. Hoàng Văn Thí Dụ", "BỆNH VIỆN ĐA KHOA MẪU");
    sheet.watermark();
}

void authorisation(Sheet& sheet) {
    sheet.text(left, 18, width, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
               {.points = 13, .bold = true, .align = Align::center});
    sheet.line(80, 32, 132, 32, 0.35, black);
    title(sheet, 40, "GIẤY ỦY QUYỀN");
    double y = 56;
    sheet.text(left, y, width, "Bên ủy quyền (bên A):", {.bold = true});
    y = sheet.blank(left, y + 9, width, "Họ và tên:", former_wife.name);
    y = sheet.blank(left, y, width, "Số định danh cá nhân:", former_wife.id);
    y = sheet.blank(left, y, width, "Nơi cư trú:", former_wife.address);
    sheet.text(left, y + 2, width, "Bên được ủy quyền (bên B):", {.bold = true});
    y = sheet.blank(left, y + 11, width, "Họ và tên:", neighbour.name);
    y = sheet.blank(left, y, width, "Số định danh cá nhân:", neighbour.id);
    y = sheet.blank(left, y, width, "Nơi cư trú:", neighbour.address);
    y = sheet.text(
        left, y + 4, width,
        "Bên A ủy quyền cho bên B thay mặt bên A nộp hồ sơ, nộp phí, lệ phí và nhận kết quả giải quyết thủ "
        "tục "
        "cấp Giấy xác nhận tình trạng hôn nhân tại Ủy ban nhân dân phường Ea Kao, tỉnh Đắk Lắk.\n\n"
        "Thời hạn ủy quyền: từ ngày ký đến khi nhận được kết quả.\n\n"
        "Hai bên cam kết chịu trách nhiệm trước pháp luật về nội dung ủy quyền nêu trên.",
        {});
    sheet.text(100, y + 10, 90, "Ea Kao, ngày 05 tháng 11 năm 2026",
               {.points = 12, .italic = true, .align = Align::center});
    const Type role{.points = 12.5, .bold = true, .align = Align::center};
    sheet.text(22, y + 20, 74, "BÊN A", role);
    sheet.text(112, y + 20, 74, "BÊN B", role);
    sheet.signature(42, y + 42, 30);
    sheet.signature(134, y + 41, 32);
    sheet.handwriting(34, y + 54, former_wife.name, 14);
    sheet.handwriting(128, y + 54, neighbour.name, 14);
    sheet.watermark();
}

void marriage_extract(Sheet& sheet) {
    sheet.frame(9, 9, 192, 279, 1.1, {0.72, 0.32, 0.30});
    sheet.frame(11.5, 11.5, 187, 274, 0.35, {0.72, 0.32, 0.30});
    heading(sheet, "ỦY BAN NHÂN DÂN\nPHƯỜNG EA KAO", "Số: 0189/TLKH-BS");
    title(sheet, 50, "TRÍCH LỤC KẾT HÔN\n(BẢN SAO)");
    const Type name{.points = 14, .bold = true};
    double y = 76;
    for (const auto& [role, person] :
         {std::pair("Họ, chữ đệm, tên vợ:", mother), std::pair("Họ, chữ đệm, tên chồng:", father)}) {
        sheet.text(left, y, 60, role, {});
        sheet.text(left + 58, y, 110, person.name, name);
        sheet.text(left, y + 8.5, width, "Ngày, tháng, năm sinh: " + std::string(person.birth), {});
        sheet.text(left, y + 17, width, "Dân tộc: Kinh          Quốc tịch: Việt Nam", {});
        sheet.text(left, y + 25.5, width, "Nơi cư trú: " + std::string(person.address), {});
        sheet.text(left, y + 34, width, "Giấy tờ tùy thân: Căn cước số " + std::string(person.id), {});
        y += 48;
    }
    y = sheet.text(left, y, width,
                   "Đăng ký kết hôn tại: Ủy ban nhân dân phường Ea Kao, tỉnh Đắk Lắk\n"
                   "Số: 57/2019   ngày 20 tháng 10 năm 2019\n\n"
                   "Thực hiện trích lục từ: Sổ đăng ký kết hôn, Cơ sở dữ liệu hộ tịch điện tử.",
                   {});
    signed_by(sheet, y + 12, "Ea Kao, ngày 01 tháng 10 năm 2026", "CÔNG CHỨC TƯ PHÁP - HỘ TỊCH",
              "Vũ Thị Minh Họa", "ỦY BAN NHÂN DÂN PHƯỜNG EA KAO");
    sheet.watermark();
}

void divorce_decision(Sheet& sheet) {
    heading(sheet, "TÒA ÁN NHÂN DÂN\nKHU VỰC MẪU - ĐẮK LẮK", "Số: 112/2024/QĐST-HNGĐ");
    sheet.text(100, 40, 94, "Đắk Lắk, ngày 14 tháng 5 năm 2024",
               {.points = 12, .italic = true, .align = Align::center});
    title(sheet, 54, "QUYẾT ĐỊNH\nCÔNG NHẬN THUẬN TÌNH LY HÔN");
    const std::string body =
        "Căn cứ các điều 212, 213 và 397 của Bộ luật Tố tụng dân sự;\n"
        "Căn cứ các điều 55, 81, 82 và 83 của Luật Hôn nhân và gia đình;\n\n"
        "Sau khi nghiên cứu hồ sơ việc hôn nhân và gia đình thụ lý số 96/2024/TLST-HNGĐ giữa:\n\n"
        "Người yêu cầu: Chị " +
        std::string(former_wife.name) + ", sinh ngày " + std::string(former_wife.birth) + ", số định danh " +
        std::string(former_wife.id) + "; nơi cư trú: " + std::string(former_wife.address) +
        ".\n"
        "Người yêu cầu: Anh " +
        std::string(neighbour.name) + ", sinh ngày " + std::string(neighbour.birth) + ", số định danh " +
        std::string(neighbour.id) + "; nơi cư trú: " + std::string(neighbour.address) + ".";
    double y = sheet.text(left, 76, width, body, {.points = 12.5});
    y = sheet.text(left, y + 5, width, "QUYẾT ĐỊNH:", {.points = 13, .bold = true, .align = Align::center});
    y = sheet.text(
        left, y + 3, width,
        "1. Công nhận sự thuận tình ly hôn giữa các đương sự nêu trên.\n\n"
        "2. Về con chung: các đương sự không có con chung.\n\n"
        "3. Về tài sản chung và nợ chung: các đương sự tự thỏa thuận, không yêu cầu Tòa án giải quyết.\n\n"
        "4. Lệ phí: mỗi người chịu 150.000 đồng lệ phí Tòa án.\n\n"
        "5. Quyết định này có hiệu lực pháp luật ngay sau khi được ban hành và không bị kháng cáo, kháng "
        "nghị.",
        {.points = 12.5});
    sheet.text(left, y + 10, 70, "Nơi nhận:\n- Các đương sự;\n- UBND phường Ea Kao;\n- Lưu hồ sơ.",
               {.points = 9.5});
    signed_by(sheet, y + 4, "", "THẨM PHÁN", "Đinh Công Giả Thiết", "TÒA ÁN NHÂN DÂN KHU VỰC MẪU");
    sheet.watermark();
}

}  // namespace kiosk::pages
