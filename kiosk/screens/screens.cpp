// Which screen? This list, from top to bottom.
#include "kiosk/screens/screens.h"

#include <algorithm>

#include <fmt/format.h>

namespace kiosk::screens {

namespace {

std::optional<Event> draw_help(const Scene& scene) {
    const ui::Question question{
        .id = "help",
        .title = scene.text(txt::help_title),
        .words = scene.text(txt::help_words, {{"phone", scene.flow.hall().help_phone}}),
        .answers = {scene.text(txt::common_leave), scene.text(txt::common_close)},
    };
    const auto answer = scene.ui.question(question);
    if (!answer) {
        return std::nullopt;
    }
    return *answer == 0 ? Event(event::Quit{}) : Event(event::CloseOverlay{});
}

std::optional<Event> draw_quit(const Scene& scene) {
    const ui::Question question{
        .id = "quit",
        .title = scene.text(txt::quit_title),
        .words = scene.session().stored ? scene.text(txt::quit_words_stored) : scene.text(txt::quit_words),
        .answers = {scene.text(txt::quit_leave), scene.text(txt::quit_stay)},
        .tone = ui::Tone::caution,
    };
    const auto answer = scene.ui.question(question);
    if (!answer) {
        return std::nullopt;
    }
    return *answer == 0 ? Event(event::ConfirmQuit{}) : Event(event::CloseOverlay{});
}

std::optional<Event> draw_idle(const Scene& scene) {
    const auto left =
        std::chrono::ceil<std::chrono::seconds>(scene.session().idle_deadline - scene.flow.now());
    const std::string seconds = fmt::format("{}", std::max<std::int64_t>(0, left.count()));
    const ui::Question question{
        .id = "idle",
        .title = scene.text(txt::idle_title),
        .words = scene.text(txt::idle_words, {{"seconds", seconds}}),
        .number = seconds,
        .answers = {scene.text(txt::quit_leave), scene.text(txt::idle_stay)},
        .tone = ui::Tone::caution,
    };
    const auto answer = scene.ui.question(question);
    if (!answer) {
        return std::nullopt;
    }
    return *answer == 0 ? Event(event::ConfirmQuit{}) : Event(event::Touched{});
}

std::optional<Event> draw_display(const Scene& scene) {
    const auto choice = scene.ui.display_settings();
    if (choice.text_size) {
        return event::SetTextSize{*choice.text_size};
    }
    if (choice.contrast) {
        return event::SetContrast{*choice.contrast};
    }
    if (choice.reach) {
        return event::SetReach{*choice.reach};
    }
    if (choice.listening) {
        return event::SetListening{*choice.listening};
    }
    if (choice.louder != 0) {
        return event::ChangeVolume{choice.louder};
    }
    if (choice.dark) {
        return event::SetDark{true};
    }
    return choice.closed ? std::optional<Event>(event::CloseOverlay{}) : std::nullopt;
}

std::optional<Event> draw_languages(const Scene& scene) {
    const auto& languages = scene.flow.hall().languages;
    ui::Question question{.id = "languages",
                          .title = scene.text(txt::language_title),
                          .words = scene.text(txt::language_words)};
    for (const Language language : languages) {
        question.answers.push_back(scene.ui.name_of(language));
    }
    question.answers.push_back(scene.text(txt::common_close));
    const auto answer = scene.ui.question(question);
    if (!answer) {
        return std::nullopt;
    }
    return *answer < languages.size() ? Event(event::SetLanguage{languages[*answer]})
                                      : Event(event::CloseOverlay{});
}

/// The offered language that is not on the screen, when there is exactly one.
std::optional<Language> other_language(const Flow& flow) {
    const auto& languages = flow.hall().languages;
    if (languages.size() != 2) {
        return std::nullopt;
    }
    return flow.session().language == languages[0] ? languages[1] : languages[0];
}

text::TypingMethod next_method(text::TypingMethod method) {
    switch (method) {
        case text::TypingMethod::tones: return text::TypingMethod::telex;
        case text::TypingMethod::telex: return text::TypingMethod::vni;
        case text::TypingMethod::vni: break;
    }
    return text::TypingMethod::tones;
}

}  // namespace

std::optional<Event> draw(const Scene& scene) {
    auto answered = std::visit([&](const auto& here) { return draw(scene, here); }, scene.flow.step());
    if (scene.ui.woken()) {
        return event::SetDark{false};
    }
    switch (scene.session().overlay) {
        case Overlay::none: return answered;
        case Overlay::help: return draw_help(scene);
        case Overlay::display: return draw_display(scene);
        case Overlay::languages: return draw_languages(scene);
        case Overlay::quit: return draw_quit(scene);
        case Overlay::idle: return draw_idle(scene);
    }
    return answered;
}

std::optional<Event> common(const Scene& scene, ui::Press press) {
    switch (press) {
        case ui::Press::back: return event::Back{};
        case ui::Press::leave: return event::Quit{};
        case ui::Press::help: return event::OpenHelp{};
        case ui::Press::display: return event::OpenDisplay{};
        case ui::Press::language: {
            const auto other = other_language(scene.flow);
            return other ? Event(event::SetLanguage{*other}) : Event(event::OpenLanguages{});
        }
        case ui::Press::typing: return event::SetTyping{next_method(scene.session().typing)};
        case ui::Press::listen:
            return scene.session().listening ? Event(event::ListenAgain{}) : Event(event::SetListening{true});
        case ui::Press::primary: return event::Next{};
        case ui::Press::secondary_first:
        case ui::Press::secondary_second:
        case ui::Press::none: return std::nullopt;
    }
    return std::nullopt;
}

std::string language_label(const Flow& flow, const ui::Ui& ui) {
    if (flow.hall().languages.size() < 2) {
        return {};
    }
    const auto other = other_language(flow);
    return other ? ui.name_of(*other) : ui.text(txt::footer_language);
}

std::string state_words(const Flow& flow, const ui::Ui& ui) {
    std::string words;
    const auto add = [&](DeviceKind device) {
        for (const Condition condition : flow.conditions(device)) {
            // An empty feeder stops nobody: the glass still works.
            const bool only_feeder = device == DeviceKind::scanner && condition == Condition::paper_out;
            if (blocks_work(condition) && !only_feeder) {
                words += words.empty() ? "" : " ";
                words += ui.named("condition", fmt::format("{}.{}", name(device), name(condition)));
                return;  // The first thing to be put right; the next one shows afterwards.
            }
        }
    };
    if (flow.hall().has_scanner) {
        add(DeviceKind::scanner);
    }
    if (flow.hall().has_printer) {
        add(flow.hall().slip_paper == PaperKind::a4 ? DeviceKind::printer : DeviceKind::receipt_printer);
    }
    if (flow.session().listening && flow.conditions(DeviceKind::audio).contains(Condition::absent)) {
        words += (words.empty() ? "" : " ") + ui.text(txt::condition_audio_absent);
    }
    return words;
}

std::string listen_label(const Flow& flow, const ui::Ui& ui) {
    if (!flow.hall().speaks) {
        return {};
    }
    if (std::holds_alternative<step::Attract>(flow.step())) {
        return ui.text(txt::attract_listen);
    }
    return ui.text(flow.session().listening ? txt::footer_listen_again : txt::footer_listen);
}

std::string Scene::back_label() const {
    return session().history.empty() ? std::string() : text(txt::common_back);
}

std::string sentence(const Scene& scene, ErrorCode code) {
    return scene.ui.named("error", name(code));
}

std::string money(const Scene& scene, std::int64_t amount) {
    const std::string digits = fmt::format("{}", amount);
    std::string grouped;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0) {
            grouped += '.';  // Vietnamese groups thousands by dots, in both languages of the kiosk.
        }
        grouped += digits[i];
    }
    return scene.text(txt::common_money, {{"amount", grouped}});
}

std::string clock_time(WallTime time) {
    const auto local = time + vietnam_offset;
    const auto day = std::chrono::floor<std::chrono::days>(local);
    const std::chrono::hh_mm_ss clock(local - day);
    return fmt::format("{:02}:{:02}", clock.hours().count(), clock.minutes().count());
}

std::string shown_date(std::string_view iso) {
    std::string parts;
    while (!iso.empty()) {
        const auto dash = iso.rfind('-');
        const auto part = dash == std::string_view::npos ? iso : iso.substr(dash + 1);
        if (!parts.empty()) {
            parts += '/';
        }
        parts += part;
        iso = dash == std::string_view::npos ? std::string_view() : iso.substr(0, dash);
    }
    return parts;
}

std::string shown(const Scene& scene, const Field& field, std::string_view value) {
    if (value.empty()) {
        return scene.text(txt::common_no_answer);
    }
    switch (field.type) {
        case FieldType::date:
        case FieldType::date_partial: return shown_date(value);
        case FieldType::address: return scene.flow.catalog().units().address_text(value);
        case FieldType::ethnic: {
            const auto* group = scene.flow.catalog().units().ethnic_group(value);
            return group == nullptr ? std::string(value) : scene.local(group->name);
        }
        case FieldType::country: {
            const auto* country = scene.flow.catalog().units().country(value);
            return country == nullptr ? std::string(value) : scene.local(country->name);
        }
        case FieldType::choice: {
            const auto option = std::ranges::find(field.options, value, &Option::id);
            return option == field.options.end() ? std::string(value) : scene.local(option->label);
        }
        case FieldType::yes_no:
        case FieldType::oath: return scene.text(value == "yes" ? txt::common_yes : txt::common_no);
        case FieldType::name:
        case FieldType::id12:
        case FieldType::time:
        case FieldType::phone:
        case FieldType::email:
        case FieldType::integer:
        case FieldType::text:
        case FieldType::long_text:
        case FieldType::derived: return std::string(value);
    }
    return std::string(value);
}

ui::Icon icon_named(std::string_view name) {
    const auto found = std::ranges::find(ui::all_icons, name, &std::pair<std::string_view, ui::Icon>::first);
    return found == ui::all_icons.end() ? ui::Icon::description : found->second;
}

const Document* document_of(const Scene& scene, const Component& component) {
    const auto& documents = scene.session().procedure->documents;
    const auto found = std::ranges::find(documents, component.id, &Document::id);
    return found == documents.end() ? nullptr : &*found;
}

}  // namespace kiosk::screens
