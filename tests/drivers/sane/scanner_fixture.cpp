#include "tests/drivers/sane/scanner_fixture.h"

#include <unistd.h>

#include <atomic>
#include <fstream>
#include <stdexcept>

namespace kiosk {

namespace {

using std::chrono::milliseconds;

SaneScannerConfig config_in(const std::filesystem::path& folder, ScanDeadlines deadlines) {
    SaneScannerConfig config;
    config.helper = KIOSK_DEVICE;
    config.runtime_dir = folder;
    config.deadlines = deadlines;
    return config;
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
    static std::atomic<int> made = 0;
    path_ = std::filesystem::temp_directory_path() /
            ("kiosk-scanner-test-" + std::to_string(::getpid()) + "-" + std::to_string(++made));
    std::filesystem::create_directories(path_);
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

ScanDeadlines short_deadlines() {
    ScanDeadlines deadlines;
    deadlines.open = milliseconds(8'000);
    deadlines.start = milliseconds(4'000);
    deadlines.first_rows = milliseconds(4'000);
    deadlines.next_rows = milliseconds(4'000);
    deadlines.whole_page = milliseconds(15'000);
    deadlines.after_cancel = milliseconds(1'500);
    return deadlines;
}

ScanDeadlines patient_deadlines() {
    ScanDeadlines deadlines;
    deadlines.open = milliseconds(45'000);
    deadlines.start = milliseconds(45'000);
    deadlines.first_rows = milliseconds(45'000);
    return deadlines;
}

Bench::Bench(ScanDeadlines deadlines) : part_(sandbox::make_scanner_part({})) {
    if (auto started = part_->start(); !started) {
        throw std::runtime_error(started.error().detail);
    }
    SaneScannerConfig config = config_in(folder_.path(), deadlines);
    config.escl_url = part_->state()["url"].get<std::string>();
    scanner_ = make_sane_scanner(std::move(config));
}

void Bench::device(const std::string& verb, std::vector<std::string> args) {
    if (auto done = part_->control(verb, args); !done) {
        throw std::runtime_error(done.error().detail);
    }
}

int Bench::fired(const std::string& fault) const {
    return part_->state()["faults"][fault]["fired"].get<int>();
}

TestBackend::TestBackend(std::vector<std::string> preset, ScanDeadlines deadlines) {
    SaneScannerConfig config = config_in(folder_.path(), deadlines);
    config.device = "test:0";
    config.extra_backends = {"test"};
    config.preset = std::move(preset);
    std::filesystem::create_directories(folder_.path() / "sane");
    // The back end's glass is 200 mm by itself: too small for A4.
    std::ofstream(folder_.path() / "sane" / "test.conf")
        << "number_of_devices 1\ngeometry_max 300.0\nresolution_max 1200\n";
    scanner_ = make_sane_scanner(std::move(config));
}

ScanSettings quick_settings(ScanSource source) {
    ScanSettings settings;
    settings.source = source;
    settings.color = ScanColor::grey;
    settings.dpi = 150;
    return settings;
}

std::vector<int> children() {
    std::vector<int> found;
    for (const auto& task : std::filesystem::directory_iterator("/proc/self/task")) {
        std::ifstream list(task.path() / "children");
        for (int pid = 0; list >> pid;) {
            found.push_back(pid);
        }
    }
    return found;
}

}  // namespace kiosk
