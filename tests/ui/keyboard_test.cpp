// The keyboard on the screen, touched key by key, and a physical one.
#include <algorithm>

#include "kiosk/ui/date_typing.h"
#include "tests/gallery/booth.h"
#include "tests/support/assets.h"
#include "tests/support/catch.h"

using namespace kiosk;
using gallery::Booth;

namespace {

/// One field whose answer is kept here, as the flow would.
struct Answering {
    std::string value{};
    ui::Keyboard keyboard = ui::Keyboard::name;
    bool date = false;
    const Names* names = nullptr;
    ui::Press pressed = ui::Press::none;
    Booth::Draw draw = [this](ui::Ui& ui) {
        if (const auto press = ui.page({.id = "form", .title = "Câu hỏi"}); press != ui::Press::none) {
            pressed = press;
        }
        const ui::TextField field{.id = "f",
                                  .label = "Ô nhập",
                                  .value = value,
                                  .keyboard = keyboard,
                                  .focused = true,
                                  .names = names};
        const auto press = date ? ui.date_field(field, true) : ui.text_field(field);
        if (press.edited) {
            value = *press.edited;
        }
    };
};

/// Touches keys by id, waiting as long as a person needs between two strokes of the same key.
void touch(Booth& booth, Answering& form, std::initializer_list<const char*> keys) {
    booth.show(form.draw);
    for (const char* key : keys) {
        CAPTURE(key);
        booth.wait(Uptime(600));
        const auto point = booth.registry().find_id(std::string("key.") + key);
        REQUIRE(point);
        booth.tap(form.draw, *point);
        booth.show(form.draw);
    }
}

}  // namespace

TEST_CASE("a name gets its capitals and its tones") {
    Booth booth({}, {});
    Answering form;
    touch(booth, form, {"n", "g", "u", "y", "ê", "n", "tone.tilde", "space", "h", "o", "a", "tone.grave"});
    CHECK(form.value == "Nguyễn Hòa");
    touch(booth, form, {"n"});
    CHECK(form.value == "Nguyễn Hoàn");
    touch(booth, form, {"delete", "delete"});
    CHECK(form.value == "Nguyễn Hò");
    touch(booth, form, {"clear", "đ", "ă", "k", "tone.acute"});
    CHECK(form.value == "Đắk");
}

TEST_CASE("shift is for one letter") {
    Booth booth({}, {});
    Answering form{.keyboard = ui::Keyboard::text};
    touch(booth, form, {"a", "shift", "b", "c"});
    CHECK(form.value == "ABc");
}

TEST_CASE("keys carry what they write") {
    Booth booth({}, {});
    Answering form{.value = "a", .keyboard = ui::Keyboard::name};
    booth.show(form.draw);
    CHECK(booth.registry().find("q"));
    CHECK(booth.registry().find("Huyền"));
    CHECK_FALSE(booth.registry().find("7"));
    form.value.clear();
    booth.show(form.draw);
    CHECK(booth.registry().find("Q"));
}

TEST_CASE("an address of e-mail keeps its letters as typed") {
    Booth booth({}, {});
    Answering form{.keyboard = ui::Keyboard::email};
    touch(booth, form, {"a", "n", "h", "1", "gmail"});
    CHECK(form.value == "anh1@gmail.com");
}

TEST_CASE("a physical keyboard writes as well") {
    Booth booth({}, {});
    Answering form{.keyboard = ui::Keyboard::text};
    booth.show(form.draw);
    booth.type(form.draw, "Số 12 đường Trần Phú");
    booth.show(form.draw);
    CHECK(form.value == "Số 12 đường Trần Phú");
}

TEST_CASE("a physical keyboard writes Telex or VNI when the kiosk says so") {
    Booth booth({}, {});
    Answering form{.keyboard = ui::Keyboard::text};
    booth.ui().set_typing({.attached = text::TypingMethod::telex});
    booth.show(form.draw);
    booth.type(form.draw, "DDawks Lawks");
    booth.show(form.draw);
    CHECK(form.value == "Đắk Lắk");
    form.value.clear();
    booth.ui().set_typing({.attached = text::TypingMethod::vni, .style = text::ToneStyle::modern});
    booth.type(form.draw, "Hoa2");
    booth.show(form.draw);
    CHECK(form.value == "Hoà");
    form.value.clear();
    form.keyboard = ui::Keyboard::email;
    booth.type(form.draw, "hoa2");
    booth.show(form.draw);
    CHECK(form.value == "hoa2");
}

TEST_CASE("the classic layout writes Telex and VNI") {
    Booth booth({}, {});
    Answering form;
    booth.ui().set_typing({.method = text::TypingMethod::telex});
    touch(booth, form, {"d", "d", "a", "w", "k", "s", "space", "l", "a", "w", "k", "s"});
    CHECK(form.value == "Đắk Lắk");
    CHECK_FALSE(booth.registry().find("Huyền"));
    CHECK_FALSE(booth.registry().find("ă"));
    CHECK_FALSE(booth.registry().find("7"));
    form.value.clear();
    booth.ui().set_typing({.method = text::TypingMethod::vni});
    touch(booth, form, {"v", "u", "7", "o", "7", "n", "g"});
    CHECK(form.value == "Vương");
}

TEST_CASE("the key of the method asks for the next one, and says so") {
    Booth booth({}, {});
    Answering form;
    touch(booth, form, {"a", "method"});
    CHECK(form.pressed == ui::Press::typing);
    CHECK(form.value == "A");
    CHECK(booth.registry().find("Telex"));
    booth.ui().set_typing({.method = text::TypingMethod::telex});
    booth.show(form.draw);
    CHECK(booth.registry().find("VNI"));
}

TEST_CASE("the caret goes where the arrows and the finger put it") {
    Booth booth({}, {});
    Answering form{.value = "Nguyên An", .keyboard = ui::Keyboard::name};
    touch(booth, form, {"left", "left", "left", "tone.tilde"});
    CHECK(form.value == "Nguyễn An");
    touch(booth, form, {"left", "delete"});
    CHECK(form.value == "Nguyn An");
    touch(booth, form, {"ê", "tone.tilde", "right", "right", "h"});
    CHECK(form.value == "Nguyễn HAn");
    // The field is touched at its left end: the caret stands before the first letter.
    const auto field = std::ranges::find(booth.registry().elements(), std::string("f"), &ui::Element::id);
    REQUIRE(field != booth.registry().elements().end());
    const ui::Rect box = field->drawn;
    booth.tap(form.draw, ui::Point{box.x + 2, box.y + box.h / 2});
    touch(booth, form, {"b"});
    CHECK(form.value == "BNguyễn HAn");
    booth.wait(Uptime(600));
    booth.tap(form.draw, ui::Point{box.right() - 2, box.y + box.h / 2});
    touch(booth, form, {"a"});
    CHECK(form.value == "BNguyễn HAna");
}

TEST_CASE("a suggestion takes the place of the word and adds a blank") {
    Booth booth({}, {});
    Answering form{.names = &test::catalog().names()};
    touch(booth, form, {"n", "g", "u"});
    CHECK(booth.registry().find("Nguyễn"));
    touch(booth, form, {"suggestion.0", "t", "h", "i"});
    CHECK(form.value == "Nguyễn Thi");
    touch(booth, form, {"suggestion.0"});
    CHECK(form.value == "Nguyễn Thị ");
    const auto said =
        std::ranges::find(booth.registry().elements(), std::string("key.suggestion.0"), &ui::Element::id);
    REQUIRE(said != booth.registry().elements().end());
    CHECK(said->spoken == "Gợi ý: " + said->label);
    // In the middle of a word the whole word goes.
    form.value = "Nguyen Thị An";
    booth.show(form.draw);
    touch(booth, form, {"left", "left", "left", "left", "left", "left", "left", "left"});
    touch(booth, form, {"suggestion.0"});
    CHECK(form.value == "Nguyễn Thị An");
}

TEST_CASE("a date fills its boxes one after the other") {
    Booth booth({}, {});
    Answering form{.date = true};
    touch(booth, form, {"0", "5", "1", "1"});
    CHECK(form.value == "05/11/");
    touch(booth, form, {"2", "0", "2", "6"});
    CHECK(form.value == "05/11/2026");
    touch(booth, form, {"delete"});
    CHECK(form.value == "05/11/202");
}

TEST_CASE("a year alone is a date of which the day is not known") {
    Booth booth({}, {});
    Answering form{.date = true};
    booth.show(form.draw);
    booth.tap(form.draw, booth.registry().find_id("f.year").value());
    touch(booth, form, {"1", "9", "5", "0"});
    CHECK(form.value == "1950");
    CHECK(ui::DateTyping::of("1950").parts == std::array<std::string, 3>{"", "", "1950"});
    CHECK(ui::DateTyping::of("03/1950").parts == std::array<std::string, 3>{"", "03", "1950"});
    CHECK(ui::DateTyping::of("1950-03-21").parts == std::array<std::string, 3>{"21", "03", "1950"});
    for (const char* value : {"", "0//", "05//", "05/1/", "05/11/2", "1950", "03/1950", "//19"}) {
        CHECK(ui::DateTyping::of(value).value() == value);
    }
}

TEST_CASE("letters without a field go nowhere") {
    Booth booth({}, {});
    Answering form{.keyboard = ui::Keyboard::text};
    const Booth::Draw bare = [](ui::Ui& ui) {
        static_cast<void>(ui.page({.id = "bare", .title = "Không có ô"}));
    };
    booth.show(bare);
    booth.type(bare, "abc");
    booth.show(form.draw);
    booth.show(form.draw);
    CHECK(form.value.empty());
}
