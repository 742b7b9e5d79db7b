#include "src/base/error.h"

namespace kiosk {

std::string_view name(ErrorCode code) {
    switch (code) {
        case ErrorCode::bad_config: return "bad_config";
        case ErrorCode::bad_asset: return "bad_asset";
        case ErrorCode::bad_answer: return "bad_answer";
        case ErrorCode::bad_code: return "bad_code";
        case ErrorCode::file_missing: return "file_missing";
        case ErrorCode::file_unreadable: return "file_unreadable";
        case ErrorCode::cancelled: return "cancelled";
        case ErrorCode::deadline_passed: return "deadline_passed";
        case ErrorCode::store_full: return "store_full";
        case ErrorCode::store_io: return "store_io";
        case ErrorCode::store_corrupt: return "store_corrupt";
        case ErrorCode::scanner_absent: return "scanner_absent";
        case ErrorCode::scanner_busy: return "scanner_busy";
        case ErrorCode::scanner_no_paper: return "scanner_no_paper";
        case ErrorCode::scanner_jam: return "scanner_jam";
        case ErrorCode::scanner_cover_open: return "scanner_cover_open";
        case ErrorCode::scanner_cut_short: return "scanner_cut_short";
        case ErrorCode::scanner_io: return "scanner_io";
        case ErrorCode::scanner_unsupported: return "scanner_unsupported";
        case ErrorCode::scanner_helper_died: return "scanner_helper_died";
        case ErrorCode::page_unreadable: return "page_unreadable";
        case ErrorCode::page_blank: return "page_blank";
        case ErrorCode::document_too_large: return "document_too_large";
        case ErrorCode::qr_not_found: return "qr_not_found";
        case ErrorCode::card_qr_bad: return "card_qr_bad";
        case ErrorCode::chip_removed: return "chip_removed";
        case ErrorCode::chip_unsupported: return "chip_unsupported";
        case ErrorCode::chip_key_refused: return "chip_key_refused";
        case ErrorCode::chip_broken: return "chip_broken";
        case ErrorCode::mrz_bad: return "mrz_bad";
        case ErrorCode::printer_absent: return "printer_absent";
        case ErrorCode::printer_busy: return "printer_busy";
        case ErrorCode::printer_paper_out: return "printer_paper_out";
        case ErrorCode::printer_jam: return "printer_jam";
        case ErrorCode::printer_cover_open: return "printer_cover_open";
        case ErrorCode::printer_supplies_out: return "printer_supplies_out";
        case ErrorCode::printer_refused: return "printer_refused";
        case ErrorCode::printer_io: return "printer_io";
        case ErrorCode::portal_unreachable: return "portal_unreachable";
        case ErrorCode::portal_timeout: return "portal_timeout";
        case ErrorCode::portal_tls: return "portal_tls";
        case ErrorCode::portal_unauthorised: return "portal_unauthorised";
        case ErrorCode::portal_refused: return "portal_refused";
        case ErrorCode::portal_not_found: return "portal_not_found";
        case ErrorCode::portal_busy: return "portal_busy";
        case ErrorCode::portal_broken_answer: return "portal_broken_answer";
        case ErrorCode::portal_wrong_dossier: return "portal_wrong_dossier";
        case ErrorCode::portal_outcome_unknown: return "portal_outcome_unknown";
        case ErrorCode::payment_refused: return "payment_refused";
        case ErrorCode::payment_mismatch: return "payment_mismatch";
        case ErrorCode::payment_not_configured: return "payment_not_configured";
    }
    return "unknown";
}

const std::vector<ErrorCode>& all_error_codes() {
    static const std::vector<ErrorCode> codes = [] {
        std::vector<ErrorCode> all;
        for (int i = 0; i <= static_cast<int>(ErrorCode::payment_not_configured); ++i) {
            all.push_back(static_cast<ErrorCode>(i));
        }
        return all;
    }();
    return codes;
}

}  // namespace kiosk
