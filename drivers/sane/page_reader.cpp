#include "drivers/sane/page_reader.h"

#include <algorithm>
#include <array>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "drivers/imaging/jpeg.h"
#include "drivers/imaging/page_gauge.h"
#include "drivers/sane/jpeg_watch.h"

namespace kiosk {

namespace {

using Clock = std::chrono::steady_clock;

/// Text stays free of mosquitoes at 82, and an A4 colour page stays under a megabyte.
constexpr int page_quality = 82;

/// Rows handed over at once: 0.5 MB of a 300 dpi colour page, a multiple of what JPEG works in.
constexpr int band_rows = 64;

/// Bands waiting for the encoder: enough that neither side waits for the other's hiccups, 2 MB in all.
constexpr std::size_t waiting_bands = 4;

/// How often the kiosk hears that rows are coming.
constexpr std::chrono::milliseconds progress_interval{500};

/// A page in JPEG's "no data" grey for this many last rows was cut short; one MCU is 16 rows.
constexpr int grey_rows = 16;

/// Compresses and measures in a thread of its own: the back end decodes at the same time on the other core.
class Encoder {
  public:
    Encoder(int width, int height, int dpi, ScanColor color)
        : writer_(width, height, channels(color), page_quality, dpi),
          gauge_(width, height, dpi, channels(color)),
          thread_([this](const std::stop_token& stop) { work(stop); }) {}

    /// Waits while too many bands are waiting. A failed encoder swallows the rest; finish() tells.
    void add(Bytes band) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return bands_.size() < waiting_bands; });
        bands_.push_back(std::move(band));
        changed_.notify_all();
    }

    [[nodiscard]] Result<Bytes> finish() {
        {
            std::unique_lock lock(mutex_);
            changed_.wait(lock, [&] { return bands_.empty() && !busy_; });
        }
        if (!written_) {
            return std::unexpected(written_.error());
        }
        return writer_.finish();
    }

    [[nodiscard]] PageGauge& gauge() { return gauge_; }  ///< After finish().

  private:
    static Channels channels(ScanColor color) {
        return color == ScanColor::color ? Channels::rgb : Channels::grey;
    }

    void work(const std::stop_token& stop) {
        std::unique_lock lock(mutex_);
        while (changed_.wait(lock, stop, [&] { return !bands_.empty(); })) {
            const Bytes band = std::move(bands_.front());
            bands_.pop_front();
            busy_ = true;
            changed_.notify_all();
            lock.unlock();
            if (written_) {
                written_ = writer_.write(band);
                gauge_.add(band);
            }
            lock.lock();
            busy_ = false;
            changed_.notify_all();
        }
    }

    std::mutex mutex_;  ///< Guards bands_ and busy_; the rest belongs to the thread until finish() has waited
                        ///< for it.
    std::condition_variable_any changed_;
    std::deque<Bytes> bands_;
    bool busy_ = false;
    Result<void> written_;
    JpegWriter writer_;
    PageGauge gauge_;
    std::jthread thread_;  ///< Last: it ends before what it uses.
};

/// Cuts the stream of bytes into bands of whole rows without padding, and counts.
class Rows {
  public:
    Rows(const RowFormat& format, int height, Encoder& encoder)
        : format_(format),
          bytes_left_(format.row_bytes * static_cast<std::size_t>(height)),
          encoder_(encoder) {
        band_.resize(std::min(bytes_left_, format.row_bytes * band_rows));
    }

    [[nodiscard]] bool complete() const { return bytes_left_ == 0; }
    [[nodiscard]] std::size_t bytes_left() const { return bytes_left_; }
    [[nodiscard]] std::span<std::uint8_t> space() { return std::span(band_).subspan(filled_); }
    [[nodiscard]] int trailing_grey_rows() const { return trailing_grey_rows_; }

    void take(std::size_t bytes) {
        filled_ += bytes;
        bytes_left_ -= bytes;
        if (filled_ == band_.size()) {
            pass_on();
        }
    }

    /// For a page whose height was not known: the rest is paper.
    void pad_white() {
        while (bytes_left_ > 0) {
            std::ranges::fill(space(), std::uint8_t{255});
            take(space().size());
        }
    }

  private:
    void pass_on() {
        Bytes rows;
        rows.reserve(band_.size());
        for (std::size_t at = 0; at < band_.size(); at += format_.row_bytes) {
            const ByteView row = ByteView(band_).subspan(at, format_.pixel_bytes);
            const bool grey = std::ranges::all_of(row, [](std::uint8_t value) { return value == 128; });
            trailing_grey_rows_ = grey ? trailing_grey_rows_ + 1 : 0;
            rows.insert(rows.end(), row.begin(), row.end());
        }
        encoder_.add(std::move(rows));
        filled_ = 0;
        band_.resize(std::min(bytes_left_, band_.size()));
    }

    RowFormat format_;
    std::size_t bytes_left_;
    Encoder& encoder_;
    Bytes band_;
    std::size_t filled_ = 0;
    int trailing_grey_rows_ = 0;
};

Result<void> read_rows(SaneDevice& device, Rows& rows, const PageLimits& limits, bool height_known,
                       const std::function<void(std::chrono::milliseconds)>& progress,
                       const std::stop_token& stop) {
    progress(limits.first_rows);
    Clock::time_point told{};
    std::array<std::uint8_t, 4096> surplus{};
    while (true) {
        // Read on to EOF even when all is there: a device that was not told the end refuses to start the next
        // page.
        const auto got = device.read(rows.complete() ? std::span<std::uint8_t>(surplus) : rows.space());
        if (stop.stop_requested()) {
            return fail(ErrorCode::cancelled,
                        "while reading rows");  // Before looking at `got`: a cancel looks like EOF.
        }
        if (!got) {
            return std::unexpected(got.error());
        }
        if (!*got) {
            break;
        }
        if (!rows.complete()) {
            rows.take(**got);
        } else if (height_known && **got > 0) {
            return fail(ErrorCode::scanner_io, "more bytes than the page has");
        }
        if (const auto now = Clock::now(); now - told > progress_interval) {
            progress(limits.next_rows + progress_interval);
            told = now;
        }
    }
    if (!rows.complete() && height_known) {
        return fail(ErrorCode::scanner_cut_short,
                    std::to_string(rows.bytes_left()) + " bytes of the page are missing");
    }
    rows.pad_white();
    return {};
}

/// The decoder's own word when we can hear it. Otherwise rows of exactly 128 in every sample, which no sensor
/// gives over the whole width but libjpeg's filling does.
bool was_cut_short(const Rows& rows) {
    return jpeg_watch::listening() ? jpeg_watch::pixels_invented() : rows.trailing_grey_rows() >= grey_rows;
}

}  // namespace

Result<ScannedPage> read_page(SaneDevice& device, int dpi, const PageLimits& limits,
                              const std::function<void(std::chrono::milliseconds)>& progress,
                              const std::stop_token& stop) {
    const auto format = device.row_format();
    if (!format) {
        return std::unexpected(format.error());
    }
    const int height = format->height.value_or(limits.height_if_unknown);
    Encoder encoder(format->width, height, dpi, format->color);
    Rows rows(*format, height, encoder);
    if (auto read = read_rows(device, rows, limits, format->height.has_value(), progress, stop); !read) {
        return std::unexpected(read.error());
    }
    if (was_cut_short(rows)) {
        return fail(ErrorCode::scanner_cut_short, "the picture's data ended before its last row");
    }
    auto jpeg = encoder.finish();
    if (!jpeg) {
        return std::unexpected(jpeg.error());
    }
    const PageMeasure measure = encoder.gauge().measure();
    return ScannedPage{
        std::move(*jpeg), format->width, height, dpi, format->color, encoder.gauge().take_preview(), measure};
}

}  // namespace kiosk
