#include "drivers/escpos/escpos_printer.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "drivers/escpos/escpos_line.h"
#include "drivers/escpos/escpos_protocol.h"
#include "src/device/printer_error.h"

namespace kiosk {
namespace {

using Clock = EscposLine::Clock;

// Between two questions while a slip prints: often enough to notice an empty roll soon, rare enough not to
// slow printing.
constexpr std::chrono::milliseconds ask_every{500};

class EscposPrinter final : public Printer {
  public:
    explicit EscposPrinter(EscposPrinterConfig config) : config_(std::move(config)) {}

    PaperKind paper() const override { return PaperKind::roll_80mm; }
    Result<PrintOutcome> print(const PrintDocument& document, std::stop_token stop) override;
    std::set<Condition> conditions(std::stop_token stop) override;

  private:
    [[nodiscard]] Result<EscposLine> open(const std::stop_token& stop) const {
        return EscposLine::open(config_.device, Clock::now() + config_.answer_deadline, stop);
    }
    [[nodiscard]] Result<std::set<Condition>> ask(EscposLine& line, const std::stop_token& stop) const;
    [[nodiscard]] PrintOutcome watch(EscposLine& line, const escpos::ProofMark& mark,
                                     const std::stop_token& stop) const;
    [[nodiscard]] escpos::ProofMark next_mark();
    void discard(EscposLine& line) const;

    EscposPrinterConfig config_;
    unsigned slips_ = 0;
};

/// Different for each slip, so that the echo of an earlier one proves nothing.
escpos::ProofMark EscposPrinter::next_mark() {
    constexpr std::string_view digits = "0123456789ABCDEF";
    unsigned number = ++slips_;
    escpos::ProofMark mark{};
    for (auto& character : mark) {
        character = static_cast<std::uint8_t>(digits[number % 16]);
        number /= 16;
    }
    return mark;
}

Result<std::set<Condition>> EscposPrinter::ask(EscposLine& line, const std::stop_token& stop) const {
    std::array<std::uint8_t, 4> status{};
    for (std::size_t i = 0; i < status.size(); ++i) {
        const auto until = Clock::now() + config_.answer_deadline;
        const Bytes question = escpos::status_question(static_cast<std::uint8_t>(i + 1));
        if (line.write(question, until, stop) != question.size()) {
            return fail(stop.stop_requested() ? ErrorCode::cancelled : ErrorCode::printer_absent,
                        "ask the receipt printer for its state");
        }
        const auto answer = line.read(until, stop);
        if (!answer) {
            const bool stopped = answer.error().code == ErrorCode::cancelled;
            return fail(stopped ? ErrorCode::cancelled : ErrorCode::printer_absent, answer.error().detail);
        }
        status.at(i) = answer->front();
    }
    const auto conditions = escpos::conditions_of(status);
    if (!conditions) {
        return fail(ErrorCode::printer_refused, "the receipt printer answers something that is no status");
    }
    return *conditions;
}

std::set<Condition> EscposPrinter::conditions(std::stop_token stop) {
    auto line = open(stop);
    if (!line) {
        return {Condition::absent};
    }
    const auto found = ask(*line, stop);
    if (!found) {
        return {found.error().code == ErrorCode::printer_refused ? Condition::trouble : Condition::absent};
    }
    return *found;
}

/// What is still in the printer must not come out in front of the next citizen: waits until the printer says
/// that it is gone. Best effort, because the line may be dead.
void EscposPrinter::discard(EscposLine& line) const {
    const auto until = Clock::now() + config_.answer_deadline;
    static_cast<void>(line.write(escpos::clear_buffer(), until, {}));
    Bytes received;
    while (!escpos::buffer_is_clear(received)) {
        const auto bytes = line.read(until, {});
        if (!bytes) {
            return;
        }
        received.insert(received.end(), bytes->begin(), bytes->end());
    }
}

/// Waits for the echo of our mark, asking now and then whether the printer has stopped.
PrintOutcome EscposPrinter::watch(EscposLine& line, const escpos::ProofMark& mark,
                                  const std::stop_token& stop) const {
    const auto give_up = Clock::now() + config_.print_deadline;
    Bytes received;
    while (!stop.stop_requested() && Clock::now() < give_up) {
        auto bytes = line.read(std::min(give_up, Clock::now() + ask_every), stop);
        if (bytes) {
            received.insert(received.end(), bytes->begin(), bytes->end());
            if (escpos::has_proof(received, mark)) {
                return PrintOutcome::printed;
            }
            continue;
        }
        if (bytes.error().code != ErrorCode::deadline_passed) {
            break;
        }
        // DLE EOT 1: bit 3 is set when the printer has gone offline, whatever the cause.
        const auto until = Clock::now() + config_.answer_deadline;
        const Bytes question = escpos::status_question(1);
        bytes =
            line.write(question, until, stop) == question.size() ? line.read(until, stop) : std::move(bytes);
        if (!bytes) {
            break;
        }
        received.insert(received.end(), bytes->begin(), bytes->end());
        if (escpos::has_proof(received, mark)) {
            return PrintOutcome::printed;
        }
        if (bytes->size() == 1 && escpos::is_status(bytes->front()) && (bytes->front() & 0x08U) != 0) {
            break;
        }
    }
    discard(line);
    return PrintOutcome::unknown;
}

Result<PrintOutcome> EscposPrinter::print(const PrintDocument& document, std::stop_token stop) {
    if (document.data.empty() || document.data.size() % escpos::row_bytes != 0) {
        return fail(ErrorCode::bad_asset, "print: the slip is not a bitmap of 576 dots a row");
    }
    auto line = open(stop);
    if (!line) {
        return failed("print", line.error());
    }
    const auto found = ask(*line, stop);
    if (!found) {
        return failed("print", found.error());
    }
    const auto blocked = std::ranges::find_if(*found, blocks_work);
    if (blocked != found->end()) {
        return fail(printer_error(*blocked), fmt::format("print: the printer reports {}", name(*blocked)));
    }
    const escpos::ProofMark mark = next_mark();
    const Bytes job = escpos::job(document.data, mark);
    const std::size_t sent = line->write(job, Clock::now() + config_.print_deadline, stop);
    if (sent == 0) {
        return fail(stop.stop_requested() ? ErrorCode::cancelled : ErrorCode::printer_io,
                    "print: nothing was sent");
    }
    if (sent < job.size()) {
        discard(*line);
        return PrintOutcome::unknown;
    }
    return watch(*line, mark, stop);
}

}  // namespace

std::unique_ptr<Printer> make_escpos_printer(EscposPrinterConfig config) {
    return std::make_unique<EscposPrinter>(std::move(config));
}

}  // namespace kiosk
