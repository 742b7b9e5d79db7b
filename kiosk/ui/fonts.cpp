#include "kiosk/ui/fonts.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fstream>
#include <vector>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_ADVANCES_H
#include <imgui.h>

#include "icons.h"
#include "kiosk/ui/wiping_allocator.h"
#include "src/base/handle.h"
#include "src/text/drawn_letters.h"

namespace kiosk::ui {

namespace {

// ImGui's size of a font is ascent plus descent, which is 1.362 em in Noto Sans and 1 em in the icons.
constexpr float noto_line = 1.362F;

struct FontFile {
    const char* name;
    const char* package;
};

// The "UI" face of Khmer is drawn to fit into a line of Noto Sans; the other one is half as high again.
constexpr std::array<FontFile, 4> other_scripts = {{{"NotoSansKhmerUI-Regular.ttf", "fonts-noto-ui-core"},
                                                    {"NotoSansKhmerUI-Bold.ttf", "fonts-noto-ui-core"},
                                                    {"NotoSansCham-Regular.ttf", "fonts-noto-core"},
                                                    {"NotoSansCham-Bold.ttf", "fonts-noto-core"}}};

std::unexpected<Error> no_such_font(const std::filesystem::path& path, const char* package) {
    return fail(ErrorCode::file_missing,
                "read the font " + path.string() + ": no such file; it comes with the package " + package);
}

Result<std::string> read_font(const std::filesystem::path& path, const char* package) {
    std::error_code none;
    const auto size = std::filesystem::file_size(path, none);
    std::ifstream file(path, std::ios::binary);
    if (none || !file) {
        return no_such_font(path, package);
    }
    std::string bytes(size, '\0');
    file.read(bytes.data(), static_cast<std::streamsize>(size));
    FT_Library library = nullptr;
    FT_Face face = nullptr;
    const bool begun = FT_Init_FreeType(&library) == 0;
    const bool good = begun && FT_New_Memory_Face(library, reinterpret_cast<const FT_Byte*>(bytes.data()),
                                                  static_cast<FT_Long>(bytes.size()), 0, &face) == 0;
    if (begun) {
        FT_Done_FreeType(library);  // Takes the face with it.
    }
    if (!good) {
        return fail(ErrorCode::bad_asset, "read the font " + path.string() + ": not a font");
    }
    return bytes;
}

/// ImGui rounds every advance up to whole pixels, which spaces text unevenly; here are the designer's own
/// widths.
void restore_advances(ImFont& font, const std::string& bytes, float em) {
    FT_Library raw_library = nullptr;
    if (FT_Init_FreeType(&raw_library) != 0) {
        return;
    }
    const Handle<std::remove_pointer_t<FT_Library>, FT_Done_FreeType> library(raw_library);
    FT_Face raw_face = nullptr;
    if (FT_New_Memory_Face(raw_library, reinterpret_cast<const FT_Byte*>(bytes.data()),
                           static_cast<FT_Long>(bytes.size()), 0, &raw_face) != 0) {
        return;
    }
    const Handle<std::remove_pointer_t<FT_Face>, FT_Done_Face> face(raw_face);
    for (ImFontGlyph& glyph : font.Glyphs) {
        FT_Fixed units = 0;
        const FT_UInt index = FT_Get_Char_Index(raw_face, glyph.Codepoint);
        if (index != 0 && FT_Get_Advance(raw_face, index, FT_LOAD_NO_SCALE, &units) == 0) {
            glyph.AdvanceX = em * static_cast<float>(units) / static_cast<float>(raw_face->units_per_EM);
        }
    }
}

ImFont* add_font(ImFontAtlas& atlas, const std::string& bytes, float size, const ImWchar* ranges) {
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;  // The bytes belong to the book and outlive the atlas.
    config.OversampleH = 1;               // Letters are drawn on whole pixels.
    config.OversampleV = 1;
    // ImGui takes a pointer to non-const but only reads, since it does not own the bytes.
    return atlas.AddFontFromMemoryTTF(const_cast<char*>(bytes.data()), static_cast<int>(bytes.size()), size,
                                      &config, ranges);
}

std::vector<ImWchar> icon_ranges() {
    std::vector<ImWchar> ranges;
    for (const auto& entry : all_icons) {
        ranges.push_back(static_cast<ImWchar>(entry.second));
    }
    std::ranges::sort(ranges);
    std::vector<ImWchar> pairs;
    for (const ImWchar code : ranges) {
        pairs.push_back(code);
        pairs.push_back(code);
    }
    pairs.push_back(0);
    return pairs;
}

/// How dark a shadow is at this signed distance from the edge of what throws it: 1 inside, 0 at `reach`
/// outside.
float shade(float distance, float reach) {
    const float t = std::clamp((reach - distance) / (2 * reach), 0.0F, 1.0F);
    return t * t * (3 - 2 * t);
}

/// Writes `alpha(x, y)`, places counted from the middle of the rectangle, 0 to 1.
template <class Alpha>
void draw_mask(ImFontAtlas& atlas, int rect_id, const Alpha& alpha) {
    unsigned char* pixels = nullptr;
    int width = 0;
    int height = 0;
    atlas.GetTexDataAsAlpha8(&pixels, &width, &height);
    const ImFontAtlasCustomRect& rect = *atlas.GetCustomRectByIndex(rect_id);
    for (int y = 0; y < rect.Height; ++y) {
        for (int x = 0; x < rect.Width; ++x) {
            const float value = alpha(static_cast<float>(x) + 0.5F - static_cast<float>(rect.Width) / 2,
                                      static_cast<float>(y) + 0.5F - static_cast<float>(rect.Height) / 2);
            pixels[(rect.Y + y) * width + rect.X + x] =
                static_cast<unsigned char>(std::lround(255.0F * value));
        }
    }
}

void draw_shadow(ImFontAtlas& atlas, int rect_id, float radius, float reach) {
    const float half = static_cast<float>(atlas.GetCustomRectByIndex(rect_id)->Width) / 2;
    const float straight = half - reach - radius;  // From the middle to where the corner's arc begins.
    draw_mask(atlas, rect_id, [&](float x, float y) {
        const float dx = std::max(std::abs(x) - straight, 0.0F);
        const float dy = std::max(std::abs(y) - straight, 0.0F);
        return shade(std::hypot(dx, dy) - radius, reach);
    });
}

void draw_disc(ImFontAtlas& atlas, int rect_id, float diameter) {
    draw_mask(atlas, rect_id, [&](float x, float y) {
        return std::clamp(diameter / 2 - std::hypot(x, y) + 0.5F, 0.0F, 1.0F);
    });
}

std::array<float, 4> place_in(ImFontAtlas& atlas, int rect_id) {
    ImVec2 from;
    ImVec2 to;
    atlas.CalcCustomRectUV(atlas.GetCustomRectByIndex(rect_id), &from, &to);
    return {from.x, from.y, to.x, to.y};
}

void delete_atlas(ImFontAtlas* atlas) {
    IM_DELETE(atlas);
}

}  // namespace

std::vector<std::filesystem::path> FontPaths::shaped() const {
    std::vector<std::filesystem::path> files = {regular, bold};
    for (const FontFile& file : other_scripts) {
        files.push_back(others / file.name);
    }
    return files;
}

Result<FontBook> FontBook::open(const FontPaths& paths, Renderer& renderer) {
    install_wiping_allocator();
    auto regular = read_font(paths.regular, "fonts-noto-core");
    if (!regular) {
        return std::unexpected(regular.error());
    }
    auto bold = read_font(paths.bold, "fonts-noto-core");
    if (!bold) {
        return std::unexpected(bold.error());
    }
    auto icons = read_font(paths.icons, "fonts-material-design-icons-iconfont");
    if (!icons) {
        return std::unexpected(icons.error());
    }
    for (const FontFile& file : other_scripts) {
        if (!std::filesystem::exists(paths.others / file.name)) {
            return no_such_font(paths.others / file.name, file.package);
        }
    }
    FontBook book(paths, renderer);
    book.regular_ = std::move(*regular);
    book.bold_ = std::move(*bold);
    book.icons_ = std::move(*icons);
    return book;
}

const FontSet& FontBook::set(const Theme& theme) {
    if (set_ && set_->em == theme.em) {
        return *set_;
    }
    set_ = std::make_unique<FontSet>(FontSet{.atlas = {IM_NEW(ImFontAtlas)(), delete_atlas}});
    set_->em = theme.em;
    ImFontAtlas& atlas = *set_->atlas;
    atlas.Flags |= ImFontAtlasFlags_NoMouseCursors;
    for (std::size_t i = 0; i < type_count; ++i) {
        const std::string& bytes = i == static_cast<std::size_t>(Type::body) ? regular_ : bold_;
        const ImWchar* ranges = i == static_cast<std::size_t>(Type::code) ? text::drawn_code_letters.data()
                                                                          : text::drawn_letters.data();
        set_->type[i] = add_font(atlas, bytes, std::round(theme.em[i] * noto_line), ranges);
    }
    const std::vector<ImWchar> icon_codes = icon_ranges();
    set_->icon_px =
        std::round(theme.em_of(Type::body) * 1.4F);  // A little taller than capitals, or icons look small.
    set_->circle_icon_px = std::round(theme.circle * 0.58F);  // Leaves the icon's corners inside the circle.
    set_->icon = add_font(atlas, icons_, set_->icon_px, icon_codes.data());
    set_->circle_icon = add_font(atlas, icons_, set_->circle_icon_px, icon_codes.data());
    set_->shadow_corner = theme.shadow * 2 + theme.radius;
    const int side = static_cast<int>(set_->shadow_corner) * 2 + 2;
    const int shadow = atlas.AddCustomRectRegular(side, side);
    std::vector<float> diameters{theme.radius * 2, theme.radius_small * 2};
    for (const float scale : circle_scales) {
        diameters.push_back(std::round(theme.circle * scale));
    }
    std::vector<int> discs;
    for (const float diameter : diameters) {
        discs.push_back(atlas.AddCustomRectRegular(static_cast<int>(diameter), static_cast<int>(diameter)));
    }
    atlas.Build();
    draw_shadow(atlas, shadow, theme.radius, theme.shadow);
    set_->shadow = place_in(atlas, shadow);
    set_->shadow_px = static_cast<float>(side);
    for (std::size_t i = 0; i < discs.size(); ++i) {
        draw_disc(atlas, discs[i], diameters[i]);
        set_->discs.push_back({diameters[i], place_in(atlas, discs[i])});
    }
    for (std::size_t i = 0; i < type_count; ++i) {
        restore_advances(*set_->type[i], i == static_cast<std::size_t>(Type::body) ? regular_ : bold_,
                         theme.em[i]);
    }
    renderer_->set_font_atlas(atlas);
    return *set_;
}

std::unique_ptr<ShapedText> FontBook::shaped_text() const {
    return std::make_unique<ShapedText>(paths_, *renderer_);
}

}  // namespace kiosk::ui
