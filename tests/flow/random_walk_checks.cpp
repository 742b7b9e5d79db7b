// What must hold on every walk.
#include "tests/flow/random_walk.h"

namespace kiosk::test {

using namespace std::chrono_literals;

namespace {

bool runs_beside_the_step(const Effect& effect) {
    return std::holds_alternative<effect::RunOutbox>(effect) ||
           std::holds_alternative<effect::BeginSession>(effect) ||
           std::holds_alternative<effect::Deliver>(effect);
}

}  // namespace

void Walk::tell(const Event& event) {
    if (const auto* scanned = std::get_if<event::PageScanned>(&event)) {
        pages_.insert(scanned->page.id);
    }
    const Step before = flow_.step();
    const JobNumber waited_for = running_job(before);
    const bool stored_late = std::holds_alternative<event::DossierStored>(event) &&
                             std::get<event::DossierStored>(event).job != waited_for;
    const bool unsent = flow_.session().stored && !flow_.session().submission;
    const bool was_owed = outbox_owed_;
    std::visit(
        [&](const auto& happened) {
            if constexpr (requires { happened.job; }) {
                alive_.erase(happened.job);
            }
        },
        event);
    const auto effects = flow_.handle(event);
    for (const auto& effect : effects) {
        watch(effect, event, before);
        if (std::holds_alternative<effect::EndSession>(effect) && unsent) {
            outbox_owed_ = true;
        }
    }
    outbox_owed_ = outbox_owed_ || stored_late;
    if (std::holds_alternative<event::Tick>(event) && was_owed) {
        CHECK_FALSE(outbox_owed_);  // A dossier whose citizen has gone is sent at the next tick.
    }
    check_step();
    check_jobs();
}

void Walk::watch(const Effect& effect, const Event& event, const Step& before) {
    const JobNumber job = job_of(effect);
    if (const auto* cancel = std::get_if<effect::CancelJob>(&effect)) {
        alive_.erase(cancel->job);
    } else if (job != JobNumber::none) {
        const bool is_new = asked_.emplace(job, effect).second;
        CHECK(is_new);
        if (!runs_beside_the_step(effect)) {
            alive_.insert(job);
        }
    }
    if (const auto* drop = std::get_if<effect::DropPage>(&effect)) {
        const bool was_there = pages_.erase(drop->page) == 1;
        CHECK(was_there);
    }
    if (std::holds_alternative<effect::StoreDossier>(effect)) {
        CHECK(std::holds_alternative<step::Confirm>(before));
        CHECK(std::holds_alternative<event::TypeCode>(event));
        CHECK(flow_.session().components.size() ==
              static_cast<std::size_t>(std::ranges::count_if(
                  documents_of(*flow_.session().procedure, flow_.session().answers, flow_.today()),
                  [](const Document* document) { return document->kind == DocumentKind::scan; })));
        ++submitted_;
    }
    if (std::holds_alternative<effect::CreateIntent>(effect)) {
        const auto& intent = flow_.session().intent;
        CHECK(
            (!intent || intent->state == PaymentState::expired || intent->state == PaymentState::cancelled));
        // Money is asked for only by somebody who chose to pay, and only for a dossier that was confirmed by
        // its code.
        CHECK((std::holds_alternative<step::PayChoice>(before) ||
               std::holds_alternative<step::PayResult>(before)));
        CHECK(std::holds_alternative<event::PayNow>(event));
        CHECK(flow_.session().stored);
        ++paid_;
    }
    if (std::holds_alternative<effect::RunOutbox>(effect)) {
        outbox_owed_ = false;
    }
    if (std::holds_alternative<effect::EndSession>(effect)) {
        ++sessions_;
        pages_.clear();
        const Session& session = flow_.session();
        CHECK(std::holds_alternative<step::Attract>(session.step));
        CHECK((session.identity.empty() && session.answers.empty() && session.delivery.empty()));
        CHECK((session.components.empty() && session.history.empty()));
        CHECK((!session.citizen && !session.stored && !session.submission && !session.intent));
        CHECK((session.language == Language::vi && session.text_size == TextSize::normal));
        CHECK((session.reach == Reach::whole && session.volume == usual_volume));
    }
}

/// No step without what it shows.
void Walk::check_step() {
    const Session& session = flow_.session();
    const std::string_view at = name(session.step);
    CAPTURE(at);
    const auto one_of_these = [&](std::initializer_list<std::string_view> steps) {
        return std::ranges::find(steps, at) != steps.end();
    };
    if (one_of_these({"sent", "pay_choice", "pay_qr", "pay_result", "printing", "came_out", "code_on_screen",
                      "rate", "goodbye"})) {
        CHECK(session.stored);
        CHECK(session.history.empty());
    }
    if (one_of_these({"pay_choice", "pay_qr", "pay_result"})) {
        CHECK(session.submission);
    }
    if (one_of_these({"pay_qr", "pay_result"})) {
        CHECK(session.intent);
    }
    if (one_of_these({"papers", "exemption", "review", "confirm", "sending", "not_sent"})) {
        CHECK(session.citizen);
        CHECK((session.procedure != nullptr && session.form != nullptr));
    }
    if (at == "confirm_identity") {
        CHECK(session.citizen);
    }
    if (at == "procedure_info") {
        CHECK(session.procedure != nullptr);
    }
    if (const auto* fill = std::get_if<step::Fill>(&session.step)) {
        CHECK(form_of(flow_.session(), fill->form) != nullptr);
    }
    if (const auto* papers = std::get_if<step::Papers>(&session.step)) {
        REQUIRE(papers->component < session.components.size());
        const auto count = session.components[papers->component].pages.size();
        CHECK((!papers->viewing || *papers->viewing < count));
        CHECK((!papers->replacing || *papers->replacing < count));
        CHECK((session.components[papers->component].answer == ComponentAnswer::scanned) == (count > 0));
    }
    std::set<PageId> kept;
    for (const auto& component : session.components) {
        for (const auto& page : component.pages) {
            kept.insert(page.id);
        }
    }
    CHECK(kept == pages_);
}

/// One job at a time, and none that nobody waits for, but for a delivery that goes on by itself.
void Walk::check_jobs() {
    const JobNumber waited_for = running_job(flow_.step());
    if (waited_for == JobNumber::none) {
        CHECK(alive_.empty());
    } else if (asked_.contains(waited_for) && !runs_beside_the_step(asked_.at(waited_for))) {
        CHECK(alive_ == std::set<JobNumber>{waited_for});
    }
}

/// A tick at the moment asked for is not asked for again at once: that would be a busy loop.
void Walk::check_wakeup() {
    for (int ticks = 0; flow_.next_wakeup() && *flow_.next_wakeup() <= now_; ++ticks) {
        REQUIRE(ticks < 4);
        tell(event::Tick{now_, wall_});
    }
}

}  // namespace kiosk::test
