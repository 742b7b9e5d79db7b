#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "kiosk/screens/screens.h"

namespace kiosk::screens {

namespace {

std::string advice_words(const Scene& scene, PageAdvice advice) {
    switch (advice) {
        case PageAdvice::none: return {};
        case PageAdvice::blank: return scene.text(txt::papers_advice_blank);
        case PageAdvice::too_dark: return scene.text(txt::papers_advice_too_dark);
        case PageAdvice::too_light: return scene.text(txt::papers_advice_too_light);
        case PageAdvice::blurred: return scene.text(txt::papers_advice_blurred);
        case PageAdvice::cut_off: return scene.text(txt::papers_advice_cut_off);
    }
    return {};
}

/// Why the scanner cannot work at the moment; empty when it can. An empty feeder leaves the glass.
std::string blocked_scanner(const Scene& scene) {
    for (const Condition condition : scene.flow.conditions(DeviceKind::scanner)) {
        if (blocks_work(condition) && condition != Condition::paper_out) {
            return scene.ui.named("condition",
                                  fmt::format("{}.{}", name(DeviceKind::scanner), name(condition)));
        }
    }
    return {};
}

struct Tool {
    ui::Choice choice;
    Event event;
};

/// Looking closer: the way back to the whole page, and to the parts beside and above or below.
std::vector<Tool> closer_tools(const Scene& scene, PagePart part) {
    const PagePart beside{!part.right, part.bottom};
    const PagePart other_half{part.right, !part.bottom};
    return {{{.title = scene.text(txt::papers_zoom_out), .icon = ui::Icon::zoom_out, .id = "zoom_out"},
             event::ZoomPage{}},
            {{.title = scene.text(part.right ? txt::papers_look_left : txt::papers_look_right),
              .icon = part.right ? ui::Icon::arrow_back : ui::Icon::arrow_forward,
              .id = "look_beside"},
             event::ZoomPage{beside}},
            {{.title = scene.text(part.bottom ? txt::papers_look_up : txt::papers_look_down),
              .icon = part.bottom ? ui::Icon::arrow_up : ui::Icon::arrow_down,
              .id = "look_along"},
             event::ZoomPage{other_half}}};
}

std::vector<Tool> page_tools(const Scene& scene, const step::Papers& here) {
    if (here.part) {
        return closer_tools(scene, *here.part);
    }
    return {{{.title = scene.text(txt::papers_zoom_in), .icon = ui::Icon::zoom_in, .id = "zoom_in"},
             event::ZoomPage{PagePart{}}},
            {{.title = scene.text(txt::papers_rotate), .icon = ui::Icon::rotate, .id = "rotate"},
             event::RotatePage{}},
            {{.title = scene.text(txt::papers_replace), .icon = ui::Icon::again, .id = "replace"},
             event::ReplacePage{}},
            {{.title = scene.text(txt::papers_remove), .icon = ui::Icon::remove_page, .id = "remove"},
             event::RemovePage{}},
            {{.title = scene.text(txt::papers_more), .icon = ui::Icon::add, .id = "more"},
             event::Scan{here.source}}};
}

/// The page on show with what can be done to it.
std::optional<Event> draw_page(const Scene& scene, const step::Papers& here, const Component& component) {
    const Page& page = component.pages[*here.viewing];
    auto view = scene.pictures(page.id, here.part ? PictureSize::enlarged : PictureSize::whole_page);
    if (!view) {
        return std::nullopt;
    }
    view->part = here.part;
    view->rotation = page.rotation;
    view->caption = scene.text(txt::papers_page, {{"n", fmt::format("{}", *here.viewing + 1)},
                                                  {"total", fmt::format("{}", component.pages.size())}});
    view->advice = advice_words(scene, page.advice);
    scene.ui.page_view(*view);
    std::optional<Event> answered;
    if (component.pages.size() > 1 && !here.part) {
        std::vector<ui::PageView> strip;
        for (const auto& each : component.pages) {
            auto small = scene.pictures(each.id, PictureSize::thumbnail).value_or(ui::PageView{});
            small.rotation = each.rotation;
            strip.push_back(std::move(small));
        }
        if (const auto chosen = scene.ui.page_strip("strip", strip, here.viewing)) {
            answered = event::ViewPage{*chosen};
        }
    }
    const auto tools = page_tools(scene, here);
    std::vector<ui::Choice> choices;
    std::ranges::transform(tools, std::back_inserter(choices), &Tool::choice);
    if (const auto tool = scene.ui.tools("tools", choices)) {
        return tools[*tool].event;
    }
    return answered;
}

/// Nothing scanned yet: glass, feeder, or later.
std::optional<Event> draw_ways(const Scene& scene, const Component& component, const Document& document) {
    std::vector<ui::Choice> ways;
    std::vector<Event> events;
    if (scene.flow.hall().has_scanner) {
        ways.push_back({.title = scene.text(txt::papers_glass),
                        .subtitle = scene.text(txt::papers_glass_words),
                        .icon = ui::Icon::scanner,
                        .tint = ui::Tint::blue,
                        .id = "glass"});
        events.emplace_back(event::Scan{ScanSource::glass});
        ways.push_back({.title = scene.text(txt::papers_feeder),
                        .subtitle = scene.text(txt::papers_feeder_words),
                        .icon = ui::Icon::description,
                        .tint = ui::Tint::teal,
                        .id = "feeder"});
        events.emplace_back(event::Scan{ScanSource::feeder});
    }
    if (document.may_bring_later) {
        ways.push_back({.title = scene.text(txt::papers_bring),
                        .subtitle = scene.text(txt::papers_bring_words),
                        .icon = ui::Icon::schedule,
                        .tint = ui::Tint::orange,
                        .chosen = component.answer == ComponentAnswer::will_bring,
                        .id = "bring"});
        events.emplace_back(event::AnswerComponent{ComponentAnswer::will_bring});
    }
    if (!document.required) {
        ways.push_back({.title = scene.text(txt::papers_none),
                        .subtitle = scene.text(txt::papers_none_words),
                        .icon = ui::Icon::close,
                        .tint = ui::Tint::slate,
                        .chosen = component.answer == ComponentAnswer::not_needed,
                        .id = "none"});
        events.emplace_back(event::AnswerComponent{ComponentAnswer::not_needed});
    }
    const auto chosen = scene.ui.answers("ways", ways);
    return chosen ? std::optional<Event>(events[*chosen]) : std::nullopt;
}

}  // namespace

std::optional<Event> draw(const Scene& scene, const step::Papers& here) {
    const Component& component = scene.session().components.at(here.component);
    const Document& document = *document_of(scene, component);
    const bool scanning = here.job != JobNumber::none;
    const auto press = scene.ui.page(
        {.id = "papers",
         .progress = scene.text(txt::papers_progress,
                                {{"n", fmt::format("{}", here.component + 1)},
                                 {"total", fmt::format("{}", scene.session().components.size())}}),
         .title = scene.local(document.name),
         .instruction = scene.local(document.note),
         .back = scene.back_label(),
         .primary = scanning || component.answer == ComponentAnswer::open ? std::string()
                                                                          : scene.text(txt::common_next),
         .secondary = scanning ? std::vector{scene.text(txt::common_stop)} : std::vector<std::string>{}});
    if (here.trouble) {
        scene.ui.notice(ui::Tone::caution, scene.text(txt::papers_trouble), sentence(scene, *here.trouble));
    } else if (here.answer_missing) {
        scene.ui.notice(ui::Tone::caution, scene.text(txt::papers_missing));
    }
    if (const auto state = blocked_scanner(scene); !state.empty() && !scanning && !here.trouble) {
        scene.ui.notice(ui::Tone::caution, scene.text(txt::papers_blocked), state);
    }
    std::optional<Event> answered;
    if (scanning) {
        const auto count = fmt::format("{}", component.pages.size());
        scene.ui.waiting(scene.text(txt::papers_scanning), scene.text(txt::papers_scanned, {{"n", count}}));
        if (here.viewing) {
            if (auto view = scene.pictures(component.pages[*here.viewing].id, PictureSize::whole_page)) {
                scene.ui.page_view(*view);
            }
        } else {
            scene.ui.illustration(here.source == ScanSource::glass ? ui::Illustration::glass
                                                                   : ui::Illustration::feeder);
        }
    } else if (here.viewing) {
        answered = draw_page(scene, here, component);
    } else {
        answered = draw_ways(scene, component, document);
    }
    if (press == ui::Press::secondary_first) {
        return event::StopScan{};
    }
    return answered ? answered : common(scene, press);
}

}  // namespace kiosk::screens
