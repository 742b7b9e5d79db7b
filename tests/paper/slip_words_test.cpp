#include "src/paper/slip_words.h"

#include <algorithm>

#include "tests/drivers/paper/sample_slip.h"
#include "tests/support/catch.h"

using namespace kiosk;
using kiosk::test::sample_slip;

namespace {

std::string value(const std::vector<SlipRow>& rows, std::string_view label) {
    const auto row = std::ranges::find(rows, label, &SlipRow::label);
    return row == rows.end() ? "(no such row)" : row->value;
}

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

}  // namespace

TEST_CASE("of an identity number only the last four digits reach paper") {
    CHECK(MaskedNumber("066190004821").text() == "••••••••4821");
    CHECK(MaskedNumber("4821").text() == "4821");
    CHECK(MaskedNumber("21").text() == "21");
    CHECK(MaskedNumber("").text().empty());
    const SlipWords words = slip_words(sample_slip());
    CHECK(value(words.dossier, "Số định danh") == "••••••••4821");
}

TEST_CASE("the slip never passes for the legal receipt") {
    const SlipWords words = slip_words(sample_slip());
    CHECK(words.title == "PHIẾU GỬI HỒ SƠ");
    CHECK(contains(words.notice, "đang chờ tiếp nhận"));
    CHECK(contains(words.notice, "không phải là Giấy tiếp nhận hồ sơ và hẹn trả kết quả"));
}

TEST_CASE("a dossier that has not been sent does not claim to be") {
    SubmissionSlip slip = sample_slip();
    slip.code_kind = SubmissionSlip::CodeKind::local;
    slip.code = "TAM-EAKAO01-0007";
    slip.fee = {SubmissionSlip::FeeState::due, 8'000, ""};
    const SlipWords words = slip_words(slip);
    CHECK(words.title == "PHIẾU LƯU HỒ SƠ CHỜ GỬI");
    CHECK(contains(words.notice, "chưa gửi"));
    CHECK(contains(words.code.label, "chưa phải mã hồ sơ"));
    CHECK(contains(words.code_note, "tự gửi khi có mạng"));
    CHECK(words.pin.value.empty());
    CHECK(value(words.dossier, "Lưu lúc") == "09 giờ 15 phút, ngày 20/11/2026");
    CHECK(value(words.dossier, "Gửi lúc") == "(no such row)");
    CHECK_FALSE(contains(value(words.afterwards, "Phí, lệ phí"), "mã hồ sơ"));
}

TEST_CASE("the fee says what was paid, what is due and what nobody knows yet") {
    using State = SubmissionSlip::FeeState;
    SubmissionSlip slip = sample_slip();
    const auto fee = [&slip](State state, std::int64_t amount) {
        slip.fee = {state, amount, "K7Q2MPX4ZT0"};
        return value(slip_words(slip).afterwards, "Phí, lệ phí");
    };
    CHECK(fee(State::none, 0) == "Không phải nộp");
    CHECK(fee(State::paid, 8'000) == "Đã nộp 8.000 đồng. Mã thanh toán: K7Q2MPX4ZT0");
    CHECK(contains(fee(State::paid, 1'234'567), "1.234.567 đồng"));
    CHECK(contains(fee(State::paid, 500), "Đã nộp 500 đồng"));
    CHECK(contains(fee(State::due, 16'000), "Chưa nộp 16.000 đồng"));
    CHECK(contains(fee(State::due, 16'000), "quầy"));
    const std::string verifying = fee(State::verifying, 16'000);
    CHECK(contains(verifying, "đang chờ ngân hàng xác nhận"));
    CHECK_FALSE(contains(verifying, "Đã nộp"));
    CHECK(contains(verifying, "K7Q2MPX4ZT0"));
}

TEST_CASE("papers say how many pages arrived and what is still to come") {
    const SlipWords words = slip_words(sample_slip());
    REQUIRE(words.papers.size() == 3);
    CHECK(words.papers[0].number == "1");
    CHECK(words.papers[0].pages == "mẫu điện tử");
    CHECK(words.papers[1].pages == "1 trang");
    CHECK(words.papers[2].pages == "Sẽ mang đến sau");
}

TEST_CASE("dates are written as on official paper and in Vietnamese time") {
    using namespace std::chrono;
    SubmissionSlip slip = sample_slip();
    CHECK(slip_words(slip).date_line == "Ea Kao, ngày 20 tháng 11 năm 2026");
    slip.sent_at = sys_days{2027y / January / 31} + 17h + 5min;
    CHECK(slip_words(slip).date_line == "Ea Kao, ngày 01 tháng 02 năm 2027");
    CHECK(value(slip_words(slip).dossier, "Gửi lúc") == "00 giờ 05 phút, ngày 01/02/2027");
}

TEST_CASE("only a reprint is marked as one") {
    SubmissionSlip slip = sample_slip();
    CHECK(slip_words(slip).reprint_mark.empty());
    slip.reprinted_at = slip.sent_at + std::chrono::minutes{7};
    CHECK(slip_words(slip).reprint_mark == "BẢN IN LẠI lúc 09 giờ 22 phút, ngày 20/11/2026");
}

TEST_CASE("English stands on the paper of an English session only") {
    SubmissionSlip slip = sample_slip();
    const auto english = [](const SlipWords& words) {
        std::string all = words.title_english + words.papers_english + words.code.english + words.pin.english;
        for (const auto* rows : {&words.dossier, &words.afterwards}) {
            for (const auto& row : *rows) {
                all += row.english;
            }
        }
        return all;
    };
    CHECK(english(slip_words(slip)).empty());
    slip.language = SubmissionSlip::Language::en;
    const SlipWords words = slip_words(slip);
    CHECK(words.title_english == "Submission slip");
    for (const auto& row : words.afterwards) {
        CHECK_FALSE(row.english.empty());
    }
}

TEST_CASE("the way of the result is said with its place") {
    using Delivery = SubmissionSlip::Delivery;
    SubmissionSlip slip = sample_slip();
    const auto result = [&slip] { return value(slip_words(slip).afterwards, "Nhận kết quả"); };
    CHECK(result() == "Nhận tại Trung tâm Phục vụ hành chính công");
    slip.delivery = Delivery::online;
    CHECK(contains(result(), "bản điện tử"));
    slip.delivery = Delivery::post;
    slip.delivery_address = "Số 12, thôn 3, xã Ea Kao";
    CHECK(result() == "Gửi qua bưu chính công ích đến: Số 12, thôn 3, xã Ea Kao");
}
