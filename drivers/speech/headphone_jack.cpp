#include "drivers/speech/headphone_jack.h"

#include <fcntl.h>
#include <linux/input.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include "drivers/system/descriptor.h"

namespace kiosk {

namespace {

using Record = input_event;

/// A named pipe must have a writer of ours, or it ends whenever the other one goes.
int open_jack(const std::filesystem::path& device) {
    struct stat status{};
    const bool pipe = stat(device.c_str(), &status) == 0 && S_ISFIFO(status.st_mode);
    return open(device.c_str(), (pipe ? O_RDWR : O_RDONLY) | O_NONBLOCK | O_CLOEXEC);
}

/// How the switch stands without anybody having moved it; only a real device knows.
bool stands_in(int jack) {
    std::array<unsigned char, SW_CNT / 8 + 1> switches{};
    return ioctl(jack, EVIOCGSW(switches.size()), switches.data()) >= 0 &&
           (switches[SW_HEADPHONE_INSERT / 8] >> (SW_HEADPHONE_INSERT % 8) & 1) != 0;
}

class HeadphoneJack : public Headphones {
  public:
    explicit HeadphoneJack(std::filesystem::path device) : device_(std::move(device)) {}

    Result<bool> plugged(std::stop_token stop) override {
        if (!jack_) {
            jack_.emplace(open_jack(device_));
            if (!jack_->ok()) {
                return lost();
            }
            if (stands_in(jack_->number()) != answered_) {
                return answered_ = !answered_;
            }
        }
        while (true) {
            if (const auto now = read_records()) {
                if (*now != answered_) {
                    return answered_ = *now;
                }
                continue;
            }
            if (!jack_) {
                return lost();
            }
            if (!sleep(stop)) {
                return fail(ErrorCode::cancelled, "watch the headphone jack: stopped");
            }
        }
    }

  private:
    /// What came; the descriptor is closed when the device went away.
    std::optional<bool> read_records() {
        while (true) {
            const auto count = read(jack_->number(), waiting_.data() + held_, waiting_.size() - held_);
            if (count <= 0) {
                if (count == 0 || (errno != EAGAIN && errno != EINTR)) {
                    jack_.reset();
                    held_ = 0;
                }
                return std::nullopt;
            }
            held_ += static_cast<std::size_t>(count);
            const std::size_t whole = held_ / sizeof(Record) * sizeof(Record);
            const auto said = jack_in(ByteView(waiting_.data(), whole));
            std::memmove(waiting_.data(), waiting_.data() + whole, held_ - whole);
            held_ -= whole;
            if (said) {
                return said;
            }
        }
    }

    /// A sound card that was unplugged took its headphones with it.
    Result<bool> lost() {
        jack_.reset();
        if (answered_) {
            return answered_ = false;
        }
        return fail(ErrorCode::file_missing, "watch the headphone jack: there is no " + device_.string());
    }

    /// Until the device has something to say; false when asked to stop.
    [[nodiscard]] bool sleep(const std::stop_token& stop) const {
        const Descriptor bell(eventfd(0, EFD_CLOEXEC));
        const std::stop_callback ring(stop, [&bell] { static_cast<void>(eventfd_write(bell.number(), 1)); });
        std::array<pollfd, 2> sources{pollfd{jack_->number(), POLLIN, 0}, pollfd{bell.number(), POLLIN, 0}};
        static_cast<void>(poll(sources.data(), sources.size(), -1));  // A signal only means one more look.
        return !stop.stop_requested();
    }

    const std::filesystem::path device_;
    std::optional<Descriptor> jack_;
    bool answered_ = false;
    std::array<std::uint8_t, 64 * sizeof(Record)> waiting_{};
    std::size_t held_ = 0;  ///< Bytes of a record that came in pieces.
};

}  // namespace

std::optional<bool> jack_in(ByteView records) {
    std::optional<bool> plugged;
    for (; records.size() >= sizeof(Record); records = records.subspan(sizeof(Record))) {
        Record record{};
        std::memcpy(&record, records.data(), sizeof record);
        if (record.type == EV_SW && record.code == SW_HEADPHONE_INSERT) {
            plugged = record.value != 0;
        }
    }
    return plugged;
}

std::unique_ptr<Headphones> make_headphone_jack(std::filesystem::path device) {
    return std::make_unique<HeadphoneJack>(std::move(device));
}

}  // namespace kiosk
