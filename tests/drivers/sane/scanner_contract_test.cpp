// What every scanner must do, and every trouble of the eSCL device through the real sane-airscan: the right
// error comes, the fault really happened, and the next citizen is served.
#include <csignal>
#include <fstream>
#include <future>
#include <thread>

#include "drivers/imaging/jpeg.h"
#include "tests/drivers/sane/scanner_fixture.h"
#include "tests/support/catch.h"

namespace kiosk {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using Clock = std::chrono::steady_clock;

const std::string color_page = "tests/pages/giay_chung_sinh.jpg";
const std::string grey_page = "tests/pages/giay_uy_quyen.jpg";
const std::string third_page = "tests/pages/xac_nhan_cu_tru.jpg";

ErrorCode code_of(const Result<ScannedPage>& page) {
    return page ? ErrorCode::bad_answer : page.error().code;
}

template <class Condition>
bool eventually(Condition condition) {
    const auto last = Clock::now() + seconds(20);
    while (!condition()) {
        if (Clock::now() > last) {
            return false;
        }
        std::this_thread::yield();
    }
    return true;
}

void check_page(const Result<ScannedPage>& page, int dpi, ScanColor color) {
    INFO((page ? "" : page.error().detail));
    REQUIRE(page);
    CHECK(page->dpi == dpi);
    CHECK(page->color == color);
    CHECK(page->width == Approx(210 / 25.4 * dpi).margin(dpi / 50.0));
    CHECK(page->height == Approx(297 / 25.4 * dpi).margin(dpi / 50.0));
    const auto picture = decode_jpeg(page->jpeg, Channels::rgb);
    REQUIRE(picture);
    CHECK(picture->width == page->width);
    CHECK(picture->height == page->height);
    CHECK(jpeg_info(page->jpeg)->dpi == dpi);
    CHECK((jpeg_info(page->jpeg)->channels == Channels::rgb) == (color == ScanColor::color));
    CHECK(std::max(page->preview.width, page->preview.height) <= 1000);
    CHECK(std::max(page->preview.width, page->preview.height) >= 500);
    CHECK(page->preview.rgb.size() ==
          static_cast<std::size_t>(page->preview.width) * static_cast<std::size_t>(page->preview.height) * 3);
}

/// One row of the table in which a device misbehaves.
struct Trouble {
    std::string fault;
    std::string count = "1";
    std::string after = "0";
    ScanSource source = ScanSource::feeder;
    ErrorCode expected = ErrorCode::scanner_io;
    ScanDeadlines deadlines = patient_deadlines();
};

struct Outcome {
    ErrorCode code = ErrorCode::bad_answer;
    std::string detail;
    int pages_before = 0;
    int fired = 0;
    bool next_served = false;
    std::string next_detail;
};

/// A citizen meets the trouble, the trouble is removed, the next citizen scans.
Outcome live_through(const Trouble& trouble) {
    Bench bench(trouble.deadlines);
    bench.device("load", {grey_page, color_page, grey_page});
    bench.device("glass", {grey_page});
    bench.device("fault", {trouble.fault, trouble.count, trouble.after});
    Outcome outcome;
    auto page = bench.scanner().scan(quick_settings(trouble.source), BatchPosition::first, {});
    while (page && outcome.pages_before < 5) {
        ++outcome.pages_before;
        page = bench.scanner().scan(quick_settings(trouble.source), BatchPosition::next, {});
    }
    outcome.code = code_of(page);
    outcome.detail = page ? "" : page.error().detail;
    outcome.fired = bench.fired(trouble.fault);
    bench.device("heal");
    bench.device("clear");
    bench.device("load", {third_page});
    const auto next = bench.scanner().scan(quick_settings(trouble.source), BatchPosition::first, {});
    outcome.next_served = next.has_value();
    outcome.next_detail = next ? "" : next.error().detail;
    return outcome;
}

void check_all(const std::vector<Trouble>& troubles) {
    std::vector<std::future<Outcome>> running;
    for (const Trouble& trouble : troubles) {
        running.push_back(std::async(std::launch::async, live_through, trouble));
    }
    for (std::size_t i = 0; i < troubles.size(); ++i) {
        const Outcome outcome = running[i].get();
        INFO(troubles[i].fault << " after " << troubles[i].after << ": " << outcome.detail
                               << " / next: " << outcome.next_detail);
        CHECK(name(outcome.code) == name(troubles[i].expected));
        CHECK(outcome.pages_before == std::stoi(troubles[i].after));
        CHECK(outcome.fired >= 1);
        CHECK(outcome.next_served);
    }
}

}  // namespace

TEST_CASE("the scanner says what it offers") {
    Bench bench;
    const auto offers = bench.scanner().capabilities({});
    REQUIRE(offers);
    CHECK(offers->has_glass);
    CHECK(offers->has_feeder);
    CHECK(offers->has_color);
    CHECK(offers->resolutions == std::vector<int>{150, 200, 300, 600});
    CHECK(offers->model == "eSCL scanner");  // airscan's words for a configured device.
    CHECK(bench.scanner().condition({}) == Condition::ready);
}

TEST_CASE("a paper on the glass comes in every colour and resolution asked for") {
    Bench bench;
    bench.device("glass", {color_page});
    for (const ScanColor color : {ScanColor::grey, ScanColor::color}) {
        for (const int dpi : {150, 200, 300}) {
            ScanSettings settings;
            settings.color = color;
            settings.dpi = dpi;
            check_page(bench.scanner().scan(settings, BatchPosition::first, {}), dpi, color);
        }
    }
    ScanSettings between = quick_settings(ScanSource::glass);
    between.dpi = 240;  // Not offered: the next one above.
    check_page(bench.scanner().scan(between, BatchPosition::first, {}), 300, ScanColor::grey);
}

TEST_CASE("sheets leave the feeder in order, and its end is no paper") {
    Bench bench;
    bench.device("load", {color_page, "tests/pages/trang_trang.jpg", grey_page});
    std::vector<double> covered;
    auto page = bench.scanner().scan(quick_settings(ScanSource::feeder), BatchPosition::first, {});
    while (page) {
        covered.push_back(page->measure.covered);
        page = bench.scanner().scan(quick_settings(ScanSource::feeder), BatchPosition::next, {});
    }
    CHECK(page.error().code == ErrorCode::scanner_no_paper);
    REQUIRE(covered.size() == 3);
    CHECK(covered[0] > 10 * covered[1]);  // The second sheet is the blank one.
    CHECK(covered[2] > 10 * covered[1]);

    CHECK(code_of(bench.scanner().scan(quick_settings(ScanSource::feeder), BatchPosition::first, {})) ==
          ErrorCode::scanner_no_paper);
    bench.device("load", {grey_page});
    check_page(bench.scanner().scan(quick_settings(ScanSource::feeder), BatchPosition::first, {}), 150,
               ScanColor::grey);
}

TEST_CASE("every trouble of the device gets its own error, and the next citizen is served") {
    using enum ErrorCode;
    check_all({
        {.fault = "adf-empty-at-job", .expected = scanner_no_paper},
        {.fault = "adf-empty-at-page", .expected = scanner_no_paper},
        {.fault = "jam", .expected = scanner_jam},
        {.fault = "jam", .after = "1", .expected = scanner_jam},
        {.fault = "door", .expected = scanner_cover_open},
        {.fault = "door", .after = "1", .expected = scanner_cover_open},
        {.fault = "cut-body", .expected = scanner_io},
        {.fault = "cut-body", .source = ScanSource::glass, .expected = scanner_io},
        {.fault = "short-jpeg", .source = ScanSource::glass, .expected = scanner_cut_short},
        {.fault = "short-jpeg", .after = "1", .expected = scanner_cut_short},
    });
}

TEST_CASE("a device that stays silent is given up, and the next citizen is served") {
    using enum ErrorCode;
    // A phase of ours ends first for the hangs; SANE's own patience (10, 30 and 5 s) for the others.
    check_all({
        {.fault = "hang-first-byte",
         .source = ScanSource::glass,
         .expected = deadline_passed,
         .deadlines = short_deadlines()},
        {.fault = "hang-body",
         .source = ScanSource::glass,
         .expected = deadline_passed,
         .deadlines = short_deadlines()},
        {.fault = "hang-body", .after = "1", .expected = deadline_passed, .deadlines = short_deadlines()},
        {.fault = "busy-jobs",
         .count = "forever",
         .expected = deadline_passed,
         .deadlines = short_deadlines()},
        {.fault = "busy-jobs", .count = "forever", .expected = scanner_busy},
        {.fault = "busy-page", .count = "forever", .expected = scanner_busy},
        {.fault = "status-hang", .expected = scanner_io},
        {.fault = "silent", .count = "forever", .expected = scanner_absent},
    });
}

TEST_CASE("a cut JPEG is noticed wherever it is cut, and a grey page is not accused") {
    Bench bench;
    bench.device("glass", {color_page});
    for (const char* percent : {"3", "30", "90", "98"}) {
        INFO(percent);
        bench.device("cut-at", {percent});
        bench.device("fault", {"short-jpeg"});
        CHECK(name(code_of(bench.scanner().scan(quick_settings(ScanSource::glass), BatchPosition::first,
                                                {}))) == name(ErrorCode::scanner_cut_short));
    }
    CHECK(bench.fired("short-jpeg") == 4);

    // Exactly the grey that libjpeg fills in, from the middle to the last row, in a file that is whole.
    Picture grey{1240, 1754, Channels::grey, Bytes(std::size_t{1240} * 1754, 128)};
    std::fill_n(grey.pixels.begin(), 1240 * 800, std::uint8_t{240});
    const auto jpeg = encode_jpeg(grey, 90, 150);
    REQUIRE(jpeg);
    const auto file = bench.folder() / "grey.jpg";
    std::ofstream(file, std::ios::binary)
        .write(reinterpret_cast<const char*>(jpeg->data()), static_cast<std::streamsize>(jpeg->size()));
    bench.device("glass", {file.string()});
    check_page(bench.scanner().scan(quick_settings(ScanSource::glass), BatchPosition::first, {}), 150,
               ScanColor::grey);
}

TEST_CASE("an unplugged scanner is absent, and back as soon as it is plugged in") {
    Bench bench;
    bench.device("glass", {grey_page});
    check_page(bench.scanner().scan(quick_settings(ScanSource::glass), BatchPosition::first, {}), 150,
               ScanColor::grey);
    bench.device("unplug");
    CHECK(code_of(bench.scanner().scan(quick_settings(ScanSource::glass), BatchPosition::first, {})) ==
          ErrorCode::scanner_io);  // Held open: the loss is noticed by the request.
    CHECK(code_of(bench.scanner().scan(quick_settings(ScanSource::glass), BatchPosition::first, {})) ==
          ErrorCode::scanner_absent);
    CHECK(bench.scanner().condition({}) == Condition::absent);
    CHECK(bench.fired("unplug") == 1);
    bench.device("plug");
    CHECK(bench.scanner().condition({}) == Condition::ready);
    check_page(bench.scanner().scan(quick_settings(ScanSource::glass), BatchPosition::first, {}), 150,
               ScanColor::grey);
}

TEST_CASE("a citizen can cancel, whatever the device does") {
    for (const char* fault : {"hang-first-byte", "hang-body", ""}) {
        INFO(fault);
        ScanDeadlines deadlines = patient_deadlines();
        deadlines.after_cancel = milliseconds(1'500);
        Bench bench(deadlines);
        bench.device("glass", {grey_page});
        if (*fault != '\0') {
            bench.device("fault", {fault});
        } else {
            bench.device("delay", {"60000"});  // A slow lamp rather than a fault.
        }
        std::stop_source stop;
        std::jthread citizen([&] {
            static_cast<void>(eventually([&] { return bench.state()["open_jobs"] == 1; }));
            if (*fault != '\0') {
                static_cast<void>(eventually([&] { return bench.fired(fault) == 1; }));
            }
            stop.request_stop();
        });
        const auto begun = Clock::now();
        CHECK(name(code_of(bench.scanner().scan(quick_settings(ScanSource::glass), BatchPosition::first,
                                                stop.get_token()))) == name(ErrorCode::cancelled));
        CHECK(Clock::now() - begun < seconds(15));
        bench.device("delay", {"0"});
        check_page(bench.scanner().scan(quick_settings(ScanSource::glass), BatchPosition::first, {}), 150,
                   ScanColor::grey);
    }
}

TEST_CASE("a helper that crashes or freezes in the middle of a page is replaced") {
    for (const int signal : {SIGSEGV, SIGSTOP}) {
        INFO(signal);
        Bench bench(short_deadlines());
        bench.device("glass", {grey_page});
        bench.device("fault", {"hang-first-byte"});
        std::jthread gremlin([&] {
            static_cast<void>(eventually([&] { return bench.fired("hang-first-byte") == 1; }));
            for (const int child : children()) {
                ::kill(child, signal);
            }
        });
        const ErrorCode expected =
            signal == SIGSEGV ? ErrorCode::scanner_helper_died : ErrorCode::deadline_passed;
        CHECK(name(code_of(bench.scanner().scan(quick_settings(ScanSource::glass), BatchPosition::first,
                                                {}))) == name(expected));
        check_page(bench.scanner().scan(quick_settings(ScanSource::glass), BatchPosition::first, {}), 150,
                   ScanColor::grey);
        CHECK(children().size() == 1);  // The new one; the old one is buried.
    }
}

TEST_CASE("a scanner that was never there is absent") {
    TemporaryFolder folder;
    SaneScannerConfig config;
    config.helper = KIOSK_DEVICE;
    config.runtime_dir = folder.path();
    config.escl_url = "http://127.0.0.1:1/eSCL";
    const auto scanner = make_sane_scanner(config);
    CHECK(code_of(scanner->scan({}, BatchPosition::first, {})) == ErrorCode::scanner_absent);
    CHECK(scanner->condition({}) == Condition::absent);
    config.helper = "/nonexistent/kiosk-device";
    CHECK(code_of(make_sane_scanner(config)->scan({}, BatchPosition::first, {})) ==
          ErrorCode::scanner_helper_died);
    config.escl_url = "http://127.0.0.1/eSCL\n[options]\ndiscovery = enable";
    CHECK(code_of(make_sane_scanner(config)->scan({}, BatchPosition::first, {})) == ErrorCode::bad_config);
}

}  // namespace kiosk
