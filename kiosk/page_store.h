// The scanned pages of the session: pixels the flow only knows by number. Filled by the scanner's thread,
// read by the store's, shown by the main thread; emptied and overwritten at the session's end.
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <vector>

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

    /// The small picture, once: it moves on to the renderer.
    [[nodiscard]] std::optional<Preview> take_preview(PageId id);

    void drop(PageId id);
    void wipe();

  private:
    mutable std::mutex mutex_;
    std::map<PageId, ScannedPage> pages_;
    PageId last_{};
};

}  // namespace kiosk
