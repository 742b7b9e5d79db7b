// Each keyboard under a field: the ways of typing, and suggestions above the keys.
#include "src/catalog/units.h"
#include "tests/gallery/sample_pages.h"

namespace kiosk::gallery {

namespace {

using text::TypingMethod;
using ui::Keyboard;

const Names& sample_names() {
    static const Names names({.family = {"Nguyễn", "Ngô", "Ngụy", "Nghiêm"},
                              .middle = {"Thị", "Ánh"},
                              .given = {"Nguyệt", "Nguyên", "Nguyện", "Nguyễn", "Nguyền"},
                              .streets = {"Nguyễn Trãi", "Nguyễn Thị Minh Khai", "Nguyễn Tất Thành"}},
                             Units{});
    return names;
}

struct Typed {
    const char* id;
    Keyboard keyboard;
    std::string value;
    TypingMethod method = TypingMethod::tones;
    std::optional<Names::Kind> names{};
};

SamplePage sample(const Typed& typed) {
    return {
        typed.id, [typed](ui::Ui& ui) {
            const bool vi = ui.language() == Language::vi;
            ui.set_typing({.method = typed.method});
            static_cast<void>(ui.page(
                {.id = typed.id,
                 .progress = ui.text(txt::common_step, {{"n", "2"}, {"count", "6"}}),
                 .title = vi ? "Họ và tên của trẻ là gì?" : "What is the child's name?",
                 .instruction = vi ? "Viết đủ họ, chữ đệm và tên." : "Write family, middle and given name.",
                 .back = ui.text(txt::common_back),
                 .primary = ui.text(txt::common_next)}));
            static_cast<void>(ui.text_field({.id = "name",
                                             .label = vi ? "Họ, chữ đệm, tên" : "Full name",
                                             .value = typed.value,
                                             .keyboard = typed.keyboard,
                                             .focused = true,
                                             .names = typed.names ? &sample_names() : nullptr,
                                             .names_of = typed.names.value_or(Names::Kind::person)}));
        }};
}

}  // namespace

std::vector<SamplePage> keyboard_pages() {
    return {sample({"name", Keyboard::name, "Nguyễn Thị Ánh Ngu", TypingMethod::tones, Names::Kind::person}),
            sample({"name-telex", Keyboard::name, "Nguyễn Thị Ánh Ngu", TypingMethod::telex,
                    Names::Kind::person}),
            sample({"name-vni", Keyboard::name, "", TypingMethod::vni, Names::Kind::person}),
            sample({"street", Keyboard::text, "12 nguyen t", TypingMethod::tones, Names::Kind::place}),
            sample({"street-telex", Keyboard::text, "12 nguyen t", TypingMethod::telex, Names::Kind::place}),
            sample({"list", Keyboard::list, "ea kao"}),
            sample({"phone", Keyboard::phone, "0912 345"})};
}

}  // namespace kiosk::gallery
