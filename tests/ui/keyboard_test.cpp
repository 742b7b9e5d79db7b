// The keyboard on the screen, touched key by key, and a physical one.
#include "kiosk/ui/date_typing.h"
#include "tests/gallery/booth.h"
#include "tests/support/catch.h"

using namespace kiosk;
using gallery::Booth;

namespace {

/// One field whose answer is kept here, as the flow would.
struct Form {
    std::string value{};
    ui::Keyboard keyboard = ui::Keyboard::name;
    bool date = false;
    Booth::Draw draw = [this](ui::Ui& ui) {
        static_cast<void>(ui.page({.id = "form", .title = "Câu hỏi"}));
        const ui::TextField field{
            .id = "f", .label = "Ô nhập", .value = value, .keyboard = keyboard, .focused = true};
        const auto press = date ? ui.date_field(field, true) : ui.text_field(field);
        if (press.edited) {
            value = *press.edited;
        }
    };
};

/// Touches keys by id, waiting as long as a person needs between two strokes of the same key.
void touch(Booth& booth, Form& form, std::initializer_list<const char*> keys) {
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
    Form form;
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
    Form form{.keyboard = ui::Keyboard::text};
    touch(booth, form, {"a", "shift", "b", "c"});
    CHECK(form.value == "ABc");
}

TEST_CASE("keys carry what they write") {
    Booth booth({}, {});
    Form form{.value = "a", .keyboard = ui::Keyboard::name};
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
    Form form{.keyboard = ui::Keyboard::email};
    touch(booth, form, {"a", "n", "h", "1", "gmail"});
    CHECK(form.value == "anh1@gmail.com");
}

TEST_CASE("a physical keyboard writes as well") {
    Booth booth({}, {});
    Form form{.keyboard = ui::Keyboard::text};
    booth.show(form.draw);
    booth.type(form.draw, "Số 12 đường Trần Phú");
    booth.show(form.draw);
    CHECK(form.value == "Số 12 đường Trần Phú");
}

TEST_CASE("a date fills its boxes one after the other") {
    Booth booth({}, {});
    Form form{.date = true};
    touch(booth, form, {"0", "5", "1", "1"});
    CHECK(form.value == "05/11/");
    touch(booth, form, {"2", "0", "2", "6"});
    CHECK(form.value == "05/11/2026");
    touch(booth, form, {"delete"});
    CHECK(form.value == "05/11/202");
}

TEST_CASE("a year alone is a date of which the day is not known") {
    Booth booth({}, {});
    Form form{.date = true};
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
    Form form{.keyboard = ui::Keyboard::text};
    const Booth::Draw bare = [](ui::Ui& ui) {
        static_cast<void>(ui.page({.id = "bare", .title = "Không có ô"}));
    };
    booth.show(bare);
    booth.type(bare, "abc");
    booth.show(form.draw);
    booth.show(form.draw);
    CHECK(form.value.empty());
}
