#include "kiosk/parcel.h"

#include <algorithm>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "drivers/imaging/component_pdf.h"
#include "drivers/system/random.h"
#include "src/base/sha256.h"

namespace kiosk {

namespace {

BlobRef add_blob(Parcel& parcel, Bytes bytes, std::string media_type) {
    BlobRef ref{sha256_hex(bytes), bytes.size(), std::move(media_type)};
    const bool known =
        std::ranges::any_of(parcel.blobs, [&](const Blob& b) { return b.ref.sha256 == ref.sha256; });
    if (!known) {
        parcel.blobs.push_back(Blob{ref, std::move(bytes)});
    }
    return ref;
}

Result<Bytes> pdf_of(const DossierDraft::Paper& paper, const PageStore& pages, WallTime now) {
    std::vector<PageStore::Paper> sheets;
    std::vector<PdfPage> order;
    sheets.reserve(paper.pages.size());
    for (const auto& page : paper.pages) {
        auto sheet = pages.paper(page.id);
        if (!sheet) {
            return fail(ErrorCode::page_unreadable,
                        fmt::format("page {} of {} is gone", order.size() + 1, paper.id));
        }
        sheets.push_back(std::move(*sheet));
        order.push_back(PdfPage{sheets.back().jpeg, sheets.back().dpi, page.rotation});
    }
    return component_pdf(order, PdfOrder{.title = paper.name, .created = now});
}

std::string_view answer_word(ComponentAnswer answer) {
    return answer == ComponentAnswer::will_bring ? "will_bring" : "scanned";
}

}  // namespace

Result<Parcel> pack(const DossierDraft& draft, const PageStore& pages, const std::string& unit_code,
                    const std::string& catalog_version, WallTime now) {
    Parcel parcel;
    Manifest& manifest = parcel.manifest;
    manifest.key = random_uuid().text();
    manifest.procedure_code = draft.procedure_code;
    manifest.procedure_name = draft.procedure_name;
    manifest.catalog_version = catalog_version;
    manifest.unit_code = unit_code;
    manifest.created_at = fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", now);
    manifest.form = add_blob(parcel, bytes_of(draft.form_json), "application/json");
    for (const auto& paper : draft.papers) {
        ManifestComponent component{paper.id,
                                    paper.name,
                                    std::string(answer_word(paper.answer)),
                                    static_cast<int>(paper.pages.size()),
                                    {}};
        if (paper.answer == ComponentAnswer::scanned) {
            auto pdf = pdf_of(paper, pages, now);
            if (!pdf) {
                return failed(fmt::format("make the PDF of {}", paper.id), pdf.error());
            }
            component.blobs.push_back(add_blob(parcel, std::move(*pdf), "application/pdf"));
        }
        manifest.components.push_back(std::move(component));
    }
    manifest.result_delivery = draft.result_delivery;
    manifest.fee = draft.fee;
    return parcel;
}

}  // namespace kiosk
