// The letters: all that Vietnamese needs, none clipped, and a clear word when a font is missing.
#include <imgui.h>

#include "icons.h"
#include "kiosk/ui/fonts.h"
#include "tests/support/catch.h"

using namespace kiosk;

namespace {

constexpr std::u32string_view vietnamese =
    U"aáàảãạăắằẳẵặâấầẩẫậbcdđeéèẻẽẹêếềểễệghiíìỉĩịklmnoóòỏõọôốồổỗộơớờởỡợpqrstuúùủũụưứừửữựvxyýỳỷỹỵ"
    U"AÁÀẢÃẠĂẮẰẲẴẶÂẤẦẨẪẬBCDĐEÉÈẺẼẸÊẾỀỂỄỆGHIÍÌỈĨỊKLMNOÓÒỎÕỌÔỐỒỔỖỘƠỚỜỞỠỢPQRSTUÚÙỦŨỤƯỨỪỬỮỰVXYÝỲỶỸỴ"
    U"0123456789fjwzFJWZ₫–—…“”‘’•ŏĭčŭĕƀñ";

}  // namespace

TEST_CASE("every Vietnamese letter is there and stays within its line") {
    ui::Renderer renderer;
    auto book = ui::FontBook::open({}, renderer).value();
    for (const auto size : {TextSize::normal, TextSize::largest}) {
        const ui::Theme theme = ui::Theme::make({}, Contrast::normal, size);
        const ui::FontSet& set = book.set(theme);
        for (const ui::Type type : {ui::Type::body, ui::Type::strong, ui::Type::heading, ui::Type::title}) {
            ImFont* font = set.type[static_cast<std::size_t>(type)];
            for (const char32_t letter : vietnamese) {
                CAPTURE(static_cast<unsigned>(letter), static_cast<int>(type));
                const ImFontGlyph* glyph = font->FindGlyphNoFallback(static_cast<ImWchar>(letter));
                REQUIRE(glyph != nullptr);
                CHECK(glyph->AdvanceX > 0);
                // N15: the marks of Ế and Ặ lie inside the line that the layout gives them.
                CHECK(glyph->Y0 >= 0);
                CHECK(glyph->Y1 <= theme.line_height(type) + 1);
            }
        }
        for (const auto& [name, icon] : ui::all_icons) {
            CAPTURE(name);
            CHECK(set.icon->FindGlyphNoFallback(static_cast<ImWchar>(icon)) != nullptr);
            CHECK(set.circle_icon->FindGlyphNoFallback(static_cast<ImWchar>(icon)) != nullptr);
        }
    }
}

TEST_CASE("a missing font is named with its package") {
    ui::Renderer renderer;
    ui::FontPaths paths;
    paths.bold = "/no/such/NotoSans-Bold.ttf";
    const auto book = ui::FontBook::open(paths, renderer);
    REQUIRE_FALSE(book);
    CHECK(book.error().code == ErrorCode::file_missing);
    CHECK(book.error().detail.contains("/no/such/NotoSans-Bold.ttf"));
    CHECK(book.error().detail.contains("fonts-noto-core"));
    paths.bold = ui::FontPaths().bold;
    paths.others = "/no/such";
    const auto no_khmer = ui::FontBook::open(paths, renderer);
    REQUIRE_FALSE(no_khmer);
    CHECK(no_khmer.error().detail.contains("/no/such/NotoSansKhmerUI-Regular.ttf"));
    CHECK(no_khmer.error().detail.contains("fonts-noto-ui-core"));
    paths.bold = "assets/text/vi.json";
    const auto no_font = ui::FontBook::open(paths, renderer);
    REQUIRE_FALSE(no_font);
    CHECK(no_font.error().code == ErrorCode::bad_asset);
}
