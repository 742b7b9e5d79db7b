#include "tests/gallery/sample_pages.h"

#include <array>

namespace kiosk::gallery {

namespace {

using ui::Ui;

/// Samples speak both languages themselves: their words are no part of the product.
std::string say(const Ui& ui, const char* vi, const char* en) {
    return ui.language() == Language::vi ? vi : en;
}

ui::Page page(const Ui& ui, const char* id, std::string title, std::string instruction,
              std::string primary = {}) {
    return {.id = id,
            .progress = ui.text(txt::common_step, {{"n", "2"}, {"count", "6"}}),
            .title = std::move(title),
            .instruction = std::move(instruction),
            .back = ui.text(txt::common_back),
            .primary = std::move(primary)};
}

QrMatrix sample_matrix() {
    QrMatrix matrix{.size = 33, .dark = Bytes(33 * 33)};
    // Not a real code: only its density matters here.
    for (std::size_t i = 0; i < matrix.dark.size(); ++i) {
        matrix.dark[i] = static_cast<std::uint8_t>((i * 7919 + i / 33 * 31) % 5 < 2);
    }
    return matrix;
}

void home(Ui& ui) {
    auto spec = page(ui, "home", say(ui, "Xin mời chọn dịch vụ", "Please choose a service"),
                     say(ui, "Chạm vào một ô bên dưới hoặc gõ tên thủ tục để tìm.",
                         "Touch a card below, or type to search."));
    spec.progress.clear();
    spec.back.clear();
    static_cast<void>(ui.page(spec));
    const std::array<ui::Choice, 8> choices = {
        ui::Choice{say(ui, "Khai sinh", "Birth"),
                   say(ui, "Đăng ký, trích lục bản sao", "Registration, certified copies"), ui::Icon::cake,
                   ui::Tint::blue},
        ui::Choice{say(ui, "Kết hôn", "Marriage"),
                   say(ui, "Đăng ký, xác nhận tình trạng", "Registration, status"), ui::Icon::favorite,
                   ui::Tint::rose},
        ui::Choice{say(ui, "Chứng thực", "Certification"),
                   say(ui, "Sao y bản chính, chữ ký", "Copies, signatures"), ui::Icon::verified,
                   ui::Tint::olive},
        ui::Choice{say(ui, "Thường trú", "Residence"),
                   say(ui, "Đăng ký, tách hộ, tạm trú", "Permanent and temporary"), ui::Icon::home,
                   ui::Tint::orange},
        ui::Choice{say(ui, "Trợ cấp xã hội", "Social allowance"),
                   say(ui, "Người cao tuổi, khuyết tật", "Elderly, disabled"), ui::Icon::wallet,
                   ui::Tint::violet},
        ui::Choice{say(ui, "Đất đai", "Land"),
                   say(ui, "Biến động, cấp giấy chứng nhận", "Changes, certificates"), ui::Icon::place,
                   ui::Tint::brown},
        ui::Choice{say(ui, "Tra cứu hồ sơ", "Track a dossier"),
                   say(ui, "Quét mã QR trên giấy hẹn", "Scan the QR code"), ui::Icon::search, ui::Tint::teal},
        ui::Choice{say(ui, "Phản ánh, kiến nghị", "Feedback"),
                   say(ui, "Gửi ý kiến đến Ủy ban", "Write to the committee"), ui::Icon::chat,
                   ui::Tint::slate},
    };
    static_cast<void>(ui.choices("home", choices));
}

void answers(Ui& ui) {
    static_cast<void>(ui.page(
        page(ui, "identify",
             say(ui, "Ông/bà muốn xưng danh bằng cách nào?", "How do you want to identify yourself?"),
             say(ui, "Thông tin chỉ dùng cho hồ sơ này.", "Your details are used for this dossier only."))));
    const std::array<ui::Choice, 3> choices = {
        ui::Choice{say(ui, "Đặt thẻ căn cước lên kính", "Lay your identity card on the glass"),
                   say(ui, "Máy đọc mã QR ở mặt trước thẻ. Nhanh nhất.",
                       "The kiosk reads the QR code on its front. Fastest."),
                   ui::Icon::badge, ui::Tint::blue},
        ui::Choice{say(ui, "Tự nhập thông tin", "Type your details"),
                   say(ui, "Họ tên, ngày sinh, số định danh.", "Name, date of birth, identity number."),
                   ui::Icon::edit, ui::Tint::teal},
        ui::Choice{say(ui, "Dùng VNeID trên điện thoại", "Use VNeID on your phone"),
                   say(ui, "Quét mã QR bằng ứng dụng VNeID.", "Scan the QR code with the app."),
                   ui::Icon::smartphone, ui::Tint::violet, true},
    };
    static_cast<void>(ui.answers("identify", choices));
    ui.notice(ui::Tone::info,
              say(ui, "Cán bộ không xem được thông tin của ông/bà.", "The staff cannot see your details."));
}

void text_problem(Ui& ui) {
    static_cast<void>(ui.page(page(ui, "address", say(ui, "Trẻ sinh ở đâu?", "Where was the child born?"), {},
                                   ui.text(txt::common_next))));
    static_cast<void>(ui.text_field(
        {.id = "place",
         .label = say(ui, "Nơi sinh", "Place of birth"),
         .value = "Trung tâm Y tế khu vực Buôn Ma Thuột, phường Tân Lập, tỉnh Đắk Lắk",
         .hint = say(ui, "Ghi tên bệnh viện hoặc trạm y tế.", "Name the hospital or health station."),
         .problem = say(ui, "Xin ghi thêm số nhà hoặc tên thôn.", "Please add a house number or hamlet."),
         .keyboard = ui::Keyboard::text,
         .focused = true}));
}

void date_and_options(Ui& ui) {
    static_cast<void>(ui.page(page(ui, "birth", say(ui, "Trẻ sinh khi nào?", "When was the child born?"), {},
                                   ui.text(txt::common_next))));
    static_cast<void>(ui.date_field(
        {.id = "birth", .label = say(ui, "Ngày sinh", "Date of birth"), .value = "05/11/", .focused = true},
        true));
    const std::array<std::string, 2> sexes = {say(ui, "Nam", "Male"), say(ui, "Nữ", "Female")};
    static_cast<void>(ui.options("sex", say(ui, "Giới tính", "Sex"), sexes, 1));
}

void controls(Ui& ui) {
    static_cast<void>(
        ui.page(page(ui, "controls", say(ui, "Ông/bà cần bao nhiêu bản sao?", "How many copies do you need?"),
                     {}, ui.text(txt::common_next))));
    static_cast<void>(ui.stepper({.id = "copies",
                                  .label = say(ui, "Số bản sao", "Copies"),
                                  .unit = say(ui, "bản", "copies"),
                                  .value = 2,
                                  .least = 1,
                                  .most = 10}));
    const std::array<std::string, 3> ways = {
        say(ui, "Nhận tại Trung tâm Phục vụ hành chính công", "Collect it at the hall"),
        say(ui, "Nhận bản điện tử trên Cổng dịch vụ công", "Electronic copy"),
        say(ui, "Nhận qua bưu chính công ích", "By post")};
    static_cast<void>(
        ui.options("delivery", say(ui, "Cách nhận kết quả", "How to receive the result"), ways, 0));
    static_cast<void>(
        ui.checkbox("oath",
                    say(ui, "Tôi cam đoan nội dung khai là đúng sự thật và chịu trách nhiệm trước pháp luật.",
                        "I declare that what I stated is true, and I answer for it before the law."),
                    true));
}

void picker(Ui& ui) {
    static_cast<void>(ui.page(page(ui, "ethnic", say(ui, "Dân tộc của trẻ?", "The child's ethnic group?"), {},
                                   ui.text(txt::common_next))));
    static_cast<void>(ui.picker({.id = "ethnic.list",
                                 .query = {},
                                 .entries = {"Kinh", "Tày", "Thái", "Hoa", "Khmer", "Mường", "Nùng", "Mông",
                                             "Dao", "Gia Rai", "Ngái", "Ê Đê", "Ba Na", "Xơ Đăng"},
                                 .chosen = 11,
                                 .search_label = ui.text(txt::picker_search)}));
}

void rows(Ui& ui) {
    static_cast<void>(ui.page(page(ui, "rows", say(ui, "Chọn thủ tục", "Choose a procedure"),
                                   say(ui, "Có 9 thủ tục.", "9 procedures."))));
    std::vector<ui::Row> rows;
    for (int i = 0; i < 9; ++i) {
        rows.push_back({say(ui, "Thủ tục đăng ký khai sinh kết hợp đăng ký nhận cha, mẹ, con",
                            "Birth registration with recognition of parents"),
                        say(ui, "Hộ tịch · Toàn trình", "Civil status · fully online"),
                        say(ui, "Miễn phí", "Free"), ui::Icon::description});
    }
    static_cast<void>(ui.rows("procedures", rows));
}

void papers(Ui& ui) {
    auto spec =
        page(ui, "papers", say(ui, "Đặt giấy chứng sinh lên kính", "Lay the birth certificate on the glass"),
             say(ui, "Úp mặt có chữ xuống. Góc giấy chạm dấu tròn.",
                 "Printed side down. Its corner meets the round mark."),
             say(ui, "Quét", "Scan"));
    spec.primary_icon = ui::Icon::scanner;
    spec.secondary = {say(ui, "Sẽ nộp bản giấy sau", "I will bring it later")};
    static_cast<void>(ui.page(spec));
    ui.illustration(ui::Illustration::glass);
    ui.notice(ui::Tone::caution, say(ui, "Trang 1 hơi mờ", "Page 1 is a little blurred"),
              say(ui, "Nên quét lại để cán bộ đọc được.", "Scanning again helps the officer to read it."));
}

void pages(Ui& ui) {
    auto spec = page(ui, "pages", say(ui, "Trang quét có rõ không?", "Is the page clear?"), {},
                     say(ui, "Trang này rõ", "It is clear"));
    spec.secondary = {say(ui, "Quét lại", "Scan again"), say(ui, "Xóa trang", "Remove")};
    static_cast<void>(ui.page(spec));
    const ui::PageView view{.width = 700, .height = 990, .caption = say(ui, "Trang 1 trên 3", "Page 1 of 3")};
    const std::array<ui::PageView, 3> strip = {
        view, ui::PageView{.width = 700, .height = 990, .caption = "2", .advice = "x"},
        ui::PageView{.width = 990, .height = 700, .caption = "3"}};
    static_cast<void>(ui.page_strip("strip", strip, 0));
    ui.page_view(view);
}

void review(Ui& ui) {
    auto spec = page(ui, "review", say(ui, "Mọi thông tin đã đúng chưa?", "Is everything right?"),
                     say(ui, "Bấm Sửa để thay đổi. Chưa có gì được gửi.",
                         "Touch Change to correct. Nothing has been sent."),
                     say(ui, "Đúng, tiếp tục", "Yes, continue"));
    static_cast<void>(ui.page(spec));
    const std::array<ui::Row, 4> child = {
        ui::Row{say(ui, "Họ và tên", "Name"), {}, "Nguyễn Thị Ánh Nguyệt", {}},
        ui::Row{say(ui, "Ngày sinh", "Born"), {}, "05/11/2026", {}},
        ui::Row{say(ui, "Nơi sinh", "Place"), {}, "Trung tâm Y tế khu vực Buôn Ma Thuột, tỉnh Đắk Lắk", {}},
        ui::Row{say(ui, "Dân tộc", "Ethnic group"), {}, "Ê Đê", {}}};
    static_cast<void>(ui.review("child", say(ui, "Trẻ", "Child"), child));
    static_cast<void>(ui.review("mother", say(ui, "Người mẹ", "Mother"), child));
    static_cast<void>(ui.review("father", say(ui, "Người cha", "Father"), child));
}

void pay(Ui& ui) {
    auto spec = page(ui, "pay", say(ui, "Quét mã để thanh toán 16.000 đồng", "Scan to pay 16,000 đồng"), {});
    spec.secondary = {say(ui, "Trả sau", "Pay later"), say(ui, "Trả tại quầy", "At the counter")};
    static_cast<void>(ui.page(spec));
    ui.qr(sample_matrix(), say(ui, "Mở ứng dụng ngân hàng, quét mã này", "Open your bank's app and scan"));
    ui.countdown(
        say(ui, "Mã còn hiệu lực. Máy đang chờ ngân hàng báo.", "The code is valid. Waiting for the bank."),
        598);
    ui.key_value(say(ui, "Nội dung", "Reference"), "DVC24H7K2P9Q");
}

void sent(Ui& ui) {
    auto spec =
        page(ui, "sent", say(ui, "Cổng dịch vụ công đã nhận hồ sơ", "The portal has received the dossier"),
             say(ui, "Xin giữ mã này để tra cứu.", "Please keep this code."),
             say(ui, "In phiếu", "Print the slip"));
    spec.primary_icon = ui::Icon::print;
    static_cast<void>(ui.page(spec));
    ui.code(say(ui, "Mã hồ sơ", "Dossier code"), "H15.24-261120-0042");
    ui.code(say(ui, "Mã PIN tra cứu", "PIN"), "482 915");
    ui.notice(ui::Tone::success, say(ui, "Đã nhận 3 giấy tờ, 5 trang", "3 papers, 5 pages received"));
    ui.notice(ui::Tone::danger, say(ui, "Máy in hết giấy", "The printer has no paper"),
              say(ui, "Xin chụp lại màn hình này hoặc gọi cán bộ.",
                  "Please photograph this screen, or call the staff."));
}

void working(Ui& ui) {
    auto spec = page(ui, "working", say(ui, "Đang gửi hồ sơ", "Sending the dossier"), {});
    spec.secondary = {say(ui, "Không chờ nữa", "Do not wait")};
    static_cast<void>(ui.page(spec));
    ui.waiting(say(ui, "Hồ sơ đã được lưu an toàn trong máy", "The dossier is safe in this kiosk"),
               ui.text(txt::common_seconds, {{"n", "7"}}));
    ui.progress(say(ui, "Đã gửi 2 trên 5 phần", "2 of 5 parts sent"), 2, 5);
    const std::array<std::string, 2> lines = {
        say(ui, "Không cần làm lại dù mất điện.", "Nothing is lost in a power cut."),
        say(ui, "Mã hồ sơ sẽ hiện ở đây.", "The code will appear here.")};
    ui.bullets(lines);
    ui.heading(say(ui, "Có chậm không?", "Is it slow?"));
    ui.paragraph(say(ui, "Ông/bà có thể đi tiếp. Máy sẽ tự gửi hồ sơ khi có mạng và in mã tạm.",
                     "You may go on. The kiosk sends it later and prints a code."));
    static_cast<void>(ui.button("detail", say(ui, "In mã tạm", "Print the code"), ui::Icon::print));
}

void rate(Ui& ui) {
    static_cast<void>(ui.page(page(ui, "rate", say(ui, "Ông/bà có hài lòng không?", "Are you satisfied?"), {},
                                   ui.text(txt::common_finish))));
    const std::array<std::string, 5> labels = {say(ui, "Rất kém", "Very bad"), say(ui, "Kém", "Bad"),
                                               say(ui, "Được", "Fair"), say(ui, "Tốt", "Good"),
                                               say(ui, "Rất tốt", "Very good")};
    static_cast<void>(ui.stars("rate", labels));
    ui.illustration(ui::Illustration::printer_slot);
}

void search(Ui& ui) {
    static_cast<void>(ui.page(page(ui, "search", say(ui, "Tìm thủ tục", "Search"), {})));
    static_cast<void>(ui.text_field({.id = "query",
                                     .label = say(ui, "Gõ tên thủ tục", "Type its name"),
                                     .value = "thường trú",
                                     .keyboard = ui::Keyboard::search,
                                     .focused = true}));
    const std::array<ui::Row, 3> found = {
        ui::Row{say(ui, "Đăng ký thường trú", "Register residence"), "Cư trú", {}, ui::Icon::home},
        ui::Row{say(ui, "Xóa đăng ký thường trú", "Cancel residence"), "Cư trú", {}, ui::Icon::home},
        ui::Row{say(ui, "Tách hộ", "Split a household"), "Cư trú", {}, ui::Icon::home}};
    static_cast<void>(ui.rows("found", found));
}

void email(Ui& ui) {
    static_cast<void>(ui.page(page(ui, "email", say(ui, "Thư điện tử của ông/bà?", "Your e-mail address?"),
                                   {}, ui.text(txt::common_next))));
    static_cast<void>(ui.text_field({.id = "mail",
                                     .label = say(ui, "Thư điện tử", "E-mail"),
                                     .value = "anhnguyet",
                                     .keyboard = ui::Keyboard::email,
                                     .focused = true}));
}

void code_entry(Ui& ui) {
    static_cast<void>(ui.page(
        page(ui, "pin", say(ui, "Nhập mã xác nhận", "Enter the code"), {}, ui.text(txt::common_next))));
    static_cast<void>(ui.text_field({.id = "pin",
                                     .label = say(ui, "Bốn chữ số", "Four digits"),
                                     .value = "482",
                                     .keyboard = ui::Keyboard::digits,
                                     .focused = true,
                                     .masked = true}));
}

void asking(Ui& ui) {
    answers(ui);
    static_cast<void>(
        ui.question({.id = "idle",
                     .title = say(ui, "Ông/bà còn ở đây không?", "Are you still there?"),
                     .words = say(ui, "Sau 45 giây, mọi thông tin sẽ bị xóa.",
                                  "In 45 seconds everything will be erased."),
                     .answers = {say(ui, "Kết thúc", "Finish"), say(ui, "Tôi còn ở đây", "I am still here")},
                     .tone = ui::Tone::caution}));
}

void display(Ui& ui) {
    home(ui);
    static_cast<void>(ui.display_settings());
}

void attract(Ui& ui) {
    static_cast<void>(
        ui.page({.id = "attract",
                 .title = say(ui, "Kính chào ông, bà", "Welcome"),
                 .instruction = say(ui, "Máy chỉ dẫn từng bước.", "It guides you step by step."),
                 .primary = say(ui, "Chạm để bắt đầu", "Touch to begin"),
                 .primary_icon = ui::Icon::hand,
                 .footer = ui::Footer::bare}));
    ui.hero("Ủy ban nhân dân phường Ea Kao", say(ui, "Vì Nhân dân phục vụ", "Serving the people"));
    const std::vector<ui::Choice> points{
        {.title = say(ui, "Nộp hồ sơ, quét giấy tờ", "File a dossier")},
        {.title = say(ui, "Nhận phiếu có mã để theo dõi hồ sơ", "Take home a slip with your code")}};
    ui.points(points);
}

void single_choice(Ui& ui) {
    static_cast<void>(ui.page({.id = "fill",
                               .title = say(ui, "Ông, bà muốn nhận kết quả bằng cách nào?",
                                            "How would you like to receive the result?"),
                               .back = say(ui, "Quay lại", "Back"),
                               .primary = say(ui, "Tiếp tục", "Continue")}));
    const std::vector<ui::Choice> ways{
        {.title = say(ui, "Tại Trung tâm Phục vụ hành chính công", "At the public service centre"),
         .icon = ui::Icon::institution},
        {.title = say(ui, "Qua bưu chính công ích", "By public post"),
         .icon = ui::Icon::mail,
         .chosen = true},
        {.title = say(ui, "Cách khác", "Another way"), .icon = std::nullopt}};
    static_cast<void>(ui.single_choice("way", say(ui, "Hình thức nhận kết quả", "How to receive the result"),
                                       ways, say(ui, "Xin chọn một cách.", "Please choose one.")));
}

void outcome(Ui& ui) {
    static_cast<void>(ui.page({.id = "pay_result",
                               .title = say(ui, "Đang xác minh thanh toán", "Checking the payment"),
                               .primary = say(ui, "In phiếu", "Print the slip")}));
    const std::vector<ui::Row> facts{
        {.title = say(ui, "Phí", "Fees"), .value = say(ui, "Không thu tiền", "Free of charge")},
        {.title = say(ui, "Thời gian", "Time"), .value = say(ui, "Trong ngày", "The same day")}};
    ui.facts(facts);
    ui.outcome(ui::Tone::info, say(ui, "Đang hỏi lại ngân hàng", "Asking the bank"), "8.000 đồng");
}

}  // namespace

std::vector<SamplePage> sample_pages() {
    std::vector<SamplePage> all = keyboard_pages();
    const std::vector<SamplePage> others{{"home", home},
                                         {"answers", answers},
                                         {"problem", text_problem},
                                         {"date", date_and_options},
                                         {"controls", controls},
                                         {"picker", picker},
                                         {"single_choice", single_choice},
                                         {"outcome", outcome},
                                         {"scripts", sample_scripts},
                                         {"rows", rows},
                                         {"papers", papers},
                                         {"pages", pages},
                                         {"review", review},
                                         {"pay", pay},
                                         {"sent", sent},
                                         {"working", working},
                                         {"rate", rate},
                                         {"search", search},
                                         {"email", email},
                                         {"code_entry", code_entry},
                                         {"question", asking},
                                         {"display", display},
                                         {"attract", attract}};
    all.insert(all.begin(), others.begin(), others.end());
    return all;
}

}  // namespace kiosk::gallery
