// What Pango draws: Khmer, Cham, and marks that have no letter of their own.
#include "kiosk/ui/shaped.h"

#include <algorithm>

#include "kiosk/ui/fonts.h"
#include "tests/gallery/booth.h"
#include "tests/support/catch.h"

using namespace kiosk;
using gallery::Booth;

namespace {

constexpr ui::Script large{ui::Type::body, 100};

struct Studio {
    ui::Renderer renderer;
    ui::ShapedText shaped{ui::FontPaths(), renderer};

    Studio() { shaped.begin_frame(); }
};

std::string utf8(char32_t first, char32_t last) {
    std::string letters;
    for (char32_t code = first; code <= last; ++code) {
        letters += static_cast<char>(0xE0 | code >> 12);
        letters += static_cast<char>(0x80 | (code >> 6 & 0x3F));
        letters += static_cast<char>(0x80 | (code & 0x3F));
        letters += ' ';
    }
    return letters;
}

/// First and last row with ink among those of `box`, on a light ground.
std::pair<int, int> inked_rows(const ui::Canvas& canvas, const ui::Rect& box) {
    int first = -1;
    int last = -1;
    for (int y = static_cast<int>(box.y); y < static_cast<int>(box.bottom()); ++y) {
        for (int x = static_cast<int>(box.x); x < static_cast<int>(box.right()); ++x) {
            if ((canvas.pixels[y * canvas.stride + x] & 0xFFU) < 0x80U) {
                first = first < 0 ? y : first;
                last = y;
            }
        }
    }
    return {first, last};
}

/// Of the run with these words.
ui::Rect box_of(const Booth& booth, std::string_view words) {
    for (const auto& element : booth.registry().elements()) {
        const auto run = std::ranges::find(element.runs, words, &ui::TextRun::text);
        if (run != element.runs.end()) {
            return run->box;
        }
    }
    FAIL("not on the screen: " << words);
    return {};
}

}  // namespace

TEST_CASE("no alphabet of the country is drawn with boxes") {
    Studio studio;
    for (const std::string& letters :
         {std::string(
              "aáàảãạăắằẳẵặâấầẩẫậbcdđeéèẻẽẹêếềểễệghiíìỉĩịklmnoóòỏõọôốồổỗộơớờởỡợpqrstuúùủũụưứừửữựvxyýỳỷỹỵ"),
          std::string(
              "AÁÀẢÃẠĂẮẰẲẴẶÂẤẦẨẪẬBCDĐEÉÈẺẼẸÊẾỀỂỄỆGHIÍÌỈĨỊKLMNOÓÒỎÕỌÔỐỒỔỖỘƠỚỜỞỠỢPQRSTUÚÙỦŨỤƯỨỪỬỮỰVXYÝỲỶỸỴ"),
          std::string("ƀ Ƀ č Č ñ Ñ ĕ Ĕ ĭ Ĭ ŏ Ŏ ŭ Ŭ ê̆ Ê̆ ô̆ Ô̆ ơ̆ Ơ̆ ư̆ Ư̆ â̆ ǎ ě ǒ ṳ w z f j"),  // Êđê, Jrai, Ba Na,
                                                                                         // Tày, Nùng, Hmông.
          utf8(0x1780, 0x17A2), utf8(0x17A5, 0x17B3), utf8(0x17B6, 0x17D3), utf8(0x17D4, 0x17DC),
          utf8(0x17E0, 0x17E9), utf8(0xAA00, 0xAA36), utf8(0xAA40, 0xAA4D), utf8(0xAA50, 0xAA59),
          utf8(0xAA5C, 0xAA5F)}) {
        for (const ui::Type type : {ui::Type::body, ui::Type::title}) {
            CAPTURE(letters);
            CHECK(studio.shaped.drawn(letters, {type, 20}).picture != ui::TextureId::none);
            CHECK(studio.shaped.missing_letters() == 0);
        }
    }
    CHECK(studio.shaped.drawn("阮", large).box.w > 20);  // A box, and it counts.
    CHECK(studio.shaped.missing_letters() == 1);
}

TEST_CASE("Khmer letters join and stack") {
    Studio studio;
    const auto width = [&](std::string_view text) { return studio.shaped.width_of(text, large); };
    // ត and រ hang below and around ស: the word is narrower than its letters.
    CHECK(width("ស្ត្រី") < width("ស") + width("ត") + width("រ"));
    const auto alone = studio.shaped.drawn("ខ", large).box;
    const auto with_subscript = studio.shaped.drawn("ខ្ញ", large).box;
    CHECK(with_subscript.bottom() > alone.bottom() + 10);
    // Everything stays within the line that the layout gives it, 1.069 em above and 0.293 below.
    for (const auto* word : {"ខ្ញុំ", "ស្ត្រី", "ន្ត្រី", "ក្រុមប្រឹក្សា", "ភ្ញៀវ"}) {
        CAPTURE(word);
        const auto box = studio.shaped.drawn(word, large).box;
        CHECK(box.y >= -108.9F);
        CHECK(box.bottom() <= 31.3F);
    }
}

TEST_CASE("a mark without a letter of its own stands above its letter") {
    Studio studio;
    CHECK(studio.shaped.width_of("ê̆", large) == studio.shaped.width_of("ê", large));
    const auto plain = studio.shaped.drawn("ê", large).box;
    const auto marked = studio.shaped.drawn("ê̆", large).box;
    CHECK(marked.bottom() == plain.bottom());
    CHECK(marked.y < plain.y - 10);
}

TEST_CASE("long shaped texts are broken between words, and too long words between letters") {
    Studio studio;
    const std::string sentence = "ខ្ញុំ\u200Bមាន\u200Bកិច្ចការ\u200Bប្រញាប់\u200Bនៅ\u200Bឃុំ ហើយ\u200Bត្រូវការ\u200Bជំនួយ";
    for (const float width : {400.0F, 700.0F}) {
        const auto& lines = studio.shaped.broken(sentence, large, width).lines;
        REQUIRE(lines.size() > 1);
        std::size_t bytes = 0;
        for (const auto& [line, line_width] : lines) {
            CHECK(line_width <= width);
            CHECK(line_width > 0);
            bytes += line.size();
            // The next line begins where a word does: after a blank, or after a mark of no width.
            const std::size_t end =
                static_cast<std::size_t>(line.data() - lines.front().first.data()) + line.size();
            CHECK((end == sentence.size() || line.ends_with("\u200B") || sentence[end] == ' '));
        }
        CHECK(bytes + 1 >= sentence.size());  // Only the one blank may be gone.
    }
    const std::string word = "ក្រុមប្រឹក្សាឃុំ";
    const auto& pieces = studio.shaped.broken(word, large, 120);
    CHECK(pieces.lines.size() > 2);
    std::string again;
    for (const auto& [piece, piece_width] : pieces.lines) {
        again += piece;
        CHECK_FALSE(piece.starts_with("្"));  // A subscript stays below its letter.
    }
    CHECK(again == word);
    const auto& lines = studio.shaped.broken("ខ្មែរ\nꨌꩌ", large, 1000).lines;
    REQUIRE(lines.size() == 2);
    CHECK(lines[1].first == "ꨌꩌ");
}

TEST_CASE("a shaped line stands on the baseline of its neighbours, in their colour") {
    Booth booth({}, {});
    const Booth::Draw page = [](ui::Ui& ui) {
        static_cast<void>(ui.page({.id = "lines", .title = "Tên"}));
        ui.key_value("ê", "x");
        ui.key_value("ê̆", "x");
    };
    booth.show(page);
    const ui::Rect plain = box_of(booth, "ê");
    const ui::Rect marked = box_of(booth, "ê̆");
    CHECK(std::abs(plain.w - marked.w) < 0.5F);
    const auto canvas = booth.picture();
    const auto [plain_top, plain_bottom] = inked_rows(canvas, plain);
    const auto [marked_top, marked_bottom] = inked_rows(canvas, marked);
    REQUIRE(plain_bottom > 0);
    REQUIRE(marked_bottom > 0);
    const auto from_line = [](int row, const ui::Rect& box) {
        return row - static_cast<int>(std::round(box.y));
    };
    CHECK(std::abs(from_line(plain_bottom, plain) - from_line(marked_bottom, marked)) <= 1);
    CHECK(from_line(marked_top, marked) < from_line(plain_top, plain) - 2);
}

TEST_CASE("what a session drew is counted and forgotten with it") {
    Booth booth({}, {});
    const Booth::Draw page = [](ui::Ui& ui) {
        static_cast<void>(ui.page({.id = "box", .title = "阮 文 ខ្មែរ"}));
    };
    booth.show(page);
    CHECK(booth.ui().missing_letters() == 2);
    booth.show(page);
    CHECK(booth.ui().missing_letters() == 2);  // Drawn once, counted once.
}
