#include "src/paper/slip_words.h"

#include <fmt/format.h>

namespace kiosk {
namespace {

struct LocalTime {
    int year, month, day, hour, minute;
};

LocalTime local(WallTime time) {
    const auto in_vietnam = time + vietnam_offset;
    const auto day = std::chrono::floor<std::chrono::days>(in_vietnam);
    const Date date{day};
    const std::chrono::hh_mm_ss clock{in_vietnam - day};
    return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
            static_cast<int>(static_cast<unsigned>(date.day())), static_cast<int>(clock.hours().count()),
            static_cast<int>(clock.minutes().count())};
}

std::string moment(WallTime time) {
    const LocalTime at = local(time);
    return fmt::format("{:02} giờ {:02} phút, ngày {:02}/{:02}/{}", at.hour, at.minute, at.day, at.month,
                       at.year);
}

std::string date_line(const SubmissionSlip& slip) {
    const LocalTime at = local(slip.sent_at);
    // Days, and months 1 and 2, carry a leading zero on Vietnamese official paper, so that no digit can be
    // added in front.
    return fmt::format("{}, ngày {:02} tháng {} năm {}", slip.place, at.day,
                       at.month < 3 ? fmt::format("{:02}", at.month) : fmt::format("{}", at.month), at.year);
}

std::string money(std::int64_t amount) {
    std::string digits = fmt::format("{}", amount);
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3) {
        digits.insert(digits.begin() + at, '.');
    }
    return digits + " đồng";
}

std::string fee_words(const SubmissionSlip& slip) {
    const auto& fee = slip.fee;
    switch (fee.state) {
        case SubmissionSlip::FeeState::none: return "Không phải nộp";
        case SubmissionSlip::FeeState::paid:
            return fmt::format("Đã nộp {}. Mã thanh toán: {}", money(fee.amount), fee.reference);
        case SubmissionSlip::FeeState::due:
            if (slip.code_kind == SubmissionSlip::CodeKind::local) {
                return fmt::format("Chưa nộp {}. Nộp tại quầy sau khi hồ sơ được gửi.", money(fee.amount));
            }
            return fmt::format(
                "Chưa nộp {}. Nộp tại quầy, hoặc bằng mã QR ở kiosk (mục Thanh toán) với mã hồ sơ trên phiếu "
                "này.",
                money(fee.amount));
        case SubmissionSlip::FeeState::verifying:
            return fmt::format(
                "{}: đang chờ ngân hàng xác nhận. Xin không chuyển tiền lần nữa. Mã thanh toán: {}",
                money(fee.amount), fee.reference);
    }
    return {};
}

std::string delivery_words(const SubmissionSlip& slip) {
    switch (slip.delivery) {
        case SubmissionSlip::Delivery::hall: return fmt::format("Nhận tại {}", slip.center);
        case SubmissionSlip::Delivery::online:
            return slip.delivery_address.empty() ? "Nhận bản điện tử trên Cổng Dịch vụ công quốc gia"
                                                 : fmt::format("Nhận bản điện tử: {}", slip.delivery_address);
        case SubmissionSlip::Delivery::post:
            return fmt::format("Gửi qua bưu chính công ích đến: {}", slip.delivery_address);
    }
    return {};
}

std::string pages_words(const SubmissionSlip::Paper& paper) {
    switch (paper.kind) {
        case SubmissionSlip::Paper::Kind::form: return "mẫu điện tử";
        case SubmissionSlip::Paper::Kind::scanned: return fmt::format("{} trang", paper.pages);
        case SubmissionSlip::Paper::Kind::will_bring: return "Sẽ mang đến sau";
    }
    return {};
}

std::string help_words(const SubmissionSlip& slip) {
    std::string words = fmt::format("{}, {}", slip.center, slip.authority);
    if (!slip.help_phone.empty()) {
        words += fmt::format(". Điện thoại: {}", slip.help_phone);
    }
    if (!slip.opening_hours.empty()) {
        words += fmt::format(". Giờ làm việc: {}", slip.opening_hours);
    }
    return words;
}

/// Drops the English labels, which only an English session carries.
void keep_vietnamese(SlipWords& words) {
    words.title_english.clear();
    words.papers_english.clear();
    words.code.english.clear();
    words.pin.english.clear();
    for (auto* rows : {&words.dossier, &words.afterwards}) {
        for (auto& row : *rows) {
            row.english.clear();
        }
    }
}

void name_the_code(const SubmissionSlip& slip, SlipWords& words) {
    if (slip.code_kind == SubmissionSlip::CodeKind::portal) {
        words.title = "PHIẾU GỬI HỒ SƠ";
        words.title_english = "Submission slip";
        words.notice =
            "Hồ sơ đang chờ tiếp nhận.\nPhiếu này không phải là Giấy tiếp nhận hồ sơ và hẹn trả kết quả.";
        words.code = {"Mã hồ sơ", "Dossier code", slip.code};
        words.pin = {"Mã tra cứu (PIN)", "PIN", slip.pin};
        return;
    }
    words.title = "PHIẾU LƯU HỒ SƠ CHỜ GỬI";
    words.title_english = "Slip of a dossier waiting to be sent";
    words.notice =
        "Hồ sơ chưa gửi tới Cổng Dịch vụ công.\nPhiếu này không phải là Giấy tiếp nhận hồ sơ và hẹn trả kết "
        "quả.";
    words.code = {"Số tạm của kiosk (chưa phải mã hồ sơ)", "Temporary number of this kiosk", slip.code};
    words.code_note =
        "Hồ sơ được giữ an toàn tại kiosk và tự gửi khi có mạng. Xin hỏi mã hồ sơ chính thức tại quầy bằng "
        "số tạm này.";
}

}  // namespace

SlipWords slip_words(const SubmissionSlip& slip) {
    SlipWords words;
    words.date_line = date_line(slip);
    name_the_code(slip, words);
    if (slip.reprinted_at) {
        words.reprint_mark = fmt::format("BẢN IN LẠI lúc {}", moment(*slip.reprinted_at));
    }
    const bool sent = slip.code_kind == SubmissionSlip::CodeKind::portal;
    words.dossier = {
        {"Thủ tục", "Procedure", fmt::format("{} (mã\u00a0{})", slip.procedure_name, slip.procedure_code)},
        {"Người nộp", "Applicant", slip.applicant_name},
        {sent ? "Gửi lúc" : "Lưu lúc", sent ? "Sent" : "Kept", moment(slip.sent_at)},
    };
    if (!slip.applicant_number.text().empty()) {
        words.dossier.insert(words.dossier.begin() + 2,
                             SlipRow{"Số định danh", "ID number", slip.applicant_number.text()});
    }
    words.papers_title = "Giấy tờ trong hồ sơ";
    words.papers_english = "Papers";
    int number = 0;
    for (const auto& paper : slip.papers) {
        words.papers.push_back({fmt::format("{}", ++number), paper.name, pages_words(paper)});
    }
    words.afterwards = {
        {"Phí, lệ phí", "Fee", fee_words(slip)},
        {"Nhận kết quả", "Result", delivery_words(slip)},
        {"Thời gian giải quyết", "Expected time", slip.expected_time},
        {"Nơi hỏi", "Questions", help_words(slip)},
    };
    words.closing = "Xin giữ phiếu này để tra cứu hồ sơ. Không đưa mã tra cứu cho người lạ.";
    words.kiosk = fmt::format("Kiosk {}", slip.kiosk_id);
    if (slip.language == SubmissionSlip::Language::vi) {
        keep_vietnamese(words);
    }
    return words;
}

}  // namespace kiosk
