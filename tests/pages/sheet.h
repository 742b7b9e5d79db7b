// A sheet of paper being typeset, measured in millimetres from its top left corner, lying on a scanner's
// glass.
#pragma once

#include <cairo.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "drivers/imaging/jpeg.h"
#include "src/base/handle.h"

namespace kiosk::pages {

struct Size {
    double width_mm;
    double height_mm;
};

inline constexpr Size a4{210, 297};
inline constexpr Size a5{148, 210};
inline constexpr Size id_card{85.6, 53.98};  // ISO/IEC 7810 ID-1.

struct Ink {
    double red;
    double green;
    double blue;
};

inline constexpr Ink black{0.10, 0.10, 0.12};
inline constexpr Ink red{0.78, 0.10, 0.12};
inline constexpr Ink ballpoint{0.10, 0.18, 0.55};

/// How the sheet lies on the glass.
struct Placement {
    double left_mm = 0;
    double top_mm = 0;
    double skew_degrees = 0;
    bool upside_down = false;
};

enum class Align { left, center, right };

struct Type {
    double points = 13;
    std::string_view family = "Noto Serif";
    bool bold = false;
    bool italic = false;
    Align align = Align::left;
    Ink ink = black;
};

class Sheet {
  public:
    Sheet(Size glass, Size paper, Placement placement, Ink paper_color);

    /// A paragraph wrapped at `width`; returns where the next line may start.
    double text(double x, double y, double width, std::string_view words, const Type& type);

    /// Words as by hand: each letter a little off its line, size and slant, with the ink of a ballpoint.
    void handwriting(double x, double y, std::string_view words, double points = 15);

    /// "Label: ……value……" on one line, the value by hand above the dots; returns the next line's top.
    double blank(double x, double y, double width, std::string_view label, std::string_view value);

    void line(double x1, double y1, double x2, double y2, double thickness, Ink ink);
    void frame(double x, double y, double width, double height, double thickness, Ink ink);
    void fill(double x, double y, double width, double height, Ink ink);

    void star(double x, double y, double radius, Ink ink);

    /// A round office stamp with words around a star.
    void stamp(double x, double y, double radius, std::string_view words);

    void signature(double x, double y, double width);

    /// A portrait nobody could be recognised on.
    void portrait(double x, double y, double width, double height);

    void qr(double x, double y, double side, std::string_view text);

    /// "MẪU" across the sheet, so that no page can pass for a real paper.
    void watermark();

    /// The glass as the scanner's lamp sees it.
    [[nodiscard]] Picture picture() const;

  private:
    double layout(double x, double y, double width, std::string_view words, const Type& type);
    double random();

    Size paper_;
    Handle<cairo_surface_t, cairo_surface_destroy> surface_;
    Handle<cairo_t, cairo_destroy> cairo_;
    std::uint32_t noise_ = 12'345;  // Any fixed start: the same words are written the same way again.
};

}  // namespace kiosk::pages
