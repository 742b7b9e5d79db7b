#include "drivers/paper/pen.h"

#include <numbers>

namespace kiosk {
namespace {

using FontDescription = Handle<PangoFontDescription, pango_font_description_free>;

PangoAlignment pango_align(Align align) {
    switch (align) {
        case Align::left: return PANGO_ALIGN_LEFT;
        case Align::center: return PANGO_ALIGN_CENTER;
        case Align::right: return PANGO_ALIGN_RIGHT;
    }
    return PANGO_ALIGN_LEFT;
}

}  // namespace

Pen::Pen(cairo_t* cairo, PangoFontMap* fonts, double units_per_point)
    : cairo_(cairo), units_per_point_(units_per_point), context_(pango_font_map_create_context(fonts)) {
    const Handle<cairo_font_options_t, cairo_font_options_destroy> options(cairo_font_options_create());
    // Hinting would move letters with the resolution of whoever measures; without it every machine sets the
    // same lines.
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(context_.get(), options.get());
    pango_context_set_round_glyph_positions(context_.get(), FALSE);
    pango_context_set_language(context_.get(), pango_language_from_string("vi"));
}

Pen::Layout Pen::layout(std::string_view text, const TextStyle& style, double width) {
    const FontDescription font(pango_font_description_new());
    pango_font_description_set_family_static(font.get(),
                                             style.face == Typeface::serif ? "Noto Serif" : "Noto Sans");
    pango_font_description_set_weight(font.get(),
                                      style.weight == Weight::bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_style(font.get(),
                                     style.slant == Slant::italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
    pango_font_description_set_absolute_size(font.get(), style.points * units_per_point_ * PANGO_SCALE);
    Layout layout(pango_layout_new(context_.get()));
    pango_layout_set_font_description(layout.get(), font.get());
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(layout.get(), pango_align(style.align));
    pango_layout_set_width(layout.get(), static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
    missed_ = missed_ || pango_layout_get_unknown_glyphs_count(layout.get()) > 0;
    return layout;
}

TextSize Pen::measure(std::string_view text, const TextStyle& style, double width) {
    PangoRectangle extents{};
    pango_layout_get_extents(layout(text, style, width).get(), nullptr, &extents);
    return {pango_units_to_double(extents.width), pango_units_to_double(extents.height)};
}

double Pen::balanced(std::string_view text, const TextStyle& style, double width) {
    const double height = measure(text, style, width).height;
    double too_narrow = 0;
    double enough = width;
    // Each step halves the doubt; ten leave less than a thousandth of the width.
    for (int step = 0; step < 10; ++step) {
        const double middle = (too_narrow + enough) / 2;
        const TextSize size = measure(text, style, middle);
        (size.height > height || size.width > middle ? too_narrow : enough) = middle;
    }
    return enough;
}

double Pen::text(std::string_view text, const TextStyle& style, double x, double y, double width) {
    const Layout paragraph = layout(text, style, width);
    PangoRectangle extents{};
    pango_layout_get_extents(paragraph.get(), nullptr, &extents);
    cairo_move_to(cairo_, x, y);
    pango_cairo_show_layout(cairo_, paragraph.get());
    return pango_units_to_double(extents.height);
}

void Pen::line(double x1, double y1, double x2, double y2, double thickness) {
    cairo_set_line_width(cairo_, thickness);
    cairo_move_to(cairo_, x1, y1);
    cairo_line_to(cairo_, x2, y2);
    cairo_stroke(cairo_);
}

void Pen::frame(double x, double y, double width, double height, double radius, double thickness) {
    constexpr double quarter = std::numbers::pi / 2;
    cairo_set_line_width(cairo_, thickness);
    cairo_new_sub_path(cairo_);
    cairo_arc(cairo_, x + width - radius, y + radius, radius, -quarter, 0);
    cairo_arc(cairo_, x + width - radius, y + height - radius, radius, 0, quarter);
    cairo_arc(cairo_, x + radius, y + height - radius, radius, quarter, 2 * quarter);
    cairo_arc(cairo_, x + radius, y + radius, radius, 2 * quarter, 3 * quarter);
    cairo_close_path(cairo_);
    cairo_stroke(cairo_);
}

void Pen::qr(const QrMatrix& matrix, double x, double y, double module) {
    cairo_save(cairo_);
    // One path, filled once and without smoothing: no white hairlines between neighbouring modules.
    cairo_set_antialias(cairo_, CAIRO_ANTIALIAS_NONE);
    for (int row = 0; row < matrix.size; ++row) {
        for (int column = 0; column < matrix.size; ++column) {
            if (matrix.dark[static_cast<std::size_t>(row * matrix.size + column)] != 0) {
                cairo_rectangle(cairo_, x + column * module, y + row * module, module, module);
            }
        }
    }
    cairo_fill(cairo_);
    cairo_restore(cairo_);
}

std::string upper_case(std::string_view text) {
    const Handle<char, g_free> upper(g_utf8_strup(text.data(), static_cast<gssize>(text.size())));
    return upper.get();
}

}  // namespace kiosk
