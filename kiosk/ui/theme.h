// Every size and colour of the screens, computed from the panel in millimetres. Nothing else names a number
// or a colour.
#pragma once

#include <array>
#include <cstdint>

#include "kiosk/ui/rect.h"
#include "src/text/display.h"

namespace kiosk::ui {

/// The screen as mounted; the defaults are a 27-inch Full-HD panel standing upright.
struct Panel {
    int width_px = 1080;
    int height_px = 1920;
    double ppi = 81.6;  ///< From the configuration: what a screen says of itself is unreliable.

    [[nodiscard]] bool portrait() const { return height_px > width_px; }
    [[nodiscard]] static Panel of_diagonal(int width_px, int height_px, double diagonal_inch);
};

struct Color {
    std::uint8_t r = 0;
    std::uint8_t g = 0;
    std::uint8_t b = 0;
    std::uint8_t a = 255;

    bool operator==(const Color&) const = default;
};

/// The WCAG 2 contrast ratio of two opaque colours, 1 to 21.
[[nodiscard]] double contrast_ratio(Color one, Color other);

/// What a text is, which decides its size and weight.
enum class Type { body, strong, heading, title, code };
inline constexpr std::size_t type_count = 5;

/// What a thing means, which decides its colour. Danger, caution and success mean that and nothing else.
enum class Tone { neutral, info, success, caution, danger };

/// The colours of icon circles; they tell cards apart, they mean nothing.
enum class Tint { blue, rose, olive, orange, violet, brown, teal, slate };
inline constexpr std::size_t tint_count = 8;

struct Pair {
    Color ink;
    Color ground;
};

struct Palette {
    Color background;
    Color surface;
    Color pressed;  ///< A surface under a finger.
    Color outline;
    Color text;
    Color muted;
    Pair primary;
    Color primary_pressed;
    Pair header;
    Color emblem;
    Color focus;
    Color chosen;  ///< Ground of a chosen card.
    Pair keyboard;
    Color key;
    Color shadow;
    std::array<Pair, 5> tone;            ///< Icon on its circle, by Tone.
    std::array<Color, 5> tone_ground;    ///< Ground of a notice, by Tone; its words are `text`.
    std::array<Pair, tint_count> tints;  ///< Icon on its circle.
    std::array<Color, 5> drawing;        ///< Of the machine: body, glass, paper, lines, what to look at.
};

/// Of an icon's circle where a card has room to spare, as times Theme::circle.
inline constexpr std::array<float, 5> circle_scales{1.0F, 1.2F, 1.4F, 1.6F, 1.8F};
[[nodiscard]] float circle_scale(float wanted);  ///< The largest that does not pass `wanted`; at least 1.

struct Theme {
    Panel panel;
    TextSize text_size = TextSize::normal;
    Contrast contrast = Contrast::normal;
    Palette colors;
    // All in pixels.
    float gap = 0;                   ///< The grid: the smallest distance between two targets.
    float margin = 0;                ///< From the bezel to anything.
    float padding = 0;               ///< Inside a card.
    float target = 0;                ///< The height of a key.
    float button = 0;                ///< The height of a button: a target, and two lines of its words.
    float wide = 0;                  ///< The least width of Next, Back and Help.
    float radius = 0;                ///< Of cards.
    float radius_small = 0;          ///< Of keys and fields.
    float measure = 0;               ///< The longest line of running text: about 60 letters.
    float line = 0;                  ///< Thickness of an outline.
    float focus_line = 0, ring = 0;  ///< Thickness of the outline of what listens; of the keypad's ring.
    float circle = 0;                ///< Diameter of an icon circle.
    float reach = 0;                 ///< Nothing to touch stands above this line.
    float shadow = 0;                ///< How far a shadow reaches.
    bool compact = false;  ///< Letters so large for the panel that the frame of a page must be brief.
    std::array<float, type_count> em{};  ///< Letter size by Type.

    [[nodiscard]] float px(double millimetres) const;
    [[nodiscard]] double mm(float pixels) const;
    [[nodiscard]] float em_of(Type type) const { return em[static_cast<std::size_t>(type)]; }
    /// Noto Sans needs 1.362 em from line to line to keep the marks of Ế and Ặ apart.
    [[nodiscard]] float line_height(Type type) const { return em_of(type) * 1.362F; }
    [[nodiscard]] static Theme make(const Panel& panel, Contrast, TextSize, Reach = Reach::whole);
};

}  // namespace kiosk::ui
