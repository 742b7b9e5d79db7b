// A visit: Event in, Effects out, a Step you can look at. Main thread only; no device, no file, no clock.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "src/catalog/catalog.h"
#include "src/flow/effect.h"
#include "src/flow/event.h"
#include "src/flow/session.h"
#include "src/flow/timeouts.h"

namespace kiosk {

/// Where this kiosk stands and what it can do; from the configuration, constant.
struct Hall {
    std::string kiosk_id;
    std::string commune_name;  ///< "Ủy ban nhân dân xã Ea Kao".
    std::string center_name;   ///< "Trung tâm Phục vụ hành chính công".
    std::string place;         ///< "Ea Kao".
    std::string province_code;
    std::string commune_code;
    std::string help_phone;
    bool pays_by_qr = false;  ///< A beneficiary with a valid signature is configured.
    std::string payee;        ///< Who receives the money, as the bank knows it; shown beside the code.
    std::string payee_account;
    bool has_scanner = true;
    bool has_printer = true;
    PaperKind slip_paper = PaperKind::a4;
    bool speaks = false;
    int volume = usual_volume;                                    ///< At the beginning of every session.
    Language language = Language::vi;                             ///< Every session begins in it.
    std::vector<Language> languages{Language::vi, Language::en};  ///< Offered, in this order.
    text::TypingMethod typing = text::TypingMethod::tones;        ///< And with this keyboard.
};

class Flow {
  public:
    Flow(const Catalog& catalog, Hall hall, Timeouts timeouts);

    /// Takes an event; answers what is to be done. An answer to a job nobody waits for changes nothing.
    [[nodiscard]] std::vector<Effect> handle(const Event& event);

    [[nodiscard]] const Session& session() const { return *session_; }
    [[nodiscard]] const Step& step() const { return session_->step; }
    [[nodiscard]] const Catalog& catalog() const { return catalog_; }
    [[nodiscard]] const Hall& hall() const { return hall_; }
    [[nodiscard]] const Timeouts& timeouts() const { return timeouts_; }
    [[nodiscard]] Uptime now() const { return now_; }
    [[nodiscard]] WallTime wall() const { return wall_; }
    [[nodiscard]] Date today() const { return date_in_vietnam(wall_); }

    /// Every condition last heard of a device; {ready} until something was heard.
    [[nodiscard]] const std::set<Condition>& conditions(DeviceKind device) const;

    /// The next moment at which a Tick matters; nullopt: none.
    [[nodiscard]] std::optional<Uptime> next_wakeup() const;

  private:
    void begin_session();
    void listen(bool on);
    void end_session(EndReason reason, std::vector<Effect>& effects);
    /// What is the same on every step. True when the event is done with.
    bool handle_everywhere(const Event& event, std::vector<Effect>& effects);
    void handle_tick(const event::Tick& tick, std::vector<Effect>& effects);
    void handle_step(const Event& event, std::vector<Effect>& effects);
    /// An answer nobody waits for any more: what it brought goes with it, except what is durable.
    void drop_answer(const Event& event, std::vector<Effect>& effects);

    const Catalog& catalog_;
    Hall hall_;
    Timeouts timeouts_;
    std::unique_ptr<Session> session_;
    std::map<DeviceKind, std::set<Condition>> conditions_;
    bool headphones_ = false;
    JobNumber last_job_ = JobNumber::none;
    Uptime now_{};
    WallTime wall_{};
    std::optional<Uptime> outbox_at_;  ///< When dossiers that wait are tried again; none when none wait.
    Uptime devices_checked_at_{};
};

/// The job a step waits for; none when it waits for nobody.
[[nodiscard]] JobNumber running_job(const Step& step);

/// The form a Fill step walks through, and its answers.
[[nodiscard]] const Form* form_of(const Session& session, step::Fill::Form which);
[[nodiscard]] const Answers& answers_of(const Session& session, step::Fill::Form which);

}  // namespace kiosk
