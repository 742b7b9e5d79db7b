#include "kiosk/page_textures.h"

namespace kiosk {

namespace {

/// The longest side in pixels: of a page that fills the screen, and of one whose small print is looked at. A4
/// at 300 dpi has 3,500; half of that reads well and is 9 MB, of one page at a time.
constexpr int screen_side = 1000;
constexpr int enlarged_side = 2000;

}  // namespace

std::optional<ui::PageView> PageTextures::of(PageId page, screens::PictureSize size) {
    if (size == screens::PictureSize::thumbnail) {
        return thumbnail(page);
    }
    const Wanted wanted{page, size == screens::PictureSize::enlarged};
    const bool here = large_ && large_->page == page;
    if (here && (large_->enlarged || !wanted.enlarged)) {
        return large_->view;
    }
    if (const auto picture = effects_.pages().take_picture(page)) {
        drop_large();
        // A picture that nobody fetched came from the scanner, as large as the screen.
        large_ = Large{
            page,
            fetching_.page == page && fetching_.enlarged,
            {.picture = shell_.add_picture(*picture), .width = picture->width, .height = picture->height}};
        fetching_ = {};
        return of(page, size);
    }
    if (fetching_ != wanted) {
        fetching_ = wanted;
        effects_.fetch_picture(page, wanted.enlarged ? enlarged_side : screen_side);
    }
    return here ? large_->view : thumbnail(page);
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
    fetching_ = {};
}

}  // namespace kiosk
