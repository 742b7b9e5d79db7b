// Touching: release inside, dragging off, double strikes, sheets, and what lies above the page.
#include "kiosk/ui/ui.h"
#include "tests/gallery/booth.h"
#include "tests/gallery/sample_pages.h"
#include "tests/support/catch.h"

using namespace kiosk;
using gallery::Booth;

namespace {

/// A page with one button that counts how often it was pressed.
struct Counter {
    int presses = 0;
    Booth::Draw draw = [this](ui::Ui& ui) {
        static_cast<void>(ui.page({.id = "counter", .title = "Đếm"}));
        presses += ui.button("count", "Bấm vào đây", ui::Icon::add) ? 1 : 0;
    };
};

Booth::Draw sample(std::string_view name) {
    for (auto& page : gallery::sample_pages()) {
        if (page.name == name) {
            return page.draw;
        }
    }
    return {};
}

}  // namespace

TEST_CASE("a button answers once, when the finger leaves it") {
    Booth booth({}, {});
    Counter counter;
    booth.show(counter.draw);
    const ui::Point point = booth.registry().find("Bấm vào đây").value();
    booth.press(counter.draw, point);
    CHECK(counter.presses == 0);
    booth.release(counter.draw, point);
    CHECK(counter.presses == 1);
    booth.show(counter.draw);
    CHECK(counter.presses == 1);
}

TEST_CASE("dragging off cancels, and dragging on does not press") {
    Booth booth({}, {});
    Counter counter;
    booth.show(counter.draw);
    const ui::Point on = booth.registry().find("Bấm vào đây").value();
    const ui::Point off{on.x, on.y + 300};
    booth.press(counter.draw, on);
    booth.release(counter.draw, off);
    booth.press(counter.draw, off);
    booth.release(counter.draw, on);
    CHECK(counter.presses == 0);
}

TEST_CASE("a fingertip that rolls a little off its button still presses it") {
    Booth booth({}, {});
    const auto theme = ui::Theme::make({}, Contrast::normal, TextSize::normal);
    Counter counter;
    booth.show(counter.draw);
    const ui::Rect box = *booth.registry().target("count")->hit;
    const ui::Point edge{box.x + 20, box.bottom() - 2};
    booth.press(counter.draw, edge);
    booth.release(counter.draw, {edge.x, box.bottom() + theme.px(4.5)});
    CHECK(counter.presses == 1);
    booth.wait(Uptime(600));
    booth.press(counter.draw, edge);
    booth.release(counter.draw, {edge.x, box.bottom() + theme.px(5.5)});
    CHECK(counter.presses == 1);
}

TEST_CASE("a fingertip that rolls onto another button presses neither") {
    Booth booth({}, {});
    std::optional<std::size_t> pressed;
    const std::array labels{std::string("Có"), std::string("Không")};
    const Booth::Draw draw = [&](ui::Ui& ui) {
        static_cast<void>(ui.page({.id = "p", .title = "Hỏi"}));
        const auto now = ui.options("option", "Chọn", labels, std::nullopt);
        pressed = now ? now : pressed;
    };
    booth.show(draw);
    const ui::Rect yes = *booth.registry().target("option.0")->hit;
    const ui::Rect no = *booth.registry().target("option.1")->hit;
    booth.press(draw, {yes.right() - 2, yes.y + 20});
    booth.release(draw, {no.x + 2, yes.y + 20});
    CHECK_FALSE(pressed);
    booth.press(draw, {yes.right() - 2, yes.y + 20});
    booth.release(draw, {no.x - 2, yes.y + 20});
    CHECK(pressed == 0);
}

TEST_CASE("a finger that stays is one press, however long it stays") {
    Booth booth({}, {});
    Counter counter;
    booth.show(counter.draw);
    const ui::Point point = booth.registry().find("Bấm vào đây").value();
    booth.press(counter.draw, point);
    for (int second = 0; second < 10; ++second) {
        booth.wait(Uptime(1000));
        booth.show(counter.draw);
    }
    CHECK(counter.presses == 0);
    booth.release(counter.draw, point);
    CHECK(counter.presses == 1);
}

TEST_CASE("the button looks pressed in the very frame in which the finger comes down") {
    Booth booth({}, {});
    Counter counter;
    booth.show(counter.draw);
    const auto element = *booth.registry().target("count");
    booth.press(counter.draw, {element.hit->x + 5, element.hit->y + 5});
    CHECK(booth.frames() == 1);
    CHECK_FALSE(booth.registry().target("count")->runs.front().ground == element.runs.front().ground);
}

TEST_CASE("a touch that wakes the screen presses neither what was there nor what appears") {
    Booth booth({}, {});
    Counter counter;
    bool asked = false;
    std::optional<std::size_t> answer;
    const Booth::Draw draw = [&](ui::Ui& ui) {
        counter.draw(ui);
        if (asked) {
            const auto now = ui.question({.id = "idle", .title = "Còn ở đây?", .answers = {"Rời đi", "Còn"}});
            answer = now ? now : answer;
        }
    };
    asked = true;
    booth.show(draw);
    const ui::Point leave = booth.registry().find("Rời đi").value();
    asked = false;
    booth.show(draw);
    // The question appears in the moment of the touch: the finger meant what was there before.
    asked = true;
    booth.tap(draw, leave);
    CHECK_FALSE(answer);
    CHECK(counter.presses == 0);
    // It appears while the finger rests on the button beneath.
    asked = false;
    booth.show(draw);
    const ui::Point count = booth.registry().find("Bấm vào đây").value();
    booth.press(draw, count);
    asked = true;
    booth.show(draw);
    booth.release(draw, leave);
    CHECK_FALSE(answer);
    CHECK(counter.presses == 0);
    booth.tap(draw, leave);
    CHECK(answer == 0);
}

TEST_CASE("the same button twice within half a second counts once") {
    Booth booth({}, {});
    Counter counter;
    REQUIRE(booth.tap(counter.draw, "Bấm vào đây"));
    booth.wait(Uptime(499));
    REQUIRE(booth.tap(counter.draw, "Bấm vào đây"));
    CHECK(counter.presses == 1);
    booth.wait(Uptime(1));
    REQUIRE(booth.tap(counter.draw, "Bấm vào đây"));
    CHECK(counter.presses == 2);
}

TEST_CASE("what does not fit is reached by a button and back") {
    Booth booth({.width_px = 1920, .height_px = 1080}, {Language::vi, TextSize::large, Contrast::normal});
    const auto home = sample("home");
    booth.show(home);
    CHECK(booth.registry().shows("Khai sinh"));
    CHECK_FALSE(booth.registry().shows("Tra cứu hồ sơ"));
    CHECK(booth.registry().shows("Trang 1 trên 2"));
    REQUIRE(booth.tap(home, "Xem thêm"));
    CHECK(booth.registry().shows("Tra cứu hồ sơ"));
    CHECK_FALSE(booth.registry().shows("Khai sinh"));
    CHECK_FALSE(booth.registry().find("Xem thêm"));
    REQUIRE(booth.tap(home, "Trang trước"));
    CHECK(booth.registry().shows("Khai sinh"));
    // Another page and back: the first sheet again.
    booth.wait(Uptime(600));
    REQUIRE(booth.tap(home, "Xem thêm"));
    booth.show(sample("answers"));
    booth.show(home);
    CHECK(booth.registry().shows("Khai sinh"));
}

TEST_CASE("nothing below a question can be touched") {
    Booth booth({}, {});
    const auto question = sample("question");
    booth.show(question);
    CHECK_FALSE(booth.registry().find("Tự nhập thông tin"));
    CHECK_FALSE(booth.registry().find("Quay lại"));
    CHECK(booth.registry().find("Tôi còn ở đây"));
    booth.show(sample("answers"));
    CHECK(booth.registry().find("Tự nhập thông tin"));
}

TEST_CASE("labels are found exactly, then by beginning, then by content") {
    ui::Registry registry;
    const auto add = [&](const char* label, float x) {
        registry.add({.id = label, .role = ui::Role::button, .label = label, .hit = ui::Rect{x, 0, 10, 10}});
    };
    add("Quét", 0);
    add("Quét lại", 100);
    add("Xóa trang này", 200);
    add("Xóa hết", 300);
    registry.add({.role = ui::Role::text, .label = "Chỉ đọc"});
    CHECK(registry.find("Quét")->x == 5);
    CHECK(registry.find("Quét l")->x == 105);
    CHECK(registry.find("trang")->x == 205);
    CHECK_FALSE(registry.find("Xóa"));
    CHECK_FALSE(registry.find("Chỉ đọc"));
    CHECK(registry.shows("Chỉ đọc"));
}

TEST_CASE("back, help, language, display and the actions answer") {
    Booth booth({}, {});
    ui::Press press = ui::Press::none;
    const Booth::Draw draw = [&](ui::Ui& ui) {
        const auto now = ui.page({.id = "p",
                                  .title = "Hỏi",
                                  .back = "Quay lại",
                                  .primary = "Tiếp tục",
                                  .secondary = {"Để sau", "Bỏ qua"}});
        press = now == ui::Press::none ? press : now;
    };
    const std::array<std::pair<const char*, ui::Press>, 7> cases = {
        {{"back", ui::Press::back},
         {"help", ui::Press::help},
         {"language", ui::Press::language},
         {"display", ui::Press::display},
         {"primary", ui::Press::primary},
         {"secondary", ui::Press::secondary_first},
         {"secondary.2", ui::Press::secondary_second}}};
    booth.show(draw);
    for (const auto& [id, expected] : cases) {
        CAPTURE(id);
        booth.tap(draw, booth.registry().find_id(id).value());
        CHECK(press == expected);
    }
}

TEST_CASE("a page picture takes what the rest of the sheet leaves") {
    Booth booth({}, {});
    booth.show(sample("pages"));
    const auto& elements = booth.registry().elements();
    const auto page = std::ranges::find(elements, "page", &ui::Element::id);
    REQUIRE(page != elements.end());
    CHECK(page->drawn.h > 600);
    CHECK_FALSE(booth.registry().find("Xem thêm"));
}
