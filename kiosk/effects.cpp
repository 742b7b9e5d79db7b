#include "kiosk/effects.h"

#include <generated/events.h>

#include "drivers/drivers.h"
#include "drivers/imaging/jpeg.h"
#include "drivers/system/clock.h"
#include "kiosk/parcel.h"
#include "src/base/overload.h"
#include "src/device/barcode.h"
#include "src/dossier/code.h"
#include "src/identity/card_qr.h"
#include "src/paper/page_quality.h"
#include "src/portal/last_run.h"

namespace kiosk {

namespace {

/// A card is never laid quite straight: half an A5 leaves room around its 86 × 54 mm.
constexpr double card_area_width_mm = 150;
constexpr double card_area_height_mm = 110;
constexpr int card_dpi = 300;

logged::SessionEnd logged_reason(EndReason reason) {
    switch (reason) {
        case EndReason::finished: return logged::SessionEnd::finished;
        case EndReason::left: return logged::SessionEnd::left;
        case EndReason::idle: return logged::SessionEnd::timed_out;
    }
    return logged::SessionEnd::failed;
}

}  // namespace

Effects::Effects(const Config& config, std::string catalog_version, Devices devices, Mailbox& mailbox)
    : config_(config),
      catalog_version_(std::move(catalog_version)),
      devices_(std::move(devices)),
      store_worker_(mailbox),
      scanner_worker_(mailbox),
      printer_worker_(mailbox),
      network_worker_(mailbox) {
    store_worker_.start(JobNumber::none, [this](const std::stop_token&) -> Event {
        // An error here is the store's, and the first session asks the store whether it works.
        static_cast<void>(settle_last_run(*devices_.store, wall_now()));
        return event::JobDone{};
    });
}

Effects::~Effects() = default;

void Effects::log(LogEvent event) {
    store_worker_.start(JobNumber::none, [this, event = std::move(event)](const std::stop_token&) -> Event {
        // A full disk must not stop the kiosk from speaking; the next session is refused by the store itself.
        static_cast<void>(devices_.store->append(std::span(&event, 1), wall_now()));
        return event::JobDone{};
    });
}

void Effects::carry_out(const Effect& effect) {
    std::visit(Overload{
                   [&](const effect::ScanPage& wanted) { scan_page(wanted); },
                   [&](const effect::ReadCard& wanted) { read_card(wanted); },
                   [&](const effect::CancelJob& wanted) {
                       scanner_worker_.cancel(wanted.job);
                       printer_worker_.cancel(wanted.job);
                       network_worker_.cancel(wanted.job);
                       store_worker_.cancel(wanted.job);
                   },
                   [&](const effect::DropPage& wanted) { pages_.drop(wanted.page); },
                   [&](const effect::StoreDossier& wanted) { store_dossier(wanted); },
                   [&](const effect::Deliver& wanted) { deliver(wanted); },
                   [&](const effect::RunOutbox& wanted) { run_outbox(wanted); },
                   [&](const effect::CreateIntent& wanted) { create_intent(wanted); },
                   [&](const effect::QueryIntent& wanted) { query_intent(wanted); },
                   [&](const effect::CancelIntent& wanted) { cancel_intent(wanted); },
                   [&](const effect::PrintSlip& wanted) { print_slip(wanted); },
                   [&](const effect::CheckDevices&) { check_devices(); },
                   [&](const effect::BeginSession& begun) { begin_session(begun); },
                   [&](const effect::EndSession& ended) {
                       pages_.wipe();
                       log(logged::session_ended(logged_reason(ended.reason), ended.lasted));
                   },
                   [&](const effect::ChooseProcedure& chosen) {
                       if (const auto code = ProcedureCode::parse(chosen.code)) {
                           log(logged::procedure_chosen(*code));
                       }
                   },
                   [&](const effect::Rated& rated) { log(logged::rated(rated.stars)); },
               },
               effect);
}

void Effects::begin_session(const effect::BeginSession& begun) {
    log(logged::session_started());
    store_worker_.start(begun.job, [this, job = begun.job](const std::stop_token&) -> Event {
        const auto ready = devices_.store->ready_for_session();
        if (ready) {
            return event::JobDone{job};
        }
        log(logged::session_refused(ready.error().code));
        return event::FilingUnavailable{job, ready.error().code};
    });
}

void Effects::scan_page(const effect::ScanPage& wanted) {
    scanner_worker_.start(wanted.job, [this, wanted](const std::stop_token& stop) -> Event {
        if (!devices_.scanner) {
            return event::ScanFailed{wanted.job, ErrorCode::scanner_absent};
        }
        log(logged::scan_started(wanted.settings.dpi));
        const auto began = uptime_now();
        auto page = devices_.scanner->scan(wanted.settings, wanted.position, stop);
        const auto lasted = uptime_now() - began;
        if (!page) {
            if (page.error().code != ErrorCode::cancelled) {
                log(logged::scan_failed(page.error().code, lasted));
            }
            return event::ScanFailed{wanted.job, page.error().code};
        }
        log(logged::scan_finished(lasted, static_cast<std::int64_t>(page->jpeg.size())));
        const PageAdvice advice = advise(page->measure);
        if (advice != PageAdvice::none) {
            log(logged::page_advised(static_cast<logged::PageAdvice>(advice)));
        }
        return event::PageScanned{wanted.job, Page{pages_.add(std::move(*page)), Rotation::none, advice}};
    });
}

void Effects::fetch_picture(PageId page, int longest_side) {
    // On the scanner's thread, which has nothing else to do while the citizen looks at pages.
    scanner_worker_.start(JobNumber::none, [this, page, longest_side](const std::stop_token&) -> Event {
        if (const auto paper = pages_.paper(page)) {
            if (auto picture = preview_of_jpeg(paper->jpeg, longest_side)) {
                pages_.put_picture(page, std::move(*picture));
            }
        }
        return event::JobDone{};
    });
}

void Effects::read_card(const effect::ReadCard& wanted) {
    scanner_worker_.start(wanted.job, [this, job = wanted.job](const std::stop_token& stop) -> Event {
        if (!devices_.scanner) {
            return event::CardFailed{job, ErrorCode::scanner_absent};
        }
        const ScanSettings settings{.source = ScanSource::glass,
                                    .color = ScanColor::grey,
                                    .dpi = card_dpi,
                                    .width_mm = card_area_width_mm,
                                    .height_mm = card_area_height_mm};
        const auto page = devices_.scanner->scan(settings, BatchPosition::first, stop);
        if (!page) {
            return event::CardFailed{job, page.error().code};
        }
        const auto picture = decode_jpeg(page->jpeg, Channels::grey);
        if (!picture) {
            return event::CardFailed{job, picture.error().code};
        }
        const auto words = read_qr(picture->pixels, picture->width, picture->height);
        if (!words) {
            return event::CardFailed{job, words.error().code};
        }
        auto card = parse_card_qr(*words);
        if (!card) {
            return event::CardFailed{job, card.error().code};
        }
        log(logged::identified(logged::IdentifiedBy::card_qr));
        return event::CardRead{job, std::move(*card)};
    });
}

void Effects::store_dossier(const effect::StoreDossier& wanted) {
    store_worker_.start(wanted.job, [this, wanted](const std::stop_token&) -> Event {
        const auto refuse = [&](ErrorCode code) -> Event {
            log(logged::dossier_not_committed(code));
            return event::DossierNotStored{wanted.job, code};
        };
        const WallTime now = wall_now();
        auto parcel = pack(wanted.draft, pages_, config_.kiosk.unit_code, catalog_version_, now);
        if (!parcel) {
            return refuse(parcel.error().code);
        }
        std::vector<LogEvent> events;
        const auto key = Uuid::parse(parcel->manifest.key);
        const auto code = ProcedureCode::parse(parcel->manifest.procedure_code);
        if (key && code) {
            std::int64_t bytes = 0;
            for (const auto& blob : parcel->blobs) {
                bytes += static_cast<std::int64_t>(blob.bytes.size());
            }
            events.push_back(logged::dossier_committed(*key, *code, std::ssize(parcel->blobs), bytes));
        }
        if (const auto stored = devices_.store->commit(*parcel, now, events); !stored) {
            return refuse(stored.error().code);
        }
        return event::DossierStored{wanted.job, parcel->manifest.key, key ? local_code(*key) : std::string()};
    });
}

void Effects::print_slip(const effect::PrintSlip& wanted) {
    printer_worker_.start(wanted.job, [this, wanted](const std::stop_token& stop) -> Event {
        const auto began = uptime_now();
        int copy = 1;
        const auto refuse = [&](ErrorCode code) -> Event {
            log(logged::print_failed(logged::Document::slip, copy, code));
            return event::PrintFailed{wanted.job, code};
        };
        if (!devices_.printer) {
            return refuse(ErrorCode::printer_absent);
        }
        const auto document = render(wanted.slip, devices_.printer->paper(), config_);
        if (!document) {
            return refuse(document.error().code);
        }
        const auto print = devices_.store->add_print(wanted.key, PrintKind::slip, wall_now(), {});
        if (!print) {
            return refuse(print.error().code);
        }
        copy = print->copy;
        log(logged::print_started(logged::Document::slip, copy));
        const auto outcome = devices_.printer->print(*document, stop);
        const auto record = [&](PrintState state, const LogEvent& event) {
            static_cast<void>(devices_.store->record(print->id, state, wall_now(), std::span(&event, 1)));
        };
        if (!outcome) {
            record(PrintState::failed,
                   logged::print_failed(logged::Document::slip, copy, outcome.error().code));
            return event::PrintFailed{wanted.job, outcome.error().code};
        }
        if (*outcome == PrintOutcome::printed) {
            record(PrintState::printed,
                   logged::print_finished(logged::Document::slip, copy, uptime_now() - began));
        } else {
            record(PrintState::unknown, logged::print_unknown(logged::Document::slip, copy));
        }
        return event::Printed{wanted.job, *outcome};
    });
}

void Effects::check_devices() {
    if (devices_.scanner) {
        scanner_worker_.start(JobNumber::none, [this](const std::stop_token& stop) -> Event {
            return event::ConditionsChanged{DeviceKind::scanner, {devices_.scanner->condition(stop)}};
        });
    }
    if (devices_.printer) {
        printer_worker_.start(JobNumber::none, [this](const std::stop_token& stop) -> Event {
            const auto kind = devices_.printer->paper() == PaperKind::a4 ? DeviceKind::printer
                                                                         : DeviceKind::receipt_printer;
            return event::ConditionsChanged{kind, devices_.printer->conditions(stop)};
        });
    }
}

}  // namespace kiosk
