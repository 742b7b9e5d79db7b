// The scanned pages of the session: pixels the flow only knows by number. Filled by the scanner's thread,
// read by the store's, shown by the main thread; emptied and overwritten at the session's end.
#pragma once

#include <map>
#include <mutex>
#include <optional>

#include "src/device/scanner.h"
#include "src/dossier/component.h"

namespace kiosk {

class PageStore {
  public:
    PageStore() = default;
    ~PageStore();
    PageStore(const PageStore&) = delete;
    PageStore& operator=(const PageStore&) = delete;

    [[nodiscard]] PageId add(ScannedPage page);

    /// The page's JPEG and resolution; nullopt when it was dropped meanwhile.
    struct Paper {
        Bytes jpeg;
        int dpi = 0;
    };
    [[nodiscard]] std::optional<Paper> paper(PageId id) const;

    /// The picture for the whole screen, once: it moves on to the renderer. Only that of the page added or
    /// put last is kept; another is made from the page's JPEG and put.
    [[nodiscard]] std::optional<Preview> take_picture(PageId id);
    void put_picture(PageId id, Preview picture);

    /// The picture for the strip of pages, once.
    [[nodiscard]] std::optional<Preview> take_thumbnail(PageId id);

    void drop(PageId id);
    void wipe();

  private:
    struct Kept {
        Paper paper;
        Preview thumbnail;
    };
    struct Picture {
        PageId page;
        Preview preview;
    };

    void drop_picture();

    mutable std::mutex mutex_;
    std::map<PageId, Kept> pages_;
    std::optional<Picture> picture_;
    PageId last_{};
};

}  // namespace kiosk
