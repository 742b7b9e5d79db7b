#include "kiosk/ui/narrator.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace kiosk::ui {

namespace {

/// In the order in which a stranger wants to hear it.
enum class Part { question, way, content, edge, keyboard };

Part part_of(const Element& element, bool in_question) {
    if (element.role == Role::key) {
        return Part::keyboard;
    }
    if (in_question) {
        return element.hit ? Part::way : Part::question;
    }
    if (element.id.starts_with("page.")) {
        return Part::question;
    }
    if (element.id == "primary" || element.id == "back") {
        return Part::way;
    }
    static constexpr std::array<std::string_view, 6> edges{"leave",   "help",   "language",
                                                           "display", "listen", "wake"};
    const bool edge = element.role == Role::header || std::ranges::find(edges, element.id) != edges.end();
    return edge ? Part::edge : Part::content;
}

/// What can be heard: all of the page, or only the question that lies above it.
struct Heard {
    const Element* first = nullptr;
    const Element* last = nullptr;
    bool in_question = false;

    [[nodiscard]] const Element* begin() const { return first; }
    [[nodiscard]] const Element* end() const { return last; }
};

Heard heard_on(const Registry& screen) {
    const auto& all = screen.elements();
    const Element* end = all.data() + all.size();
    const Element* modal =
        std::find_if(all.data(), end, [](const Element& each) { return each.role == Role::modal; });
    return modal == end ? Heard{all.data(), end, false} : Heard{modal + 1, end, true};
}

std::string_view label_of(const Registry& screen, std::string_view id) {
    const auto found = std::ranges::find(screen.elements(), id, &Element::id);
    return found == screen.elements().end() ? std::string_view() : std::string_view(found->label);
}

/// Another page, another question above it, or the same in another language.
bool is_new(const Registry& before, const Registry& now) {
    const auto modal = [](const Registry& screen) {
        const auto found = std::ranges::find(screen.elements(), Role::modal, &Element::role);
        return found == screen.elements().end() ? std::string_view() : std::string_view(found->label);
    };
    return before.page() != now.page() || before.title() != now.title() ||
           label_of(before, "pager.where") != label_of(now, "pager.where") || modal(before) != modal(now);
}

/// "45", "1:05" and "12 giây" in seconds.
std::optional<int> seconds_in(std::string_view clock) {
    int minutes = 0;
    std::optional<int> number;
    for (const char letter : clock) {
        if (letter >= '0' && letter <= '9') {
            number = number.value_or(0) * 10 + (letter - '0');
        } else if (letter == ':') {
            minutes = number.value_or(0);
            number.reset();
        }
    }
    return number ? std::optional(minutes * 60 + *number) : std::nullopt;
}

bool worth_telling(const Element& clock) {
    constexpr std::array moments{60, 45, 30, 20, 10};
    const auto seconds = seconds_in(clock.label);
    return seconds && std::ranges::find(moments, *seconds) != moments.end();
}

bool stands_on(const Registry& screen, const Element& element) {
    return std::ranges::any_of(screen.elements(), [&](const Element& each) {
        return each.role == element.role && each.spoken == element.spoken;
    });
}

/// What comes up by itself and has to be heard.
bool is_news(const Registry& before, const Element& element) {
    switch (element.role) {
        case Role::clock: return !stands_on(before, element) && worth_telling(element);
        case Role::notice:
        case Role::progress:
        case Role::picture: return !stands_on(before, element);
        default: return false;
    }
}

bool just_chosen(const Registry& before, const Element& element) {
    return element.chosen && std::ranges::any_of(before.elements(), [&](const Element& each) {
               return each.id == element.id && !each.chosen;
           });
}

std::string_view place_of_attention(const Registry& screen) {
    if (!screen.ring().empty()) {
        return screen.ring();
    }
    const auto focused = std::ranges::find(screen.elements(), true, &Element::focused);
    return focused == screen.elements().end() ? std::string_view() : std::string_view(focused->id);
}

}  // namespace

std::string Narrator::with_place(const Element& element) const {
    static constexpr std::array<TextKey, 9> places{
        txt::spoken_place_top_left,    txt::spoken_place_top,    txt::spoken_place_top_right,
        txt::spoken_place_left,        txt::spoken_place_middle, txt::spoken_place_right,
        txt::spoken_place_bottom_left, txt::spoken_place_bottom, txt::spoken_place_bottom_right};
    const auto third = [](float at, int whole) {
        return std::clamp(static_cast<int>(3 * at / static_cast<float>(whole)), 0, 2);
    };
    const Rect& box = element.drawn;
    const int row = third(box.y + box.h / 2, panel_.height_px);
    const int column = third(box.x + box.w / 2, panel_.width_px);
    const std::string place = texts_.text(language_, places.at(static_cast<std::size_t>(3 * row + column)));
    return texts_.text(language_, txt::spoken_way, {{"label", element.spoken}, {"place", place}});
}

std::vector<std::string> Narrator::page(const Registry& now) const {
    const Heard heard = heard_on(now);
    std::vector<std::string> phrases;
    if (!heard.in_question && label_of(now, "page.title").empty() && !now.title().empty()) {
        phrases.push_back(now.title());  // There was no room to write it.
    }
    for (const Part part : {Part::question, Part::way, Part::content}) {
        for (const Element& element : heard) {
            if (part_of(element, heard.in_question) == part && !element.spoken.empty()) {
                phrases.push_back(part == Part::way ? with_place(element) : element.spoken);
            }
        }
    }
    return phrases;
}

std::vector<std::string> Narrator::everything(const Registry& now) const {
    const Heard heard = heard_on(now);
    auto phrases = page(now);
    for (const Part part : {Part::edge, Part::keyboard}) {
        for (const Element& element : heard) {
            const bool beneath = heard.in_question && !element.hit;
            if (part_of(element, heard.in_question) == part && !element.spoken.empty() && !beneath) {
                phrases.push_back(element.spoken);
            }
        }
    }
    return phrases;
}

std::string Narrator::pressed(const Registry& now) const {
    const auto& press = now.pressed();
    if (press.role != Role::key) {
        return texts_.text(language_, txt::spoken_pressed, {{"label", press.spoken}});
    }
    // A finger that types a secret is told that it typed, not what.
    const auto focused = std::ranges::find(now.elements(), true, &Element::focused);
    return focused != now.elements().end() && focused->masked ? texts_.text(language_, txt::spoken_masked)
                                                              : press.spoken;
}

void Narrator::add_changes(const Registry& before, const Registry& now,
                           std::vector<std::string>& phrases) const {
    const Heard heard = heard_on(now);
    const auto attention = place_of_attention(now);
    const bool moved = attention != place_of_attention(before);
    for (const Element& element : heard) {
        const bool beneath = heard.in_question && element.role == Role::key && !element.hit;
        if (!beneath && (is_news(before, element) || just_chosen(before, element) ||
                         (moved && !attention.empty() && element.id == attention))) {
            phrases.push_back(element.spoken);
        }
    }
}

Narration Narrator::news(const Registry& before, const Registry& now) const {
    Narration narration;
    if (now.pressed().count != before.pressed().count) {
        narration.anew = true;
        narration.phrases.push_back(pressed(now));
    }
    if (is_new(before, now)) {
        narration.anew = true;
        const auto whole = page(now);
        narration.phrases.insert(narration.phrases.end(), whole.begin(), whole.end());
    } else {
        // "Kinh. Đã chọn" tells the press as well.
        if (std::ranges::any_of(heard_on(now),
                                [&](const Element& each) { return just_chosen(before, each); })) {
            narration.phrases.clear();
        }
        narration.anew = narration.anew || place_of_attention(before) != place_of_attention(now);
        add_changes(before, now, narration.phrases);
    }
    return narration;
}

}  // namespace kiosk::ui
