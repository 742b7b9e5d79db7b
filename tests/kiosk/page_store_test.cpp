// What the session keeps of its pages: every paper, every thumbnail, and one large picture.
#include "kiosk/page_store.h"

#include <algorithm>

#include "tests/support/catch.h"

using namespace kiosk;

namespace {

ScannedPage page_of_shade(std::uint8_t shade) {
    ScannedPage page;
    page.jpeg = Bytes(100, shade);
    page.dpi = 300;
    page.preview = {700, 990, Bytes(700UL * 990UL * 3UL, shade)};
    return page;
}

bool all_of_shade(const Preview& picture, std::uint8_t shade) {
    return !picture.rgb.empty() &&
           std::ranges::all_of(picture.rgb, [&](std::uint8_t byte) { return byte == shade; });
}

}  // namespace

TEST_CASE("of twenty pages only the newest has its large picture, and each its thumbnail") {
    PageStore store;
    std::vector<PageId> ids;
    for (std::uint8_t shade = 1; shade <= 20; ++shade) {
        ids.push_back(store.add(page_of_shade(shade)));
    }
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const auto shade = static_cast<std::uint8_t>(i + 1);
        CHECK(store.take_picture(ids[i]).has_value() == (i == 19));
        const auto small = store.take_thumbnail(ids[i]);
        REQUIRE(small);
        CHECK(std::max(small->width, small->height) <= 160);
        CHECK(std::max(small->width, small->height) >= 100);
        CHECK(all_of_shade(*small, shade));
        CHECK_FALSE(store.take_thumbnail(ids[i]));
        CHECK(store.paper(ids[i])->jpeg == Bytes(100, shade));
    }
    CHECK_FALSE(store.take_picture(ids.back()));
}

TEST_CASE("a picture that is made again is handed on once") {
    PageStore store;
    const PageId first = store.add(page_of_shade(1));
    const PageId second = store.add(page_of_shade(2));
    store.put_picture(first, page_of_shade(1).preview);
    CHECK_FALSE(store.take_picture(second));
    const auto picture = store.take_picture(first);
    REQUIRE(picture);
    CHECK(all_of_shade(*picture, 1));
    CHECK_FALSE(store.take_picture(first));
}

TEST_CASE("nothing of a dropped page comes back") {
    PageStore store;
    const PageId gone = store.add(page_of_shade(1));
    const PageId kept = store.add(page_of_shade(2));
    store.drop(gone);
    store.put_picture(gone, page_of_shade(1).preview);  // Its picture was being made when it was dropped.
    CHECK_FALSE(store.take_picture(gone));
    CHECK_FALSE(store.take_thumbnail(gone));
    CHECK_FALSE(store.paper(gone));
    CHECK(store.paper(kept));
    store.drop(kept);
    CHECK_FALSE(store.take_picture(kept));
}

TEST_CASE("the session's end leaves no page, and the next session's pages have other numbers") {
    PageStore store;
    const PageId old = store.add(page_of_shade(1));
    store.wipe();
    CHECK_FALSE(store.paper(old));
    CHECK_FALSE(store.take_picture(old));
    CHECK_FALSE(store.take_thumbnail(old));
    const PageId next = store.add(page_of_shade(2));
    CHECK(next != old);
    CHECK(store.take_picture(next));
}
