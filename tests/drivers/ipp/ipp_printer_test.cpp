#include "drivers/ipp/ipp_printer.h"

#include <fmt/format.h>

#include "drivers/paper/slip_paper.h"
#include "drivers/sandbox/printers.h"
#include "tests/drivers/paper/sample_slip.h"
#include "tests/drivers/printer_contract.h"
#include "tests/drivers/printer_rig_files.h"
#include "tests/drivers/silent_server.h"

using namespace kiosk;
using namespace kiosk::test;
using std::chrono::milliseconds;

namespace {

// Short, so that a fault costs the test one second and not half a minute.
IppPrinterConfig hasty(const std::string& uri, milliseconds print_deadline = milliseconds{2'500}) {
    return {.uri = uri,
            .answer_deadline = milliseconds{1'000},
            .print_deadline = print_deadline,
            .obstacle_patience = milliseconds{300}};
}

PrinterRig make_rig(const std::filesystem::path& folder) {
    PrinterRig rig;
    rig.stand_in = sandbox::make_printer_part({folder, 0});
    const auto up = rig.stand_in->start();
    INFO((up ? std::string{} : up.error().detail));
    REQUIRE(up);
    rig.printer = make_ipp_printer(hasty(rig.stand_in->state()["uri"].get<std::string>()));
    const SubmissionSlip slip = sample_slip();
    const auto document = render_slip_a4(slip, make_qr(qr_text(slip)).value());
    REQUIRE(document);
    rig.document = *document;
    rig.standing = {{"paper-out", Condition::paper_out, ErrorCode::printer_paper_out},
                    {"paper-low", Condition::paper_low, std::nullopt},
                    {"jam", Condition::jam, ErrorCode::printer_jam},
                    {"cover-open", Condition::cover_open, ErrorCode::printer_cover_open}};
    rig.lost_halfway = {"abort-next", "jam-next",   "paper-out-next",
                        "hang-next",  "short-next", "lose-connection-next"};
    rig.read_job = [](const std::string& file) { return read_whole(file); };
    return rig;
}

}  // namespace

TEST_CASE("an IPP printer prints, refuses, and knows when it does not know") {
    const TemporaryFolder folder;
    const auto begun = std::chrono::steady_clock::now();
    const PrinterRig rig = make_rig(folder.path());
    CHECK(std::chrono::steady_clock::now() - begun < milliseconds{1'000});
    prints_for_the_next_citizen(rig);
    refuses_while_troubled(rig);
    knows_that_it_does_not_know(rig);
    is_absent_when_unplugged(rig);
}

TEST_CASE("an IPP job is given up when asked, long before its deadline") {
    const TemporaryFolder folder;
    PrinterRig rig = make_rig(folder.path());
    rig.printer =
        make_ipp_printer(hasty(rig.stand_in->state()["uri"].get<std::string>(), std::chrono::minutes{1}));
    stops_when_asked(rig, "hang-next");
}

TEST_CASE("a printer still holding the last job is busy, and serves the next citizen afterwards") {
    const TemporaryFolder folder;
    const PrinterRig rig = make_rig(folder.path());
    rig.control("hang-next");
    CHECK(rig.printer->print(rig.document, {}).value() == PrintOutcome::unknown);
    CHECK(rig.printer->conditions({}) == std::set{Condition::busy});
    const auto second = rig.printer->print(rig.document, {});
    REQUIRE_FALSE(second);
    CHECK(second.error().code == ErrorCode::printer_busy);
    CHECK(rig.jobs() == 1);
    rig.control("clear");
    prints_for_the_next_citizen(rig);
}

TEST_CASE("a printer that takes the call and says nothing is absent") {
    const SilentServer silent;
    const auto printer = make_ipp_printer(hasty(fmt::format("ipp://127.0.0.1:{}/ipp/print", silent.port())));
    const auto begun = std::chrono::steady_clock::now();
    const auto outcome = printer->print({}, {});
    REQUIRE_FALSE(outcome);
    CHECK(outcome.error().code == ErrorCode::printer_absent);
    CHECK(printer->conditions({}) == std::set{Condition::absent});
    CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds{5});
}

TEST_CASE("two IPP stand-ins work side by side") {
    const TemporaryFolder one;
    const TemporaryFolder two;
    const PrinterRig first = make_rig(one.path());
    const PrinterRig second = make_rig(two.path());
    first.control("jam");
    prints_for_the_next_citizen(second);
    CHECK(first.jobs() == 0);
    first.control("clear");
    prints_for_the_next_citizen(first);
}

TEST_CASE("several sheets count as printed only when all are out") {
    const TemporaryFolder folder;
    PrinterRig rig = make_rig(folder.path());
    SubmissionSlip slip = sample_slip();
    slip.papers.assign(30, slip.papers.front());
    const auto document = render_slip_a4(slip, make_qr(qr_text(slip)).value());
    REQUIRE(document);
    REQUIRE(document->pages > 1);
    rig.document = *document;
    prints_for_the_next_citizen(rig);
    rig.control("short-next");
    CHECK(rig.printer->print(rig.document, {}).value() == PrintOutcome::unknown);
    CHECK(rig.fired("short-next") == 1);
}

TEST_CASE("a printer address that is none is said so") {
    const auto printer = make_ipp_printer(hasty("http://127.0.0.1/"));
    const auto outcome = printer->print({}, {});
    REQUIRE_FALSE(outcome);
    CHECK(outcome.error().code == ErrorCode::bad_config);
    CHECK(printer->conditions({}) == std::set{Condition::absent});
}

TEST_CASE("an unknown verb names the verbs there are") {
    const TemporaryFolder folder;
    const auto part = sandbox::make_printer_part({folder.path(), 0});
    const auto answer = part->control("explode", {});
    REQUIRE_FALSE(answer);
    CHECK(answer.error().code == ErrorCode::bad_answer);
    CHECK(answer.error().detail.find("abort-next") != std::string::npos);
    CHECK_FALSE(part->control("jam", {"hard"}));
}
