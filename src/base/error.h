// What can go wrong, as a value. Every code has a sentence for the citizen in assets/text (key "error.<name>") and a
// remedy for staff (key "remedy.<name>"); a test walks this list.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kiosk {

enum class ErrorCode {
    // Our own files and rules.
    bad_config,
    bad_asset,
    bad_answer,
    bad_code,
    file_missing,
    file_unreadable,
    cancelled,
    deadline_passed,
    // Store.
    store_full,
    store_io,
    store_corrupt,
    // Scanner and pages.
    scanner_absent,
    scanner_busy,
    scanner_no_paper,
    scanner_jam,
    scanner_cover_open,
    scanner_cut_short,
    scanner_io,
    scanner_unsupported,
    scanner_helper_died,
    page_unreadable,
    page_blank,
    document_too_large,
    qr_not_found,
    card_qr_bad,
    // Chip card.
    chip_removed,
    chip_unsupported,
    chip_key_refused,
    chip_broken,
    mrz_bad,
    // Printer.
    printer_absent,
    printer_busy,
    printer_paper_out,
    printer_jam,
    printer_cover_open,
    printer_supplies_out,
    printer_refused,
    printer_io,
    // Portal.
    portal_unreachable,
    portal_timeout,
    portal_tls,
    portal_unauthorised,
    portal_refused,
    portal_not_found,
    portal_busy,
    portal_broken_answer,
    portal_wrong_dossier,
    portal_outcome_unknown,
    // Payment.
    payment_refused,
    payment_mismatch,
    payment_not_configured,
};

/// The code's own name, as written in the enum and in text keys.
[[nodiscard]] std::string_view name(ErrorCode code);

/// Every code, in the order of the enum, for tests and tables.
[[nodiscard]] const std::vector<ErrorCode>& all_error_codes();

struct Error {
    ErrorCode code;
    std::string detail;  ///< What was being done and what came back; for the log, never for the citizen.
};

}  // namespace kiosk
