// One picture of a screen with everything that is known about it: what the lints judge.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/ui/canvas.h"
#include "kiosk/ui/element.h"

namespace kiosk::gallery {

struct Frame {
    ui::Theme theme;
    std::string page{};
    std::vector<ui::Element> elements{};
    ui::Canvas picture{};  ///< No pixels: lints of pixels find nothing.
    ui::Canvas
        letters{};  ///< The same words at the same places, white on black, with nothing to clip or hide them.
    std::vector<std::string> secrets{};  ///< Answers that must not be on this screen.
};

struct Finding {
    std::string lint;
    std::string what;
    ui::Rect where{};
};

/// A question, the choice of display.
[[nodiscard]] inline bool lies_above(const ui::Element& element) {
    return element.area == ui::Area::question;
}
/// What the citizen can see whole: everything, or only what lies above the page when something does.
[[nodiscard]] std::vector<const ui::Element*> on_top(const Frame& frame);
/// Among these, what can be touched.
[[nodiscard]] std::vector<const ui::Element*> targets(const Frame& frame);
/// "primary "Tiếp tục"", for a message.
[[nodiscard]] std::string called(const ui::Element& element);
/// The empty distance between two rectangles; negative when they overlap.
[[nodiscard]] float gap_between(const ui::Rect& one, const ui::Rect& other);
/// The whole pixels of a rectangle that lie on the canvas.
[[nodiscard]] ui::PixelRect pixels_of(const ui::Rect& rect, const ui::Canvas& canvas);
[[nodiscard]] inline ui::Color color_of(std::uint32_t pixel) {
    return {static_cast<std::uint8_t>(pixel >> 16U), static_cast<std::uint8_t>(pixel >> 8U),
            static_cast<std::uint8_t>(pixel)};
}

}  // namespace kiosk::gallery
