#include "drivers/sane/scanner_server.h"

#include <cmath>
#include <memory>
#include <optional>

#include "drivers/sane/jpeg_watch.h"
#include "drivers/sane/page_reader.h"
#include "drivers/sane/sane_device.h"
#include "drivers/sane/sane_options.h"
#include "drivers/sane/scan_words.h"

namespace kiosk {

namespace {

using helper::Message;
using helper::Progress;

/// The device between two requests: open while all goes well, closed after any trouble. A handle that has
/// failed makes every later sane_start wait up to 2.5 s; a fresh one does not.
class ScannerSession {
  public:
    Result<Message> answer(const Message& request, const Progress& progress, const std::stop_token& stop) {
        const auto order = order_in(request.head);
        if (!order) {
            return std::unexpected(order.error());
        }
        switch (order->what) {
            case ScanOrder::What::capabilities: return capabilities(*order);
            case ScanOrder::What::condition: return condition(*order);
            case ScanOrder::What::scan: break;
        }
        auto page = scan(*order, progress, stop);
        if (stop.stop_requested()) {
            page = fail(ErrorCode::cancelled, "scan: stop requested");
        }
        if (!page) {
            close();
            return std::unexpected(page.error());
        }
        return message_of(*page);
    }

  private:
    Result<Message> capabilities(const ScanOrder& order) {
        if (auto opened = open(order); !opened) {
            return std::unexpected(opened.error());
        }
        ScannerCapabilities offers = capabilities_of(device_->handle());
        offers.model = device_->model();
        return Message{head_of(offers), {}};
    }

    /// SANE has no "how are you": a device that can be opened afresh is there. In the middle of a batch it
    /// surely is.
    Result<Message> condition(const ScanOrder& order) {
        if (!in_batch_) {
            close();
            if (auto opened = open(order); !opened) {
                return std::unexpected(opened.error());
            }
        }
        return Message{{{"ready", true}}, {}};
    }

    Result<ScannedPage> scan(const ScanOrder& order, const Progress& progress, const std::stop_token& stop) {
        const bool new_batch = order.position == BatchPosition::first || !in_batch_;
        if (new_batch) {
            if (auto begun = begin_batch(order); !begun) {
                return std::unexpected(begun.error());
            }
        }
        const std::stop_callback interrupt(stop, [this] { device_->cancel(); });
        jpeg_watch::reset();
        progress(order.start);
        if (auto started = device_->start(); !started) {
            return std::unexpected(started.error());
        }
        if (stop.stop_requested()) {
            return fail(ErrorCode::cancelled, "scan: before the first row");  // A cancelled start says GOOD.
        }
        constexpr double mm_per_inch = 25.4;
        const PageLimits limits{order.first_rows, order.next_rows,
                                static_cast<int>(std::lround(order.settings.height_mm * dpi_ / mm_per_inch))};
        auto page = read_page(*device_, dpi_, limits, progress, stop);
        in_batch_ = page.has_value() && order.settings.source == ScanSource::feeder;
        if (page && !in_batch_) {
            device_->cancel();  // SANE's word for "that was the last page".
        }
        return page;
    }

    Result<void> begin_batch(const ScanOrder& order) {
        if (in_batch_) {
            close();  // airscan remembers how the last batch's look-ahead ended and would tell it as this
                      // one's beginning.
        }
        if (auto opened = open(order); !opened) {
            return opened;
        }
        const auto dpi = apply(device_->handle(), order.settings, order.preset);
        if (!dpi) {
            return std::unexpected(dpi.error());
        }
        dpi_ = *dpi;
        return {};
    }

    Result<void> open(const ScanOrder& order) {
        if (device_) {
            return {};
        }
        auto opened = SaneDevice::open(order.device);
        if (!opened) {
            return std::unexpected(opened.error());
        }
        device_.emplace(std::move(*opened));
        return {};
    }

    void close() {
        device_.reset();
        in_batch_ = false;
    }

    std::optional<SaneDevice> device_;
    bool in_batch_ = false;
    int dpi_ = 0;
};

}  // namespace

helper::Handler scanner_handler() {
    return [session = std::make_shared<ScannerSession>()](const Message& request, const Progress& progress,
                                                          const std::stop_token& stop) {
        return session->answer(request, progress, stop);
    };
}

}  // namespace kiosk
