#include "kiosk/screens/screens.h"

namespace kiosk::screens {

std::optional<Event> draw(const Scene& scene, const step::Home&) {
    const auto press = scene.ui.page({.id = "home",
                                      .title = scene.text(txt::home_title),
                                      .instruction = scene.text(txt::home_instruction)});
    std::vector<ui::Choice> purposes;
    std::vector<Event> chosen_purposes;
    if (scene.session().filing_unavailable) {
        scene.ui.notice(ui::Tone::caution, scene.text(txt::home_no_filing_title),
                        scene.text(txt::home_no_filing_words));
    } else {
        purposes.push_back({.title = scene.text(txt::home_submit),
                            .subtitle = scene.text(txt::home_submit_words),
                            .icon = ui::Icon::assignment,
                            .tint = ui::Tint::blue,
                            .id = "submit"});
        chosen_purposes.emplace_back(event::ChooseSubmit{});
    }
    purposes.push_back({.title = scene.text(txt::home_search),
                        .subtitle = scene.text(txt::home_search_words),
                        .icon = ui::Icon::search,
                        .tint = ui::Tint::teal,
                        .id = "search"});
    chosen_purposes.emplace_back(event::ChooseBy{step::Choose::By::search});
    std::vector<ui::Choice> events;
    for (const auto& life_event : scene.flow.catalog().life_events()) {
        const auto tint = static_cast<ui::Tint>(events.size() % ui::tint_count);
        events.push_back({.title = scene.local(life_event.title),
                          .subtitle = scene.local(life_event.subtitle),
                          .icon = icon_named(life_event.icon),
                          .tint = tint,
                          .id = life_event.id});
    }
    if (const auto chosen = scene.ui.answers("purpose", purposes)) {
        return chosen_purposes[*chosen];
    }
    scene.ui.heading(scene.text(txt::home_events));
    if (const auto chosen = scene.ui.choices("events", events)) {
        return event::ChooseGroup{scene.flow.catalog().life_events()[*chosen].id};
    }
    return common(scene, press);
}

}  // namespace kiosk::screens
