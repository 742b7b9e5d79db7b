// The papers of the dossier: one component at a time, page by page.
#include <algorithm>

#include "src/flow/visit.h"

namespace kiosk {

namespace {

/// Originals are filed as they look: colour, and fine enough for the small print of a stamp.
constexpr int paper_dpi = 300;

/// The scanned papers that apply, keeping what was already scanned.
std::vector<Component> components_for(Turn& turn) {
    std::vector<Component> wanted;
    auto& have = turn.session.components;
    for (const Document* document :
         documents_of(*turn.session.procedure, turn.session.answers, turn.today())) {
        if (document->kind != DocumentKind::scan) {
            continue;
        }
        const auto found = std::ranges::find(have, document->id, &Component::id);
        if (found != have.end()) {
            wanted.push_back(std::move(*found));
            found->pages.clear();
        } else {
            wanted.push_back(Component{document->id, ComponentAnswer::open, {}});
        }
    }
    for (const auto& component : have) {
        for (const auto& page : component.pages) {
            turn.want(effect::DropPage{page.id});
        }
    }
    return wanted;
}

const Document* document_of(const Turn& turn, const Component& component) {
    const auto& documents = turn.session.procedure->documents;
    const auto found = std::ranges::find(documents, component.id, &Document::id);
    return found == documents.end() ? nullptr : &*found;
}

Component& component_at(Turn& turn, const step::Papers& here) {
    return turn.session.components.at(here.component);
}

void start_scan(Turn& turn, step::Papers& here, BatchPosition position) {
    here.job = turn.new_job();
    here.deadline = turn.now + turn.timeouts.scan;
    here.batch = position == BatchPosition::next;
    here.trouble.reset();
    here.answer_missing = false;
    here.part.reset();
    turn.want(effect::ScanPage{
        here.job, ScanSettings{.source = here.source, .color = ScanColor::color, .dpi = paper_dpi},
        position});
}

void drop_pages(Turn& turn, Component& component) {
    for (const auto& page : component.pages) {
        turn.want(effect::DropPage{page.id});
    }
    component.pages.clear();
}

Outcome after_component(Turn& turn, const step::Papers& here) {
    if (turn.session.editing_from_review) {
        return begin_review(turn);
    }
    if (here.component + 1 < turn.session.components.size()) {
        return forward(papers_at(turn.session, here.component + 1));
    }
    return begin_delivery(turn);
}

}  // namespace

void renew_papers(Turn& turn) {
    turn.session.components = components_for(turn);
}

step::Papers papers_at(const Session& session, std::size_t component) {
    step::Papers papers{.component = component};
    if (component < session.components.size() && !session.components[component].pages.empty()) {
        papers.viewing = 0;
    }
    return papers;
}

Outcome begin_papers(Turn& turn) {
    renew_papers(turn);
    return turn.session.components.empty() ? begin_delivery(turn) : forward(papers_at(turn.session, 0));
}

Outcome on(Turn& turn, step::Papers& here, const event::Scan& scan) {
    if (here.job == JobNumber::none) {
        here.source = scan.source;
        start_scan(turn, here, BatchPosition::first);
    }
    return stay;
}

Outcome on(Turn& turn, step::Papers& here, const event::StopScan&) {
    if (here.job != JobNumber::none) {
        turn.want(effect::CancelJob{here.job});
        here.job = JobNumber::none;
        here.replacing.reset();
    }
    return stay;
}

Outcome on(Turn& turn, step::Papers& here, const event::PageScanned& scanned) {
    Component& component = component_at(turn, here);
    here.job = JobNumber::none;
    component.answer = ComponentAnswer::scanned;
    if (here.replacing && *here.replacing < component.pages.size()) {
        turn.want(effect::DropPage{component.pages[*here.replacing].id});
        component.pages[*here.replacing] = scanned.page;
        here.viewing = here.replacing;
        here.replacing.reset();
        return stay;
    }
    component.pages.push_back(scanned.page);
    here.viewing = component.pages.size() - 1;
    if (here.source == ScanSource::feeder) {
        start_scan(turn, here, BatchPosition::next);
    }
    return stay;
}

Outcome on(Turn&, step::Papers& here, const event::ScanFailed& failed) {
    const bool end_of_batch = here.batch && failed.code == ErrorCode::scanner_no_paper;
    here.job = JobNumber::none;
    here.replacing.reset();
    if (!end_of_batch && failed.code != ErrorCode::cancelled) {
        here.trouble = failed.code;
    }
    return stay;
}

Outcome on(Turn& turn, step::Papers& here, const event::Tick&) {
    if (here.job != JobNumber::none && turn.now >= here.deadline) {
        on(turn, here, event::StopScan{});
        here.trouble = ErrorCode::deadline_passed;
    }
    return stay;
}

Outcome on(Turn& turn, step::Papers& here, const event::ViewPage& view) {
    if (view.page < component_at(turn, here).pages.size()) {
        here.viewing = view.page;
        here.part.reset();
    }
    return stay;
}

Outcome on(Turn& turn, step::Papers& here, const event::RotatePage&) {
    if (here.viewing) {
        auto& page = component_at(turn, here).pages.at(*here.viewing);
        page.rotation = turned(page.rotation);
    }
    return stay;
}

Outcome on(Turn&, step::Papers& here, const event::ZoomPage& zoom) {
    if (here.viewing) {
        here.part = zoom.part;
    }
    return stay;
}

Outcome on(Turn& turn, step::Papers& here, const event::RemovePage&) {
    if (!here.viewing || here.job != JobNumber::none) {
        return stay;
    }
    here.part.reset();
    Component& component = component_at(turn, here);
    const auto page = component.pages.begin() + static_cast<std::ptrdiff_t>(*here.viewing);
    turn.want(effect::DropPage{page->id});
    component.pages.erase(page);
    if (component.pages.empty()) {
        here.viewing.reset();
        component.answer = ComponentAnswer::open;
    } else {
        here.viewing = std::min(*here.viewing, component.pages.size() - 1);
    }
    return stay;
}

Outcome on(Turn& turn, step::Papers& here, const event::ReplacePage&) {
    if (here.viewing && here.job == JobNumber::none) {
        here.replacing = here.viewing;
        here.source = ScanSource::glass;  // One sheet again: the glass is where it can be laid straight.
        start_scan(turn, here, BatchPosition::first);
    }
    return stay;
}

Outcome on(Turn& turn, step::Papers& here, const event::AnswerComponent& given) {
    Component& component = component_at(turn, here);
    const Document* document = document_of(turn, component);
    const bool allowed = (given.answer == ComponentAnswer::will_bring && document->may_bring_later) ||
                         (given.answer == ComponentAnswer::not_needed && !document->required);
    if (!allowed || here.job != JobNumber::none) {
        return stay;
    }
    drop_pages(turn, component);
    here.viewing.reset();
    component.answer = given.answer;
    return after_component(turn, here);
}

Outcome on(Turn& turn, step::Papers& here, const event::Next&) {
    if (here.job != JobNumber::none) {
        return stay;
    }
    if (component_at(turn, here).answer == ComponentAnswer::open) {
        here.answer_missing = true;
        return stay;
    }
    return after_component(turn, here);
}

}  // namespace kiosk
