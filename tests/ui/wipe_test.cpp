// After a session nothing that was typed or shown is left in the memory of the process.
#include <cstdint>
#include <cstring>
#include <fstream>
#include <string>

#include "tests/gallery/booth.h"
#include "tests/support/catch.h"

using namespace kiosk;
using gallery::Booth;

namespace {

/// Made at run time and kept reversed, so that the search itself holds no copy of it.
std::string marker_reversed() {
    return {'T', 'E', 'Y', 'U', 'G', 'N', '-', '7', '4', '1', '9', '2', '-', 'Z', 'X', 'Q'};
}

bool matches(const char* place, const std::string& reversed) {
    for (std::size_t i = 0; i < reversed.size(); ++i) {
        if (place[i] != reversed[reversed.size() - 1 - i]) {
            return false;
        }
    }
    return true;
}

/// How often the marker stands in heap and other anonymous writable memory.
int copies_in_memory(const std::string& reversed) {
    int copies = 0;
    std::ifstream maps("/proc/self/maps");
    for (std::string line; std::getline(maps, line);) {
        std::uintptr_t begin = 0;
        std::uintptr_t end = 0;
        char mode[5] = {};
        if (std::sscanf(line.c_str(), "%lx-%lx %4s", &begin, &end, mode) != 3 || mode[0] != 'r' ||
            mode[1] != 'w' || line.contains("[v") || line.contains("[stack]")) {
            continue;
        }
        const char* const from = reinterpret_cast<const char*>(begin);
        const std::size_t size = end - begin;
        for (std::size_t i = 0; i + reversed.size() <= size; ++i) {
            copies += matches(from + i, reversed) ? 1 : 0;
        }
    }
    return copies;
}

/// A visit in which the marker is typed, edited, shown masked, in a card and in a question.
void visit(Booth& booth, const std::string& reversed) {
    std::string value(reversed.rbegin(), reversed.rend());
    const Booth::Draw form = [&](ui::Ui& ui) {
        static_cast<void>(ui.page({.id = "form", .title = value}));
        const auto press = ui.text_field(
            {.id = "f", .label = "Tên", .value = value, .keyboard = ui::Keyboard::text, .focused = true});
        if (press.edited) {
            value = *press.edited;
        }
        ui.notice(ui::Tone::info, value, value);
        ui.code("Mã", value);
    };
    booth.show(form);
    booth.type(form, value);
    const Booth::Draw question = [&](ui::Ui& ui) {
        static_cast<void>(ui.page({.id = "q", .title = "Hỏi"}));
        static_cast<void>(ui.question({.id = "q", .title = value, .words = value, .answers = {value}}));
    };
    booth.show(question);
    CHECK(copies_in_memory(reversed) > 0);  // Otherwise the search below proves nothing.
}

}  // namespace

TEST_CASE("the end of a session leaves nothing of what was typed") {
    const std::string reversed = marker_reversed();
    Booth booth({}, {});
    visit(booth, reversed);
    booth.end_session();
    CHECK(copies_in_memory(reversed) == 0);
}
