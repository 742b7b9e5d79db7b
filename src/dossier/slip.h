// The submission slip (phiếu gửi hồ sơ): what the citizen takes home when a dossier has left the kiosk. It is
// not the legal acceptance receipt, and says so. A plain value: whoever prints it decides nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/time.h"

namespace kiosk {

/// An identity number of which only the last four characters can be seen; the rest is gone once this is
/// constructed.
class MaskedNumber {
  public:
    MaskedNumber() = default;
    explicit MaskedNumber(std::string_view number);
    [[nodiscard]] const std::string& text() const { return text_; }

  private:
    std::string text_;
};

struct SubmissionSlip {
    enum class Language {
        vi,
        en
    };  ///< Of the session. Paper is Vietnamese; `en` adds English under titles and labels.
    enum class CodeKind {
        portal,  ///< The dossier code given by the portal.
        local,   ///< Our own number: the dossier is kept safe here and has not been sent yet.
    };
    enum class Delivery { hall, online, post };
    enum class FeeState { none, paid, due, verifying };  ///< verifying: the bank's answer is not known yet.

    struct Paper {
        enum class Kind { form, scanned, will_bring };
        std::string name;
        Kind kind = Kind::scanned;
        int pages = 0;  ///< Of a scanned paper; ignored for the others.
    };
    struct Fee {
        FeeState state = FeeState::none;
        std::int64_t amount = 0;  ///< Đồng.
        std::string reference;    ///< Payment reference; paid and verifying have one.
    };

    Language language = Language::vi;
    std::string authority;  ///< Upper line of the agency, for example "Ủy ban nhân dân xã Ea Kao".
    std::string center;     ///< The one who receives, for example "Trung tâm Phục vụ hành chính công".
    std::string place;      ///< For the date line: "Ea Kao".
    CodeKind code_kind = CodeKind::portal;
    std::string code;
    std::string pin;  ///< Short secret to look the dossier up; empty for a local code.
    std::string procedure_code;
    std::string procedure_name;
    std::string applicant_name;
    MaskedNumber applicant_number;
    WallTime sent_at{};
    std::vector<Paper> papers;
    Fee fee;
    Delivery delivery = Delivery::hall;
    std::string delivery_address;  ///< Where to, for post and online.
    std::string expected_time;     ///< In words: "05 ngày làm việc kể từ khi hồ sơ được tiếp nhận".
    std::string help_phone;
    std::string opening_hours;
    std::string kiosk_id;
    std::optional<WallTime> reprinted_at;  ///< Set on every copy after the first: "BẢN IN LẠI".
};

/// What the slip's QR code holds: the code alone, because the officer's hand scanner types it into a search
/// box.
[[nodiscard]] const std::string& qr_text(const SubmissionSlip& slip);

}  // namespace kiosk
