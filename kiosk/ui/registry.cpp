#include "kiosk/ui/registry.h"

#include <algorithm>
#include <utility>

#include "src/text/one_line.h"

namespace kiosk::ui {

namespace {

Point centre(const Rect& rect) {
    return {rect.x + rect.w / 2, rect.y + rect.h / 2};
}

template <class Matches>
std::optional<Point> only_one(const std::vector<Element>& elements, Matches matches) {
    std::optional<Point> found;
    for (const Element& element : elements) {
        if (!element.hit || !matches(text::one_line(element.label))) {
            continue;
        }
        if (found) {
            return std::nullopt;
        }
        found = centre(*element.hit);
    }
    return found;
}

}  // namespace

void Registry::clear() {
    elements_.clear();
    area_ = Area::page;
}

Element& Registry::add(Element element) {
    element.area = area_;
    return elements_.emplace_back(std::move(element));
}

void Registry::put_in_order() {
    std::vector<Element> ordered;
    ordered.reserve(elements_.size());
    for (const Area area : {Area::page, Area::pager, Area::keyboard, Area::bottom, Area::question}) {
        for (Element& element : elements_) {
            if (element.area == area) {
                ordered.push_back(std::move(element));
            }
        }
    }
    elements_ = std::move(ordered);
}

const Element* Registry::target(std::string_view id) const {
    const auto found = std::ranges::find_if(
        elements_, [&](const Element& element) { return element.hit && element.id == id; });
    return found == elements_.end() ? nullptr : &*found;
}

const Element* Registry::target_at(Point point) const {
    const auto found = std::ranges::find_if(elements_, [&](const Element& element) {
        return element.hit && element.hit->contains(point.x, point.y);
    });
    return found == elements_.end() ? nullptr : &*found;
}

void Registry::add_run(TextRun run) {
    if (!elements_.empty()) {
        elements_.back().runs.push_back(std::move(run));
    }
}

void Registry::add_icon(IconMark mark) {
    if (!elements_.empty()) {
        elements_.back().icons.push_back(mark);
    }
}

std::optional<Point> Registry::find(std::string_view label) const {
    const std::string wanted = text::one_line(label);
    for (const Element& element : elements_) {
        if (element.hit && text::one_line(element.label) == wanted) {
            return centre(*element.hit);
        }
    }
    if (const auto found =
            only_one(elements_, [&](const std::string& text) { return text.starts_with(wanted); })) {
        return found;
    }
    return only_one(elements_, [&](const std::string& text) { return text.contains(wanted); });
}

std::optional<Point> Registry::find_id(std::string_view id) const {
    const Element* found = target(id);
    return found == nullptr ? std::nullopt : std::optional(centre(*found->hit));
}

std::vector<std::string> Registry::texts() const {
    std::vector<std::string> all;
    for (const Element& element : elements_) {
        for (const TextRun& run : element.runs) {
            all.push_back(run.text);
        }
    }
    return all;
}

bool Registry::shows(std::string_view words) const {
    const std::string wanted = text::one_line(words);
    const auto has = [&](const std::string& text) { return text::one_line(text).contains(wanted); };
    return std::ranges::any_of(elements_, [&](const Element& element) {
        return has(element.label) ||
               std::ranges::any_of(element.runs, [&](const TextRun& run) { return has(run.text); });
    });
}

}  // namespace kiosk::ui
