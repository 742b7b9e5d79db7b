// Lints of a page as a whole: what there is, how much of it, in which order, and what a voice says of it.
#include <algorithm>
#include <array>
#include <map>
#include <set>

#include <fmt/format.h>

#include "src/text/fold.h"
#include "src/text/one_line.h"
#include "tests/gallery/lints.h"

namespace kiosk::gallery {

namespace {

using ui::Element;
using ui::Icon;
using ui::Role;

constexpr std::size_t most_fields = 3;
constexpr std::size_t most_choices = 7;

bool is_control(Role role) {
    switch (role) {
        case Role::button:
        case Role::choice:
        case Role::row:
        case Role::field:
        case Role::key:
        case Role::checkbox:
        case Role::radio:
        case Role::stepper: return true;
        case Role::header:
        case Role::clock:
        case Role::heading:
        case Role::text:
        case Role::notice:
        case Role::picture:
        case Role::progress:
        case Role::modal: return false;
    }
    return false;
}

bool covered(const Frame& frame) {
    return std::ranges::any_of(frame.elements, lies_above);
}

/// The names below a list or a search, to be looked through rather than weighed against each other.
bool is_looked_up(const Element& element) {
    return element.id.contains(".list.");
}

/// The question that a control belongs to: "nks.ngaySinh" of its boxes for day, month and year.
std::string question_of(const Element& element) {
    std::string id = element.id.substr(0, element.id.find('#'));
    if (element.role == Role::radio || element.role == Role::stepper) {
        id = id.substr(0, id.rfind('.'));
    }
    for (const std::string_view part : {".day", ".month", ".year", ".search", ".list"}) {
        if (id.ends_with(part)) {
            id.resize(id.size() - part.size());
        }
    }
    return id;
}

const Element* with_id(const Frame& frame, std::string_view id) {
    const auto found = std::ranges::find_if(
        frame.elements, [&](const Element& element) { return element.hit && element.id == id; });
    return found == frame.elements.end() ? nullptr : &*found;
}

}  // namespace

void lint_dead_control(const Frame& frame, Findings& found) {
    for (const Element* element : on_top(frame)) {
        // A field that is typed into listens already.
        const bool listens = element->role == Role::field && element->focused;
        if (is_control(element->role) && !element->hit && !listens) {
            found.push_back({{}, "there, but cannot be touched: " + called(*element), element->drawn});
        }
    }
}

void lint_color_alone(const Frame& frame, Findings& found) {
    static constexpr std::array chosen_icons{Icon::check, Icon::check_circle, Icon::radio_on, Icon::box_on};
    for (const Element* element : on_top(frame)) {
        const bool tells = std::ranges::any_of(element->icons, [](const ui::IconMark& mark) {
            return std::ranges::find(chosen_icons, mark.icon) != chosen_icons.end();
        });
        if (element->chosen && !tells) {
            found.push_back({{}, "chosen, told by colour alone: " + called(*element), element->drawn});
        }
        if (element->role == Role::notice && (element->icons.empty() || element->runs.empty())) {
            found.push_back({{}, "a notice without picture or words: " + called(*element), element->drawn});
        }
    }
}

void lint_fields(const Frame& frame, Findings& found) {
    std::set<std::string> questions;
    ui::Rect last{};
    for (const Element* element : targets(frame)) {
        const bool asks = element->role == Role::field || element->role == Role::checkbox ||
                          element->role == Role::stepper || element->role == Role::radio;
        if (asks && !lies_above(*element)) {
            questions.insert(question_of(*element));
            last = element->drawn;
        }
    }
    if (questions.size() > most_fields) {
        found.push_back({{}, fmt::format("{} questions", questions.size()), last});
    }
}

void lint_choices(const Frame& frame, Findings& found) {
    // Answers of a question are chosen among themselves; whatever leads on is chosen among all that does.
    std::map<std::string, std::vector<const Element*>> offers;
    for (const Element* element : targets(frame)) {
        const bool leads = element->role == Role::choice || element->role == Role::row;
        if ((leads || element->role == Role::radio) && !is_looked_up(*element)) {
            offers[leads ? std::string() : question_of(*element)].push_back(element);
        }
    }
    for (const auto& [question, choices] : offers) {
        if (choices.size() > most_choices) {
            found.push_back({{},
                             fmt::format("{} choices, the last {}", choices.size(), called(*choices.back())),
                             choices.back()->drawn});
        }
    }
}

void lint_outside(const Frame& frame, Findings& found) {
    const auto width = static_cast<float>(frame.theme.panel.width_px) + 0.5F;
    const auto height = static_cast<float>(frame.theme.panel.height_px) + 0.5F;
    const auto outside = [&](const ui::Rect& rect) {
        return rect.x < -0.5F || rect.y < -0.5F || rect.right() > width || rect.bottom() > height;
    };
    for (const Element* element : on_top(frame)) {
        const bool words =
            std::ranges::any_of(element->runs, [&](const ui::TextRun& run) { return outside(run.box); });
        if (words || outside(element->drawn)) {
            found.push_back({{}, "leaves the screen: " + called(*element), element->drawn});
        }
    }
}

void lint_primary(const Frame& frame, Findings& found) {
    const Element* first = nullptr;
    for (const Element* element : targets(frame)) {
        if (element->primary && first != nullptr) {
            found.push_back(
                {{}, "two ways forward: " + called(*first) + " and " + called(*element), element->drawn});
        }
        first = element->primary ? element : first;
    }
}

void lint_always_there(const Frame& frame, Findings& found) {
    if (covered(frame)) {
        return;
    }
    for (const std::string_view id : {"language", "display", "help"}) {
        // The greeting has one large way in and the other language, for a stranger; the rest comes with the
        // first page.
        const bool needed = id == "language" || frame.page != "attract";
        if (needed && with_id(frame, id) == nullptr) {
            found.push_back({{}, fmt::format("nowhere: {}", id), {}});
        }
    }
}

void lint_voice(const Frame& frame, Findings& found) {
    for (const Element* element : targets(frame)) {
        if (element->spoken.empty()) {
            found.push_back({{}, "silent: " + called(*element), *element->hit});
        }
    }
}

void lint_secret(const Frame& frame, Findings& found) {
    for (const std::string& secret : frame.secrets) {
        for (const Element& element : frame.elements) {
            const bool shown = std::ranges::any_of(
                element.runs, [&](const ui::TextRun& run) { return run.text.contains(secret); });
            if (shown || element.label.contains(secret) || element.spoken.contains(secret)) {
                found.push_back({{}, "not hidden in " + called(element), element.drawn});
            }
        }
    }
}

void lint_spoken(const Frame& frame, Findings& found) {
    for (const Element* element : on_top(frame)) {
        const std::string said = text::one_line(element->spoken);
        for (const ui::TextRun& run : element->runs) {
            // A key is told by its name, a clock and the pager's "2/4" in words, and signs have no sound.
            const bool word = element->role != Role::key && element->role != Role::clock &&
                              element->id != "pager.where" && text::length(run.text) > 1;
            const bool hidden = run.text.contains("•");
            if (word && !hidden && !said.contains(text::one_line(run.text))) {
                found.push_back({{}, "written, not said: " + run.text + " in " + called(*element), run.box});
            }
        }
    }
}

void lint_order(const Frame& frame, Findings& found) {
    // Content from top to bottom and from left to right; the rows around it come before or after all of it.
    static constexpr std::array<std::string_view, 8> edges{"primary", "secondary", "secondary.2", "back",
                                                           "leave",   "help",      "language",    "display"};
    const Element* before = nullptr;
    for (const Element* element : targets(frame)) {
        const bool edge = std::ranges::find(edges, element->id) != edges.end() ||
                          element->id.starts_with("pager.") || element->role == Role::key;
        if (edge) {
            continue;
        }
        if (before != nullptr) {
            const ui::Rect& one = *before->hit;
            const ui::Rect& other = *element->hit;
            const bool same_row = other.y < one.bottom() - 1 && one.y < other.bottom() - 1;
            if (same_row ? other.x < one.x : other.y < one.y) {
                found.push_back({{}, called(*element) + " after " + called(*before), other});
            }
        }
        before = element;
    }
}

void lint_ids(const Frame& frame, Findings& found) {
    std::set<std::string> ids;
    for (const Element* element : targets(frame)) {
        if (element->id.empty() || !ids.insert(element->id).second) {
            found.push_back({{}, "shared or missing: " + called(*element), *element->hit});
        }
    }
}

void Places::look(const std::string& display, const Frame& frame, Findings& found) {
    // Before a visit there is one larger way in; a question above the page has its own way forward.
    if (frame.page == "attract" || covered(frame)) {
        return;
    }
    for (const std::string_view id : {"primary", "back", "leave", "help", "language", "display"}) {
        const Element* element = with_id(frame, id);
        if (element == nullptr) {
            continue;
        }
        const auto known = std::ranges::find_if(
            places_, [&](const Place& place) { return place.display == display && place.id == id; });
        if (known == places_.end()) {
            places_.push_back({display, std::string(id), *element->hit});
        } else if (known->rect.x != element->hit->x || known->rect.y != element->hit->y ||
                   known->rect.w != element->hit->w || known->rect.h != element->hit->h) {
            found.push_back(
                {"N33 places", "elsewhere than on other pages: " + called(*element), *element->hit});
        }
    }
}

}  // namespace kiosk::gallery
