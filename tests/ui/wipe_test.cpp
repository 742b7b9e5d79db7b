// After a session nothing that was typed or shown is left in the memory of the process.
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

/// How often the marker stands in these bytes.
int copies_in(const std::string& bytes, const std::string& reversed) {
    int copies = 0;
    for (std::size_t i = 0; i + reversed.size() <= bytes.size(); ++i) {
        std::size_t same = 0;
        while (same < reversed.size() && bytes[i + same] == reversed[reversed.size() - 1 - same]) {
            ++same;
        }
        copies += same == reversed.size() ? 1 : 0;
    }
    return copies;
}

/// How often the marker stands in heap and other anonymous writable memory. Read as a file, because a thread
/// of Pango's may give memory back meanwhile.
int copies_in_memory(const std::string& reversed) {
    int copies = 0;
    std::ifstream maps("/proc/self/maps");
    for (std::string line; std::getline(maps, line);) {
        std::size_t begin = 0;
        std::size_t end = 0;
        char mode[5] = {};
        if (std::sscanf(line.c_str(), "%zx-%zx %4s", &begin, &end, mode) != 3 || mode[0] != 'r' ||
            mode[1] != 'w' || line.contains("[v") || line.contains("[stack]") ||
            end - begin > std::size_t{1} << 30) {  // Set aside for a sanitizer's shadow.
            continue;
        }
        std::ifstream memory("/proc/self/mem", std::ios::binary);
        memory.seekg(static_cast<std::streamoff>(begin));
        std::string bytes(end - begin, '\0');
        memory.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        copies += copies_in(bytes, reversed);
        explicit_bzero(bytes.data(), bytes.size());
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
        ui.paragraph(value + " ខ្មែរ");  // Through Pango.
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
