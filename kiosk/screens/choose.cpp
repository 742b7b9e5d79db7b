#include <algorithm>

#include <fmt/format.h>

#include "kiosk/screens/screens.h"

namespace kiosk::screens {

namespace {

using By = step::Choose::By;

/// More than a screenful of results is no help; a better word is.
constexpr std::size_t most_results = 6;

std::optional<Event> draw_procedures(const Scene& scene, const std::vector<const Procedure*>& procedures) {
    std::vector<ui::Row> rows;
    for (const Procedure* procedure : procedures) {
        rows.push_back({.title = scene.local(procedure->title), .subtitle = scene.local(procedure->name)});
    }
    if (const auto chosen = scene.ui.rows("procedures", rows)) {
        return event::ChooseProcedure{procedures[*chosen]->code};
    }
    return std::nullopt;
}

std::optional<Event> draw_life_events(const Scene& scene) {
    std::vector<ui::Choice> choices;
    for (const auto& life_event : scene.flow.catalog().life_events()) {
        const auto tint = static_cast<ui::Tint>(choices.size() % ui::tint_count);
        choices.push_back({.title = scene.local(life_event.title),
                           .subtitle = scene.local(life_event.subtitle),
                           .icon = icon_named(life_event.icon),
                           .tint = tint,
                           .id = life_event.id});
    }
    if (const auto chosen = scene.ui.choices("events", choices)) {
        return event::ChooseGroup{scene.flow.catalog().life_events()[*chosen].id};
    }
    return std::nullopt;
}

std::optional<Event> draw_sectors(const Scene& scene) {
    const auto& sectors = scene.flow.catalog().sectors();
    std::vector<ui::Row> rows;
    for (const auto& sector : sectors) {
        const auto count = scene.flow.catalog().procedures_in(sector.id).size();
        rows.push_back({.title = scene.local(sector.name),
                        .subtitle = {},
                        .value = scene.text(txt::choose_count, {{"n", fmt::format("{}", count)}}),
                        .icon = icon_named(sector.icon)});
    }
    if (const auto chosen = scene.ui.rows("sectors", rows)) {
        return event::ChooseGroup{sectors[*chosen].id};
    }
    return std::nullopt;
}

/// What most people come for, before anything is typed: the first procedure of each event in a life.
std::vector<const Procedure*> usual_procedures(const Scene& scene) {
    const auto& catalog = scene.flow.catalog();
    std::vector<const Procedure*> usual;
    for (const auto& life_event : catalog.life_events()) {
        for (const Procedure* procedure : catalog.procedures_of(life_event)) {
            if (usual.size() < most_results && std::ranges::find(usual, procedure) == usual.end()) {
                usual.push_back(procedure);
                break;
            }
        }
    }
    return usual;
}

std::optional<Event> draw_search(const Scene& scene, const step::Choose& here) {
    std::optional<Event> answered;
    const auto found =
        here.query.empty() ? usual_procedures(scene) : scene.flow.catalog().search(here.query, most_results);
    const auto edit = scene.ui.text_field({.id = "query",
                                           .label = scene.text(txt::choose_search_label),
                                           .value = here.query,
                                           .keyboard = ui::Keyboard::search,
                                           .focused = true});
    if (edit.edited) {
        answered = event::Search{*edit.edited};
    }
    if (found.empty() && !here.query.empty()) {
        scene.ui.notice(ui::Tone::info, scene.text(txt::choose_nothing),
                        scene.text(txt::choose_nothing_words));
    }
    if (const auto chosen = draw_procedures(scene, found)) {
        answered = chosen;
    }
    return answered;
}

std::string title_of(const Scene& scene, const step::Choose& here) {
    const auto& catalog = scene.flow.catalog();
    if (!here.group.empty() && here.by == By::life_event && catalog.life_event(here.group) != nullptr) {
        return scene.local(catalog.life_event(here.group)->title);
    }
    if (!here.group.empty() && here.by == By::sector && catalog.sector(here.group) != nullptr) {
        return scene.local(catalog.sector(here.group)->name);
    }
    return here.by == By::search ? scene.text(txt::choose_search_title) : scene.text(txt::choose_title);
}

}  // namespace

std::optional<Event> draw(const Scene& scene, const step::Choose& here) {
    const auto& catalog = scene.flow.catalog();
    // The two other ways to look for a procedure.
    const By first = here.by == By::search ? By::life_event : By::search;
    const By second = here.by == By::sector ? By::life_event : By::sector;
    const auto label = [&](By by) {
        switch (by) {
            case By::life_event: return scene.text(txt::choose_by_event);
            case By::sector: return scene.text(txt::choose_by_sector);
            case By::search: return scene.text(txt::choose_by_search);
        }
        return std::string();
    };
    const auto press = scene.ui.page({.id = "choose",
                                      .title = title_of(scene, here),
                                      .instruction = scene.text(txt::choose_instruction),
                                      .back = scene.back_label(),
                                      .secondary = {label(first), label(second)}});
    std::optional<Event> answered;
    if (here.by == By::search) {
        answered = draw_search(scene, here);
    } else if (here.by == By::life_event) {
        const auto* event = catalog.life_event(here.group);
        answered = event == nullptr ? draw_life_events(scene)
                                    : draw_procedures(scene, catalog.procedures_of(*event));
    } else {
        answered = here.group.empty() ? draw_sectors(scene)
                                      : draw_procedures(scene, catalog.procedures_in(here.group));
    }
    if (press == ui::Press::secondary_first) {
        return event::ChooseBy{first};
    }
    if (press == ui::Press::secondary_second) {
        return event::ChooseBy{second};
    }
    return answered ? answered : common(scene, press);
}

}  // namespace kiosk::screens
