// The scanned pages of the session as the screen needs them: a thumbnail of each, and one large picture, of
// the page on show. Large pictures of twenty pages would be more memory than the whole kiosk.
#pragma once

#include <map>
#include <optional>

#include "kiosk/effects.h"
#include "kiosk/screens/screens.h"
#include "kiosk/ui/shell.h"

namespace kiosk {

class PageTextures {
  public:
    /// Both outlive this object.
    PageTextures(Effects& effects, ui::Shell& shell) : effects_(effects), shell_(shell) {}
    ~PageTextures() { drop_all(); }
    PageTextures(const PageTextures&) = delete;
    PageTextures& operator=(const PageTextures&) = delete;

    /// A large picture that is not here is fetched, and until it comes the thumbnail stands in its place.
    /// nullopt when there is no such page.
    [[nodiscard]] std::optional<ui::PageView> of(PageId page, screens::PictureSize size);

    void drop(PageId page);
    void drop_all();

  private:
    struct Large {
        PageId page;
        bool enlarged;  ///< With every letter, for a look from near.
        ui::PageView view;
    };

    [[nodiscard]] std::optional<ui::PageView> thumbnail(PageId page);
    void drop_large();

    Effects& effects_;
    ui::Shell& shell_;
    std::map<PageId, ui::PageView> thumbnails_;
    std::optional<Large> large_;
    struct Wanted {
        PageId page{};
        bool enlarged = false;
        bool operator==(const Wanted&) const = default;
    };
    Wanted fetching_{};
};

}  // namespace kiosk
