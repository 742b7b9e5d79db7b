// The only file of kiosk/ui that knows Pango.
#include "kiosk/ui/shaped.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>

#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#include "kiosk/ui/fonts.h"
#include "src/base/handle.h"
#include "src/text/fold.h"

namespace kiosk::ui {

namespace {

using FontMap = Handle<PangoFontMap, g_object_unref>;
using Context = Handle<PangoContext, g_object_unref>;
using Layout = Handle<PangoLayout, g_object_unref>;
using FontDescription = Handle<PangoFontDescription, pango_font_description_free>;
using FontOptions = Handle<cairo_font_options_t, cairo_font_options_destroy>;
using Surface = Handle<cairo_surface_t, cairo_surface_destroy>;
using Cairo = Handle<cairo_t, cairo_destroy>;

// More lines than the fullest page has; beyond it, what the last frame did not show is forgotten.
constexpr std::size_t most_entries = 128;

/// Only our own fonts: what else the machine has must not change how a name looks.
FontMap open_fonts(const FontPaths& paths) {
    const Handle<FcConfig, FcConfigDestroy> config(FcConfigCreate());
    for (const auto& path : paths.shaped()) {
        FcConfigAppFontAddFile(config.get(), reinterpret_cast<const FcChar8*>(path.c_str()));
    }
    FontMap map(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT));
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map.get()), config.get());
    return map;
}

Context open_context(PangoFontMap* fonts) {
    Context context(pango_font_map_create_context(fonts));
    const FontOptions options(cairo_font_options_create());
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_SLIGHT);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(context.get(), options.get());
    pango_context_set_round_glyph_positions(context.get(), FALSE);
    return context;
}

}  // namespace

struct ShapedText::Parts {
    const FontPaths paths;
    Renderer& renderer;
    FontMap fonts;
    Context context;
    int frame = 0;
    int missing = 0;

    struct Entry {
        Lines lines;  ///< Views into the key.
        std::optional<ShapedLine> drawn;
        int frame = 0;  ///< When it was last asked for.
    };
    using Key = std::tuple<Script, float, std::string>;
    std::map<Key, Entry> entries;
    std::set<std::string> composed;  ///< In this frame.

    [[nodiscard]] Layout layout(std::string_view text, const Script& script, float width) {
        if (!context) {
            fonts = open_fonts(paths);
            context = open_context(fonts.get());
        }
        const FontDescription font(pango_font_description_new());
        pango_font_description_set_family_static(font.get(), "Noto Sans,Noto Sans Khmer UI,Noto Sans Cham");
        pango_font_description_set_weight(
            font.get(), script.type == Type::body ? PANGO_WEIGHT_NORMAL : PANGO_WEIGHT_BOLD);
        pango_font_description_set_absolute_size(font.get(), double{script.em} * PANGO_SCALE);
        Layout made(pango_layout_new(context.get()));
        pango_layout_set_font_description(made.get(), font.get());
        pango_layout_set_text(made.get(), text.data(), static_cast<int>(text.size()));
        if (width < std::numeric_limits<float>::max()) {
            pango_layout_set_wrap(made.get(), PANGO_WRAP_WORD_CHAR);
            pango_layout_set_width(made.get(), static_cast<int>(std::max(width, 1.0F) * PANGO_SCALE));
        }
        return made;
    }

    Entry& entry(std::string_view text, const Script& script, float width) {
        const auto [found, added] = entries.try_emplace(Key(script, width, text));
        Entry& entry = found->second;
        entry.frame = frame;
        if (added) {
            entry.lines = lines_of(std::get<std::string>(found->first), script, width);
        }
        return entry;
    }

    [[nodiscard]] Lines lines_of(std::string_view text, const Script& script, float width) {
        const Layout made = layout(text, script, width);
        Lines result{.lines = {}, .type = script.type};
        for (int i = 0; i < pango_layout_get_line_count(made.get()); ++i) {
            PangoLayoutLine* line = pango_layout_get_line_readonly(made.get(), i);
            std::string_view words = text.substr(static_cast<std::size_t>(line->start_index),
                                                 static_cast<std::size_t>(line->length));
            PangoRectangle extents{};
            pango_layout_line_get_extents(line, nullptr, &extents);
            while (i + 1 < pango_layout_get_line_count(made.get()) && words.ends_with(' ')) {
                words.remove_suffix(1);  // Where it was broken; Pango gives that blank no width.
            }
            const auto line_width = static_cast<float>(pango_units_to_double(extents.width));
            result.lines.emplace_back(words, line_width);
            result.width = std::max(result.width, line_width);
        }
        return result;
    }

    [[nodiscard]] ShapedLine draw(std::string_view text, const Script& script) {
        const Layout made = layout(text, script, std::numeric_limits<float>::max());
        missing += pango_layout_get_unknown_glyphs_count(made.get());
        PangoLayoutLine* line = pango_layout_get_line_readonly(made.get(), 0);
        PangoRectangle ink{};
        pango_layout_line_get_pixel_extents(line, &ink, nullptr);
        if (ink.width <= 0 || ink.height <= 0) {
            return {};
        }
        // A pixel of nothing on each side: what lies between two pixels is mixed from both.
        const int width = ink.width + 2;
        const int height = ink.height + 2;
        const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_A8, width, height));
        const Cairo cairo(cairo_create(surface.get()));
        cairo_move_to(cairo.get(), 1 - ink.x, 1 - ink.y);
        pango_cairo_show_layout_line(cairo.get(), line);
        cairo_surface_flush(surface.get());
        const unsigned char* pixels = cairo_image_surface_get_data(surface.get());
        const int stride = cairo_image_surface_get_stride(surface.get());
        Bytes alpha;
        alpha.reserve(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
        for (int y = 0; y < height; ++y) {
            alpha.insert(alpha.end(), pixels + y * stride, pixels + y * stride + width);
        }
        return {renderer.create_alpha_texture(width, height, std::move(alpha)),
                {static_cast<float>(ink.x - 1), static_cast<float>(ink.y - 1), static_cast<float>(width),
                 static_cast<float>(height)}};
    }

    void forget(const Entry& entry) {
        if (entry.drawn) {
            renderer.destroy_texture(entry.drawn->picture);
        }
    }
};

ShapedText::ShapedText(const FontPaths& fonts, Renderer& renderer)
    : parts_(std::make_unique<Parts>(Parts{fonts, renderer, {}, {}, 0, 0, {}, {}})) {}

ShapedText::~ShapedText() {
    for (const auto& [key, entry] : parts_->entries) {
        parts_->forget(entry);
    }
}

void ShapedText::begin_frame() {
    if (parts_->entries.size() > most_entries) {
        std::erase_if(parts_->entries, [this](const auto& item) {
            const bool old = item.second.frame != parts_->frame;
            if (old) {
                parts_->forget(item.second);
            }
            return old;
        });
    }
    parts_->composed.clear();
    ++parts_->frame;
}

std::string_view ShapedText::composed(std::string_view text) {
    return *parts_->composed.insert(text::nfc(text)).first;
}

const Lines& ShapedText::broken(std::string_view text, const Script& script, float width) {
    return parts_->entry(text, script, width).lines;
}

float ShapedText::width_of(std::string_view text, const Script& script) {
    return parts_->entry(text, script, std::numeric_limits<float>::max()).lines.width;
}

ShapedLine ShapedText::drawn(std::string_view line, const Script& script) {
    auto& entry = parts_->entry(line, script, std::numeric_limits<float>::max());
    if (!entry.drawn) {
        entry.drawn = parts_->draw(line, script);
    }
    return *entry.drawn;
}

int ShapedText::missing_letters() const {
    return parts_->missing;
}

}  // namespace kiosk::ui
