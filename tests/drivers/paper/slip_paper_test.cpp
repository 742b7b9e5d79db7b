#include "drivers/paper/slip_paper.h"

#include <fmt/format.h>
#include <algorithm>
#include <cstdio>
#include <memory>

#include "tests/drivers/paper/sample_slip.h"
#include "tests/drivers/printer_rig_files.h"
#include "tests/support/catch.h"

using namespace kiosk;
using namespace kiosk::test;

namespace {

// Every letter of Vietnamese that is not plain ASCII, in both cases: 12 vowels with 5 tones, 7 letters of
// their own.
constexpr std::string_view vietnamese =
    "àáảãạ ăằắẳẵặ âầấẩẫậ èéẻẽẹ êềếểễệ ìíỉĩị òóỏõọ ôồốổỗộ ơờớởỡợ ùúủũụ ưừứửữự ỳýỷỹỵ đ "
    "ÀÁẢÃẠ ĂẰẮẲẴẶ ÂẦẤẨẪẬ ÈÉẺẼẸ ÊỀẾỂỄỆ ÌÍỈĨỊ ÒÓỎÕỌ ÔỒỐỔỖỘ ƠỜỚỞỠỢ ÙÚỦŨỤ ƯỪỨỬỮỰ ỲÝỶỸỴ Đ";

QrMatrix qr_of(const SubmissionSlip& slip) {
    return make_qr(qr_text(slip)).value();
}

std::string output_of(const std::string& command) {
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
    REQUIRE(pipe);
    std::string all;
    std::array<char, 4096> buffer{};
    while (const std::size_t got = std::fread(buffer.data(), 1, buffer.size(), pipe.get())) {
        all.append(buffer.data(), got);
    }
    return all;
}

/// Runs a poppler tool on a PDF and answers what it says.
std::string ask_poppler(const std::string& tool, const Bytes& pdf, const std::string& after = "") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "slip.pdf";
    std::ofstream(file, std::ios::binary)
        .write(reinterpret_cast<const char*>(pdf.data()), static_cast<std::streamsize>(pdf.size()));
    return output_of(fmt::format("{} {} {}", tool, file.string(), after));
}

/// Words with single spaces, so that line breaks and unbreakable spaces do not count.
std::string plain(std::string_view text) {
    constexpr std::string_view unbreakable = "\u00a0";
    std::string words;
    while (!text.empty()) {
        const bool wide = text.starts_with(unbreakable);
        const bool gap = wide || text.front() == ' ' || text.front() == '\n' || text.front() == '\f';
        if (!gap) {
            words.push_back(text.front());
        } else if (!words.empty() && words.back() != ' ') {
            words.push_back(' ');
        }
        text.remove_prefix(wide ? unbreakable.size() : 1);
    }
    return words;
}

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

std::size_t count(std::string_view text, std::string_view part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) {
        ++found;
    }
    return found;
}

}  // namespace

TEST_CASE("the A4 slip says every word, and a program reads them all") {
    SubmissionSlip slip = sample_slip();
    slip.fee = {SubmissionSlip::FeeState::paid, 16'000, "K7Q2MPX4ZT0"};
    const auto document = render_slip_a4(slip, qr_of(slip));
    REQUIRE(document);
    CHECK(document->paper == PaperKind::a4);
    CHECK(document->pages == 1);
    const std::string text = plain(ask_poppler("pdftotext -raw", document->data, "-"));
    for (const std::string_view words :
         {"ỦY BAN NHÂN DÂN XÃ EA KAO", "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG",
          "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
          "Ea Kao, ngày 20 tháng 11 năm 2026", "PHIẾU GỬI HỒ SƠ",
          "Phiếu này không phải là Giấy tiếp nhận hồ sơ và hẹn trả kết quả.", "H15.50.05.13-261120-0975",
          "K7QM", "Đăng ký khai sinh (mã 1.001193)", "H’Nguyệt Êban Kbuôr", "••••••••4821",
          "Giấy chứng sinh do cơ sở y tế nơi trẻ em sinh ra cấp", "Sẽ mang đến sau", "Đã nộp 16.000 đồng",
          "K7Q2MPX4ZT0", "0262 3999 111", "Kiosk DLK-EAKAO-01", "Trang 1/1"}) {
        INFO(words);
        CHECK(contains(text, words));
    }
    CHECK_FALSE(contains(text, "066190004821"));
    CHECK_FALSE(contains(text, "BẢN IN LẠI"));
}

TEST_CASE("every Vietnamese letter leaves the PDF as it went in") {
    SubmissionSlip slip = sample_slip();
    slip.applicant_name = vietnamese;
    slip.papers.front().name = vietnamese;
    const auto document = render_slip_a4(slip, qr_of(slip));
    REQUIRE(document);
    const std::string text = plain(ask_poppler("pdftotext -raw", document->data, "-"));
    CHECK(count(text, vietnamese) == 2);
    CHECK(render_slip_roll(slip, qr_of(slip)));
}

TEST_CASE("names in Khmer, Cham and with stacked marks are printed") {
    SubmissionSlip slip = sample_slip();
    for (const std::string_view name : {"សុខ ដារ៉ា", "ꨀꨇꩉ ꨌꩌ", "Y Blô̆ Niê, Kpă Klơ̆ng"}) {
        CAPTURE(name);
        slip.applicant_name = name;
        const auto document = render_slip_a4(slip, qr_of(slip));
        REQUIRE(document);
        CHECK(render_slip_roll(slip, qr_of(slip)));
    }
    slip.applicant_name = "សុខ ដារ៉ា";
    const auto document = render_slip_a4(slip, qr_of(slip));
    CHECK(contains(ask_poppler("pdffonts", document->data), "NotoSerifKhmer"));
}

TEST_CASE("the A4 slip is A4, carries its fonts and nothing below 10 points") {
    const SubmissionSlip slip = sample_slip();
    const auto document = render_slip_a4(slip, qr_of(slip));
    REQUIRE(document);
    const std::string info = ask_poppler("pdfinfo", document->data);
    CHECK(contains(info, "(A4)"));
    CHECK(contains(info, "PDF version:     1.4"));
    CHECK(contains(info, "Phiếu gửi hồ sơ H15.50.05.13-261120-0975"));
    const std::string fonts = ask_poppler("pdffonts", document->data);
    CHECK(contains(fonts, "NotoSerif"));
    CHECK(count(fonts, "NotoS") == count(fonts, " yes yes yes "));
    // Noto's line box is 1.362 times its size.
    const std::string boxes = ask_poppler("pdftotext -bbox-layout", document->data, "-");
    double smallest = 1'000;
    for (std::size_t at = boxes.find("<line "); at != std::string::npos; at = boxes.find("<line ", at + 1)) {
        double left = 0, top = 0, right = 0, bottom = 0;
        REQUIRE(std::sscanf(boxes.c_str() + at, "<line xMin=\"%lf\" yMin=\"%lf\" xMax=\"%lf\" yMax=\"%lf\"",
                            &left, &top, &right, &bottom) == 4);
        smallest = std::min(smallest, bottom - top);
    }
    CHECK(smallest / 1.362 >= 9.99);
    CHECK(smallest / 1.362 < 12);
}

TEST_CASE("the same slip gives the same bytes, another slip others") {
    SubmissionSlip slip = sample_slip();
    const QrMatrix qr = qr_of(slip);
    for (const PaperKind paper : {PaperKind::a4, PaperKind::roll_80mm}) {
        const auto first = render_slip(slip, qr, paper);
        REQUIRE(first);
        CHECK(render_slip(slip, qr, paper)->data == first->data);
        SubmissionSlip other = slip;
        other.reprinted_at = slip.sent_at + std::chrono::minutes{7};
        CHECK(render_slip(other, qr, paper)->data != first->data);
    }
}

TEST_CASE("other fonts and another configuration on the machine change nothing") {
    const SubmissionSlip slip = sample_slip();
    const auto before = render_slip_a4(slip, qr_of(slip));
    REQUIRE(before);
    REQUIRE(setenv("FONTCONFIG_FILE", "/nonexistent/fonts.conf", 1) == 0);
    const auto after = render_slip_a4(slip, qr_of(slip));
    REQUIRE(unsetenv("FONTCONFIG_FILE") == 0);
    REQUIRE(after);
    CHECK(after->data == before->data);
}

TEST_CASE("a long slip flows over pages and loses nothing") {
    SubmissionSlip slip = sample_slip();
    slip.procedure_name =
        "Chứng thực bản sao từ bản chính giấy tờ, văn bản do cơ quan, tổ chức có thẩm quyền của Việt Nam cấp";
    slip.papers.clear();
    for (int i = 1; i <= 20; ++i) {
        slip.papers.push_back(
            {fmt::format("Giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất số {}.",
                         i),
             SubmissionSlip::Paper::Kind::scanned, i});
    }
    const auto document = render_slip_a4(slip, qr_of(slip));
    REQUIRE(document);
    CHECK(document->pages >= 2);
    CHECK(contains(ask_poppler("pdfinfo", document->data),
                   fmt::format("Pages:           {}", document->pages)));
    const std::string text = plain(ask_poppler("pdftotext -raw", document->data, "-"));
    for (int i = 1; i <= 20; ++i) {
        INFO("paper " << i);
        CHECK(contains(text, fmt::format("gắn liền với đất số {}.", i)));
    }
    CHECK(contains(text, fmt::format("Trang {0}/{0}", document->pages)));
    CHECK(count(text, "TT Tên giấy tờ Số trang") >= 2);
    const auto roll = render_slip_roll(slip, qr_of(slip));
    REQUIRE(roll);
    CHECK(roll->data.size() > render_slip_roll(sample_slip(), qr_of(slip))->data.size());
}

TEST_CASE("the QR codes of both papers are read back from the picture") {
    const SubmissionSlip slip = sample_slip();
    const auto a4 = render_slip_a4(slip, qr_of(slip));
    REQUIRE(a4);
    // 150 dpi, 8-bit grey: worse than any phone.
    const std::string pgm = ask_poppler("pdftoppm -r 150 -gray", a4->data);
    int width = 0, height = 0, head = 0;
    REQUIRE(std::sscanf(pgm.c_str(), "P5 %d %d 255%n", &width, &height, &head) == 2);
    const Bytes grey(pgm.begin() + head + 1, pgm.end());
    CHECK(read_qr(grey, width, height).value() == slip.code);

    const auto roll = render_slip_roll(slip, qr_of(slip));
    REQUIRE(roll);
    CHECK(roll->pages == 1);
    REQUIRE(roll->data.size() % 72 == 0);
    Bytes dots;
    for (const std::uint8_t byte : roll->data) {
        for (unsigned bit = 0x80; bit != 0; bit >>= 1U) {
            dots.push_back((byte & bit) != 0 ? 0 : 255);
        }
    }
    CHECK(read_qr(dots, 576, static_cast<int>(roll->data.size() / 72)).value() == slip.code);
}

TEST_CASE("what cannot be printed truly is not printed") {
    SubmissionSlip slip = sample_slip();
    CHECK(render_slip_a4(slip, qr_of(slip), {"/nonexistent"}).error().code == ErrorCode::file_missing);
    CHECK(render_slip_roll(slip, qr_of(slip), {"/nonexistent"}).error().code == ErrorCode::file_missing);
    slip.applicant_name = "王小明";
    CHECK(render_slip_a4(slip, qr_of(slip)).error().code == ErrorCode::bad_asset);
    CHECK(render_slip_roll(slip, qr_of(slip)).error().code == ErrorCode::bad_asset);
}

TEST_CASE("an empty slip still makes a page") {
    SubmissionSlip slip;
    const auto document = render_slip_a4(slip, make_qr("-").value());
    REQUIRE(document);
    CHECK(document->pages == 1);
    CHECK(render_slip_roll(slip, make_qr("-").value()));
}
