// The keypad: everything a finger reaches, in reading order, with a ring to see where it stands.
#include "kiosk/ui/keypad.h"

#include "tests/gallery/booth.h"
#include "tests/gallery/order.h"
#include "tests/gallery/sample_pages.h"
#include "tests/support/catch.h"

using namespace kiosk;
using gallery::Booth;
using ui::Key;

namespace {

constexpr Uptime later{600};  // Beyond a double strike.

Booth::Draw sample(std::string_view name) {
    for (auto& page : gallery::sample_pages()) {
        if (page.name == name) {
            return page.draw;
        }
    }
    return {};
}

/// A page with a grid of four cards and a way forward and back; notes what was pressed.
struct FourCards {
    std::string pressed;
    Booth::Draw draw = [this](ui::Ui& ui) {
        const auto press =
            ui.page({.id = "four", .title = "Chọn", .back = "Quay lại", .primary = "Tiếp tục"});
        const std::vector<ui::Choice> cards{
            {.title = "Một"}, {.title = "Hai"}, {.title = "Ba"}, {.title = "Bốn"}};
        if (const auto chosen = ui.choices("card", cards)) {
            pressed = cards[*chosen].title;
        }
        pressed = press == ui::Press::primary ? "primary"
                  : press == ui::Press::back  ? "back"
                  : press == ui::Press::help  ? "help"
                                              : pressed;
    };
};

}  // namespace

TEST_CASE("the ring comes with the first key and goes with a finger") {
    Booth booth({}, {});
    FourCards page;
    booth.show(page.draw);
    CHECK(booth.registry().ring().empty());
    booth.key(page.draw, Key::enter);  // Nobody presses what they could not see.
    CHECK(booth.registry().ring() == "card.0");
    CHECK(page.pressed.empty());
    booth.tap(page.draw, ui::Point{5, 900});
    CHECK(booth.registry().ring().empty());
    booth.tap(page.draw, booth.registry().find("Ba").value());
    booth.key(page.draw, Key::down);
    CHECK(booth.registry().ring() == "card.2");  // Where the finger was.
}

TEST_CASE("right and left follow the reading order, up and down the columns") {
    Booth booth({}, {});
    FourCards page;
    booth.show(page.draw);
    const auto rings = [&](std::initializer_list<Key> keys) {
        for (const Key key : keys) {
            booth.key(page.draw, key);
        }
        return booth.registry().ring();
    };
    CHECK(rings({Key::right}) == "card.0");
    CHECK(rings({Key::right}) == "card.1");
    CHECK(rings({Key::down}) == "card.3");
    CHECK(rings({Key::up, Key::left, Key::down}) == "card.2");
    CHECK(rings({Key::down}) == "primary");  // Beyond the last row lies what is read next.
    CHECK(rings({Key::up}) == "card.3");
    CHECK(rings({Key::right, Key::right}) == "leave");
    CHECK(rings({Key::right, Key::right, Key::right, Key::right}) == "display");
    CHECK(rings({Key::right}) == "card.0");  // No end to get stuck at.
    CHECK(rings({Key::left}) == "display");
}

TEST_CASE("OK presses what the ring is around, back and help their own buttons") {
    Booth booth({}, {});
    FourCards page;
    booth.show(page.draw);
    booth.key(page.draw, Key::right);
    booth.key(page.draw, Key::right);
    booth.key(page.draw, Key::enter);
    CHECK(page.pressed == "Hai");
    booth.key(page.draw, Key::escape);
    CHECK(page.pressed == "back");
    booth.key(page.draw, Key::help);
    CHECK(page.pressed == "help");
}

TEST_CASE("the same key twice within half a second counts once, another key at once") {
    Booth booth({}, {});
    int presses = 0;
    const Booth::Draw draw = [&](ui::Ui& ui) {
        // Every press leads to another page, as most do.
        static_cast<void>(ui.page({.id = "page" + std::to_string(presses), .title = "Đếm"}));
        presses += ui.button("count" + std::to_string(presses), "Bấm", ui::Icon::add) ? 1 : 0;
    };
    booth.show(draw);
    booth.key(draw, Key::right);
    booth.key(draw, Key::enter);
    CHECK(presses == 1);
    booth.wait(Uptime(499));
    booth.key(draw, Key::enter);
    CHECK(presses == 1);
    booth.wait(Uptime(1));
    booth.key(draw, Key::enter);
    CHECK(presses == 2);
    booth.show(draw);
    booth.key(draw, Key::left);
    booth.key(draw, Key::right);
    booth.key(draw, Key::enter);
    CHECK(presses == 3);
}

TEST_CASE("a question keeps the ring until it is answered, and gives it back") {
    Booth booth({}, {});
    bool asked = false;
    std::optional<std::size_t> answer;
    FourCards page;
    const Booth::Draw draw = [&](ui::Ui& ui) {
        page.draw(ui);
        if (asked) {
            answer = ui.question({.id = "quit", .title = "Rời đi?", .answers = {"Rời đi", "Ở lại"}});
            asked = !answer;
        }
    };
    booth.show(draw);
    booth.key(draw, Key::down);
    booth.key(draw, Key::down);
    CHECK(booth.registry().ring() == "card.2");
    asked = true;
    booth.show(draw);
    CHECK(booth.registry().ring() == "quit.1");  // The harmless answer first.
    for (const Key key : {Key::down, Key::down, Key::down, Key::right, Key::up, Key::left}) {
        booth.key(draw, key);
        CHECK(booth.registry().ring().starts_with("quit."));
    }
    page.pressed.clear();
    booth.key(draw, Key::help);
    CHECK(page.pressed.empty());  // What lies beneath is out of reach.
    booth.wait(later);
    booth.key(draw, Key::escape);
    CHECK(answer == 1);
    booth.show(draw);
    CHECK(booth.registry().ring() == "card.2");
}

TEST_CASE("a target that goes away leaves the ring nearby, a new page takes it to its beginning") {
    Booth booth({.width_px = 1920, .height_px = 1080}, {Language::vi, TextSize::large, Contrast::normal});
    const auto home = sample("home");
    booth.show(home);
    booth.key(home, Key::right);
    for (int i = 0; i < 60 && booth.registry().ring() != "pager.next"; ++i) {
        booth.key(home, Key::right);
    }
    REQUIRE(booth.registry().ring() == "pager.next");
    booth.key(home, Key::enter);
    // There is no third sheet: the button is gone, what stands nearest has the ring.
    CHECK(booth.registry().target("pager.next") == nullptr);
    CHECK(booth.registry().target(booth.registry().ring()) != nullptr);
    const auto answers = sample("answers");
    booth.show(answers);
    const auto first = std::ranges::find_if(
        booth.registry().elements(), [](const ui::Element& element) { return element.hit.has_value(); });
    CHECK(booth.registry().ring() == first->id);
}

TEST_CASE("every target of every page is reached by arrows alone, and the order is what is seen") {
    for (const auto& panel : {ui::Panel{1080, 1920, 81.6}, ui::Panel{1920, 1080, 81.6}}) {
        Booth booth(panel, {});
        for (const auto& page : gallery::sample_pages()) {
            CAPTURE(page.name, panel.width_px);
            booth.show(page.draw);
            CHECK(gallery::unreached(booth.registry()).empty());
            CHECK(gallery::out_of_order(booth.registry()).empty());
        }
    }
}

TEST_CASE("the ring is thick enough, is seen on every ground, and covers no neighbour") {
    for (const auto contrast : {Contrast::normal, Contrast::high}) {
        for (const ui::Panel& panel : {ui::Panel{1080, 1920, 81.6}, ui::Panel{2160, 3840, 163.2}}) {
            const auto theme = ui::Theme::make(panel, contrast, TextSize::normal);
            CHECK(theme.mm(theme.ring) >= 1.0);
            CHECK(theme.ring + theme.line < theme.gap);
            const auto& colors = theme.colors;
            for (const ui::Color ground : {colors.background, colors.surface, colors.keyboard.ground}) {
                CHECK(ui::contrast_ratio(colors.text, ground) >= 3.0);
            }
        }
    }
}

TEST_CASE("with one switch the ring moves on by itself, and rests when nobody is there") {
    Booth booth({}, {});
    FourCards page;
    booth.ui().set_scanning(Uptime(1500));
    booth.show(page.draw);
    CHECK_FALSE(booth.ui().due());
    booth.key(page.draw, Key::enter);
    REQUIRE(booth.ui().due());
    CHECK(booth.registry().ring() == "card.0");
    booth.wait(Uptime(1499));
    booth.show(page.draw);
    CHECK(booth.registry().ring() == "card.0");
    booth.wait(Uptime(1));
    booth.show(page.draw);
    CHECK(booth.registry().ring() == "card.1");
    booth.key(page.draw, Key::enter);
    CHECK(page.pressed == "Hai");
    int moves = 0;
    for (; booth.ui().due() && moves < 1000; ++moves) {
        booth.wait(Uptime(1500));
        booth.show(page.draw);
    }
    CHECK(moves == 3 * 10 + 1);  // Four cards, back, forward and the four others of the footer, three times.
    CHECK(booth.registry().ring().empty());
}
