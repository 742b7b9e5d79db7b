#include "drivers/ipp/ipp_printer.h"

#include <fmt/format.h>

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <utility>

#include "drivers/ipp/ipp_session.h"
#include "drivers/ipp/printer_reasons.h"
#include "src/device/printer_error.h"

namespace kiosk {
namespace {

using Clock = std::chrono::steady_clock;

// A page takes seconds; four questions a second load no printer and tell the citizen soon enough.
constexpr std::chrono::milliseconds poll_every{250};

// job-state values of RFC 8011 §5.3.7.
constexpr int job_cancelled = 7;
constexpr int job_completed = 9;

std::optional<Condition> obstacle(const IppPrinterState& state) {
    const auto conditions = conditions_of(state.reasons, state.state);
    const auto found = std::ranges::find_if(conditions, blocks_work);
    return found == conditions.end() ? std::nullopt : std::optional{*found};
}

class IppPrinter final : public Printer {
  public:
    explicit IppPrinter(IppPrinterConfig config) : config_(std::move(config)) {}

    PaperKind paper() const override { return PaperKind::a4; }
    Result<PrintOutcome> print(const PrintDocument& document, std::stop_token stop) override;
    std::set<Condition> conditions(std::stop_token stop) override;

  private:
    [[nodiscard]] Result<IppSession> open(std::stop_token stop) const;
    [[nodiscard]] Result<int> create_job(IppSession& session, const std::stop_token& stop) const;
    [[nodiscard]] PrintOutcome watch(IppSession& session, int job, int pages, std::stop_token stop) const;
    void cancel(int job) const;

    IppPrinterConfig config_;
};

/// Sleeps, but not through a stop request.
void pause(std::chrono::milliseconds time, std::stop_token stop) {
    std::mutex mutex;
    std::condition_variable_any never;
    std::unique_lock lock(mutex);
    static_cast<void>(never.wait_for(lock, std::move(stop), time, [] { return false; }));
}

Result<IppSession> IppPrinter::open(std::stop_token stop) const {
    const auto address = parse_ipp_uri(config_.uri);
    if (!address) {
        return std::unexpected(address.error());
    }
    return IppSession::open(*address, config_.answer_deadline, std::move(stop));
}

/// On a connection and stop token of its own: it must work when the old connection is dead and a stop was
/// requested.
void IppPrinter::cancel(int job) const {
    if (auto session = open({})) {
        // A job that is already over cannot be cancelled; that is as good as cancelled.
        static_cast<void>(session->cancel_job(job));
    }
}

std::set<Condition> IppPrinter::conditions(std::stop_token stop) {
    auto session = open(std::move(stop));
    if (!session) {
        return {Condition::absent};
    }
    const auto state = session->printer_state();
    return state ? conditions_of(state->reasons, state->state) : std::set{Condition::absent};
}

/// A printer takes one job at a time, and may still be busy with a page that was cancelled: worth a short
/// wait.
Result<int> IppPrinter::create_job(IppSession& session, const std::stop_token& stop) const {
    const auto give_up = Clock::now() + config_.obstacle_patience;
    auto job = session.create_job("kiosk");
    while (!job && job.error().code == ErrorCode::printer_busy && Clock::now() < give_up) {
        pause(poll_every, stop);
        job = session.create_job("kiosk");
    }
    return job;
}

/// Called once the document is with the printer: from here on nothing but the printer's own word counts as
/// printed.
PrintOutcome IppPrinter::watch(IppSession& session, int job, int pages, std::stop_token stop) const {
    const auto give_up = Clock::now() + config_.print_deadline;
    auto free_until = Clock::now();
    while (!stop.stop_requested() && Clock::now() < give_up) {
        const auto state = session.job_state(job);
        if (!state) {
            break;
        }
        if (state->state >= job_cancelled) {
            return state->state == job_completed && state->impressions >= pages ? PrintOutcome::printed
                                                                                : PrintOutcome::unknown;
        }
        const auto printer = session.printer_state();
        if (!printer) {
            break;
        }
        if (!obstacle(*printer)) {
            free_until = Clock::now();
        } else if (Clock::now() - free_until >= config_.obstacle_patience) {
            break;
        }
        pause(poll_every, stop);
    }
    // Otherwise the page may come out in front of the next citizen.
    cancel(job);
    return PrintOutcome::unknown;
}

Result<PrintOutcome> IppPrinter::print(const PrintDocument& document, std::stop_token stop) {
    auto session = open(stop);
    if (!session) {
        return failed("print", session.error());
    }
    const auto state = session->printer_state();
    if (!state) {
        // Nobody home at the other end of the connection is the same to us as no connection.
        const bool silent = state.error().code == ErrorCode::printer_io;
        return fail(silent ? ErrorCode::printer_absent : state.error().code,
                    "print: " + state.error().detail);
    }
    if (const auto blocked = obstacle(*state)) {
        return fail(printer_error(*blocked), fmt::format("print: the printer reports {}", name(*blocked)));
    }
    if (!state->accepting) {
        return fail(ErrorCode::printer_refused, "print: the printer accepts no jobs");
    }
    const auto job = create_job(*session, stop);
    if (!job) {
        return failed("print", job.error());
    }
    std::string why;
    switch (session->send_document(*job, document.data, why)) {
        case Delivered::accepted: return watch(*session, *job, document.pages, std::move(stop));
        case Delivered::perhaps: cancel(*job); return PrintOutcome::unknown;
        case Delivered::nothing: break;
    }
    // A job without its document keeps the printer busy for everybody after us.
    cancel(*job);
    return fail(stop.stop_requested() ? ErrorCode::cancelled : ErrorCode::printer_refused, "print: " + why);
}

}  // namespace

std::unique_ptr<Printer> make_ipp_printer(IppPrinterConfig config) {
    return std::make_unique<IppPrinter>(std::move(config));
}

}  // namespace kiosk
