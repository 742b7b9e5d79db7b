// The papers themselves: each function typesets one document on its sheet.
#pragma once

#include "tests/pages/sheet.h"

namespace kiosk::pages {

void birth_notice(Sheet& sheet);            ///< Giấy chứng sinh, A4.
void authorisation(Sheet& sheet);           ///< Văn bản ủy quyền, A4.
void marriage_extract(Sheet& sheet);        ///< Trích lục kết hôn, A4.
void divorce_decision(Sheet& sheet);        ///< Quyết định công nhận thuận tình ly hôn, A4.
void diploma(Sheet& sheet);                 ///< Bằng tốt nghiệp, A4 across.
void household_book(Sheet& sheet);          ///< Một trang sổ hộ khẩu cũ, A5.
void residence_confirmation(Sheet& sheet);  ///< Giấy xác nhận thông tin về cư trú, A4.
void handwritten_request(Sheet& sheet);     ///< Đơn viết tay, A4.
void card_2021_front(Sheet& sheet);         ///< Căn cước công dân gắn chip: QR on the front, seven fields.
void card_2021_back(Sheet& sheet);
void card_2024_front(Sheet& sheet);
void card_2024_back(Sheet& sheet);  ///< Căn cước: QR on the back, eleven fields.
void nothing(Sheet& sheet);         ///< A sheet fed the wrong way round.

/// The text in the QR of the two kinds of card.
[[nodiscard]] std::string card_2021_qr();
[[nodiscard]] std::string card_2024_qr();

}  // namespace kiosk::pages
