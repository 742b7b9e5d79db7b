// A citizen at a Flow without any device: verbs to tell a story with. Time, touches and answers reach the
// flow in the order in which the application sends them. A story that cannot go on throws, naming its step.
#pragma once

#include <algorithm>
#include <functional>
#include <set>
#include <string_view>
#include <vector>

#include "src/flow/flow.h"

namespace kiosk::test {

[[nodiscard]] Hall hall();

class Visitor {
  public:
    explicit Visitor(Hall where = hall());

    // ---- Looking.
    [[nodiscard]] const Flow& flow() const { return flow_; }
    [[nodiscard]] const Session& session() const { return flow_.session(); }
    [[nodiscard]] std::string_view at() const { return name(flow_.step()); }
    template <class S>
    [[nodiscard]] const S& step() const {
        expect(std::holds_alternative<S>(flow_.step()), "the step asked for");
        return std::get<S>(flow_.step());
    }
    [[nodiscard]] JobNumber job() const { return running_job(flow_.step()); }
    /// What was wanted since the last forget().
    [[nodiscard]] const std::vector<Effect>& wanted() const { return wanted_; }
    template <class E>
    [[nodiscard]] std::size_t count() const {
        return static_cast<std::size_t>(std::ranges::count_if(
            wanted_, [](const Effect& effect) { return std::holds_alternative<E>(effect); }));
    }
    template <class E>
    [[nodiscard]] const E& last() const {
        const auto found = std::find_if(wanted_.rbegin(), wanted_.rend(), [](const Effect& effect) {
            return std::holds_alternative<E>(effect);
        });
        expect(found != wanted_.rend(), "the effect asked for");
        return std::get<E>(*found);
    }
    void forget() { wanted_.clear(); }
    /// How fields are answered that nobody said anything special about; sample() unless told otherwise.
    void answers_with(std::function<std::string(const Field&)> sampler) { sampler_ = std::move(sampler); }
    /// Called whenever something happened, as the application draws.
    void watched_by(std::function<void()> watcher) { watcher_ = std::move(watcher); }
    /// Pages handed over and not yet dropped or wiped.
    [[nodiscard]] const std::set<PageId>& pages() const { return pages_; }
    /// Those that a component of the dossier holds.
    [[nodiscard]] std::set<PageId> kept_pages() const;

    // ---- The citizen.
    void does(const Event& event);
    void next() { does(event::Next{}); }
    void back() { does(event::Back{}); }
    /// Lets time pass as the application would: a tick whenever the flow asked for one.
    void wait(Uptime time);
    /// The wall clock jumps, as when the network corrects it.
    void clock_says(WallTime wall) { wall_ = wall; }
    /// Answers what this screen requires; the special answers first, whether required or not.
    void answer_screen(const Answers& special = {});
    /// Presses Next until another screen is there.
    void leave_screen();
    /// Every screen of the form at hand.
    void fill(const Answers& special = {});

    // ---- The workers.
    void worker(const Event& answer);
    PageId page_arrives(PageAdvice advice = PageAdvice::none);

    // ---- Chapters.
    void walk_up_to_file();  ///< From the attract screen to "who are you?".
    void identify_by_typing(const Answers& special = {});
    void identify_by_card();
    void choose(std::string_view procedure, bool for_someone_else = false);
    void scan_all_papers();
    void go_to_review(std::string_view procedure, const Answers& special = {});
    void confirm();                        ///< Types the code; the dossier is being stored.
    void stored(std::string key = "key");  ///< The store keeps it; it is being delivered.
    void delivered(std::int64_t fee_due = 0);
    void go_to_sent(std::string_view procedure, std::int64_t fee_due = 0);
    void take_slip();  ///< From the printing step to the end.
    /// The kiosk is free, keeps nothing of anybody, and serves the next citizen to the end.
    void next_citizen_is_served();

  private:
    void expect(bool holds, std::string_view what) const;
    void take(const Event& event);
    void tick();

    Flow flow_;
    Uptime now_{1000};
    WallTime wall_;
    std::vector<Effect> wanted_;
    std::function<void()> watcher_ = [] {};
    std::function<std::string(const Field&)> sampler_;
    std::set<PageId> pages_;
    PageId last_page_{};
};

/// An answer that passes every check, for a field nobody said anything special about.
[[nodiscard]] std::string sample(const Field& field);
[[nodiscard]] CardQr sample_card();
[[nodiscard]] PaymentIntent sample_intent(WallTime now, PaymentState state = PaymentState::waiting);

}  // namespace kiosk::test
