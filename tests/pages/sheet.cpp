#include "tests/pages/sheet.h"

#include <pango/pangocairo.h>

#include <cmath>
#include <numbers>
#include <string>

#include "src/device/barcode.h"

namespace kiosk::pages {
namespace {

constexpr double dpi = 300;
constexpr double pixels_per_mm = dpi / 25.4;
constexpr double mm_per_point = 25.4 / 72;

// The white inside of a scanner's lid, seen past the paper's edge.
constexpr Ink lid{0.955, 0.955, 0.95};

int pixels(double mm) {
    return static_cast<int>(std::lround(mm * pixels_per_mm));
}

void use(cairo_t* cairo, Ink ink, double opacity = 1) {
    cairo_set_source_rgba(cairo, ink.red, ink.green, ink.blue, opacity);
}

using Layout = Handle<PangoLayout, g_object_unref>;

Layout layout_of(cairo_t* cairo, std::string_view words, const Type& type) {
    Layout layout(pango_cairo_create_layout(cairo));
    // One Pango unit of size is a millimetre here, because the sheet is scaled to millimetres.
    const Handle<PangoFontDescription, pango_font_description_free> font(pango_font_description_new());
    pango_font_description_set_family(font.get(), std::string(type.family).c_str());
    pango_font_description_set_absolute_size(font.get(), type.points * mm_per_point * PANGO_SCALE);
    pango_font_description_set_weight(font.get(), type.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_style(font.get(), type.italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
    pango_layout_set_font_description(layout.get(), font.get());
    pango_layout_set_text(layout.get(), words.data(), static_cast<int>(words.size()));
    return layout;
}

PangoAlignment alignment(Align align) {
    switch (align) {
        case Align::left: return PANGO_ALIGN_LEFT;
        case Align::center: return PANGO_ALIGN_CENTER;
        case Align::right: return PANGO_ALIGN_RIGHT;
    }
    return PANGO_ALIGN_LEFT;
}

double width_of(PangoLayout* layout) {
    int width = 0;
    pango_layout_get_size(layout, &width, nullptr);
    return width / static_cast<double>(PANGO_SCALE);
}

/// The first UTF-8 character, with the combining marks that belong to it left out: our texts are NFC.
std::string_view first_letter(std::string_view words) {
    std::size_t length = 1;
    while (length < words.size() && (static_cast<unsigned char>(words[length]) & 0xC0U) == 0x80U) {
        ++length;
    }
    return words.substr(0, length);
}

}  // namespace

Sheet::Sheet(Size glass, Size paper, Placement placement, Ink paper_color)
    : paper_(paper),
      surface_(
          cairo_image_surface_create(CAIRO_FORMAT_RGB24, pixels(glass.width_mm), pixels(glass.height_mm))),
      cairo_(cairo_create(surface_.get())) {
    auto* cairo = cairo_.get();
    cairo_scale(cairo, pixels_per_mm, pixels_per_mm);
    use(cairo, lid);
    cairo_paint(cairo);
    cairo_translate(cairo, placement.left_mm, placement.top_mm);
    cairo_rotate(cairo, placement.skew_degrees * std::numbers::pi / 180);
    if (placement.upside_down) {
        cairo_translate(cairo, paper.width_mm, paper.height_mm);
        cairo_rotate(cairo, std::numbers::pi);
    }
    // The paper's edge throws a thin shadow on the lid.
    for (int step = 6; step >= 0; --step) {
        const double spread = 0.12 * step;
        cairo_set_source_rgba(cairo, 0.35, 0.35, 0.37, 0.08);
        cairo_rectangle(cairo, -spread, -spread, paper.width_mm + 2 * spread, paper.height_mm + 2 * spread);
        cairo_fill(cairo);
    }
    fill(0, 0, paper.width_mm, paper.height_mm, paper_color);
}

double Sheet::random() {
    noise_ = noise_ * 1'664'525U + 1'013'904'223U;  // Numerical Recipes' generator; alike on every machine.
    return static_cast<double>(noise_ >> 8) / static_cast<double>(1U << 24) * 2 - 1;
}

double Sheet::layout(double x, double y, double width, std::string_view words, const Type& type) {
    const auto layout = layout_of(cairo_.get(), words, type);
    pango_layout_set_width(layout.get(), static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(layout.get(), alignment(type.align));
    use(cairo_.get(), type.ink);
    cairo_move_to(cairo_.get(), x, y);
    pango_cairo_show_layout(cairo_.get(), layout.get());
    int height = 0;
    pango_layout_get_size(layout.get(), nullptr, &height);
    return y + height / static_cast<double>(PANGO_SCALE);
}

double Sheet::text(double x, double y, double width, std::string_view words, const Type& type) {
    return layout(x, y, width, words, type);
}

void Sheet::handwriting(double x, double y, std::string_view words, double points) {
    auto* cairo = cairo_.get();
    double pen_x = x;
    double drift = 0;
    while (!words.empty()) {
        const auto letter = first_letter(words);
        words.remove_prefix(letter.size());
        const double size = points * (1 + 0.05 * random());
        const auto layout = layout_of(
            cairo, letter, {.points = size, .family = "Noto Sans", .italic = true, .ink = ballpoint});
        drift = 0.8 * drift + 0.12 * random();
        cairo_save(cairo);
        cairo_translate(cairo, pen_x, y + drift);
        cairo_rotate(cairo, 0.05 * random());
        const cairo_matrix_t slant{1, 0.02 * random(), -0.18 + 0.06 * random(), 1, 0, 0};
        cairo_transform(cairo, &slant);
        use(cairo, ballpoint, 0.86 + 0.1 * random());
        pango_cairo_show_layout(cairo, layout.get());
        cairo_restore(cairo);
        pen_x += width_of(layout.get()) * (0.93 + 0.04 * random());
    }
}

double Sheet::blank(double x, double y, double width, std::string_view label, std::string_view value) {
    const auto printed = layout_of(cairo_.get(), label, {});
    text(x, y, width, label, {});
    const double start = x + width_of(printed.get()) + 1.5;
    const int dots = static_cast<int>((x + width - start) / 1.1);
    for (int dot = 0; dot < dots; ++dot) {
        fill(start + 1.1 * dot, y + 4.7, 0.28, 0.28, black);
    }
    handwriting(start + 2, y - 1.0, value);
    return y + 8.6;
}

void Sheet::line(double x1, double y1, double x2, double y2, double thickness, Ink ink) {
    use(cairo_.get(), ink);
    cairo_set_line_width(cairo_.get(), thickness);
    cairo_move_to(cairo_.get(), x1, y1);
    cairo_line_to(cairo_.get(), x2, y2);
    cairo_stroke(cairo_.get());
}

void Sheet::frame(double x, double y, double width, double height, double thickness, Ink ink) {
    use(cairo_.get(), ink);
    cairo_set_line_width(cairo_.get(), thickness);
    cairo_rectangle(cairo_.get(), x, y, width, height);
    cairo_stroke(cairo_.get());
}

void Sheet::fill(double x, double y, double width, double height, Ink ink) {
    use(cairo_.get(), ink);
    cairo_rectangle(cairo_.get(), x, y, width, height);
    cairo_fill(cairo_.get());
}

void Sheet::star(double x, double y, double radius, Ink ink) {
    use(cairo_.get(), ink);
    for (int point = 0; point < 10; ++point) {
        const double angle = (point - 2.5) * std::numbers::pi / 5;
        const double reach = point % 2 == 0 ? radius : radius * 0.39;
        cairo_line_to(cairo_.get(), x + reach * std::cos(angle), y + reach * std::sin(angle));
    }
    cairo_fill(cairo_.get());
}

void Sheet::stamp(double x, double y, double radius, std::string_view words) {
    auto* cairo = cairo_.get();
    cairo_push_group(cairo);
    cairo_save(cairo);
    cairo_translate(cairo, x, y);
    use(cairo, red);
    for (const double share : {1.0, 0.93, 0.62}) {
        cairo_set_line_width(cairo, share == 1.0 ? 0.8 : 0.3);
        cairo_arc(cairo, 0, 0, radius * share, 0, 2 * std::numbers::pi);
        cairo_stroke(cairo);
    }
    star(0, 0, radius * 0.38, red);
    double angle = -1.25 * std::numbers::pi;
    while (!words.empty()) {
        const auto letter = first_letter(words);
        words.remove_prefix(letter.size());
        const auto layout =
            layout_of(cairo, letter, {.points = radius * 0.46, .family = "Noto Sans", .bold = true});
        cairo_save(cairo);
        cairo_rotate(cairo, angle + std::numbers::pi / 2);
        cairo_move_to(cairo, 0, -radius * 0.91);
        pango_cairo_show_layout(cairo, layout.get());
        cairo_restore(cairo);
        angle += width_of(layout.get()) / (radius * 0.74);
    }
    cairo_restore(cairo);
    cairo_pop_group_to_source(cairo);
    cairo_paint_with_alpha(cairo, 0.78);
}

void Sheet::signature(double x, double y, double width) {
    auto* cairo = cairo_.get();
    use(cairo, ballpoint, 0.9);
    cairo_set_line_width(cairo, 0.45);
    cairo_move_to(cairo, x, y);
    for (int stroke = 0; stroke < 7; ++stroke) {
        const double from = x + width * stroke / 7;
        cairo_curve_to(cairo, from + 2 + 2 * random(), y - 8 + 3 * random(), from + 4 * random(),
                       y + 6 + 3 * random(), from + width / 7, y + 2 * random());
    }
    cairo_curve_to(cairo, x + width, y - 4, x + width / 2, y + 7, x - 2, y + 5);
    cairo_stroke(cairo);
}

void Sheet::portrait(double x, double y, double width, double height) {
    auto* cairo = cairo_.get();
    fill(x, y, width, height, {0.72, 0.80, 0.88});
    cairo_save(cairo);
    cairo_rectangle(cairo, x, y, width, height);
    cairo_clip(cairo);
    cairo_translate(cairo, x + width / 2, y);
    use(cairo, {0.25, 0.28, 0.36});
    cairo_arc(cairo, 0, height * 1.06, width * 0.44, 0, 2 * std::numbers::pi);
    cairo_fill(cairo);
    use(cairo, {0.12, 0.10, 0.10});
    cairo_arc(cairo, 0, height * 0.37, width * 0.27, 0, 2 * std::numbers::pi);
    cairo_fill(cairo);
    use(cairo, {0.86, 0.70, 0.58});
    cairo_save(cairo);
    cairo_scale(cairo, 1, 1.28);
    cairo_arc(cairo, 0, height * 0.36, width * 0.215, 0, 2 * std::numbers::pi);
    cairo_restore(cairo);
    cairo_fill(cairo);
    cairo_restore(cairo);
}

void Sheet::qr(double x, double y, double side, std::string_view text) {
    const auto code = make_qr(text);
    if (!code) {
        return;  // The page then has none, and the test that reads it says so.
    }
    fill(x - 1, y - 1, side + 2, side + 2, {0.98, 0.98, 0.98});
    const double module = side / code->size;
    for (int row = 0; row < code->size; ++row) {
        for (int column = 0; column < code->size; ++column) {
            if (code->dark[static_cast<std::size_t>(row) * static_cast<std::size_t>(code->size) +
                           static_cast<std::size_t>(column)] != 0) {
                fill(x + column * module, y + row * module, module * 1.02, module * 1.02, black);
            }
        }
    }
}

void Sheet::watermark() {
    auto* cairo = cairo_.get();
    const double size = paper_.width_mm * 0.38;
    const auto layout =
        layout_of(cairo, "MẪU", {.points = size / mm_per_point, .family = "Noto Sans", .bold = true});
    int height = 0;
    pango_layout_get_size(layout.get(), nullptr, &height);
    cairo_save(cairo);
    cairo_translate(cairo, paper_.width_mm / 2, paper_.height_mm / 2);
    cairo_rotate(cairo, -std::atan2(paper_.height_mm, paper_.width_mm) * 0.8);
    cairo_move_to(cairo, -width_of(layout.get()) / 2, -height / static_cast<double>(PANGO_SCALE) / 2);
    use(cairo, {0.80, 0.30, 0.30}, 0.16);
    pango_cairo_show_layout(cairo, layout.get());
    cairo_restore(cairo);
}

Picture Sheet::picture() const {
    cairo_surface_flush(surface_.get());
    const int width = cairo_image_surface_get_width(surface_.get());
    const int height = cairo_image_surface_get_height(surface_.get());
    const int stride = cairo_image_surface_get_stride(surface_.get());
    const unsigned char* data = cairo_image_surface_get_data(surface_.get());
    Picture picture{.width = width, .height = height, .channels = Channels::rgb, .pixels = {}};
    picture.pixels.reserve(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3);
    for (int y = 0; y < height; ++y) {
        const unsigned char* pixel = data + static_cast<std::ptrdiff_t>(y) * stride;
        for (int x = 0; x < width; ++x, pixel += 4) {
            // Cairo keeps blue, green, red on the machines we run on.
            picture.pixels.insert(picture.pixels.end(), {pixel[2], pixel[1], pixel[0]});
        }
    }
    return picture;
}

}  // namespace kiosk::pages
