// What a page costs: time from the scanner's last byte to the page in the caller's hands, and memory during a
// long batch.
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iostream>

#include "tests/drivers/sane/scanner_fixture.h"
#include "tests/support/catch.h"
#include "tests/support/sanitized.h"

namespace kiosk {

namespace {

/// Proportional set size of a process in KiB.
int pss_of(int pid) {
    std::ifstream rollup("/proc/" + std::to_string(pid) + "/smaps_rollup");
    for (std::string word; rollup >> word;) {
        if (word == "Pss:") {
            int kib = 0;
            rollup >> kib;
            return kib;
        }
    }
    return 0;
}

/// Processor time a process has used, in milliseconds.
double worked_by(int pid) {
    std::ifstream stat("/proc/" + std::to_string(pid) + "/stat");
    constexpr int user_field = 14;
    std::string skipped;
    for (int field = 1; field < user_field; ++field) {
        stat >> skipped;
    }
    double user = 0;
    double system = 0;
    stat >> user >> system;
    return 1000.0 * (user + system) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

}  // namespace

TEST_CASE("twenty sheets of A4 in colour at 300 dpi stay within time and memory") {
    Bench bench;
    const ScanSettings settings{ScanSource::feeder, ScanColor::color, 300, 210.0, 297.0};
    bench.device("load", {"tests/pages/giay_chung_sinh.jpg"});
    REQUIRE(bench.scanner().scan(settings, BatchPosition::first, {}));       // The libraries are loaded now.
    REQUIRE_FALSE(bench.scanner().scan(settings, BatchPosition::next, {}));  // A batch is asked to its end.
    const int own_before = pss_of(static_cast<int>(::getpid()));
    bench.device("load", std::vector<std::string>(20, "tests/pages/giay_chung_sinh.jpg"));
    std::vector<ScannedPage> pages;
    int helper_peak = 0;
    auto page = bench.scanner().scan(settings, BatchPosition::first, {});
    while (page) {
        pages.push_back(std::move(*page));
        pages.back().preview = {};  // The screen keeps only the page it shows.
        const auto running = children();
        REQUIRE(running.size() == 1);
        helper_peak = std::max(helper_peak, pss_of(running.front()));
        page = bench.scanner().scan(settings, BatchPosition::next, {});
    }
    CHECK(page.error().code == ErrorCode::scanner_no_paper);
    REQUIRE(pages.size() == 20);
    const int own = pss_of(static_cast<int>(::getpid())) - own_before;
    std::cout << "20 colour sheets: helper PSS " << helper_peak / 1024.0 << " MiB; kept in the kiosk "
              << own / 1024.0 << " MiB\n";
    if (!test::sanitized) {
        CHECK(helper_peak < 60 * 1024);  // A raw page alone is 25 MiB: two of them would show here.
        CHECK(own < 50 * 1024);
    }
}

TEST_CASE("a single colour page is there soon after its last byte") {
    Bench bench;
    bench.device("glass", {"tests/pages/giay_chung_sinh.jpg"});
    const ScanSettings settings{ScanSource::glass, ScanColor::color, 300, 210.0, 297.0};
    REQUIRE(bench.scanner().scan(settings, BatchPosition::first, {}));
    const auto running = children();
    REQUIRE(running.size() == 1);
    const double before = worked_by(running.front());
    constexpr int rounds = 10;
    std::vector<double> milliseconds;
    for (int round = 0; round < rounds; ++round) {
        REQUIRE(bench.scanner().scan(settings, BatchPosition::first, {}));
        const auto now = std::chrono::steady_clock::now().time_since_epoch().count();
        milliseconds.push_back(static_cast<double>(now - bench.state()["last_byte_ns"].get<std::int64_t>()) /
                               1e6);
    }
    const double work = (worked_by(running.front()) - before) / rounds;
    std::ranges::sort(milliseconds);
    std::cout << "last byte -> page with preview: best " << milliseconds.front() << " ms, median "
              << milliseconds[rounds / 2] << " ms; " << work << " ms of work in the helper\n";
    if (!test::sanitized) {
        CHECK(work < 150);  // Processor time, since the test machine has other work. Two threads share it.
    }
}

}  // namespace kiosk
