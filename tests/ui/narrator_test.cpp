// What is said of a screen, told on registries alone.
#include "kiosk/ui/narrator.h"

#include <algorithm>

#include "tests/support/catch.h"

using namespace kiosk;
using ui::Element;
using ui::Rect;
using ui::Registry;
using ui::Role;

namespace {

const ui::Texts& texts() {
    static const ui::Texts all = ui::Texts::load("assets/text").value();
    return all;
}

constexpr ui::Panel panel{1080, 1920, 81.6};
const ui::Narrator narrator(texts(), Language::vi, panel);

Element words(std::string id, Role role, std::string said) {
    return {.id = std::move(id), .role = role, .label = said, .spoken = said};
}

Element target(std::string id, std::string said, Rect box, Role role = Role::button) {
    Element element = words(std::move(id), role, std::move(said));
    element.drawn = box;
    element.hit = box;
    return element;
}

const Element forward = target("primary", "Tiếp tục", {700, 1700, 300, 80});
const Element back = target("back", "Quay lại", {80, 1800, 200, 80});

/// A page with a question, two answers and the ways forward and back.
Registry page_of(std::initializer_list<Element> more = {}) {
    Registry screen;
    screen.set_page("where", "Nộp cho ai?");
    screen.add(words({}, Role::header, "Ủy ban"));
    screen.add(words("page.title", Role::heading, "Nộp cho ai?"));
    screen.add(words("page.instruction", Role::text, "Chọn một ô."));
    screen.add(target("who.0", "Cho tôi", {80, 500, 400, 200}, Role::choice));
    screen.add(target("who.1", "Cho người khác", {80, 800, 400, 200}, Role::choice));
    for (const Element& element : more) {
        screen.add(element);
    }
    screen.add(back);
    screen.add(forward);
    screen.add(target("key.a", "a", {80, 1400, 60, 60}, Role::key));
    return screen;
}

using Phrases = std::vector<std::string>;

}  // namespace

TEST_CASE("a new page tells what it asks, where the ways are, and what stands on it") {
    const auto told = narrator.news(Registry(), page_of());
    CHECK(told.anew);
    CHECK(told.phrases == Phrases{"Nộp cho ai?", "Chọn một ô.", "Quay lại, ở phía dưới, bên trái",
                                  "Tiếp tục, ở phía dưới, bên phải", "Cho tôi", "Cho người khác"});
}

TEST_CASE("from start to end means everything, each thing once") {
    const auto all = narrator.everything(page_of());
    CHECK(all.size() == page_of().elements().size());
    CHECK(all[all.size() - 2] == "Ủy ban");
    CHECK(all.back() == "a");
}

TEST_CASE("the same page again is no news") {
    CHECK(narrator.news(page_of(), page_of()).phrases.empty());
    CHECK_FALSE(narrator.news(page_of(), page_of()).anew);
}

TEST_CASE("what comes up is told, without cutting off what is being said") {
    const auto told = narrator.news(page_of(), page_of({words({}, Role::notice, "Máy in hết giấy.")}));
    CHECK(told.phrases == Phrases{"Máy in hết giấy."});
    CHECK_FALSE(told.anew);
}

TEST_CASE("what is pressed is told; a key by its letter, a secret as an asterisk") {
    auto pressed = page_of();
    pressed.note_press(forward);
    CHECK(narrator.news(page_of(), pressed).phrases == Phrases{"Đã bấm: Tiếp tục"});
    CHECK(narrator.news(page_of(), pressed).anew);
    CHECK(narrator.news(pressed, pressed).phrases.empty());

    Element open = target("pin", "Mã", {80, 1100, 400, 80}, Role::field);
    open.focused = true;
    const Element key = target("key.7", "7", {80, 1500, 60, 60}, Role::key);
    auto typed = page_of({open});
    typed.note_press(key);
    CHECK(narrator.news(page_of({open}), typed).phrases == Phrases{"7"});
    open.masked = true;
    auto secret = page_of({open});
    secret.note_press(key);
    CHECK(narrator.news(page_of({open}), secret).phrases == Phrases{"Dấu sao"});
}

TEST_CASE("where the keypad goes is told, and what was chosen") {
    auto moved = page_of();
    moved.set_ring("who.1");
    CHECK(narrator.news(page_of(), moved).phrases == Phrases{"Cho người khác"});
    CHECK(narrator.news(page_of(), moved).anew);
    Element yes = target("yes", "Có", {80, 1000, 200, 80}, Role::radio);
    Element chosen = yes;
    chosen.chosen = true;
    chosen.spoken = "Có. Đã chọn";
    auto after = page_of({chosen});
    after.note_press(yes);
    CHECK(narrator.news(page_of({yes}), after).phrases == Phrases{"Có. Đã chọn"});
}

TEST_CASE("the time left is told now and then, not every second") {
    const auto at = [](const std::string& clock) { return page_of({words("clock", Role::clock, clock)}); };
    Phrases told;
    for (int second = 60; second > 0; --second) {
        const auto now = narrator.news(at(std::to_string(second + 1)), at(std::to_string(second)));
        told.insert(told.end(), now.phrases.begin(), now.phrases.end());
    }
    CHECK(told == Phrases{"60", "45", "30", "20", "10"});
    CHECK(narrator.news(at("1:01"), at("1:00")).phrases == Phrases{"1:00"});
    CHECK(narrator.news(at("10:11"), at("10:10")).phrases.empty());
}

TEST_CASE("a question above the page is all there is, until it goes") {
    auto asked = page_of({words("quit", Role::modal, "Dừng lại?"), words({}, Role::heading, "Dừng lại?"),
                          target("quit.0", "Làm tiếp", {500, 1000, 300, 80})});
    const auto told = narrator.news(page_of(), asked);
    CHECK(told.anew);
    CHECK(told.phrases.front() == "Dừng lại?");
    CHECK(std::ranges::find(told.phrases, "Cho tôi") == told.phrases.end());
    CHECK(narrator.news(asked, page_of()).phrases.front() == "Nộp cho ai?");
}

TEST_CASE("another sheet of the same page is told anew") {
    const auto sheet = [](const std::string& where) {
        return page_of({words("pager.where", Role::progress, where)});
    };
    const auto told = narrator.news(sheet("Trang 1 trên 2"), sheet("Trang 2 trên 2"));
    CHECK(told.anew);
    CHECK(std::ranges::find(told.phrases, "Trang 2 trên 2") != told.phrases.end());
}
