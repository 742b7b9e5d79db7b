#include "drivers/sandbox/receipt_pdf.h"

#include <cairo-pdf.h>
#include <fmt/chrono.h>
#include <fmt/core.h>
#include <pango/pangocairo.h>

#include "src/base/handle.h"

namespace kiosk::sandbox {

namespace {

// A4 in points.
constexpr double page_width = 595.28;
constexpr double page_height = 841.89;
constexpr double margin = 56;

using Surface = Handle<cairo_surface_t, cairo_surface_destroy>;
using Context = Handle<cairo_t, cairo_destroy>;
using Layout = Handle<PangoLayout, g_object_unref>;
using Font = Handle<PangoFontDescription, pango_font_description_free>;

cairo_status_t collect(void* closure, const unsigned char* data, unsigned int length) {
    static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

double paragraph(cairo_t* context, double y, const char* font_name, PangoAlignment alignment,
                 const std::string& text) {
    const Layout layout(pango_cairo_create_layout(context));
    const Font font(pango_font_description_from_string(font_name));
    pango_layout_set_font_description(layout.get(), font.get());
    pango_layout_set_width(layout.get(), static_cast<int>((page_width - 2 * margin) * PANGO_SCALE));
    pango_layout_set_alignment(layout.get(), alignment);
    pango_layout_set_text(layout.get(), text.c_str(), static_cast<int>(text.size()));
    cairo_move_to(context, margin, y);
    pango_cairo_show_layout(context, layout.get());
    int height = 0;
    pango_layout_get_pixel_size(layout.get(), nullptr, &height);
    return y + height + 10;
}

std::string vietnam_time(std::int64_t seconds) {
    // UTC+7 all year.
    return fmt::format("{:%H:%M, ngày %d/%m/%Y}", fmt::gmtime(static_cast<std::time_t>(seconds + 7 * 3600)));
}

}  // namespace

std::string receipt_pdf(const DossierRecord& dossier) {
    std::string pdf;
    const Surface surface(cairo_pdf_surface_create_for_stream(&collect, &pdf, page_width, page_height));
    {
        const Context context(cairo_create(surface.get()));
        auto* c = context.get();
        double y = paragraph(c, margin, "Noto Sans Bold 11", PANGO_ALIGN_CENTER,
                             "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập – Tự do – Hạnh phúc");
        y = paragraph(c, y + 20, "Noto Sans Bold 16", PANGO_ALIGN_CENTER,
                      "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ");
        y = paragraph(c, y, "Noto Sans 12", PANGO_ALIGN_CENTER, "Mã hồ sơ: " + dossier.code);
        y = paragraph(
            c, y + 20, "Noto Sans 12", PANGO_ALIGN_LEFT,
            fmt::format("Nội dung yêu cầu: {} – {}\nĐơn vị tiếp nhận: {}\nThời gian nhận hồ sơ: {}\n"
                        "Phí, lệ phí: {} đồng (đã nộp {} đồng)",
                        dossier.procedure_code, dossier.procedure_name, dossier.unit,
                        vietnam_time(dossier.received_at), dossier.fee, dossier.paid));
        paragraph(c, y + 40, "Noto Sans Italic 11", PANGO_ALIGN_RIGHT,
                  "Người tiếp nhận hồ sơ\n(môi trường thử nghiệm)");
        cairo_show_page(c);
    }
    cairo_surface_finish(surface.get());
    return pdf;
}

}  // namespace kiosk::sandbox
