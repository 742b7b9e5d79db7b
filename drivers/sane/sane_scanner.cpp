#include "drivers/sane/sane_scanner.h"

#include <optional>
#include <utility>

#include "drivers/helper/helper_process.h"
#include "drivers/sane/sane_files.h"
#include "drivers/sane/scan_words.h"

namespace kiosk {

namespace {

using helper::CallLimits;
using helper::HelperProcess;
using helper::Message;

class SaneScanner final : public Scanner {
  public:
    explicit SaneScanner(SaneScannerConfig config) : config_(std::move(config)) {}

    Result<ScannerCapabilities> capabilities(std::stop_token stop) override {
        auto answer =
            ask(ScanOrder::What::capabilities, {}, BatchPosition::first, config_.deadlines.open, stop);
        if (!answer) {
            return failed("ask what the scanner offers", answer.error());
        }
        return capabilities_in(answer->head);
    }

    Result<ScannedPage> scan(const ScanSettings& settings, BatchPosition position,
                             std::stop_token stop) override {
        auto answer = ask(ScanOrder::What::scan, settings, position, config_.deadlines.whole_page, stop);
        if (!answer) {
            return failed("scan", answer.error());
        }
        return page_in(*answer);
    }

    Condition condition(std::stop_token stop) override {
        auto answer = ask(ScanOrder::What::condition, {}, BatchPosition::first, config_.deadlines.open, stop);
        if (answer) {
            return Condition::ready;
        }
        switch (answer.error().code) {
            case ErrorCode::scanner_busy: return Condition::busy;
            case ErrorCode::scanner_absent:
            case ErrorCode::deadline_passed: return Condition::absent;
            default: return Condition::trouble;
        }
    }

  private:
    Result<Message> ask(ScanOrder::What what, const ScanSettings& settings, BatchPosition position,
                        std::chrono::milliseconds total, std::stop_token stop) {
        if (!process_) {
            auto folder = write_sane_files(config_);
            if (!folder) {
                return std::unexpected(folder.error());
            }
            process_.emplace(
                helper::HelperCommand{config_.helper, {"scanner"}, {"SANE_CONFIG_DIR=" + folder->string()}});
        }
        const ScanDeadlines& deadlines = config_.deadlines;
        const ScanOrder order{what,     sane_device_name(config_), config_.preset,       settings,
                              position, deadlines.start,           deadlines.first_rows, deadlines.next_rows};
        return process_->call(head_of(order), CallLimits{deadlines.open, total, deadlines.after_cancel},
                              stop);
    }

    SaneScannerConfig config_;
    std::optional<HelperProcess> process_;
};

}  // namespace

std::unique_ptr<Scanner> make_sane_scanner(SaneScannerConfig config) {
    return std::make_unique<SaneScanner>(std::move(config));
}

}  // namespace kiosk
