#include <cairo.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <fstream>
#include <mutex>
#include <nlohmann/json.hpp>
#include <thread>

#include "drivers/sandbox/escpos_machine.h"
#include "drivers/sandbox/port.h"
#include "drivers/sandbox/printers.h"
#include "drivers/system/descriptor.h"
#include "src/base/handle.h"

namespace kiosk::sandbox {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr int width_dots = 576;
constexpr int row_bytes = width_dots / 8;
constexpr std::array next_faults{"no-proof-next", "cut-connection-next", "paper-out-next"};
constexpr std::string_view verbs =
    "paper-out, paper-near-end, cover-open, offline, cutter-error, no-proof-next, cut-connection-next, "
    "paper-out-next, clear, stop, start";

Result<void> write_png(const fs::path& file, const ReceiptSlip& slip) {
    const int height = std::max(1, static_cast<int>(slip.rows.size()) / row_bytes);
    const Handle<cairo_surface_t, cairo_surface_destroy> picture(
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, width_dots, height));
    unsigned char* pixels = cairo_image_surface_get_data(picture.get());
    if (pixels == nullptr) {
        return fail(ErrorCode::file_unreadable, "draw the receipt: no memory");
    }
    const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(picture.get()));
    std::memset(pixels, 0xff, stride * static_cast<std::size_t>(height));
    for (std::size_t i = 0; i < slip.rows.size() * 8; ++i) {
        if ((slip.rows[i / 8] >> (7U - i % 8U) & 1U) != 0) {
            std::memset(pixels + i / width_dots * stride + i % width_dots * 4, 0, 4);
        }
    }
    cairo_surface_mark_dirty(picture.get());
    const fs::path part = file.string() + ".part";
    if (cairo_surface_write_to_png(picture.get(), part.c_str()) != CAIRO_STATUS_SUCCESS) {
        return fail(ErrorCode::file_unreadable, "write " + file.string());
    }
    fs::rename(part, file);
    return {};
}

Result<void> write_bytes(const fs::path& file, const Bytes& bytes) {
    std::ofstream out(file, std::ios::binary);
    out.write(reinterpret_cast<const char*>(bytes.data()), std::ssize(bytes));
    out.close();
    return out ? Result<void>{} : fail(ErrorCode::file_unreadable, "write " + file.string());
}

class ReceiptPart final : public Part {
  public:
    explicit ReceiptPart(PrinterPartConfig config)
        : folder_(fs::absolute(config.folder)), port_(config.port) {}
    ~ReceiptPart() override { halt(); }

    std::string_view name() const override { return "receipt"; }
    Result<void> start() override;
    void stop() override { halt(); }
    Result<json> control(std::string_view verb, const std::vector<std::string>& args) override;
    json state() const override;

  private:
    void halt();
    void serve();
    void receive();
    void deliver(const EscposMachine::Outcome& outcome);
    [[nodiscard]] Result<void> carry_out(std::string_view verb);

    fs::path folder_;
    Port port_;
    std::mutex plug_;           ///< Start and stop exclude each other.
    mutable std::mutex mutex_;  ///< Guards what follows, between the serving thread and control calls.
    EscposMachine machine_;
    int jobs_ = 0;
    std::vector<std::string> problems_;
    Descriptor host_;  ///< The one host it listens to, as real ones do.
    Descriptor listener_;
    Descriptor wake_;
    std::thread thread_;
};

Result<void> ReceiptPart::start() {
    const std::scoped_lock plug(plug_);
    if (thread_.joinable()) {
        return {};
    }
    std::error_code error;
    fs::create_directories(folder_, error);
    if (error) {
        return fail(ErrorCode::file_unreadable, "make " + folder_.string() + ": " + error.message());
    }
    auto listener = port_.listen();
    if (!listener) {
        return failed("plug the receipt printer in", listener.error());
    }
    listener_ = std::move(*listener);
    wake_ = Descriptor(eventfd(0, EFD_CLOEXEC));
    thread_ = std::thread(&ReceiptPart::serve, this);
    return {};
}

void ReceiptPart::halt() {
    const std::scoped_lock plug(plug_);
    if (!thread_.joinable()) {
        return;
    }
    eventfd_write(wake_.number(), 1);
    thread_.join();
    listener_ = {};
    host_ = {};
    machine_.reset();
}

void ReceiptPart::serve() {
    while (true) {
        // A second host waits in the queue until the first has gone: poll skips negative descriptors.
        const bool busy = host_.ok();
        std::array watched{pollfd{wake_.number(), POLLIN, 0},
                           pollfd{busy ? -1 : listener_.number(), POLLIN, 0},
                           pollfd{host_.number(), POLLIN, 0}};
        poll(watched.data(), watched.size(), -1);
        if (watched[0].revents != 0) {
            return;
        }
        const std::scoped_lock lock(mutex_);
        if (watched[1].revents != 0) {
            host_ = Descriptor(accept4(listener_.number(), nullptr, nullptr, SOCK_CLOEXEC));
        } else if (watched[2].revents != 0) {
            receive();
        }
    }
}

void ReceiptPart::receive() {
    std::array<std::uint8_t, 16 * 1024> bytes{};
    const ssize_t got = read(host_.number(), bytes.data(), bytes.size());
    if (got <= 0) {
        host_ = {};
        machine_.reset();
        return;
    }
    deliver(machine_.feed(ByteView(bytes).first(static_cast<std::size_t>(got))));
}

void ReceiptPart::deliver(const EscposMachine::Outcome& outcome) {
    for (const auto& slip : outcome.slips) {
        const fs::path job = folder_ / fmt::format("job-{}", ++jobs_);
        for (const auto& written :
             {write_png(job.string() + ".png", slip), write_bytes(job.string() + ".bin", slip.received)}) {
            if (!written) {
                problems_.push_back(written.error().detail);
            }
        }
    }
    if (!outcome.answer.empty() && host_.ok()) {
        // A host that has gone shows at the next read.
        static_cast<void>(send(host_.number(), outcome.answer.data(), outcome.answer.size(), MSG_NOSIGNAL));
    }
    if (outcome.hang_up) {
        host_ = {};
        machine_.reset();
    }
}

Result<void> ReceiptPart::carry_out(std::string_view verb) {
    const std::scoped_lock lock(mutex_);
    if (std::ranges::find(next_faults, verb) != next_faults.end()) {
        machine_.arm(std::string(verb));
        return {};
    }
    ReceiptTrouble trouble = machine_.trouble();
    if (verb == "clear") {
        trouble = {};
        machine_.arm("");
    } else if (verb == "paper-out") {
        trouble.paper_out = true;
    } else if (verb == "paper-near-end") {
        trouble.paper_near_end = true;
    } else if (verb == "cover-open") {
        trouble.cover_open = true;
    } else if (verb == "offline") {
        trouble.offline = true;
    } else if (verb == "cutter-error") {
        trouble.cutter_error = true;
    } else {
        return fail(ErrorCode::bad_answer,
                    fmt::format("receipt: no verb \"{}\"; there are: {}", verb, verbs));
    }
    deliver(machine_.set(trouble));
    return {};
}

Result<json> ReceiptPart::control(std::string_view verb, const std::vector<std::string>& args) {
    if (!args.empty()) {
        return fail(ErrorCode::bad_answer, fmt::format("receipt: {} takes no argument", verb));
    }
    Result<void> done;
    if (verb == "stop") {
        halt();
    } else {
        done = verb == "start" ? start() : carry_out(verb);
    }
    if (!done) {
        return std::unexpected(done.error());
    }
    return state();
}

json ReceiptPart::state() const {
    const std::scoped_lock lock(mutex_);
    json faults = json::object();
    for (const char* fault : next_faults) {
        const auto fired = machine_.fired().find(fault);
        faults[fault] = {{"armed", machine_.armed() == fault},
                         {"fired", fired == machine_.fired().end() ? 0 : fired->second}};
    }
    json jobs = json::array();
    for (int number = 1; number <= jobs_; ++number) {
        jobs.push_back(
            {{"number", number}, {"file", (folder_ / fmt::format("job-{}.png", number)).string()}});
    }
    const ReceiptTrouble& trouble = machine_.trouble();
    std::vector<std::string> errors = machine_.errors();
    errors.insert(errors.end(), problems_.begin(), problems_.end());
    return {{"port", port_.number()},
            {"uri", fmt::format("tcp://127.0.0.1:{}", port_.number())},
            {"paper_out", trouble.paper_out},
            {"paper_near_end", trouble.paper_near_end},
            {"cover_open", trouble.cover_open},
            {"offline", trouble.offline},
            {"cutter_error", trouble.cutter_error},
            {"errors", errors},
            {"faults", faults},
            {"jobs", jobs}};
}

}  // namespace

std::unique_ptr<Part> make_receipt_part(PrinterPartConfig config) {
    return std::make_unique<ReceiptPart>(std::move(config));
}

}  // namespace kiosk::sandbox
