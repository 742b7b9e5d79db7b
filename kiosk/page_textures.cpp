#include "kiosk/page_textures.h"

namespace kiosk {

std::optional<ui::PageView> PageTextures::of(PageId page, screens::PictureSize size) {
    if (size == screens::PictureSize::thumbnail) {
        return thumbnail(page);
    }
    if (large_ && large_->page == page) {
        return large_->view;
    }
    if (const auto picture = effects_.pages().take_picture(page)) {
        drop_large();
        fetching_ = PageId{};
        large_ = Large{
            page,
            {.picture = shell_.add_picture(*picture), .width = picture->width, .height = picture->height}};
        return large_->view;
    }
    if (fetching_ != page) {
        fetching_ = page;
        effects_.fetch_picture(page);
    }
    return thumbnail(page);
}

std::optional<ui::PageView> PageTextures::thumbnail(PageId page) {
    if (const auto found = thumbnails_.find(page); found != thumbnails_.end()) {
        return found->second;
    }
    const auto small = effects_.pages().take_thumbnail(page);
    if (!small) {
        return std::nullopt;
    }
    const ui::PageView view{
        .picture = shell_.add_picture(*small), .width = small->width, .height = small->height};
    return thumbnails_.emplace(page, view).first->second;
}

void PageTextures::drop(PageId page) {
    if (const auto found = thumbnails_.find(page); found != thumbnails_.end()) {
        shell_.drop_picture(found->second.picture);
        thumbnails_.erase(found);
    }
    if (large_ && large_->page == page) {
        drop_large();
    }
}

void PageTextures::drop_large() {
    if (large_) {
        shell_.drop_picture(large_->view.picture);
        large_.reset();
    }
}

void PageTextures::drop_all() {
    for (const auto& [page, view] : thumbnails_) {
        shell_.drop_picture(view.picture);
    }
    thumbnails_.clear();
    drop_large();
    fetching_ = PageId{};
}

}  // namespace kiosk
