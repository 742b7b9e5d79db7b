#include "kiosk/page_store.h"

#include <algorithm>
#include <utility>

#include "drivers/imaging/page_gauge.h"

namespace kiosk {

namespace {

/// As large as a page in the strip on the finest panel we know, and 60 kB: twenty pages do not count.
constexpr int thumbnail_side = 160;

void overwrite(Bytes& bytes) {
    std::ranges::fill(bytes, std::uint8_t{0});
}

Preview thumbnail_of(const Preview& picture) {
    PageGauge gauge(picture.width, picture.height, /*dpi=*/300, Channels::rgb, thumbnail_side);
    gauge.add(picture.rgb);
    return gauge.take_preview();
}

std::optional<Preview> taken(Preview& preview) {
    return preview.rgb.empty() ? std::nullopt : std::optional(std::exchange(preview, Preview{}));
}

}  // namespace

PageStore::~PageStore() {
    wipe();
}

PageId PageStore::add(ScannedPage page) {
    Kept kept{{std::move(page.jpeg), page.dpi}, thumbnail_of(page.preview)};
    const std::lock_guard lock(mutex_);
    last_ = static_cast<PageId>(static_cast<std::uint32_t>(last_) + 1);
    pages_.emplace(last_, std::move(kept));
    drop_picture();
    picture_ = Picture{last_, std::move(page.preview)};
    return last_;
}

std::optional<PageStore::Paper> PageStore::paper(PageId id) const {
    const std::lock_guard lock(mutex_);
    const auto found = pages_.find(id);
    return found == pages_.end() ? std::nullopt : std::optional(found->second.paper);
}

std::optional<Preview> PageStore::take_picture(PageId id) {
    const std::lock_guard lock(mutex_);
    return picture_ && picture_->page == id ? taken(picture_->preview) : std::nullopt;
}

void PageStore::put_picture(PageId id, Preview picture) {
    const std::lock_guard lock(mutex_);
    drop_picture();
    if (pages_.contains(id)) {
        picture_ = Picture{id, std::move(picture)};
    } else {
        overwrite(picture.rgb);  // The page was dropped while its picture was made.
    }
}

std::optional<Preview> PageStore::take_thumbnail(PageId id) {
    const std::lock_guard lock(mutex_);
    const auto found = pages_.find(id);
    return found == pages_.end() ? std::nullopt : taken(found->second.thumbnail);
}

void PageStore::drop_picture() {
    if (picture_) {
        overwrite(picture_->preview.rgb);
        picture_.reset();
    }
}

void PageStore::drop(PageId id) {
    const std::lock_guard lock(mutex_);
    if (picture_ && picture_->page == id) {
        drop_picture();
    }
    if (const auto found = pages_.find(id); found != pages_.end()) {
        overwrite(found->second.paper.jpeg);
        overwrite(found->second.thumbnail.rgb);
        pages_.erase(found);
    }
}

void PageStore::wipe() {
    const std::lock_guard lock(mutex_);
    drop_picture();
    for (auto& [id, page] : pages_) {
        overwrite(page.paper.jpeg);
        overwrite(page.thumbnail.rgb);
    }
    pages_.clear();
}

}  // namespace kiosk
