#include "src/flow/flow.h"

#include <algorithm>

#include "src/base/overload.h"
#include "src/flow/visit.h"

namespace kiosk {

namespace {

/// After the dossier is durable little can be lost and the next citizen waits.
bool committed(const Session& session) {
    return session.stored.has_value();
}

/// Somebody waits while a device, the store or the portal works. A store that takes too long is not waited
/// for.
bool at_work(const Session& session, Uptime now, const Timeouts& timeouts) {
    const auto* sending = std::get_if<step::Sending>(&session.step);
    const bool overdue = sending != nullptr && !sending->stored && now >= sending->since + timeouts.storing;
    return running_job(session.step) != JobNumber::none && !overdue;
}

/// Nobody has changed language, display or voice, nothing lies over the step.
bool untouched(const Session& session, const Hall& hall, bool headphones) {
    const Session fresh;
    return session.overlay == fresh.overlay && session.language == hall.language &&
           session.text_size == fresh.text_size && session.contrast == fresh.contrast &&
           session.reach == fresh.reach && session.volume == hall.volume &&
           session.listening == (hall.speaks && headphones) && !session.dark;
}

bool told_something(const Session& session) {
    return session.citizen || !session.identity.empty() || !session.answers.empty() ||
           !session.components.empty();
}

/// An answer changed since may have taken away the paper that an earlier step showed.
bool still_there(const Session& session, const Step& step) {
    const auto* papers = std::get_if<step::Papers>(&step);
    return papers == nullptr || papers->component < session.components.size();
}

void go_back(Session& session) {
    do {
        session.step = std::move(session.history.back());
        session.history.pop_back();
    } while (!still_there(session, session.step) && !session.history.empty());
    if (auto* papers = std::get_if<step::Papers>(&session.step)) {
        session.step = papers_at(session, papers->component);
    }
    if (std::holds_alternative<step::Review>(session.step)) {
        session.editing_from_review = false;
    }
}

/// Back leads from the review where it led before something was edited.
void return_to_review(Session& session) {
    const auto former = std::ranges::find_if(
        session.history, [](const Step& step) { return std::holds_alternative<step::Review>(step); });
    if (former == session.history.end()) {
        session.history.push_back(std::move(session.step));
    } else {
        session.history.erase(former, session.history.end());
    }
    session.step = step::Review{};
    session.editing_from_review = false;
}

/// Money that came counts, whatever was asked or said meanwhile.
void learn_of_money(Session& session, const PaymentIntent& intent) {
    if (intent.state == PaymentState::paid && session.intent &&
        session.intent->reference == intent.reference) {
        session.intent = intent;
        if (auto* result = std::get_if<step::PayResult>(&session.step)) {
            result->state = PaymentState::paid;
        }
    }
}

/// The job an event answers; nothing when it is no answer.
std::optional<JobNumber> answered_job(const Event& event) {
    return std::visit(
        [](const auto& happened) -> std::optional<JobNumber> {
            if constexpr (requires { happened.job; }) {
                return happened.job;
            } else {
                return std::nullopt;
            }
        },
        event);
}

}  // namespace

JobNumber running_job(const Step& step) {
    return std::visit(
        [](const auto& here) {
            if constexpr (requires { here.job; }) {
                return here.job;
            } else {
                return JobNumber::none;
            }
        },
        step);
}

Flow::Flow(const Catalog& catalog, Hall hall, Timeouts timeouts)
    : catalog_(catalog), hall_(std::move(hall)), timeouts_(timeouts) {
    begin_session();
    outbox_at_ = Uptime{};  // What an earlier run left behind is looked for at once.
}

const std::set<Condition>& Flow::conditions(DeviceKind device) const {
    static const std::set<Condition> ready{Condition::ready};
    const auto found = conditions_.find(device);
    return found == conditions_.end() ? ready : found->second;
}

std::vector<Effect> Flow::handle(const Event& event) {
    std::vector<Effect> effects;
    if (!handle_everywhere(event, effects)) {
        handle_step(event, effects);
    }
    return effects;
}

void Flow::begin_session() {
    session_ = std::make_unique<Session>();
    session_->language = hall_.language;
    session_->typing = hall_.typing;
    session_->volume = hall_.volume;
    session_->listening = hall_.speaks && headphones_;
    session_->last_touch = now_;
}

void Flow::listen(bool on) {
    session_->listening = hall_.speaks && on;
    session_->readings += session_->listening ? 1 : 0;
    session_->dark = session_->dark && session_->listening;
}

void Flow::end_session(EndReason reason, std::vector<Effect>& effects) {
    if (const auto job = running_job(session_->step); job != JobNumber::none) {
        effects.emplace_back(effect::CancelJob{job});
    }
    if (session_->stored && !session_->submission) {
        outbox_at_ = now_;  // It leaves without the citizen.
    }
    effects.emplace_back(effect::EndSession{reason, now_ - session_->began});
    begin_session();
}

bool Flow::handle_everywhere(const Event& event, std::vector<Effect>& effects) {
    Session& session = *session_;
    return std::visit(
        Overload{
            [&](const event::Tick& tick) {
                handle_tick(tick, effects);
                return false;
            },
            [&](const event::Touched&) {
                session.last_touch = now_;
                if (session.overlay == Overlay::idle) {
                    session.overlay = Overlay::none;
                }
                return true;
            },
            [&](const event::Back&) {
                if (session.overlay != Overlay::none) {
                    session.overlay = Overlay::none;
                } else if (!session.history.empty()) {
                    if (const auto job = running_job(session.step); job != JobNumber::none) {
                        effects.emplace_back(effect::CancelJob{job});
                    }
                    go_back(session);
                }
                return true;
            },
            [&](const event::Quit&) {
                // With nothing told yet there is nothing to ask about.
                if (std::holds_alternative<step::Home>(session.step) && !told_something(session)) {
                    end_session(EndReason::left, effects);
                } else {
                    session.overlay = Overlay::quit;
                }
                return true;
            },
            [&](const event::ConfirmQuit&) {
                end_session(EndReason::left, effects);
                return true;
            },
            [&](const event::OpenHelp&) { return session.overlay = Overlay::help, true; },
            [&](const event::OpenDisplay&) { return session.overlay = Overlay::display, true; },
            [&](const event::CloseOverlay&) { return session.overlay = Overlay::none, true; },
            [&](const event::OpenLanguages&) { return session.overlay = Overlay::languages, true; },
            [&](const event::SetLanguage& set) {
                session.language = set.language;
                if (session.overlay == Overlay::languages) {
                    session.overlay = Overlay::none;
                }
                return true;
            },
            [&](const event::SetTextSize& set) { return session.text_size = set.size, true; },
            [&](const event::SetContrast& set) { return session.contrast = set.contrast, true; },
            [&](const event::SetReach& set) { return session.reach = set.reach, true; },
            [&](const event::ChangeVolume& change) {
                session.volume = std::clamp(session.volume + change.steps, least_volume, most_volume);
                return true;
            },
            [&](const event::SetTyping& set) { return session.typing = set.method, true; },
            [&](const event::SetListening& set) { return listen(set.on), true; },
            [&](const event::ListenAgain&) { return ++session.readings, true; },
            [&](const event::SetDark& set) { return session.dark = set.dark && session.listening, true; },
            [&](const event::HeadphonesChanged& changed) {
                // Pulled out, the loudspeaker must not go on with what was for one pair of ears.
                headphones_ = changed.plugged;
                return listen(changed.plugged), true;
            },
            [&](const event::ConditionsChanged& changed) {
                conditions_[changed.device] = changed.conditions;
                return true;
            },
            [&](const event::OutboxRun& run) {
                // A dossier that came to wait while this run was under way is owed a run of its own.
                if (!outbox_at_ && run.waiting > 0) {
                    outbox_at_ = now_ + timeouts_.outbox;
                }
                return true;
            },
            [&](const event::Delivered& delivered) {
                // The portal may answer after the citizen went on; the code is theirs all the same.
                if (session.stored && session.stored->key == delivered.key) {
                    session.submission = delivered.submission;
                    session.delivery_trouble.reset();
                }
                return false;
            },
            [&](const event::FilingUnavailable& unavailable) {
                if (unavailable.job == session.beginning) {
                    session.filing_unavailable = unavailable.code;
                }
                return true;
            },
            [&](const event::DeliveryRefused& refused) {
                if (session.stored && session.stored->key == refused.key) {
                    session.delivery_trouble = refused.code;
                }
                return false;
            },
            [&](const event::IntentAnswered& answered) {
                learn_of_money(session, answered.intent);
                return false;
            },
            [&](const event::JobDone&) { return true; },
            [&](const auto&) { return false; },
        },
        event);
}

void Flow::handle_tick(const event::Tick& tick, std::vector<Effect>& effects) {
    now_ = tick.now;
    wall_ = tick.wall;
    if (outbox_at_ && now_ >= *outbox_at_) {
        outbox_at_.reset();  // Set again by the answer.
        effects.emplace_back(effect::RunOutbox{last_job_ = next(last_job_)});
    }
    Session& session = *session_;
    if (std::holds_alternative<step::Attract>(session.step)) {
        if (now_ >= devices_checked_at_) {
            devices_checked_at_ = now_ + timeouts_.device_check;
            effects.emplace_back(effect::CheckDevices{});
        }
        if (!untouched(session, hall_, headphones_) && now_ >= session.last_touch + timeouts_.idle_warning) {
            begin_session();  // Whoever chose the language went away; the next one is greeted as usual.
        }
        return;
    }
    if (const auto* goodbye = std::get_if<step::Goodbye>(&session.step)) {
        if (now_ >= goodbye->until) {
            end_session(EndReason::finished, effects);
        }
        return;
    }
    if (session.overlay == Overlay::idle) {
        if (now_ >= session.idle_deadline) {
            end_session(EndReason::idle, effects);
        }
        return;
    }
    const auto patience = committed(session) ? timeouts_.idle_warning_after_commit : timeouts_.idle_warning;
    if (!at_work(session, now_, timeouts_) && now_ >= session.last_touch + patience) {
        session.overlay = Overlay::idle;
        session.idle_deadline = now_ + timeouts_.idle_countdown;
    }
}

void Flow::drop_answer(const Event& event, std::vector<Effect>& effects) {
    if (const auto* page = std::get_if<event::PageScanned>(&event)) {
        effects.emplace_back(effect::DropPage{page->page.id});
    }
    if (std::holds_alternative<event::DossierStored>(event)) {
        outbox_at_ = now_;  // Its citizen left while it was being stored: it is sent all the same.
    }
}

void Flow::handle_step(const Event& event, std::vector<Effect>& effects) {
    Session& session = *session_;
    if (at_work(session, now_, timeouts_)) {
        session.last_touch = now_;  // A citizen who watches a device work is not away.
    }
    if (const auto answered = answered_job(event)) {
        if (*answered == JobNumber::none || *answered != running_job(session.step)) {
            drop_answer(event, effects);
            return;
        }
    } else if (session.overlay != Overlay::none && !std::holds_alternative<event::Tick>(event)) {
        return;  // What lies beneath a question is not touched.
    }

    Turn turn{catalog_, hall_, timeouts_, now_, wall_, session, effects, last_job_};
    const bool beginning = std::holds_alternative<step::Attract>(session.step);
    Outcome outcome =
        std::visit([&](auto& here, const auto& happened) -> Outcome { return on(turn, here, happened); },
                   session.step, event);
    if (!outcome) {
        return;
    }
    if (outcome->how == Move::How::forward && std::holds_alternative<step::Review>(outcome->to)) {
        return_to_review(session);
    } else {
        if (outcome->how == Move::How::no_return) {
            session.history.clear();
        } else if (outcome->how == Move::How::forward && !beginning) {
            session.history.push_back(std::move(session.step));
        }
        session.step = std::move(outcome->to);
    }
    session.overlay = Overlay::none;
    if (beginning) {
        session.last_touch = now_;
        session.began = now_;
        session.identity_form = catalog_.form("identity", turn.today());
        session.delivery_form = catalog_.form("delivery", turn.today());
        session.beginning = last_job_ = next(last_job_);
        effects.emplace_back(effect::BeginSession{session.beginning});
    }
}

std::optional<Uptime> Flow::next_wakeup() const {
    const Session& session = *session_;
    std::optional<Uptime> earliest = outbox_at_;
    const auto consider = [&](Uptime moment) { earliest = earliest ? std::min(*earliest, moment) : moment; };
    // A countdown on the screen changes once a second.
    const auto next_second = std::chrono::ceil<std::chrono::seconds>(now_ + std::chrono::milliseconds(1));

    if (std::holds_alternative<step::Attract>(session.step)) {
        consider(devices_checked_at_);
        if (!untouched(session, hall_, headphones_)) {
            consider(session.last_touch + timeouts_.idle_warning);
        }
    } else if (const auto* goodbye = std::get_if<step::Goodbye>(&session.step)) {
        consider(goodbye->until);
    } else if (session.overlay == Overlay::idle) {
        consider(std::min<Uptime>(next_second, session.idle_deadline));
    } else if (!at_work(session, now_, timeouts_)) {
        consider(session.last_touch +
                 (committed(session) ? timeouts_.idle_warning_after_commit : timeouts_.idle_warning));
    }
    if (running_job(session.step) != JobNumber::none || std::holds_alternative<step::PayQr>(session.step)) {
        consider(next_second);  // Deadlines and polls of the running step are looked at each second.
    }
    return earliest;
}

}  // namespace kiosk
