#include "kiosk/ui/theme.h"

#include <algorithm>
#include <cmath>

namespace kiosk::ui {

namespace {

constexpr Color white{255, 255, 255};
constexpr Color black{0, 0, 0};
constexpr Color ink{18, 24, 38};  // Near black with a little blue: 17:1 on white, softer than pure black.

// Height of a capital letter in Noto Sans, in em; measured.
constexpr double cap_of_em = 0.714;

double linear(std::uint8_t channel) {
    const double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(Color color) {
    return 0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b);
}

Palette normal_colors() {
    // Every pair of ink and ground is at least 10:1 (accessibility N20); a test computes it.
    Palette p;
    p.background = {242, 245, 250};
    p.surface = white;
    p.pressed = {219, 231, 250};
    p.outline = {112, 126, 148};
    p.text = ink;
    p.muted = {42, 51, 68};
    p.primary = {white, {9, 52, 128}};
    p.primary_pressed = {6, 34, 88};
    p.header = {white, {134, 0, 12}};
    p.emblem = {255, 209, 59};
    p.focus = {9, 52, 128};
    p.chosen = {237, 243, 255};
    p.keyboard = {ink, {216, 223, 233}};
    p.key = white;
    p.shadow = {20, 34, 66, 58};
    p.tone = {Pair{white, {38, 50, 66}}, Pair{white, {11, 61, 145}}, Pair{white, {13, 74, 32}},
              Pair{ink, {255, 193, 46}}, Pair{white, {134, 0, 12}}};
    p.tone_ground = {Color{233, 237, 243}, Color{230, 239, 253}, Color{230, 245, 233}, Color{255, 245, 218},
                     Color{253, 234, 234}};
    p.tints = {Pair{white, {11, 61, 145}}, Pair{white, {128, 13, 74}}, Pair{white, {74, 66, 0}},
               Pair{white, {115, 38, 0}},  Pair{white, {74, 20, 140}}, Pair{white, {84, 48, 37}},
               Pair{white, {0, 73, 64}},   Pair{white, {38, 56, 68}}};
    p.drawing = {Color{214, 222, 234}, Color{226, 240, 252}, white, Color{70, 84, 108}, p.focus};
    return p;
}

Palette high_colors() {
    // At least 20:1 (N21) leaves white, black and a very pale yellow.
    const Color pale{255, 255, 190};
    Palette p;
    p.background = black;
    p.surface = black;
    p.pressed = {70, 70, 20};
    p.outline = white;
    p.text = white;
    p.muted = pale;
    p.primary = {black, pale};
    p.primary_pressed = white;
    p.header = {white, black};
    p.emblem = pale;
    p.focus = pale;
    p.chosen = black;
    p.keyboard = {white, black};
    p.key = black;
    p.shadow = {0, 0, 0, 0};
    p.tone.fill(Pair{black, white});
    p.tone[static_cast<std::size_t>(Tone::caution)] = {black, pale};
    p.tone[static_cast<std::size_t>(Tone::danger)] = {black, pale};
    p.tone_ground.fill(black);
    p.tints.fill(Pair{black, white});
    p.drawing = {black, black, black, white, pale};
    return p;
}

// Capital letters in millimetres (accessibility N10 to N12): 0.7 degrees of arc at 400, 600 and 720 mm.
struct Scale {
    double body_cap_mm;
    double strong;
    double heading;
    double title;
    double code;
};

Scale scale_of(TextSize size) {
    switch (size) {
        case TextSize::normal: return {5.4, 1.0, 1.2, 1.7, 2.5};
        // The larger the body, the less a title needs to grow: it is read from the same place.
        case TextSize::large: return {7.35, 1.0, 1.1, 1.3, 1.8};
        case TextSize::largest: return {8.6, 1.0, 1.08, 1.22, 1.6};
    }
    return {};
}

}  // namespace

double contrast_ratio(Color one, Color other) {
    const double first = luminance(one) + 0.05;
    const double second = luminance(other) + 0.05;
    return std::max(first, second) / std::min(first, second);
}

Panel Panel::of_diagonal(int width_px, int height_px, double diagonal_inch) {
    return {width_px, height_px, std::hypot(width_px, height_px) / diagonal_inch};
}

float circle_scale(float wanted) {
    const auto above = std::ranges::upper_bound(circle_scales, wanted);
    return above == circle_scales.begin() ? circle_scales.front() : *std::prev(above);
}

float Theme::px(double millimetres) const {
    return static_cast<float>(std::round(millimetres * panel.ppi / 25.4));
}

double Theme::mm(float pixels) const {
    return static_cast<double>(pixels) * 25.4 / panel.ppi;
}

Theme Theme::make(const Panel& panel, Contrast contrast, TextSize text_size, Reach reach) {
    Theme theme;
    theme.panel = panel;
    theme.text_size = text_size;
    theme.contrast = contrast;
    theme.colors = contrast == Contrast::high ? high_colors() : normal_colors();
    // On the smallest panels the short side is 194 mm: everything but letters and targets gives way a little.
    const double short_side = theme.mm(static_cast<float>(std::min(panel.width_px, panel.height_px)));
    const double room = std::clamp(short_side / 336.0, 0.6, 1.0);
    theme.gap =
        std::ceil(static_cast<float>(2.7 * panel.ppi / 25.4));  // N3 wants 2.54 mm; rounding must not eat it.
    theme.margin = theme.px(std::max(6.0, 12.0 * room));        // N9 wants 5 mm from the bezel.
    theme.padding = theme.px(std::max(3.5, 7.5 * room));
    theme.target = std::ceil(static_cast<float>((room < 0.8 ? 15.0 : 20.0) * panel.ppi / 25.4));  // N2.
    theme.wide = theme.px(60.0 * room);
    theme.radius = theme.px(6.0);
    theme.radius_small = theme.px(3.2);
    theme.line = std::max(2.0F, theme.px(0.6));
    theme.focus_line = std::max(3.0F, theme.px(1.0));  // N23 wants 1 mm.
    theme.ring = theme.gap - theme.line - 1;  // As thick as two neighbours leave room for: about 2 mm.
    theme.circle = theme.px(std::max(14.0, 30.0 * room));
    theme.reach = reach == Reach::low && panel.portrait() ? static_cast<float>(panel.height_px) / 2 : 0;
    theme.shadow = theme.px(6.0);
    const Scale scale = scale_of(text_size);
    const double body = scale.body_cap_mm / cap_of_em * panel.ppi / 25.4;
    const auto size = [&](double factor) { return static_cast<float>(std::ceil(body * factor)); };
    theme.em = {size(1.0), size(scale.strong), size(scale.heading), size(scale.title), size(scale.code)};
    const auto across = static_cast<float>(std::min(panel.width_px, panel.height_px));
    theme.compact = across < 22 * theme.em_of(Type::body);
    theme.button = std::max(theme.target, std::ceil(theme.line_height(Type::strong) * 2 + theme.gap * 1.6F));
    theme.measure = theme.em_of(Type::body) * 31;  // A letter of Vietnamese is half an em wide on average.
    return theme;
}

}  // namespace kiosk::ui
