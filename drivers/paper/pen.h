// Draws paragraphs, lines and QR codes. One unit is a point on A4 and a dot on a roll; the pen knows the
// scale.
#pragma once

#include <cairo.h>
#include <pango/pangocairo.h>

#include <string>
#include <string_view>

#include "src/base/handle.h"
#include "src/device/barcode.h"

namespace kiosk {

enum class Typeface { serif, sans };
enum class Weight { normal, bold };
enum class Slant { upright, italic };
enum class Align { left, center, right };

struct TextStyle {
    Typeface face = Typeface::serif;
    double points = 12;  ///< Size on paper, whatever the unit.
    Weight weight = Weight::normal;
    Slant slant = Slant::upright;
    Align align = Align::left;
};

struct TextSize {
    double width = 0;
    double height = 0;
};

class Pen {
  public:
    Pen(cairo_t* cairo, PangoFontMap* fonts, double units_per_point);

    [[nodiscard]] TextSize measure(std::string_view text, const TextStyle& style, double width);
    /// The narrowest width that needs no more lines than this one, so that centred lines come out about
    /// equally long.
    [[nodiscard]] double balanced(std::string_view text, const TextStyle& style, double width);
    /// Draws a paragraph of this width with its top left corner at (x, y) and returns its height.
    double text(std::string_view text, const TextStyle& style, double x, double y, double width);
    void line(double x1, double y1, double x2, double y2, double thickness);
    void frame(double x, double y, double width, double height, double radius, double thickness);
    /// `module` is the side of one module; keep it a whole number on a dot grid.
    void qr(const QrMatrix& matrix, double x, double y, double module);
    /// True when a letter had no glyph in the pinned fonts: what is on paper is not what was said.
    [[nodiscard]] bool missed_a_letter() const { return missed_; }
    [[nodiscard]] cairo_t* cairo() const { return cairo_; }

  private:
    using Layout = Handle<PangoLayout, g_object_unref>;
    [[nodiscard]] Layout layout(std::string_view text, const TextStyle& style, double width);

    cairo_t* cairo_;
    double units_per_point_;
    Handle<PangoContext, g_object_unref> context_;
    bool missed_ = false;
};

/// Upper case with Vietnamese letters, as agencies stand on official paper.
[[nodiscard]] std::string upper_case(std::string_view text);

}  // namespace kiosk
