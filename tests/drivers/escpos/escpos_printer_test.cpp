#include "drivers/escpos/escpos_printer.h"

#include <cairo.h>
#include <fmt/format.h>
#include <poll.h>
#include <pty.h>

#include <mutex>
#include <thread>

#include "drivers/escpos/escpos_protocol.h"
#include "drivers/paper/slip_paper.h"
#include "drivers/sandbox/escpos_machine.h"
#include "drivers/sandbox/printers.h"
#include "src/base/handle.h"
#include "tests/drivers/paper/sample_slip.h"
#include "tests/drivers/printer_contract.h"
#include "tests/drivers/printer_rig_files.h"
#include "tests/drivers/silent_server.h"

using namespace kiosk;
using namespace kiosk::test;
using std::chrono::milliseconds;

namespace {

EscposPrinterConfig hasty(const std::string& device, milliseconds print_deadline = milliseconds{1'500}) {
    return {.device = device, .answer_deadline = milliseconds{500}, .print_deadline = print_deadline};
}

/// The picture back as 72 bytes a row, 1 = black.
Bytes bitmap_of(const std::string& png) {
    const Handle<cairo_surface_t, cairo_surface_destroy> picture(
        cairo_image_surface_create_from_png(png.c_str()));
    REQUIRE(cairo_image_surface_get_width(picture.get()) == 576);
    const auto height = static_cast<std::size_t>(cairo_image_surface_get_height(picture.get()));
    const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(picture.get()));
    const unsigned char* pixels = cairo_image_surface_get_data(picture.get());
    Bytes bitmap(height * 72);
    for (std::size_t i = 0; i < bitmap.size() * 8; ++i) {
        if (pixels[i / 576 * stride + i % 576 * 4] == 0) {
            bitmap[i / 8] = static_cast<std::uint8_t>(bitmap[i / 8] | 0x80U >> i % 8);
        }
    }
    return bitmap;
}

PrintDocument sample_document() {
    const SubmissionSlip slip = sample_slip();
    auto document = render_slip_roll(slip, make_qr(qr_text(slip)).value());
    REQUIRE(document);
    // Which dot is added to a picture is told in escpos_protocol_test; here every dot must arrive.
    document->data = escpos::without_commands(document->data);
    return *document;
}

PrinterRig make_rig(const std::filesystem::path& folder) {
    PrinterRig rig;
    rig.stand_in = sandbox::make_receipt_part({folder, 0});
    REQUIRE(rig.stand_in->start());
    rig.printer = make_escpos_printer(hasty(rig.stand_in->state()["uri"].get<std::string>()));
    rig.document = sample_document();
    rig.standing = {{"paper-out", Condition::paper_out, ErrorCode::printer_paper_out},
                    {"paper-near-end", Condition::paper_low, std::nullopt},
                    {"cover-open", Condition::cover_open, ErrorCode::printer_cover_open},
                    {"cutter-error", Condition::jam, ErrorCode::printer_jam},
                    {"offline", Condition::trouble, ErrorCode::printer_refused}};
    rig.lost_halfway = {"no-proof-next", "cut-connection-next", "paper-out-next"};
    rig.read_job = bitmap_of;
    return rig;
}

/// A printer on a serial line: the far end of a pseudo-terminal, played by the sandbox's machine.
class SerialPrinter {
  public:
    SerialPrinter() {
        std::array<char, 64> name{};
        REQUIRE(openpty(&far_, &near_, name.data(), nullptr, nullptr) == 0);
        path_ = name.data();
        thread_ = std::jthread([this](const std::stop_token& stop) {
            std::array<std::uint8_t, 4096> bytes{};
            while (!stop.stop_requested()) {
                pollfd watched{far_, POLLIN, 0};
                if (poll(&watched, 1, 50) != 1) {
                    continue;
                }
                const ssize_t got = read(far_, bytes.data(), bytes.size());
                if (got <= 0) {
                    return;
                }
                auto outcome = machine_.feed(ByteView(bytes).first(static_cast<std::size_t>(got)));
                {
                    const std::lock_guard lock(mutex_);
                    slips_.insert(slips_.end(), outcome.slips.begin(), outcome.slips.end());
                }
                if (!outcome.answer.empty() &&
                    write(far_, outcome.answer.data(), outcome.answer.size()) < 0) {
                    return;
                }
            }
        });
    }
    ~SerialPrinter() {
        thread_.request_stop();
        thread_.join();
        close(near_);
        close(far_);
    }
    SerialPrinter(const SerialPrinter&) = delete;
    SerialPrinter& operator=(const SerialPrinter&) = delete;
    [[nodiscard]] const std::string& path() const { return path_; }
    [[nodiscard]] std::vector<sandbox::ReceiptSlip> slips() const {
        const std::lock_guard lock(mutex_);
        return slips_;
    }

  private:
    int far_ = -1;
    int near_ = -1;
    std::string path_;
    sandbox::EscposMachine machine_;
    mutable std::mutex mutex_;
    std::vector<sandbox::ReceiptSlip> slips_;
    std::jthread thread_;
};

}  // namespace

TEST_CASE("a receipt printer prints, refuses, and knows when it does not know") {
    const TemporaryFolder folder;
    const PrinterRig rig = make_rig(folder.path());
    prints_for_the_next_citizen(rig);
    refuses_while_troubled(rig);
    knows_that_it_does_not_know(rig);
    is_absent_when_unplugged(rig);
    CHECK(rig.stand_in->state()["errors"].empty());
}

TEST_CASE("the bytes kept of a receipt print the same slip again") {
    const TemporaryFolder folder;
    const PrinterRig rig = make_rig(folder.path());
    for (const char* job : {"job-1.bin", "job-2.bin"}) {
        REQUIRE(rig.printer->print(rig.document, {}).value() == PrintOutcome::printed);
        sandbox::EscposMachine again;
        const auto printed = again.feed(read_whole(folder.path() / job));
        CHECK_FALSE(printed.hang_up);
        REQUIRE(printed.slips.size() == 1);
        const bool same = printed.slips.front().rows == rig.document.data;
        CHECK(same);
    }
}

TEST_CASE("a receipt is given up when asked, long before its deadline") {
    const TemporaryFolder folder;
    PrinterRig rig = make_rig(folder.path());
    rig.printer =
        make_escpos_printer(hasty(rig.stand_in->state()["uri"].get<std::string>(), std::chrono::minutes{1}));
    stops_when_asked(rig, "no-proof-next");
}

TEST_CASE("what an empty roll held back never comes out in front of the next citizen") {
    const TemporaryFolder folder;
    const PrinterRig rig = make_rig(folder.path());
    rig.control("paper-out-next");
    CHECK(rig.printer->print(rig.document, {}).value() == PrintOutcome::unknown);
    rig.control("clear");
    CHECK(rig.jobs() == 0);
    prints_for_the_next_citizen(rig);
    CHECK(rig.jobs() == 1);
}

TEST_CASE("a receipt printer that takes the call and says nothing is absent") {
    const SilentServer silent;
    const auto printer = make_escpos_printer(hasty(fmt::format("tcp://127.0.0.1:{}", silent.port())));
    const auto begun = std::chrono::steady_clock::now();
    const auto outcome = printer->print(sample_document(), {});
    REQUIRE_FALSE(outcome);
    CHECK(outcome.error().code == ErrorCode::printer_absent);
    CHECK(printer->conditions({}) == std::set{Condition::absent});
    CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds{3});
}

TEST_CASE("a serial line prints like a socket") {
    const SerialPrinter serial;
    const auto printer = make_escpos_printer(hasty(serial.path(), std::chrono::seconds{10}));
    const PrintDocument document = sample_document();
    CHECK(printer->conditions({}) == std::set{Condition::ready});
    CHECK(printer->print(document, {}).value() == PrintOutcome::printed);
    const auto slips = serial.slips();
    REQUIRE(slips.size() == 1);
    const bool same = slips.front().rows == document.data;
    CHECK(same);
}

TEST_CASE("a device that is not there is absent, and what is no bitmap is refused") {
    const auto printer = make_escpos_printer(hasty("/dev/kiosk-no-such-printer"));
    CHECK(printer->print(sample_document(), {}).error().code == ErrorCode::printer_absent);
    CHECK(printer->print({PaperKind::roll_80mm, Bytes(71), 1}, {}).error().code == ErrorCode::bad_asset);
    CHECK(make_escpos_printer(hasty("tcp://127.0.0.1"))->print(sample_document(), {}).error().code ==
          ErrorCode::bad_config);
}
