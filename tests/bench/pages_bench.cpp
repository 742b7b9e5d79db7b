// What a citizen waits for between the scanner's last byte and the page on the screen, and for the PDF of a
// thick pile of paper. The scanner is the simulated device behind the real SANE and the real helper.
#include <fmt/format.h>

#include <cstdlib>

#include "drivers/imaging/component_pdf.h"
#include "drivers/system/files.h"
#include "kiosk/page_store.h"
#include "kiosk/ui/shell.h"
#include "tests/bench/must.h"
#include "tests/bench/numbers.h"
#include "tests/drivers/sane/scanner_fixture.h"

namespace {

using namespace kiosk;
using bench::must;
using Clock = std::chrono::steady_clock;

constexpr int dpi = 300;
constexpr const char* sheet = "tests/pages/giay_chung_sinh.jpg";

/// A window without a display that shows one page.
class Screen {
  public:
    void show(const Preview& picture) {
        ui::PageView view{
            .picture = shell_->add_picture(picture), .width = picture.width, .height = picture.height};
        shell_->show(Uptime{}, [&](ui::Ui& ui) {
            static_cast<void>(ui.page({.id = "page"}));
            ui.page_view(view);
            return false;
        });
        shell_->drop_picture(view.picture);
    }

  private:
    static ui::ShellOptions options() {
        ui::ShellOptions options;
        options.window = {.title = "bench", .driver = "dummy"};
        options.panel = ui::Panel::of_diagonal(options.window.width, options.window.height, 27);
        return options;
    }

    ui::Texts texts_ = must(ui::Texts::load("assets/text"));
    std::unique_ptr<ui::Shell> shell_ = must(ui::Shell::open(options(), texts_));
};

void last_byte_to_screen() {
    Bench device;
    device.device("glass", {sheet});
    const ScanSettings settings{ScanSource::glass, ScanColor::color, dpi, 210.0, 297.0};
    Screen screen;
    PageStore pages;
    bench::Samples samples;
    must(device.scanner().scan(settings, BatchPosition::first, {}));  // The helper has started now.
    constexpr int times = 20;
    for (int i = 0; i < times; ++i) {
        const PageId page = pages.add(must(device.scanner().scan(settings, BatchPosition::first, {})));
        screen.show(*pages.take_picture(page));
        const Clock::time_point last_byte{
            std::chrono::nanoseconds(device.state()["last_byte_ns"].get<std::int64_t>())};
        samples.add(Clock::now() - last_byte);
    }
    bench::print_row("last byte of A4 300 dpi colour to screen", samples, "ms", {.p50 = 250.0});
}

void pdf_of_twenty() {
    const Bytes jpeg = must(files::read(sheet));
    const std::vector<PdfPage> pages(20, PdfPage{jpeg, dpi, Rotation::none});
    const PdfOrder order{
        .title = "Giấy chứng sinh",
        .created = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now())};
    bench::Samples shrunk;
    bench::Samples untouched;
    constexpr int times = 10;
    for (int i = 0; i < times; ++i) {
        auto start = Clock::now();
        must(component_pdf(pages, order));
        shrunk.add(Clock::now() - start);
        PdfOrder roomy = order;
        roomy.max_bytes = 100'000'000;
        start = Clock::now();
        must(component_pdf(pages, roomy));
        untouched.add(Clock::now() - start);
    }
    bench::print_row("PDF of 20 pages, 12 MB made to fit 6 MB", shrunk, "ms", {.p50 = 1000.0});
    bench::print_row("PDF of 20 pages that fit", untouched, "ms", {.p50 = 1000.0});
}

}  // namespace

int main() {
    last_byte_to_screen();
    pdf_of_twenty();
    return EXIT_SUCCESS;
}
