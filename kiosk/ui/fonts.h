// The letters and icons, baked once for a panel and a text size, shared by all sessions: they hold nothing
// personal.
#pragma once

#include <array>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "kiosk/ui/renderer.h"
#include "kiosk/ui/shaped.h"
#include "kiosk/ui/theme.h"
#include "src/base/result.h"

struct ImFont;
struct ImFontAtlas;

namespace kiosk::ui {

struct FontPaths {
    std::filesystem::path regular = "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf";
    std::filesystem::path bold = "/usr/share/fonts/truetype/noto/NotoSans-Bold.ttf";
    std::filesystem::path icons =
        "/usr/share/fonts/truetype/material-design-icons-iconfont/MaterialIcons-Regular.ttf";
    std::filesystem::path others = "/usr/share/fonts/truetype/noto";  ///< Where Khmer and Cham lie.

    /// Every file that a shaped text may need.
    [[nodiscard]] std::vector<std::filesystem::path> shaped() const;
};

/// One text size, ready to draw.
struct FontSet {
    std::unique_ptr<ImFontAtlas, void (*)(ImFontAtlas*)> atlas;
    std::array<float, type_count> em{};  ///< What it was baked for.
    std::array<ImFont*, type_count> type{};
    ImFont* icon = nullptr;  ///< As high as a line of text.
    float icon_px = 0;
    ImFont* circle_icon = nullptr;  ///< For the circles of cards.
    float circle_icon_px = 0;
    std::array<float, 4> shadow{};  ///< Where the soft shadow lies in the atlas: u0 v0 u1 v1.
    float shadow_px = 0;            ///< Its side in pixels.
    float shadow_corner = 0;        ///< The part of it at each end that must not be stretched.
    /// Circles of icons, and discs whose quarters are the corners of rounded rectangles. A pixel of the atlas
    /// is one of the screen; other sizes are drawn as polygons.
    struct Disc {
        float diameter = 0;
        std::array<float, 4> uv{};
    };
    std::vector<Disc> discs{};
};

class FontBook {
  public:
    /// Reads the font files. Errors: file_missing, naming the file and its Debian package; bad_asset when it
    /// is no font. The renderer gets every picture of letters and outlives the book.
    [[nodiscard]] static Result<FontBook> open(const FontPaths& paths, Renderer& renderer);

    /// The letters for this theme: baked when panel or text size differ from the last call. One set lives at
    /// a time.
    [[nodiscard]] const FontSet& set(const Theme& theme);

    /// For what letters alone cannot draw; one for each session, because it remembers what it drew.
    [[nodiscard]] std::unique_ptr<ShapedText> shaped_text() const;

  private:
    FontBook(FontPaths paths, Renderer& renderer) : paths_(std::move(paths)), renderer_(&renderer) {}

    FontPaths paths_;
    Renderer* renderer_;
    std::string regular_;
    std::string bold_;
    std::string icons_;
    std::unique_ptr<FontSet> set_;
};

}  // namespace kiosk::ui
