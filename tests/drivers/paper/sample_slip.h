// The invented slip that the paper and printer tests print.
#pragma once

#include "src/dossier/slip.h"

namespace kiosk::test {

inline SubmissionSlip sample_slip() {
    using namespace std::chrono;
    SubmissionSlip slip;
    slip.authority = "Ủy ban nhân dân xã Ea Kao";
    slip.center = "Trung tâm Phục vụ hành chính công";
    slip.place = "Ea Kao";
    slip.code = "H15.50.05.13-261120-0975";
    slip.pin = "K7QM";
    slip.procedure_code = "1.001193";
    slip.procedure_name = "Đăng ký khai sinh";
    slip.applicant_name = "H’Nguyệt Êban Kbuôr";
    slip.applicant_number = MaskedNumber("066190004821");
    slip.sent_at = sys_days{2026y / November / 20} + 2h + 15min;
    slip.papers = {
        {"Tờ khai đăng ký khai sinh", SubmissionSlip::Paper::Kind::form, 2},
        {"Giấy chứng sinh do cơ sở y tế nơi trẻ em sinh ra cấp", SubmissionSlip::Paper::Kind::scanned, 1},
        {"Văn bản xác nhận việc mang thai hộ", SubmissionSlip::Paper::Kind::will_bring, 0}};
    slip.expected_time =
        "Ngay trong ngày làm việc; hồ sơ nhận sau 15 giờ mà không giải quyết được ngay thì trả kết quả trong "
        "ngày làm "
        "việc tiếp theo";
    slip.help_phone = "0262 3999 111";
    slip.opening_hours = "07 giờ 00–11 giờ 30 và 13 giờ 30–17 giờ 00, thứ Hai đến thứ Sáu";
    slip.kiosk_id = "DLK-EAKAO-01";
    return slip;
}

}  // namespace kiosk::test
