#include "kiosk/page_store.h"

#include <algorithm>
#include <utility>

namespace kiosk {

namespace {

void overwrite(ScannedPage& page) {
    std::ranges::fill(page.jpeg, std::uint8_t{0});
    std::ranges::fill(page.preview.rgb, std::uint8_t{0});
}

}  // namespace

PageStore::~PageStore() {
    wipe();
}

PageId PageStore::add(ScannedPage page) {
    const std::lock_guard lock(mutex_);
    last_ = static_cast<PageId>(static_cast<std::uint32_t>(last_) + 1);
    pages_.emplace(last_, std::move(page));
    return last_;
}

std::optional<PageStore::Paper> PageStore::paper(PageId id) const {
    const std::lock_guard lock(mutex_);
    const auto found = pages_.find(id);
    return found == pages_.end() ? std::nullopt : std::optional(Paper{found->second.jpeg, found->second.dpi});
}

std::optional<Preview> PageStore::take_preview(PageId id) {
    const std::lock_guard lock(mutex_);
    const auto found = pages_.find(id);
    if (found == pages_.end() || found->second.preview.rgb.empty()) {
        return std::nullopt;
    }
    return std::exchange(found->second.preview, Preview{});
}

void PageStore::drop(PageId id) {
    const std::lock_guard lock(mutex_);
    if (const auto found = pages_.find(id); found != pages_.end()) {
        overwrite(found->second);
        pages_.erase(found);
    }
}

void PageStore::wipe() {
    const std::lock_guard lock(mutex_);
    for (auto& [id, page] : pages_) {
        overwrite(page);
    }
    pages_.clear();
}

}  // namespace kiosk
