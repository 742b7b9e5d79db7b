#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "drivers/paper/fonts.h"
#include "drivers/paper/pen.h"
#include "drivers/paper/slip_paper.h"
#include "src/paper/slip_words.h"

namespace kiosk {
namespace {

constexpr int width = 576;
constexpr int row_bytes = width / 8;
constexpr double dots_per_point = 203.0 / 72;
// Two metres of paper; a slip with 40 papers needs less than one. Longer is a mistake, not a slip.
constexpr int longest = 16'000;
// The knife stands above the print head, so the slip begins white anyway; this much keeps the first line off
// the edge.
constexpr double margin = 16;
constexpr double gap = 14;
// 30 mm: what old phones still read at arm's length. The side is at least this, in whole dots a module.
constexpr int qr_side = 240;
// Half of the grey scale: below, thin strokes of Noto Sans break; above, the tones over Ế and Ộ run together.
constexpr unsigned char dark_from = 110;

constexpr TextStyle body{.face = Typeface::sans, .points = 10.5};
constexpr TextStyle strong{.face = Typeface::sans, .points = 10.5, .weight = Weight::bold};

TextStyle centered(TextStyle style, double points = 10.5) {
    style.align = Align::center;
    style.points = points;
    return style;
}

class RollWriter {
  public:
    RollWriter(Pen& pen, const SubmissionSlip& slip, const QrMatrix& qr)
        : pen_(pen), slip_(slip), words_(slip_words(slip)), qr_(qr) {}

    /// How many rows of dots were written.
    int write();

  private:
    void heading();
    void code();
    void rows(const std::vector<SlipRow>& list, const TextStyle& label, const TextStyle& value);
    void papers();
    void rule();
    void paragraph(std::string_view text, const TextStyle& style);

    Pen& pen_;
    const SubmissionSlip& slip_;
    SlipWords words_;
    const QrMatrix& qr_;
    double y_ = margin;
};

void RollWriter::paragraph(std::string_view text, const TextStyle& style) {
    const double used = style.align == Align::center ? pen_.balanced(text, style, width) : width;
    y_ += pen_.text(text, style, (width - used) / 2, y_, used);
}

void RollWriter::rule() {
    y_ = std::round(y_ + gap);
    pen_.line(0, y_ + 1, width, y_ + 1, 2);
    y_ += gap;
}

void RollWriter::heading() {
    paragraph("CỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM", centered(strong));
    paragraph("Độc lập - Tự do - Hạnh phúc", centered(strong));
    rule();
    paragraph(upper_case(slip_.authority), centered(body));
    paragraph(upper_case(slip_.center), centered(strong));
    y_ += gap;
    paragraph(words_.title, centered(strong, 15));
    if (!words_.title_english.empty()) {
        paragraph(words_.title_english, centered(body, 11));
    }
    paragraph(words_.notice, centered(body, 10));
    if (!words_.reprint_mark.empty()) {
        y_ += gap;
        const double first = std::round(y_);
        y_ += gap / 2;
        paragraph(words_.reprint_mark, centered(strong, 11));
        y_ = std::round(y_ + gap / 2);
        pen_.frame(2, first, width - 4, y_ - first, 1, 3);
    }
}

void RollWriter::code() {
    rule();
    paragraph(words_.code.english.empty() ? words_.code.label
                                          : fmt::format("{} ({})", words_.code.label, words_.code.english),
              centered(body));
    TextStyle style = centered(strong, 20);
    // One line as large as the roll allows: a code torn in two is read out wrongly.
    while (style.points > 12 && pen_.measure(words_.code.value, style, 4 * width).width > width - margin) {
        style.points -= 0.25;
    }
    paragraph(words_.code.value, style);
    const int module = (qr_side + qr_.size - 1) / qr_.size;
    y_ += 4 * module;
    const int side = qr_.size * module;
    const int left = (width - side) / 2;  // Whole dots, or the code blurs.
    pen_.qr(qr_, left, std::round(y_), module);
    y_ = std::round(y_) + side + 4 * module;
    if (!words_.pin.value.empty()) {
        paragraph(words_.pin.label, centered(body));
        paragraph(words_.pin.value, centered(strong, 20));
    }
    if (!words_.code_note.empty()) {
        paragraph(words_.code_note, body);
    }
}

void RollWriter::rows(const std::vector<SlipRow>& list, const TextStyle& label, const TextStyle& value) {
    rule();
    for (const auto& row : list) {
        paragraph(row.english.empty() ? row.label + ":" : fmt::format("{} ({}):", row.label, row.english),
                  label);
        paragraph(row.value, value);
        y_ += gap / 2;
    }
}

void RollWriter::papers() {
    rule();
    paragraph(words_.papers_title, strong);
    constexpr double number_width = 48;
    for (const auto& paper : words_.papers) {
        pen_.text(paper.number + ".", body, 0, y_, number_width);
        y_ += pen_.text(paper.name, body, number_width, y_, width - number_width);
        y_ += pen_.text(paper.pages, strong, number_width, y_, width - number_width) + gap / 2;
    }
}

int RollWriter::write() {
    heading();
    code();
    rows(words_.dossier, body, strong);
    papers();
    rows(words_.afterwards, strong, body);
    rule();
    paragraph(words_.closing, centered(body));
    y_ += gap / 2;
    paragraph(words_.kiosk, centered(body, 10));
    return static_cast<int>(std::ceil(y_ + margin));
}

Bytes to_bitmap(cairo_surface_t* surface, int height) {
    cairo_surface_flush(surface);
    const unsigned char* pixels = cairo_image_surface_get_data(surface);
    const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface));
    Bytes bitmap(static_cast<std::size_t>(height) * row_bytes);
    for (std::size_t i = 0; i < bitmap.size() * 8; ++i) {
        if (pixels[i / width * stride + i % width] >= dark_from) {
            bitmap[i / 8] = static_cast<std::uint8_t>(bitmap[i / 8] | 0x80U >> (i % 8U));
        }
    }
    return bitmap;
}

}  // namespace

Result<PrintDocument> render_slip_roll(const SubmissionSlip& slip, const QrMatrix& qr,
                                       const PaperFonts& fonts) {
    const auto map = load_fonts(fonts);
    if (!map) {
        return failed("render the slip", map.error());
    }
    const Handle<cairo_surface_t, cairo_surface_destroy> surface(
        cairo_image_surface_create(CAIRO_FORMAT_A8, width, longest));
    const Handle<cairo_t, cairo_destroy> cairo(cairo_create(surface.get()));
    Pen pen(cairo.get(), map->get(), dots_per_point);
    const int height = RollWriter(pen, slip, qr).write();
    if (const cairo_status_t status = cairo_status(cairo.get()); status != CAIRO_STATUS_SUCCESS) {
        return fail(ErrorCode::bad_asset, fmt::format("draw the slip: {}", cairo_status_to_string(status)));
    }
    if (pen.missed_a_letter()) {
        return fail(ErrorCode::bad_asset, "draw the slip: a letter has no glyph in the pinned fonts");
    }
    if (height > longest) {
        return fail(ErrorCode::bad_asset,
                    fmt::format("draw the slip: {} dots are too long for the roll", height));
    }
    return PrintDocument{PaperKind::roll_80mm, to_bitmap(surface.get(), height), 1};
}

}  // namespace kiosk
