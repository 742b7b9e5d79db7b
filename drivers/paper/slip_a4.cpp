#include <cairo-pdf.h>
#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>

#include "drivers/paper/fonts.h"
#include "drivers/paper/pen.h"
#include "drivers/paper/slip_paper.h"
#include "src/paper/slip_words.h"

namespace kiosk {
namespace {

constexpr double mm = 72 / 25.4;
constexpr double page_width = 210 * mm;
constexpr double page_height = 297 * mm;
// Margins of Nghị định 30/2020, Phụ lục I: left 30–35 mm for the binder, the others 15–25 mm; the left one a
// little less, because this paper is carried home and not bound.
constexpr double left = 22 * mm;
constexpr double right = page_width - 17 * mm;
constexpr double top = 15 * mm;
constexpr double bottom = page_height - 19 * mm;
constexpr double text_width = right - left;
constexpr double hairline = 0.5;

constexpr double label_width = 51 * mm;
constexpr double row_gap = 1.6 * mm;
constexpr double qr_side = 34 * mm;  // 30 mm is what an old phone reads at arm's length; the rest is reserve.

constexpr TextStyle body{};
constexpr TextStyle strong{.weight = Weight::bold};
constexpr TextStyle small_italic{.points = 10.5, .slant = Slant::italic};
constexpr TextStyle pin_style{.face = Typeface::sans, .points = 15, .weight = Weight::bold};
constexpr TextStyle footer_style{.points = 10, .align = Align::center};

TextStyle centered(TextStyle style) {
    style.align = Align::center;
    return style;
}

/// Writes one copy of the slip. The number of pages is known only after writing, so it is written twice.
class SlipWriter {
  public:
    SlipWriter(Pen& pen, const SubmissionSlip& slip, const QrMatrix& qr, int pages)
        : pen_(pen), slip_(slip), words_(slip_words(slip)), qr_(qr), pages_(pages) {}

    /// The number of pages written.
    int write();

  private:
    void heading();
    /// A centred paragraph with lines of about equal length.
    double middle(std::string_view text, const TextStyle& style, double x, double y, double width);
    void title();
    void code_card();
    double label(const SlipRow& row);
    void rows(const std::vector<SlipRow>& rows);
    void paper_table();
    void table_head();
    void table_row(const SlipPaperLine& paper);
    void footer();
    /// Starts a new page when this height does not fit any more; true when it did.
    bool make_room(double height);

    Pen& pen_;
    const SubmissionSlip& slip_;
    SlipWords words_;
    const QrMatrix& qr_;
    int pages_;
    int page_ = 1;
    double y_ = top;
};

int SlipWriter::write() {
    heading();
    title();
    code_card();
    rows(words_.dossier);
    paper_table();
    rows(words_.afterwards);
    const TextStyle closing = centered({.slant = Slant::italic});
    make_room(pen_.measure(words_.closing, closing, text_width).height + 2 * mm);
    y_ += 2 * mm;
    y_ += pen_.text(words_.closing, closing, left, y_, text_width);
    footer();
    return page_;
}

double SlipWriter::middle(std::string_view text, const TextStyle& style, double x, double y, double width) {
    const double narrow = pen_.balanced(text, style, width);
    return pen_.text(text, style, x + (width - narrow) / 2, y, narrow);
}

void SlipWriter::heading() {
    constexpr double agency_width = 68 * mm;
    constexpr double nation_x = left + agency_width + 3 * mm;
    constexpr double nation_width = right - nation_x;
    const TextStyle agency = centered({.points = 11});
    const TextStyle agency_bold = centered({.points = 11, .weight = Weight::bold});
    const TextStyle motto = centered({.points = 12.5, .weight = Weight::bold});

    double y = y_ + middle(upper_case(slip_.authority), agency, left, y_, agency_width);
    y += middle(upper_case(slip_.center), agency_bold, left, y, agency_width) + 1 * mm;
    // The short rule below an agency is a third of its line, the one below the motto as long as the motto.
    pen_.line(left + agency_width / 3, y, left + agency_width * 2 / 3, y, 0.8);

    double nation_y =
        y_ + pen_.text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", agency_bold, nation_x, y_, nation_width);
    constexpr std::string_view motto_words = "Độc lập - Tự do - Hạnh phúc";
    const double motto_width = pen_.measure(motto_words, motto, nation_width).width;
    nation_y += pen_.text(motto_words, motto, nation_x, nation_y, nation_width) + 1 * mm;
    pen_.line(nation_x + (nation_width - motto_width) / 2, nation_y,
              nation_x + (nation_width + motto_width) / 2, nation_y, 0.8);
    nation_y += 3 * mm;
    nation_y +=
        pen_.text(words_.date_line, centered({.slant = Slant::italic}), nation_x, nation_y, nation_width);
    y_ = std::max(y, nation_y) + 6 * mm;
}

void SlipWriter::title() {
    y_ += pen_.text(words_.title, centered({.points = 19, .weight = Weight::bold}), left, y_, text_width);
    if (!words_.title_english.empty()) {
        y_ += pen_.text(words_.title_english, centered({.points = 13, .slant = Slant::italic}), left, y_,
                        text_width);
    }
    y_ += 1 * mm;
    y_ += middle(words_.notice, centered({.slant = Slant::italic}), left, y_, text_width);
    if (!words_.reprint_mark.empty()) {
        const TextStyle mark = centered({.face = Typeface::sans, .points = 13, .weight = Weight::bold});
        const TextSize size = pen_.measure(words_.reprint_mark, mark, text_width);
        y_ += 4 * mm;
        pen_.frame(left + (text_width - size.width) / 2 - 5 * mm, y_ - 1.5 * mm, size.width + 10 * mm,
                   size.height + 3 * mm, 0.1, 1.2);
        y_ += pen_.text(words_.reprint_mark, mark, left, y_, text_width) + 1.5 * mm;
    }
    y_ += 4 * mm;
}

void SlipWriter::code_card() {
    constexpr double padding = 4 * mm;
    constexpr double words_width = text_width - qr_side - 3 * padding;
    TextStyle code{.face = Typeface::sans, .points = 23, .weight = Weight::bold};
    // Codes come in many lengths; down to 20 pt they stay on one line, after that they wrap.
    while (code.points > 20 && pen_.measure(words_.code.value, code, 10 * words_width).width > words_width) {
        code.points -= 0.5;
    }
    struct Line {
        std::string text;
        TextStyle style;
        double before;
    };
    std::vector<Line> lines{{words_.code.label, body, 0},
                            {words_.code.english, small_italic, 0},
                            {words_.code.value, code, 0},
                            {words_.code_note, body, 1 * mm}};
    if (!words_.pin.value.empty()) {
        lines.push_back({fmt::format("{}:  {}", words_.pin.label, words_.pin.value), pin_style, 1 * mm});
    }
    std::erase_if(lines, [](const Line& line) { return line.text.empty(); });
    double words_height = 0;
    for (const auto& line : lines) {
        words_height += line.before + pen_.measure(line.text, line.style, words_width).height;
    }
    const double height = std::max(words_height, qr_side) + 2 * padding;
    double y = y_ + (height - words_height) / 2;
    for (const auto& line : lines) {
        y += line.before;
        y += pen_.text(line.text, line.style, left + padding, y, words_width);
    }
    pen_.qr(qr_, right - padding - qr_side, y_ + (height - qr_side) / 2, qr_side / qr_.size);
    pen_.frame(left, y_, text_width, height, 2 * mm, 1.2);
    y_ += height + 4 * mm;
}

/// Draws a label and, behind it where it fits, otherwise below, its English; returns the height.
double SlipWriter::label(const SlipRow& row) {
    constexpr double width = label_width - 3 * mm;
    const double height = pen_.text(row.label, strong, left, y_, width);
    if (row.english.empty()) {
        return height;
    }
    const TextSize english = pen_.measure(row.english, small_italic, width);
    const double behind = pen_.measure(row.label, strong, width).width + 2 * mm;
    if (behind + english.width <= width) {
        // Down by the difference of the two heights, so that both stand on one line.
        pen_.text(row.english, small_italic, left + behind, y_ + (height - english.height) * 0.8, width);
        return height;
    }
    return height + pen_.text(row.english, small_italic, left, y_ + height, width);
}

void SlipWriter::rows(const std::vector<SlipRow>& list) {
    constexpr double value_width = text_width - label_width;
    for (const auto& row : list) {
        const double value_height = pen_.measure(row.value, body, value_width).height;
        // A label takes two lines at most.
        make_room(std::max(value_height, 2 * pen_.measure(row.label, strong, text_width).height));
        const double label_height = label(row);
        pen_.text(row.value, body, left + label_width, y_, value_width);
        y_ += std::max(label_height, value_height) + row_gap;
    }
}

constexpr double number_width = 11 * mm;
constexpr double pages_width = 42 * mm;
constexpr double name_width = text_width - number_width - pages_width;
constexpr double cell = 1.2 * mm;

void SlipWriter::table_head() {
    const double height = pen_.measure("TT", strong, number_width).height + 2 * cell;
    pen_.line(left, y_, right, y_, hairline);
    const TextStyle head = centered(strong);
    pen_.text("TT", head, left, y_ + cell, number_width);
    pen_.text("Tên giấy tờ", head, left + number_width, y_ + cell, name_width);
    pen_.text("Số trang", head, right - pages_width, y_ + cell, pages_width);
    for (const double x : {left, left + number_width, right - pages_width, right}) {
        pen_.line(x, y_, x, y_ + height, hairline);
    }
    y_ += height;
    pen_.line(left, y_, right, y_, hairline);
}

void SlipWriter::table_row(const SlipPaperLine& paper) {
    const double name_height = pen_.measure(paper.name, body, name_width - 2 * cell).height;
    const double pages_height = pen_.measure(paper.pages, body, pages_width - 2 * cell).height;
    const double height = std::max(name_height, pages_height) + 2 * cell;
    if (make_room(height)) {
        table_head();
    }
    pen_.text(paper.number, centered(body), left, y_ + cell, number_width);
    pen_.text(paper.name, body, left + number_width + cell, y_ + cell, name_width - 2 * cell);
    pen_.text(paper.pages, centered(body), right - pages_width + cell, y_ + cell, pages_width - 2 * cell);
    for (const double x : {left, left + number_width, right - pages_width, right}) {
        pen_.line(x, y_, x, y_ + height, hairline);
    }
    y_ += height;
    pen_.line(left, y_, right, y_, hairline);
}

void SlipWriter::paper_table() {
    y_ += 1 * mm;
    const std::string heading = words_.papers_english.empty()
                                    ? words_.papers_title
                                    : fmt::format("{} ({})", words_.papers_title, words_.papers_english);
    // The heading, the head and the first row stay together.
    make_room(25 * mm);
    y_ += pen_.text(heading, strong, left, y_, text_width) + 1.5 * mm;
    table_head();
    for (const auto& paper : words_.papers) {
        table_row(paper);
    }
    y_ += 4 * mm;
}

bool SlipWriter::make_room(double height) {
    if (y_ + height <= bottom) {
        return false;
    }
    footer();
    cairo_show_page(pen_.cairo());
    ++page_;
    y_ = top;
    return true;
}

void SlipWriter::footer() {
    const double y = bottom + 4 * mm;
    pen_.line(left, y, right, y, hairline);
    pen_.text(fmt::format("{} · {} · Trang {}/{}", words_.code.value, words_.kiosk, page_, pages_),
              footer_style, left, y + 1 * mm, text_width);
}

cairo_status_t append(void* bytes, const unsigned char* data, unsigned int length) {
    auto& all = *static_cast<Bytes*>(bytes);
    all.insert(all.end(), data, data + length);
    return CAIRO_STATUS_SUCCESS;
}

/// Writes the slip into `pdf` and answers how many pages it has.
Result<int> write_pdf(const SubmissionSlip& slip, const QrMatrix& qr, PangoFontMap* fonts, int pages,
                      Bytes& pdf) {
    const Handle<cairo_surface_t, cairo_surface_destroy> surface(
        cairo_pdf_surface_create_for_stream(append, &pdf, page_width, page_height));
    // 1.4 is what the oldest IPP printers take, and its page objects can be counted without a PDF library.
    cairo_pdf_surface_restrict_to_version(surface.get(), CAIRO_PDF_VERSION_1_4);
    const auto made = slip.reprinted_at.value_or(slip.sent_at);
    const auto set = [&surface](cairo_pdf_metadata_t what, const std::string& value) {
        cairo_pdf_surface_set_metadata(surface.get(), what, value.c_str());
    };
    // Without a fixed date the same slip would give other bytes each second.
    set(CAIRO_PDF_METADATA_CREATE_DATE,
        fmt::format("{:%Y-%m-%dT%H:%M:%S}Z", fmt::gmtime(std::chrono::system_clock::to_time_t(made))));
    set(CAIRO_PDF_METADATA_TITLE, fmt::format("Phiếu gửi hồ sơ {}", slip.code));
    set(CAIRO_PDF_METADATA_AUTHOR, slip.center);
    const Handle<cairo_t, cairo_destroy> cairo(cairo_create(surface.get()));
    Pen pen(cairo.get(), fonts, 1);
    const int written = SlipWriter(pen, slip, qr, pages).write();
    cairo_show_page(cairo.get());
    cairo_surface_finish(surface.get());
    if (const cairo_status_t status = cairo_status(cairo.get()); status != CAIRO_STATUS_SUCCESS) {
        return fail(ErrorCode::bad_asset, fmt::format("draw the slip: {}", cairo_status_to_string(status)));
    }
    if (pen.missed_a_letter()) {
        return fail(ErrorCode::bad_asset, "draw the slip: a letter has no glyph in the pinned fonts");
    }
    return written;
}

}  // namespace

Result<PrintDocument> render_slip_a4(const SubmissionSlip& slip, const QrMatrix& qr,
                                     const PaperFonts& fonts) {
    const auto map = load_fonts(fonts);
    if (!map) {
        return failed("render the slip", map.error());
    }
    PrintDocument document;
    const auto pages = write_pdf(slip, qr, map->get(), 1, document.data);
    if (!pages) {
        return std::unexpected(pages.error());
    }
    document.pages = *pages;
    if (*pages > 1) {
        document.data.clear();
        const auto again = write_pdf(slip, qr, map->get(), *pages, document.data);
        if (!again) {
            return std::unexpected(again.error());
        }
    }
    return document;
}

Result<PrintDocument> render_slip(const SubmissionSlip& slip, const QrMatrix& qr, PaperKind paper,
                                  const PaperFonts& fonts) {
    return paper == PaperKind::a4 ? render_slip_a4(slip, qr, fonts) : render_slip_roll(slip, qr, fonts);
}

}  // namespace kiosk
