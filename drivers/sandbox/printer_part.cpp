#include <fcntl.h>
#include <fmt/format.h>
#include <httplib.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <future>
#include <mutex>
#include <nlohmann/json.hpp>
#include <thread>

#include "drivers/sandbox/port.h"
#include "drivers/sandbox/print_command.h"
#include "drivers/sandbox/printers.h"
#include "drivers/system/child_process.h"

namespace kiosk::sandbox {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using std::chrono::milliseconds;

// Both programs answer within 30 ms on an idle machine; a loaded one gets a hundred times that.
constexpr milliseconds start_deadline{5'000};
// How often a start is looked at while it happens.
constexpr milliseconds start_step{5};
// A printer that lost its power comes back after this long: later than the driver's next question, sooner
// than the next slip.
constexpr milliseconds comes_back_after{600};

constexpr std::array next_faults{"abort-next", "jam-next",   "paper-out-next",
                                 "hang-next",  "short-next", "lose-connection-next"};
// What control/reasons may name; the tray is steered through the printer's own page.
constexpr std::array<std::string_view, 2> steered_reasons{"media-jam", "cover-open"};
constexpr std::string_view verbs =
    "paper-out, paper-low, paper-ok, jam, cover-open, clear, abort-next, jam-next, paper-out-next, "
    "hang-next, "
    "short-next, lose-connection-next, stop, start";

std::string read_text(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void write_text(const fs::path& file, std::string_view text) {
    std::ofstream(file, std::ios::binary) << text;
}

/// Both its outputs go to the end of `log`.
Result<ChildProcess> start_program(std::vector<std::string> command, std::vector<std::string> environment,
                                   const fs::path& log) {
    const Descriptor nothing(open("/dev/null", O_RDONLY | O_CLOEXEC));
    const Descriptor output(open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600));
    if (!nothing.ok() || !output.ok()) {
        return fail(ErrorCode::file_unreadable, "write " + log.string());
    }
    return ChildProcess::start({std::move(command),
                                std::move(environment),
                                {{nothing.number(), STDIN_FILENO},
                                 {output.number(), STDOUT_FILENO},
                                 {output.number(), STDERR_FILENO}}});
}

bool answers(int port) {
    httplib::Client client("127.0.0.1", port);
    client.set_connection_timeout(milliseconds{200});
    return static_cast<bool>(client.Get("/"));
}

class PrinterPart final : public Part {
  public:
    explicit PrinterPart(PrinterPartConfig config)
        : folder_(fs::absolute(config.folder)), control_(folder_ / "control"), port_(config.port) {}
    ~PrinterPart() override { halt(); }

    std::string_view name() const override { return "printer"; }
    Result<void> start() override;
    void stop() override {
        const std::scoped_lock lock(mutex_);
        halt();
    }
    Result<json> control(std::string_view verb, const std::vector<std::string>& args) override;
    json state() const override;

  private:
    [[nodiscard]] Result<void> launch();
    void halt();
    void keep(std::promise<Result<void>> ready);
    [[nodiscard]] Result<void> bring_up(ChildProcess& bus, ChildProcess& printer) const;
    [[nodiscard]] bool wait_until_up() const;
    [[nodiscard]] Result<void> fill_tray(int sheets) const;
    [[nodiscard]] std::string ask_state() const;
    [[nodiscard]] Result<void> set_reasons(std::string_view reasons) const;
    [[nodiscard]] Result<void> carry_out(std::string_view verb);

    fs::path folder_;
    fs::path control_;
    Port port_;  ///< Reserved by us, used by ippeveprinter.
    mutable std::mutex mutex_;
    Descriptor wake_;
    std::thread keeper_;  ///< Owns both child processes for as long as the printer is plugged in.
};

Result<void> PrinterPart::start() {
    const std::scoped_lock lock(mutex_);
    std::error_code failed;
    for (const char* part : {"control", "spool"}) {
        fs::create_directories(folder_ / part, failed);
    }
    if (failed) {
        return fail(ErrorCode::file_unreadable, "make " + folder_.string() + ": " + failed.message());
    }
    write_text(control_ / "print", print_command);
    fs::permissions(control_ / "print", fs::perms::owner_all, failed);
    if (auto reserved = port_.reserve(); !reserved) {
        return reserved;
    }
    return launch();
}

Result<void> PrinterPart::launch() {
    if (keeper_.joinable()) {
        return {};
    }
    wake_ = Descriptor(eventfd(0, EFD_CLOEXEC));
    std::promise<Result<void>> ready;
    auto outcome = ready.get_future();
    keeper_ = std::thread(&PrinterPart::keep, this, std::move(ready));
    auto up = outcome.get();
    if (!up) {
        halt();
    }
    return up;
}

void PrinterPart::halt() {
    if (!keeper_.joinable()) {
        return;
    }
    eventfd_write(wake_.number(), 1);
    keeper_.join();
}

Result<void> PrinterPart::bring_up(ChildProcess& bus, ChildProcess& printer) const {
    // Socket paths end at 107 characters, and a test's folder may be longer: hence an abstract address.
    const std::string address = fmt::format("unix:abstract=kiosk-printer-{}-{}", getpid(), port_.number());
    const std::vector<std::string> environment{
        "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "LANG=C.UTF-8",
        "HOME=" + (folder_ / "spool").string(), "DBUS_SYSTEM_BUS_ADDRESS=" + address,
        "KIOSK_PRINTER=" + folder_.string()};
    auto bus_up =
        start_program({"dbus-daemon", "--session", "--address=" + address, "--nofork", "--nopidfile"},
                      environment, folder_ / "bus.log");
    if (!bus_up) {
        return std::unexpected(bus_up.error());
    }
    bus = std::move(*bus_up);
    const auto give_up = std::chrono::steady_clock::now() + start_deadline;
    while (std::chrono::steady_clock::now() < give_up) {
        // Without the bus ippeveprinter ends at once, so an early start is simply repeated.
        if (!printer.running()) {
            auto printer_up = start_program(
                {"ippeveprinter", "-v", "-r", "off", "-p", std::to_string(port_.number()), "-n", "localhost",
                 "-k", "-d", (folder_ / "spool").string(), "-c", (control_ / "print").string(), "-f",
                 "application/pdf,image/pwg-raster,image/jpeg", "Kiosk sandbox"},
                environment, folder_ / "printer.log");
            if (!printer_up) {
                return std::unexpected(printer_up.error());
            }
            printer = std::move(*printer_up);
        }
        if (answers(port_.number())) {
            return fill_tray(250);
        }
        std::this_thread::sleep_for(start_step);
    }
    return fail(ErrorCode::printer_absent, fmt::format("ippeveprinter does not answer on port {}; see {}",
                                                       port_.number(), (folder_ / "printer.log").string()));
}

/// Keeps the printer alive until woken; one that was killed (lose-connection-next) comes back by itself.
void PrinterPart::keep(std::promise<Result<void>> ready) {
    ChildProcess bus;
    ChildProcess printer;
    auto up = bring_up(bus, printer);
    const bool failed = !up;
    ready.set_value(std::move(up));
    while (!failed) {
        std::array watched{pollfd{wake_.number(), POLLIN, 0}, pollfd{printer.ended(), POLLIN, 0}};
        poll(watched.data(), watched.size(), -1);
        if (watched[0].revents != 0 ||
            poll(watched.data(), 1, static_cast<int>(comes_back_after.count())) == 1) {
            return;
        }
        printer.end();
        bus.end();
        // A failure here shows as an absent printer, which is what it is.
        static_cast<void>(bring_up(bus, printer));
    }
}

bool PrinterPart::wait_until_up() const {
    const auto give_up = std::chrono::steady_clock::now() + start_deadline;
    while (!answers(port_.number())) {
        if (std::chrono::steady_clock::now() > give_up) {
            return false;
        }
        std::this_thread::sleep_for(start_step);
    }
    return true;
}

Result<void> PrinterPart::fill_tray(int sheets) const {
    httplib::Client client("127.0.0.1", port_.number());
    // The by-pass tray (3) counts too: when it is empty, so is the printer.
    const auto answer = client.Get(
        fmt::format("/media?size1=iso_a4_210x297mm&level1={}&size3=iso_a4_210x297mm&level3=25", sheets));
    if (!answer || answer->status != 200) {
        return fail(ErrorCode::printer_absent, "fill the tray: the printer does not answer");
    }
    return {};
}

std::string PrinterPart::ask_state() const {
    httplib::Client client("127.0.0.1", port_.number());
    const auto answer = client.Post("/ipp/print", state_question(port_.number()), "application/ipp");
    return answer ? answer->body : std::string{};
}

/// An idle printer changes its reasons only through a job: a small one named sandbox-control, which prints
/// nothing. While it is busy, the job that is running looks at the same file. Returns when the printer shows
/// the new reasons.
Result<void> PrinterPart::set_reasons(std::string_view reasons) const {
    const auto shows = [reasons](std::string_view state) {
        return std::ranges::all_of(steered_reasons, [&](std::string_view reason) {
            return state.contains(reason) == reasons.contains(reason);
        });
    };
    write_text(control_ / "reasons", reasons);
    const std::string before = ask_state();
    const bool was_idle = says_idle(before);
    if (was_idle && shows(before)) {
        // No job: one that has been accepted but not begun looks idle too, and would make the next Create-Job
        // fail.
        return {};
    }
    if (was_idle) {
        httplib::Client client("127.0.0.1", port_.number());
        client.Post("/ipp/print", control_job(port_.number()), "application/ipp");
    }
    const auto give_up = std::chrono::steady_clock::now() + start_deadline;
    while (std::chrono::steady_clock::now() < give_up) {
        const std::string now = ask_state();
        if (shows(now) && (says_idle(now) || (!was_idle && !reasons.empty()))) {
            return {};
        }
        std::this_thread::sleep_for(start_step);
    }
    return fail(ErrorCode::printer_absent, "change the printer's state: it does not show it");
}

Result<void> PrinterPart::carry_out(std::string_view verb) {
    if (std::ranges::find(next_faults, verb) != next_faults.end()) {
        write_text(control_ / "next", verb);
        return {};
    }
    if (verb == "start") {
        if (auto launched = launch(); !launched) {
            return launched;
        }
    }
    // A printer that is plugged in may be on its way back after lose-connection-next.
    if (verb != "stop" && keeper_.joinable() && !wait_until_up()) {
        return fail(ErrorCode::printer_absent, "the printer has not come back");
    }
    if (verb == "paper-out" || verb == "paper-low" || verb == "paper-ok") {
        return fill_tray(verb == "paper-out" ? 0 : verb == "paper-low" ? 5 : 250);
    }
    if (verb == "jam") {
        return set_reasons("media-jam\n");
    }
    if (verb == "cover-open") {
        return set_reasons("cover-open\n");
    }
    if (verb == "clear") {
        fs::remove(control_ / "next");
        fs::remove(control_ / "hang");
        if (auto filled = fill_tray(250); !filled) {
            return filled;
        }
        return set_reasons("");
    }
    if (verb == "stop") {
        halt();
    }
    if (verb == "stop" || verb == "start") {
        return {};
    }
    return fail(ErrorCode::bad_answer, fmt::format("printer: no verb \"{}\"; there are: {}", verb, verbs));
}

Result<json> PrinterPart::control(std::string_view verb, const std::vector<std::string>& args) {
    if (!args.empty()) {
        return fail(ErrorCode::bad_answer, fmt::format("printer: {} takes no argument", verb));
    }
    {
        const std::scoped_lock lock(mutex_);
        if (auto done = carry_out(verb); !done) {
            return std::unexpected(done.error());
        }
    }
    return state();
}

json PrinterPart::state() const {
    const std::scoped_lock lock(mutex_);
    json faults = json::object();
    const std::string armed = read_text(control_ / "next");
    for (const std::string_view fault : next_faults) {
        const std::string fired = read_text(control_ / fmt::format("fired-{}", fault));
        faults[std::string(fault)] = {{"armed", armed == fault}, {"fired", std::ranges::count(fired, '\n')}};
    }
    json jobs = json::array();
    for (int number = 1; fs::exists(folder_ / fmt::format("job-{}.pdf", number)); ++number) {
        const std::string outcome = read_text(control_ / fmt::format("outcome-{}", number));
        jobs.push_back({{"number", number},
                        {"file", (folder_ / fmt::format("job-{}.pdf", number)).string()},
                        {"outcome", outcome.empty() ? "printing" : outcome}});
    }
    return {{"port", port_.number()},
            {"uri", fmt::format("ipp://localhost:{}/ipp/print", port_.number())},
            {"running", keeper_.joinable()},
            {"reasons", read_text(control_ / "reasons")},
            {"faults", faults},
            {"jobs", jobs}};
}

}  // namespace

std::unique_ptr<Part> make_printer_part(PrinterPartConfig config) {
    return std::make_unique<PrinterPart>(std::move(config));
}

}  // namespace kiosk::sandbox
