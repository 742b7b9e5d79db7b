// Citizens who do anything in any order, and workers that answer late, twice, or never: nothing breaks,
// nothing leaks, nothing is sent or paid twice. The same walk every time.
#pragma once

#include <map>
#include <random>
#include <set>

#include "tests/flow/visitor.h"
#include "tests/support/assets.h"
#include "tests/support/catch.h"

namespace kiosk::test {

class Walk {
  public:
    explicit Walk(std::uint64_t seed) : chance_(seed), flow_(catalog(), hall(), Timeouts{}) {}

    void turn();

    // ---- The parts of a turn, for somebody else in the citizen's place.
    [[nodiscard]] const Flow& flow() const { return flow_; }
    void pass_time();
    /// True when a worker had something to say.
    bool workers_answer();
    /// What somebody would do who wants to get on.
    [[nodiscard]] Event sensible();
    /// Something happens, and what must always hold is checked.
    void tell(const Event& event);

    [[nodiscard]] int submitted() const { return submitted_; }
    [[nodiscard]] int paid() const { return paid_; }
    [[nodiscard]] int sessions() const { return sessions_; }

  private:
    std::size_t below(std::size_t count) { return chance_() % count; }
    bool one_in(std::size_t count) { return below(count) == 0; }
    template <class T>
    const T& one_of(const std::vector<T>& things) {
        return things.at(below(things.size()));
    }

    Event on_fill(const step::Fill& here);
    Event on_papers();
    Event anything();
    Event answer_to(const Effect& effect);
    ErrorCode trouble() { return one_of(all_error_codes()); }

    void watch(const Effect& effect, const Event& event, const Step& before);
    void check_step();
    void check_jobs();
    void check_wakeup();

    std::mt19937_64 chance_;
    Flow flow_;
    Uptime now_{1000};
    WallTime wall_{std::chrono::sys_days{std::chrono::year{2026} / 11 / 20} + std::chrono::hours(1)};
    std::map<JobNumber, Effect> asked_;  ///< Everything workers were ever asked for and may still answer.
    std::set<JobNumber> alive_;          ///< Of these, neither answered nor cancelled, but for deliveries.
    std::set<PageId> pages_;
    std::uint32_t last_page_ = 0;
    bool outbox_owed_ = false;
    int submitted_ = 0;
    int paid_ = 0;
    int sessions_ = 0;
};

/// The job that an effect asks for; none when it asks for no answer.
[[nodiscard]] JobNumber job_of(const Effect& effect);

}  // namespace kiosk::test
