#include "drivers/imaging/component_pdf.h"

#include <cairo-pdf.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <numbers>
#include <thread>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "drivers/imaging/jpeg.h"
#include "src/base/handle.h"
#include "src/paper/pdf_plan.h"

namespace kiosk {

namespace {

using Surface = Handle<cairo_surface_t, cairo_surface_destroy>;
using Context = Handle<cairo_t, cairo_destroy>;

constexpr double points_per_inch = 72.0;

/// What Cairo adds to each JPEG (page, content and image objects, cross-reference): 600 bytes measured, with
/// room.
constexpr std::size_t overhead_per_page = 1'500;
constexpr std::size_t overhead_per_file = 4'000;

/// One page on its way into the file: the original, or the smaller JPEG made from it.
struct Sheet {
    PdfPage page;
    JpegInfo original;
    PdfStep step = PdfStep::as_is;
    Bytes smaller;  ///< Empty while the original is used.

    [[nodiscard]] ByteView jpeg() const { return smaller.empty() ? page.jpeg : ByteView(smaller); }
    [[nodiscard]] PdfPageState state() const {
        return {jpeg().size(), page.jpeg.size(), page.dpi, original.channels == Channels::rgb, step};
    }
};

/// Re-encodes the original for `step`. Works in eighths of the size, which libjpeg decodes straight to: 200
/// dpi of a 300 dpi page becomes 187, never more than asked.
Result<void> shrink(Sheet& sheet, PdfStep step) {
    const PdfTreatment wanted = treatment(step, sheet.state());
    const Channels channels = wanted.grey ? Channels::grey : Channels::rgb;
    const int eighths = std::clamp(8 * wanted.dpi / sheet.page.dpi, 1, 8);
    auto picture = decode_jpeg_scaled(sheet.page.jpeg, channels, eighths);
    if (!picture) {
        return std::unexpected(picture.error());
    }
    auto jpeg = encode_jpeg(*picture, wanted.quality, sheet.page.dpi * eighths / 8);
    if (!jpeg) {
        return std::unexpected(jpeg.error());
    }
    sheet.step = step;
    if (jpeg->size() <
        sheet.jpeg().size()) {  // A gentler re-encoding can come out larger than a lean original.
        sheet.smaller = std::move(*jpeg);
    }
    return {};
}

std::unexpected<Error> on_page(std::size_t index, const Error& error) {
    return failed(fmt::format("page {}", index + 1), error);
}

/// Carries out a plan on two threads: re-encoding is the slow part, and the kiosk has two cores at least.
Result<void> carry_out(std::vector<Sheet>& sheets, const std::vector<PdfStep>& plan) {
    std::atomic<std::size_t> next = 0;
    std::vector<Result<void>> results(sheets.size());
    const auto work = [&] {
        for (std::size_t i = next++; i < sheets.size(); i = next++) {
            if (plan[i] != sheets[i].step) {
                results[i] = shrink(sheets[i], plan[i]);
            }
        }
    };
    {
        const std::jthread second(work);
        work();
    }
    for (std::size_t i = 0; i < results.size(); ++i) {
        if (!results[i]) {
            return on_page(i, results[i].error());
        }
    }
    return {};
}

Result<std::vector<Sheet>> sheets_of(std::span<const PdfPage> pages) {
    std::vector<Sheet> sheets;
    for (const PdfPage& page : pages) {
        auto info = jpeg_info(page.jpeg);
        if (!info) {
            return on_page(sheets.size(), info.error());
        }
        if (page.dpi <= 0) {
            return on_page(sheets.size(), {ErrorCode::page_unreadable, "no resolution"});
        }
        sheets.push_back({page, *info, PdfStep::as_is, {}});
    }
    return sheets;
}

Result<void> make_fit(std::vector<Sheet>& sheets, std::size_t max_bytes) {
    const std::size_t overhead = overhead_per_file + overhead_per_page * sheets.size();
    const std::size_t budget = max_bytes - std::min(max_bytes, overhead);
    for (std::size_t round = 0; round <= pdf_steps().size(); ++round) {
        std::vector<PdfPageState> states;
        std::vector<PdfStep> now;
        for (const Sheet& sheet : sheets) {
            states.push_back(sheet.state());
            now.push_back(sheet.step);
        }
        const auto plan = plan_pdf(states, budget);
        if (!plan) {
            break;
        }
        if (*plan == now) {
            return {};
        }
        if (auto done = carry_out(sheets, *plan); !done) {
            return done;
        }
    }
    return fail(ErrorCode::document_too_large,
                fmt::format("{} pages do not fit into {} bytes", sheets.size(), max_bytes));
}

cairo_status_t append(void* bytes, const unsigned char* data, unsigned int length) {
    static_cast<Bytes*>(bytes)->insert(static_cast<Bytes*>(bytes)->end(), data, data + length);
    return CAIRO_STATUS_SUCCESS;
}

/// One pixel that is never looked at: Cairo writes the attached JPEG instead, with the JPEG's own size. An
/// image of the page's size would be 35 MB that Cairo copies.
Result<Surface> image_of(const Sheet& sheet) {
    Surface image(cairo_image_surface_create(CAIRO_FORMAT_RGB24, 1, 1));
    const ByteView jpeg = sheet.jpeg();
    const cairo_status_t status = cairo_surface_set_mime_data(image.get(), CAIRO_MIME_TYPE_JPEG, jpeg.data(),
                                                              jpeg.size(), nullptr, nullptr);
    if (status != CAIRO_STATUS_SUCCESS) {
        return fail(ErrorCode::page_unreadable, cairo_status_to_string(status));
    }
    return image;
}

/// Turns the page's coordinates so that the image, drawn at the origin, stands upright after a clockwise
/// rotation.
void rotate(cairo_t* context, Rotation rotation, double width, double height) {
    switch (rotation) {
        case Rotation::none: return;
        case Rotation::quarter: cairo_translate(context, height, 0); break;
        case Rotation::half: cairo_translate(context, width, height); break;
        case Rotation::three_quarters: cairo_translate(context, 0, width); break;
    }
    cairo_rotate(context, static_cast<double>(static_cast<int>(rotation)) * std::numbers::pi / 2);
}

Result<void> draw(cairo_surface_t* pdf, cairo_t* context, const Sheet& sheet) {
    // The paper's size comes from the original, so that a page made smaller in pixels stays A4.
    const double width = sheet.original.width * points_per_inch / sheet.page.dpi;
    const double height = sheet.original.height * points_per_inch / sheet.page.dpi;
    const bool lying =
        sheet.page.rotation == Rotation::quarter || sheet.page.rotation == Rotation::three_quarters;
    auto image = image_of(sheet);
    if (!image) {
        return std::unexpected(image.error());
    }
    cairo_pdf_surface_set_size(pdf, lying ? height : width, lying ? width : height);
    cairo_save(context);
    rotate(context, sheet.page.rotation, width, height);
    cairo_scale(context, width, height);
    cairo_set_source_surface(context, image->get(), 0, 0);
    cairo_paint(context);
    cairo_restore(context);
    cairo_show_page(context);
    return {};
}

Result<Bytes> write_pdf(const std::vector<Sheet>& sheets, const PdfOrder& order) {
    Bytes bytes;
    const Surface pdf(cairo_pdf_surface_create_for_stream(append, &bytes, points_per_inch, points_per_inch));
    const std::string created = fmt::format("{:%Y-%m-%dT%H:%M:%SZ}",
                                            fmt::gmtime(std::chrono::system_clock::to_time_t(order.created)));
    cairo_pdf_surface_set_metadata(pdf.get(), CAIRO_PDF_METADATA_TITLE, order.title.c_str());
    cairo_pdf_surface_set_metadata(pdf.get(), CAIRO_PDF_METADATA_CREATE_DATE, created.c_str());
    const Context context(cairo_create(pdf.get()));
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        if (auto drawn = draw(pdf.get(), context.get(), sheets[i]); !drawn) {
            return on_page(i, drawn.error());
        }
    }
    const cairo_status_t drawing = cairo_status(context.get());
    cairo_surface_finish(pdf.get());
    const cairo_status_t finishing = cairo_surface_status(pdf.get());
    if (drawing != CAIRO_STATUS_SUCCESS || finishing != CAIRO_STATUS_SUCCESS) {
        return fail(ErrorCode::page_unreadable,
                    cairo_status_to_string(drawing != CAIRO_STATUS_SUCCESS ? drawing : finishing));
    }
    return bytes;
}

}  // namespace

Result<Bytes> component_pdf(std::span<const PdfPage> pages, const PdfOrder& order) {
    if (pages.empty()) {
        return fail(ErrorCode::page_unreadable, "make the PDF: no pages");
    }
    auto sheets = sheets_of(pages);
    if (!sheets) {
        return failed("make the PDF", sheets.error());
    }
    if (auto fits = make_fit(*sheets, order.max_bytes); !fits) {
        return failed("make the PDF", fits.error());
    }
    auto pdf = write_pdf(*sheets, order);
    if (!pdf) {
        return failed("make the PDF", pdf.error());
    }
    return pdf;
}

}  // namespace kiosk
