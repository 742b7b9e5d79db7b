// Lints of the palette: N25 and N26. Colours are compared in CIE Lab, as seen by everybody and with the three
// kinds of colour blindness (Machado, Oliveira and Fernandes 2009, full strength).
#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "tests/gallery/lints.h"

namespace kiosk::gallery {

namespace {

using ui::Color;
using Vector = std::array<double, 3>;
using Matrix = std::array<Vector, 3>;

struct Sight {
    std::string_view name;
    Matrix matrix;
};

constexpr std::array<Sight, 4> sights{{
    {"full colour", {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}}},
    {"protanopia",
     {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}}},
    {"deuteranopia",
     {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}}},
    {"tritanopia",
     {{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}}},
}};

// N25: what is told apart at a glance. N26: what must not be taken for a message.
constexpr double least_apart = 20;
constexpr double least_from_message = 15;

double linear(std::uint8_t channel) {
    const double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

Vector times(const Matrix& matrix, const Vector& vector) {
    Vector result{};
    for (std::size_t i = 0; i < 3; ++i) {
        result[i] = matrix[i][0] * vector[0] + matrix[i][1] * vector[1] + matrix[i][2] * vector[2];
    }
    return result;
}

Vector lab(Color color, const Matrix& sight) {
    static constexpr Matrix to_xyz{
        {{0.4124, 0.3576, 0.1805}, {0.2126, 0.7152, 0.0722}, {0.0193, 0.1192, 0.9505}}};
    Vector light = times(sight, {linear(color.r), linear(color.g), linear(color.b)});
    for (double& channel : light) {
        channel = std::clamp(channel, 0.0, 1.0);
    }
    const Vector xyz = times(to_xyz, light);
    const auto curve = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116.0; };
    const double x = curve(xyz[0] / 0.9505);
    const double y = curve(xyz[1]);
    const double z = curve(xyz[2] / 1.089);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double difference(Color one, Color other, const Matrix& sight) {
    const Vector a = lab(one, sight);
    const Vector b = lab(other, sight);
    return std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

Color tone(const ui::Palette& palette, ui::Tone which) {
    return palette.tone[static_cast<std::size_t>(which)].ground;
}

}  // namespace

Findings palette_findings(const ui::Theme& theme) {
    Findings found;
    const ui::Palette& p = theme.colors;
    if (theme.contrast == Contrast::high) {
        return found;  // White, black and a very pale yellow: nothing is told by colour.
    }
    // Success and danger are both dark, as 10:1 under white wants it, and told apart by their pictures.
    const std::array<std::tuple<std::string_view, Color, Color>, 5> apart{{
        {"caution and danger", tone(p, ui::Tone::caution), tone(p, ui::Tone::danger)},
        {"caution and success", tone(p, ui::Tone::caution), tone(p, ui::Tone::success)},
        {"caution and information", tone(p, ui::Tone::caution), tone(p, ui::Tone::info)},
        {"focus and an edge", p.focus, p.outline},
        {"the way forward and other buttons", p.primary.ground, p.surface},
    }};
    for (const Sight& sight : sights) {
        for (const auto& [what, one, other] : apart) {
            if (const double delta = difference(one, other, sight.matrix); delta < least_apart) {
                found.push_back(
                    {"N25 colours", fmt::format("{} with {}: {:.0f}", what, sight.name, delta), {}});
            }
        }
    }
    for (const auto message : {ui::Tone::success, ui::Tone::caution, ui::Tone::danger}) {
        const auto taken_for = [&](std::string_view what, Color color) {
            const double delta = difference(color, tone(p, message), sights[0].matrix);
            if (delta < least_from_message) {
                found.push_back(
                    {"N26",
                     fmt::format("{} looks like message {}: {:.0f}", what, static_cast<int>(message), delta),
                     {}});
            }
        };
        // The header is exempt: it is the red of the flag, on every page, and carries no message.
        taken_for("the way forward", p.primary.ground);
        taken_for("focus", p.focus);
        taken_for("text", p.text);
        for (const ui::Pair& tint : p.tints) {
            taken_for(fmt::format("the tint {},{},{}", tint.ground.r, tint.ground.g, tint.ground.b),
                      tint.ground);
        }
    }
    return found;
}

}  // namespace kiosk::gallery
