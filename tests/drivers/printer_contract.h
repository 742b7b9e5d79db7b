// What every printer driver promises, played against a stand-in with verbs for each trouble. A rig brings the
// driver, the stand-in and what it expects of each verb; the last line of every story is the next citizen's
// slip.
#pragma once

#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <thread>

#include "drivers/sandbox/part.h"
#include "src/device/printer.h"
#include "tests/support/catch.h"

namespace kiosk::test {

/// A trouble that stands before anything is printed.
struct StandingTrouble {
    std::string verb;
    Condition condition;
    std::optional<ErrorCode> refusal;  ///< nullopt: it prints all the same.
};

struct PrinterRig {
    std::unique_ptr<sandbox::Part> stand_in;
    std::unique_ptr<Printer> printer;
    PrintDocument document;
    std::vector<StandingTrouble> standing;
    std::vector<std::string> lost_halfway;  ///< Faults of the next job after which nobody knows.
    std::function<Bytes(const std::string& file)> read_job;  ///< What came out, in the document's own form.

    nlohmann::json control(const std::string& verb) const {
        INFO("verb " << verb);
        const auto state = stand_in->control(verb, {});
        REQUIRE(state);
        return *state;
    }
    int fired(const std::string& fault) const {
        return stand_in->state()["faults"][fault]["fired"].get<int>();
    }
    std::size_t jobs() const { return stand_in->state()["jobs"].size(); }
};

inline void prints_for_the_next_citizen(const PrinterRig& rig) {
    const std::size_t before = rig.jobs();
    const auto outcome = rig.printer->print(rig.document, {});
    INFO((outcome ? std::string("printed or unknown") : outcome.error().detail));
    REQUIRE(outcome);
    CHECK(*outcome == PrintOutcome::printed);
    const auto jobs = rig.stand_in->state()["jobs"];
    REQUIRE(jobs.size() == before + 1);
    const bool same = rig.read_job(jobs.back()["file"].get<std::string>()) == rig.document.data;
    CHECK(same);  // Shown in full, a page of bytes takes Catch2 seconds.
    CHECK(rig.printer->conditions({}) == std::set{Condition::ready});
}

inline void refuses_while_troubled(const PrinterRig& rig) {
    for (const auto& trouble : rig.standing) {
        INFO("trouble " << trouble.verb);
        rig.control(trouble.verb);
        CHECK(rig.printer->conditions({}).contains(trouble.condition));
        const std::size_t before = rig.jobs();
        const auto outcome = rig.printer->print(rig.document, {});
        if (trouble.refusal) {
            REQUIRE_FALSE(outcome);
            CHECK(name(outcome.error().code) == name(*trouble.refusal));
            CHECK(rig.jobs() == before);
        } else {
            REQUIRE(outcome);
            CHECK(*outcome == PrintOutcome::printed);
        }
        rig.control("clear");
        prints_for_the_next_citizen(rig);
    }
}

inline void knows_that_it_does_not_know(const PrinterRig& rig) {
    for (const auto& fault : rig.lost_halfway) {
        INFO("fault " << fault);
        const int before = rig.fired(fault);
        rig.control(fault);
        const auto outcome = rig.printer->print(rig.document, {});
        CHECK(rig.fired(fault) == before + 1);
        REQUIRE(outcome);
        CHECK(*outcome == PrintOutcome::unknown);
        rig.control("start");
        rig.control("clear");
        prints_for_the_next_citizen(rig);
    }
}

inline void is_absent_when_unplugged(const PrinterRig& rig) {
    rig.control("stop");
    CHECK(rig.printer->conditions({}) == std::set{Condition::absent});
    const auto outcome = rig.printer->print(rig.document, {});
    REQUIRE_FALSE(outcome);
    CHECK(outcome.error().code == ErrorCode::printer_absent);
    rig.control("start");
    prints_for_the_next_citizen(rig);
}

/// `fault` must leave the printer waiting for ever.
inline void stops_when_asked(const PrinterRig& rig, const std::string& fault) {
    std::stop_source before_start;
    before_start.request_stop();
    const auto never = rig.printer->print(rig.document, before_start.get_token());
    REQUIRE_FALSE(never);
    CHECK(never.error().code == ErrorCode::cancelled);

    rig.control(fault);
    const int fired = rig.fired(fault);
    std::stop_source stop;
    std::thread citizen_leaves([&] {
        while (rig.fired(fault) == fired) {
            std::this_thread::yield();
        }
        stop.request_stop();
    });
    const auto asked = std::chrono::steady_clock::now();
    const auto outcome = rig.printer->print(rig.document, stop.get_token());
    citizen_leaves.join();
    REQUIRE(outcome);
    CHECK(*outcome == PrintOutcome::unknown);
    CHECK(std::chrono::steady_clock::now() - asked < std::chrono::seconds{5});
    rig.control("clear");
    prints_for_the_next_citizen(rig);
}

}  // namespace kiosk::test
