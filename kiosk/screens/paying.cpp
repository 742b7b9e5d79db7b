#include <algorithm>

#include <fmt/format.h>

#include "kiosk/screens/screens.h"

namespace kiosk::screens {

namespace {

/// What is not known is neither good nor bad news.
ui::Tone tone_of(PaymentState state) {
    switch (state) {
        case PaymentState::paid: return ui::Tone::success;
        case PaymentState::expired:
        case PaymentState::cancelled: return ui::Tone::caution;
        case PaymentState::waiting:
        case PaymentState::unknown: return ui::Tone::info;
    }
    return ui::Tone::info;
}

}  // namespace

std::optional<Event> draw(const Scene& scene, const step::PayChoice& here) {
    const Session& session = scene.session();
    const bool busy = here.job != JobNumber::none;
    const auto press = scene.ui.page({.id = "pay_choice",
                                      .title = scene.text(txt::pay_title),
                                      .instruction = scene.text(txt::pay_instruction)});
    std::vector<ui::Row> lines;
    for (const auto& line : session.fee.lines) {
        lines.push_back(
            {.title = scene.local(line.name),
             .value = line.amount ? money(scene, *line.amount) : scene.text(txt::pay_at_counter_amount)});
    }
    scene.ui.receipt(
        lines, {.title = scene.text(txt::pay_total), .value = money(scene, session.submission->fee_due)});
    if (here.trouble) {
        scene.ui.notice(ui::Tone::caution, scene.text(txt::pay_trouble), sentence(scene, *here.trouble));
    }
    if (busy) {
        scene.ui.waiting(scene.text(txt::pay_preparing));
        return common(scene, press);
    }
    std::vector<ui::Choice> ways;
    std::vector<Event> events;
    if (scene.flow.hall().pays_by_qr) {
        ways.push_back({.title = scene.text(txt::pay_now),
                        .subtitle = scene.text(txt::pay_now_words),
                        .icon = ui::Icon::qr_code,
                        .tint = ui::Tint::blue,
                        .id = "now"});
        events.emplace_back(event::PayNow{});
    }
    ways.push_back({.title = scene.text(txt::pay_counter),
                    .subtitle = scene.text(txt::pay_counter_words),
                    .icon = ui::Icon::payments,
                    .tint = ui::Tint::olive,
                    .id = "counter"});
    events.emplace_back(event::PayAtCounter{});
    ways.push_back({.title = scene.text(txt::pay_later),
                    .subtitle = scene.text(txt::pay_later_words),
                    .icon = ui::Icon::schedule,
                    .tint = ui::Tint::slate,
                    .id = "later"});
    events.emplace_back(event::PayLater{});
    if (const auto chosen = scene.ui.answers("ways", ways)) {
        return events[*chosen];
    }
    return common(scene, press);
}

std::optional<Event> draw(const Scene& scene, const step::PayQr& here) {
    const auto left = std::max<std::int64_t>(0, (here.intent.expires_at - scene.flow.wall()).count());
    const bool open = left > 0 && !here.cancelling;
    const auto press = scene.ui.page(
        {.id = "pay_qr",
         .title = scene.text(txt::pay_qr_title),
         .instruction = scene.text(txt::pay_qr_instruction),
         .secondary = open ? std::vector{scene.text(txt::pay_qr_stop)} : std::vector<std::string>{}});
    scene.ui.code(scene.text(txt::pay_total), money(scene, here.intent.amount));
    if (open) {
        scene.ui.qr(here.qr, scene.text(txt::pay_qr_scan));
        scene.ui.key_value(scene.text(txt::pay_qr_holder), scene.flow.hall().payee);
        scene.ui.key_value(scene.text(txt::pay_qr_account), scene.flow.hall().payee_account);
    }
    scene.ui.key_value(scene.text(txt::pay_qr_reference), here.intent.reference);
    if (open) {
        scene.ui.countdown(scene.text(txt::pay_qr_left), static_cast<int>(left));
    } else {
        scene.ui.waiting(scene.text(txt::pay_qr_checking));
    }
    return press == ui::Press::secondary_first ? std::optional<Event>(event::StopPaying{})
                                               : common(scene, press);
}

std::optional<Event> draw(const Scene& scene, const step::PayResult& here) {
    const auto words = [&]() -> std::pair<TextKey, TextKey> {
        switch (here.state) {
            case PaymentState::paid: return {txt::pay_paid_title, txt::pay_paid_words};
            case PaymentState::expired: return {txt::pay_expired_title, txt::pay_expired_words};
            case PaymentState::cancelled: return {txt::pay_cancelled_title, txt::pay_cancelled_words};
            case PaymentState::waiting:
            case PaymentState::unknown: return {txt::pay_unknown_title, txt::pay_unknown_words};
        }
        return {txt::pay_unknown_title, txt::pay_unknown_words};
    }();
    const bool again = here.state == PaymentState::expired || here.state == PaymentState::cancelled;
    const auto press = scene.ui.page(
        {.id = "pay_result",
         .title = scene.text(words.first),
         .instruction = scene.text(words.second),
         .primary = scene.text(txt::pay_print),
         .primary_icon = ui::Icon::print,
         .secondary = again ? std::vector{scene.text(txt::pay_again)} : std::vector<std::string>{}});
    const auto& intent = *scene.session().intent;
    scene.ui.outcome(tone_of(here.state), scene.text(words.first), money(scene, intent.amount));
    scene.ui.key_value(scene.text(txt::pay_qr_reference), intent.reference);
    return press == ui::Press::secondary_first ? std::optional<Event>(event::PayNow{}) : common(scene, press);
}

}  // namespace kiosk::screens
