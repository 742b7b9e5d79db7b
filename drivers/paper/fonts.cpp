#include "drivers/paper/fonts.h"

#include <fontconfig/fontconfig.h>
#include <pango/pangofc-fontmap.h>

#include <array>

namespace kiosk {
namespace {

// Noto Serif for official paper, Noto Sans where digits must be read aloud or print on 203 dpi. Both have
// every Vietnamese letter; the others are for names in Khmer and Cham.
constexpr std::array font_files{
    "NotoSerif-Regular.ttf",   "NotoSerif-Bold.ttf",       "NotoSerif-Italic.ttf",
    "NotoSans-Regular.ttf",    "NotoSans-Bold.ttf",        "NotoSerifKhmer-Regular.ttf",
    "NotoSerifKhmer-Bold.ttf", "NotoSansCham-Regular.ttf", "NotoSansCham-Bold.ttf"};

using FontConfig = Handle<FcConfig, FcConfigDestroy>;

}  // namespace

Result<FontMap> load_fonts(const PaperFonts& fonts) {
    // An empty configuration of our own: with the system's, installing another font package changed the
    // output.
    const FontConfig config(FcConfigCreate());
    for (const char* name : font_files) {
        const auto file = fonts.folder / name;
        if (FcConfigAppFontAddFile(config.get(), reinterpret_cast<const FcChar8*>(file.c_str())) == FcFalse) {
            return fail(ErrorCode::file_missing, "load the font " + file.string());
        }
    }
    FontMap map(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT));
    if (!map) {
        return fail(ErrorCode::bad_asset, "this Pango draws no FreeType fonts");
    }
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map.get()), config.get());
    return map;
}

}  // namespace kiosk
