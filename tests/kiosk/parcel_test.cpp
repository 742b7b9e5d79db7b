// What the citizen confirmed becomes what is stored: a PDF for each paper, the form, and the manifest.
#include "kiosk/parcel.h"

#include <fstream>
#include <iterator>

#include "src/base/sha256.h"
#include "src/base/uuid.h"
#include "tests/support/catch.h"

using namespace kiosk;

namespace {

ScannedPage page_of(const char* file) {
    std::ifstream stream(std::string("tests/pages/") + file, std::ios::binary);
    ScannedPage page;
    page.jpeg.assign(std::istreambuf_iterator<char>(stream), {});
    REQUIRE_FALSE(page.jpeg.empty());
    page.dpi = 300;
    page.preview = Preview{20, 10, Bytes(20 * 10 * 3, 0x77)};
    return page;
}

DossierDraft draft() {
    DossierDraft draft;
    draft.procedure_code = "1.001193";
    draft.procedure_name = "Thủ tục đăng ký khai sinh";
    draft.form_json = R"({"applicant":{}})";
    draft.result_delivery = "hall";
    draft.fee = 8000;
    return draft;
}

const WallTime now{std::chrono::sys_days{std::chrono::year{2026} / 11 / 20} + std::chrono::hours(3)};

Result<Parcel> packed(const DossierDraft& draft, const PageStore& pages) {
    return pack(draft, pages, "24169", "2026-11", now);
}

}  // namespace

TEST_CASE("the page store gives a picture once and a page until it is dropped") {
    PageStore pages;
    const PageId one = pages.add(page_of("giay_chung_sinh.jpg"));
    const auto picture = pages.take_picture(one);
    REQUIRE(picture);
    CHECK(picture->rgb == Bytes(20 * 10 * 3, 0x77));
    CHECK_FALSE(pages.take_picture(one));
    CHECK(pages.take_thumbnail(one));
    CHECK_FALSE(pages.take_thumbnail(one));
    pages.put_picture(one, Preview{1, 1, Bytes{7, 8, 9}});
    REQUIRE(pages.take_picture(one));
    const PageId two = pages.add(page_of("trang_trang.jpg"));
    CHECK(one != two);
    REQUIRE(pages.paper(one));
    CHECK(pages.paper(one)->dpi == 300);
    pages.drop(one);
    pages.drop(one);
    CHECK_FALSE(pages.paper(one));
    CHECK_FALSE(pages.take_picture(one));
    CHECK(pages.paper(two));
    pages.wipe();
    CHECK_FALSE(pages.paper(two));
    CHECK_FALSE(pages.take_picture(two));
    CHECK_FALSE(pages.take_thumbnail(two));
    // A number is never used again: a late picture of the last citizen cannot be the next one's page.
    const PageId three = pages.add(page_of("trang_trang.jpg"));
    CHECK((three != one && three != two));
}

TEST_CASE("the manifest names every part once, by its hash") {
    PageStore pages;
    auto wanted = draft();
    wanted.papers.push_back({"chung_sinh",
                             "Giấy chứng sinh",
                             ComponentAnswer::scanned,
                             {Page{pages.add(page_of("giay_chung_sinh.jpg"))},
                              Page{pages.add(page_of("lon_nguoc.jpg")), Rotation::half}}});
    wanted.papers.push_back({"uy_quyen", "Văn bản ủy quyền", ComponentAnswer::will_bring, {}});
    const auto parcel = packed(wanted, pages);
    REQUIRE(parcel);
    const Manifest& manifest = parcel->manifest;
    CHECK(Uuid::parse(manifest.key));
    CHECK(manifest.procedure_code == "1.001193");
    CHECK(manifest.unit_code == "24169");
    CHECK(manifest.catalog_version == "2026-11");
    CHECK(manifest.created_at == "2026-11-20T03:00:00Z");
    CHECK(manifest.result_delivery == "hall");
    CHECK(manifest.fee == 8000);
    REQUIRE(manifest.components.size() == 2);
    CHECK(manifest.components[0].answer == "scanned");
    CHECK(manifest.components[0].pages == 2);
    REQUIRE(manifest.components[0].blobs.size() == 1);
    CHECK(manifest.components[0].blobs[0].media_type == "application/pdf");
    CHECK(manifest.components[1].answer == "will_bring");
    CHECK(manifest.components[1].pages == 0);
    CHECK(manifest.components[1].blobs.empty());

    REQUIRE(parcel->blobs.size() == 2);
    CHECK(parcel->blobs[0].ref.sha256 == manifest.form.sha256);
    CHECK(parcel->blobs[1].ref.sha256 == manifest.components[0].blobs[0].sha256);
    for (const Blob& blob : parcel->blobs) {
        CHECK(blob.ref.sha256 == sha256_hex(blob.bytes));
        CHECK(blob.ref.size == blob.bytes.size());
    }
    const Bytes& pdf = parcel->blobs[1].bytes;
    CHECK(std::string(pdf.begin(), pdf.begin() + 5) == "%PDF-");
    // Another dossier with the same content has another key.
    CHECK(packed(wanted, pages)->manifest.key != manifest.key);
}

TEST_CASE("the same paper twice is one blob") {
    PageStore pages;
    auto wanted = draft();
    for (const char* id : {"one", "two"}) {
        wanted.papers.push_back(
            {id, "Giấy tờ", ComponentAnswer::scanned, {Page{pages.add(page_of("giay_chung_sinh.jpg"))}}});
    }
    const auto parcel = packed(wanted, pages);
    REQUIRE(parcel);
    CHECK(parcel->blobs.size() == 2);  // The form and the one PDF.
    CHECK(parcel->manifest.components[0].blobs[0].sha256 == parcel->manifest.components[1].blobs[0].sha256);
}

TEST_CASE("a page that is gone or broken stops the parcel, and says which") {
    PageStore pages;
    auto wanted = draft();
    const PageId there = pages.add(page_of("giay_chung_sinh.jpg"));
    const PageId gone = pages.add(page_of("giay_chung_sinh.jpg"));
    wanted.papers.push_back(
        {"chung_sinh", "Giấy chứng sinh", ComponentAnswer::scanned, {Page{there}, Page{gone}}});
    SECTION("gone") {
        pages.drop(gone);
        const auto parcel = packed(wanted, pages);
        REQUIRE_FALSE(parcel);
        CHECK(parcel.error().code == ErrorCode::page_unreadable);
        CHECK(parcel.error().detail.contains("page 2"));
    }
    SECTION("broken") {
        auto broken = page_of("giay_chung_sinh.jpg");
        broken.jpeg.resize(200);
        wanted.papers[0].pages[1].id = pages.add(std::move(broken));
        const auto parcel = packed(wanted, pages);
        REQUIRE_FALSE(parcel);
        CHECK(parcel.error().code == ErrorCode::page_unreadable);
    }
    CHECK(packed(draft(), pages));
}
