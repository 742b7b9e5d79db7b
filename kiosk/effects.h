// Carries out what the flow wants, each effect on the one worker that owns the device. Every job returns its
// event.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "kiosk/page_store.h"
#include "src/base/events.h"
#include "src/config/config.h"
#include "src/device/printer.h"
#include "src/device/scanner.h"
#include "src/flow/effect.h"
#include "src/job/worker.h"
#include "src/payment/beneficiary.h"
#include "src/portal/portal.h"
#include "src/portal/store.h"

namespace kiosk {

/// What the effects are carried out with. `scanner` and `printer` may be missing.
struct Devices {
    std::unique_ptr<Scanner> scanner;
    std::unique_ptr<Printer> printer;
    std::unique_ptr<Portal> portal;
    std::unique_ptr<Store> store;
    std::optional<Beneficiary> beneficiary;
};

class Effects {
  public:
    /// `config` and `mailbox` outlive this object.
    Effects(const Config& config, std::string catalog_version, Devices devices, Mailbox& mailbox);
    ~Effects();

    /// EndSession and Rated only reach the log here; their pictures are the application's affair.
    void carry_out(const Effect& effect);

    void log(LogEvent event);

    [[nodiscard]] PageStore& pages() { return pages_; }
    /// Makes the large picture of a page again, from its JPEG, and puts it into pages().
    void fetch_picture(PageId page, int longest_side);

  private:
    void begin_session(const effect::BeginSession& begun);
    void scan_page(const effect::ScanPage& wanted);
    void read_card(const effect::ReadCard& wanted);
    void store_dossier(const effect::StoreDossier& wanted);
    void deliver(const effect::Deliver& wanted);
    void run_outbox(const effect::RunOutbox& wanted);
    void create_intent(const effect::CreateIntent& wanted);
    void query_intent(const effect::QueryIntent& wanted);
    void cancel_intent(const effect::CancelIntent& wanted);
    void print_slip(const effect::PrintSlip& wanted);
    void check_devices();

    const Config& config_;
    const std::string catalog_version_;
    Devices devices_;
    PageStore pages_;
    // Workers last: they stop before what they use goes. The store's first: the others log until their last
    // answer.
    Worker store_worker_;
    Worker scanner_worker_;
    Worker printer_worker_;
    Worker network_worker_;
};

}  // namespace kiosk
