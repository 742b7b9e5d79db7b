// Whoever types sees the question and the field, above the keyboard: on every panel, standing and lying, in
// every text size.
#include <algorithm>
#include <array>

#include "tests/gallery/booth.h"
#include "tests/support/assets.h"
#include "tests/support/catch.h"

using namespace kiosk;
using gallery::Booth;
using ui::Keyboard;

namespace {

struct Screen {
    int width;
    int height;
    double inches;
};

// The seven of the accessibility table.
constexpr std::array screens{Screen{1920, 1080, 15.6}, Screen{1920, 1080, 21.5}, Screen{1920, 1080, 24},
                             Screen{1920, 1080, 27},   Screen{1920, 1080, 32},   Screen{3840, 2160, 21.5},
                             Screen{3840, 2160, 27}};

const std::string label = "Họ, chữ đệm, tên của mẹ";

/// The third of three fields has the focus.
struct Asking {
    Keyboard keyboard = Keyboard::name;
    bool date = false;
    std::string focus = "third";

    void operator()(ui::Ui& ui) const {
        static_cast<void>(ui.page({.id = "form",
                                   .progress = "Bước 2 trên 6",
                                   .title = "Người mẹ của trẻ là ai?",
                                   .instruction = "Ghi như trên giấy khai sinh.",
                                   .back = "Quay lại",
                                   .primary = "Tiếp tục"}));
        for (const char* id : {"first", "second"}) {
            static_cast<void>(ui.text_field({.id = id,
                                             .label = "Số giấy chứng nhận",
                                             .value = "123",
                                             .hint = "Ở góc trên của giấy.",
                                             .focused = focus == id}));
        }
        const ui::TextField third{.id = "third",
                                  .label = label,
                                  .value = date ? "05/11/" : "Nguyễn Thị",
                                  .hint = "Viết đủ họ, chữ đệm và tên.",
                                  .keyboard = keyboard,
                                  .focused = focus == "third",
                                  .names = keyboard == Keyboard::name ? &test::catalog().names() : nullptr};
        static_cast<void>(date ? ui.date_field(third, true) : ui.text_field(third));
        ui.paragraph("Thông tin chỉ dùng cho hồ sơ này.");
    }
};

const ui::Element* element(const ui::Registry& registry, std::string_view id) {
    const auto found =
        std::ranges::find_if(registry.elements(), [&](const ui::Element& e) { return e.id == id; });
    return found == registry.elements().end() ? nullptr : &*found;
}

float top_of_keys(const ui::Registry& registry) {
    float top = 1e9F;
    for (const ui::Element& element : registry.elements()) {
        top = element.role == ui::Role::key ? std::min(top, element.drawn.y) : top;
    }
    return top;
}

void check_seen(const ui::Registry& registry, const std::string& field) {
    const ui::Element* box = element(registry, field);
    CHECK(box != nullptr);
    if (box == nullptr) {
        return;
    }
    CHECK(box->drawn.bottom() <= top_of_keys(registry));
    const auto words = std::ranges::find_if(registry.elements(), [](const ui::Element& e) {
        return e.role == ui::Role::text && e.label == label;
    });
    REQUIRE(words != registry.elements().end());
    CHECK(words->drawn.y >= 0);
    CHECK(words->drawn.bottom() <= box->drawn.y + 1);
}

}  // namespace

TEST_CASE("the focused field stands above its keyboard on every panel in every size") {
    const std::array askings{Asking{Keyboard::name},   Asking{Keyboard::text},
                             Asking{Keyboard::search}, Asking{Keyboard::digits},
                             Asking{Keyboard::email},  Asking{Keyboard::digits, true}};
    for (const Screen& screen : screens) {
        for (const bool upright : {true, false}) {
            for (const auto size : {TextSize::normal, TextSize::large, TextSize::largest}) {
                const auto panel = upright
                                       ? ui::Panel::of_diagonal(screen.height, screen.width, screen.inches)
                                       : ui::Panel::of_diagonal(screen.width, screen.height, screen.inches);
                Booth booth(panel, {Language::vi, size, Contrast::normal});
                for (const Asking& asking : askings) {
                    CAPTURE(screen.width, screen.inches, upright, static_cast<int>(size),
                            static_cast<int>(asking.keyboard), asking.date);
                    // Names have a row of digits in VNI only; the other keyboards are highest with tone keys.
                    const bool name = asking.keyboard == Keyboard::name;
                    booth.ui().set_typing(
                        {.method = name ? text::TypingMethod::vni : text::TypingMethod::tones});
                    booth.show([](ui::Ui& ui) { static_cast<void>(ui.page({.id = "other"})); });
                    booth.show(asking);
                    CHECK(booth.settled());
                    check_seen(booth.registry(), asking.date ? "third.day" : "third");
                }
            }
        }
    }
}

TEST_CASE("the focus is followed when it moves to another sheet") {
    Booth booth(ui::Panel::of_diagonal(1920, 1080, 15.6),
                {Language::vi, TextSize::largest, Contrast::normal});
    booth.show(Asking{.focus = "first"});
    CHECK(element(booth.registry(), "first") != nullptr);
    booth.show(Asking{});
    CHECK(booth.settled());
    check_seen(booth.registry(), "third");
    booth.show(Asking{.focus = "second"});
    CHECK(element(booth.registry(), "second") != nullptr);
}

TEST_CASE("whoever turns the sheet stays there, until something is typed") {
    Booth booth(ui::Panel::of_diagonal(1920, 1080, 27), {Language::vi, TextSize::largest, Contrast::normal});
    const Asking asking{};
    booth.show(asking);
    const auto back = booth.registry().find_id("pager.back");
    REQUIRE(back);
    booth.tap(asking, *back);
    booth.show(asking);
    CHECK(element(booth.registry(), "third") == nullptr);
    booth.type(asking, "a");
    booth.show(asking);
    CHECK(element(booth.registry(), "third") != nullptr);
}
