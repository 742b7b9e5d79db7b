// Texts that letters alone cannot draw (Khmer, Cham, ê̆): broken into lines and drawn by Pango, each line a
// texture. One per session, and awake only once it was asked; its end leaves nothing of what it drew.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "kiosk/ui/renderer.h"
#include "kiosk/ui/stage_values.h"

namespace kiosk::ui {

struct FontPaths;

/// How a text is written: upright or bold, and its size.
struct Script {
    Type type = Type::body;
    float em = 0;
    friend auto operator<=>(const Script&, const Script&) = default;
};

/// One line as a picture, to be put where its pen starts on the baseline.
struct ShapedLine {
    TextureId picture = TextureId::none;  ///< None where there is nothing to see.
    Rect box;                             ///< Of the picture, from the pen.
};

class ShapedText {
  public:
    /// The renderer outlives this object.
    ShapedText(const FontPaths& fonts, Renderer& renderer);
    ~ShapedText();
    ShapedText(const ShapedText&) = delete;
    ShapedText& operator=(const ShapedText&) = delete;

    /// Between two calls every answer stays where it is. Lines that no longer appear are forgotten.
    void begin_frame();

    /// Marks joined to their letters wherever one letter has both (NFC); what no longer needs shaping then,
    /// need not come here.
    [[nodiscard]] std::string_view composed(std::string_view text);

    /// The text in lines no wider than `width`: broken between words, or between letters where one word
    /// alone is too wide. The height is left to the caller.
    [[nodiscard]] const Lines& broken(std::string_view text, const Script& script, float width);
    [[nodiscard]] float width_of(std::string_view text, const Script& script);
    [[nodiscard]] ShapedLine drawn(std::string_view line, const Script& script);

    /// Letters that no font has, each drawn as a box.
    [[nodiscard]] int missing_letters() const;

  private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace kiosk::ui
