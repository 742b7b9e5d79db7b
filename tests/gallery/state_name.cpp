#include "tests/gallery/state_name.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace kiosk::gallery {

namespace {

using Words = std::vector<std::string>;

template <class E, std::size_t N>
std::string_view word(E value, const std::array<std::string_view, N>& names) {
    return names.at(static_cast<std::size_t>(value));
}

Words words_of(const Flow& flow, const step::Home&) {
    return flow.session().filing_unavailable ? Words{"no-filing"} : Words{};
}

Words words_of(const Flow& flow, const step::Choose& here) {
    static constexpr std::array<std::string_view, 3> ways{"by-event", "by-sector", "by-search"};
    Words words{std::string(word(here.by, ways)), here.group};
    if (here.by == step::Choose::By::search) {
        words.emplace_back(here.query.empty()                             ? "untyped"
                           : flow.catalog().search(here.query, 1).empty() ? "nothing-found"
                                                                          : "found");
    }
    return words;
}

Words words_of(const Flow& flow, const step::ProcedureInfo&) {
    const Session& session = flow.session();
    return {session.procedure->code, session.filing_unavailable ? "no-filing" : ""};
}

Words words_of(const Flow&, const step::CardOnGlass& here) {
    return {here.job == JobNumber::none ? "" : "reading",
            here.trouble ? std::string(name(*here.trouble)) : ""};
}

Words words_of(const Flow& flow, const step::Fill& here) {
    const Form* form = form_of(flow.session(), here.form);
    const Answers& answers = answers_of(flow.session(), here.form);
    const auto groups = asked_groups(*form, answers);
    const FormGroup& group = *groups.at(std::min(here.group, groups.size() - 1));
    const auto fields = asked_fields(group, answers);
    const auto answered = std::ranges::count_if(
        fields, [&](const Field* field) { return !answer(answers, field->id).empty(); });
    Words words{form->id, group.id, fmt::format("{}-of-{}-answered", answered, fields.size())};
    if (!here.focus.empty()) {
        words.push_back("focus-" + here.focus);
    }
    if (!here.query.empty()) {
        words.emplace_back(here.query.size() > 3 ? "nothing-found" : "narrowed");
    }
    for (const Problem& problem : here.problems) {
        words.push_back(fmt::format("{}-{}", problem.field, name(problem.kind)));
    }
    return words;
}

Words words_of(const Flow& flow, const step::ConfirmIdentity&) {
    const bool card = flow.session().citizen->source == IdentitySource::card_qr;
    return {card ? "from-card" : "typed", fmt::format("{}-warnings", flow.session().card_warnings.size())};
}

Words words_of(const Flow& flow, const step::Papers& here) {
    static constexpr std::array<std::string_view, 4> answers{"open", "scanned", "will-bring", "not-needed"};
    static constexpr std::array<std::string_view, 6> advice{"",          "blank",   "too-dark",
                                                            "too-light", "blurred", "cut-off"};
    const Component& component = flow.session().components.at(here.component);
    Words words{component.id, std::string(word(component.answer, answers)),
                fmt::format("{}-pages", component.pages.size())};
    if (here.job != JobNumber::none) {
        words.emplace_back(here.source == ScanSource::glass ? "scanning-glass" : "scanning-feeder");
    }
    if (here.viewing) {
        const Page& page = component.pages.at(*here.viewing);
        words.push_back(fmt::format("viewing-{}", *here.viewing + 1));
        words.emplace_back(word(page.advice, advice));
        words.emplace_back(page.rotation == Rotation::none ? "" : "turned");
        words.push_back(here.part ? fmt::format("enlarged-{}{}", here.part->bottom ? "bottom" : "top",
                                                here.part->right ? "-right" : "-left")
                                  : "");
    }
    words.emplace_back(here.trouble ? name(*here.trouble) : "");
    words.emplace_back(here.answer_missing ? "answer-missing" : "");
    return words;
}

Words words_of(const Flow& flow, const step::Review&) {
    return {flow.session().procedure->code,
            flow.session().answers.contains("visit.exemption") ? "exemption-asked" : ""};
}

Words words_of(const Flow&, const step::Confirm& here) {
    return {fmt::format("{}-digits", here.typed.size()), here.wrong ? "wrong" : ""};
}

Words words_of(const Flow& flow, const step::Sending& here) {
    const auto waited = flow.now() - here.since;
    return {here.stored ? "stored" : "storing", waited >= flow.timeouts().sending_exit ? "may-leave"
                                                : waited >= std::chrono::seconds(2)    ? "waiting"
                                                                                       : ""};
}

Words words_of(const Flow&, const step::NotSent& here) {
    return {std::string(name(here.trouble))};
}

/// The portal's answer, or why there is none.
Words words_of(const Flow& flow, const step::Sent&) {
    const Session& session = flow.session();
    return {session.submission ? "received" : "pending",
            session.delivery_trouble ? std::string(name(*session.delivery_trouble)) : ""};
}

Words words_of(const Flow& flow, const step::PayChoice& here) {
    return {here.job == JobNumber::none ? "" : "preparing",
            here.trouble ? std::string(name(*here.trouble)) : "", flow.hall().pays_by_qr ? "" : "no-qr"};
}

Words words_of(const Flow& flow, const step::PayQr& here) {
    const auto left = here.intent.expires_at - flow.wall();
    return {here.cancelling                    ? "cancelling"
            : left <= std::chrono::seconds(0)  ? "checking"
            : left <= std::chrono::seconds(60) ? "last-minute"
                                               : "open"};
}

Words words_of(const Flow&, const step::PayResult& here) {
    return {std::string(name(here.state))};
}

Words words_of(const Flow& flow, const step::Printing&) {
    return {flow.hall().slip_paper == PaperKind::a4 ? "a4" : "roll"};
}

Words words_of(const Flow& flow, const step::CameOut& here) {
    return {here.outcome == PrintOutcome::printed ? "printed" : "unknown",
            flow.hall().slip_paper == PaperKind::a4 ? "a4" : "roll"};
}

Words words_of(const Flow& flow, const step::CodeOnScreen& here) {
    return {flow.session().submission ? "received" : "pending", flow.hall().has_printer ? "" : "no-printer",
            here.trouble ? std::string(name(*here.trouble)) : ""};
}

Words words_of(const Flow& flow, const step::Identify&) {
    return {flow.hall().has_scanner ? "" : "no-scanner"};
}

/// Steps that always look the same.
template <class S>
Words words_of(const Flow&, const S&) {
    return {};
}

/// What lies above the page, and what the strip below the header tells.
Words words_around(const Flow& flow) {
    Words words;
    const Session& session = flow.session();
    static constexpr std::array<std::string_view, 6> overlays{"",           "+help", "+display",
                                                              "+languages", "+quit", "+idle"};
    words.emplace_back(word(session.overlay, overlays));
    if (session.overlay == Overlay::idle && session.idle_deadline - flow.now() < std::chrono::seconds(10)) {
        words.emplace_back("last-seconds");
    }
    for (const DeviceKind device : {DeviceKind::scanner, DeviceKind::printer, DeviceKind::receipt_printer}) {
        for (const Condition condition : flow.conditions(device)) {
            if (blocks_work(condition)) {
                words.push_back(fmt::format("{}.{}", name(device), name(condition)));
            }
        }
    }
    return words;
}

}  // namespace

std::string state_name(const Flow& flow) {
    Words words{std::string(name(flow.step()))};
    const Words own = std::visit([&](const auto& here) { return words_of(flow, here); }, flow.step());
    words.insert(words.end(), own.begin(), own.end());
    const Words around = words_around(flow);
    words.insert(words.end(), around.begin(), around.end());
    std::erase(words, std::string());
    return fmt::format("{}", fmt::join(words, " "));
}

}  // namespace kiosk::gallery
