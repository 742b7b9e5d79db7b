#include "drivers/drivers.h"

#include <fmt/format.h>

#include "drivers/escpos/escpos_printer.h"
#include "drivers/ipp/ipp_printer.h"
#include "drivers/paper/slip_paper.h"
#include "drivers/portal/rest_portal.h"
#include "drivers/sane/sane_scanner.h"
#include "drivers/speech/espeak_voice.h"
#include "drivers/speech/headphone_jack.h"
#include "drivers/sqlite/open_store.h"
#include "src/device/barcode.h"

namespace kiosk {

std::unique_ptr<Scanner> make_scanner(const Config& config, const std::filesystem::path& helper,
                                      const std::filesystem::path& runtime_dir) {
    if (!config.scanner) {
        return nullptr;
    }
    SaneScannerConfig scanner;
    scanner.helper = helper;
    scanner.runtime_dir = runtime_dir;
    if (config.scanner->stack == ScannerStack::airscan) {
        scanner.name = config.scanner->name;
        scanner.escl_url = config.scanner->url;
    } else {
        scanner.device = config.scanner->name;
    }
    scanner.deadlines.open = config.scanner->open_deadline;
    scanner.deadlines.whole_page = config.scanner->page_deadline;
    return make_sane_scanner(std::move(scanner));
}

std::optional<PaperKind> slip_paper(const Config& config) {
    if (config.receipt_printer) {
        return PaperKind::roll_80mm;
    }
    return config.printer ? std::optional(PaperKind::a4) : std::nullopt;
}

std::unique_ptr<Printer> make_slip_printer(const Config& config) {
    if (config.receipt_printer) {
        EscposPrinterConfig printer;
        printer.device =
            fmt::format("tcp://{}:{}", config.receipt_printer->host, config.receipt_printer->port);
        return make_escpos_printer(std::move(printer));
    }
    if (config.printer) {
        IppPrinterConfig printer;
        printer.uri = config.printer->uri;
        return make_ipp_printer(std::move(printer));
    }
    return nullptr;
}

std::unique_ptr<Voice> make_voice(const Config& config) {
    if (!config.speech) {
        return nullptr;
    }
    return make_espeak_voice({.vietnamese = config.speech->vietnamese,
                              .english = config.speech->english,
                              .words_per_minute = config.speech->words_per_minute});
}

std::unique_ptr<Headphones> make_headphones(const Config& config) {
    if (!config.speech || config.speech->headphones.empty()) {
        return nullptr;
    }
    return make_headphone_jack(config.speech->headphones);
}

std::unique_ptr<Portal> make_portal(const Config& config) {
    return make_rest_portal(config.portal);
}

Result<std::unique_ptr<Store>> make_store(const Config& config, WallTime now) {
    return open_store_or_set_aside(config.paths.data / "kiosk.sqlite", now);
}

Result<PrintDocument> render(const SubmissionSlip& slip, PaperKind paper, const Config& config) {
    const auto qr = make_qr(qr_text(slip));
    if (!qr) {
        return failed("make the slip's QR code", qr.error());
    }
    return render_slip(slip, *qr, paper, PaperFonts{config.paths.fonts});
}

}  // namespace kiosk
