// The ornament of the house: the face of a bronze drum as found at Ngọc Lũ, simplified to what stays sharp on
// glass.
#include <array>
#include <cmath>
#include <numbers>

#include "kiosk/ui/parts.h"

namespace kiosk::ui {

namespace {

constexpr int rays = 14;   // As on the drum of Ngọc Lũ.
constexpr int teeth = 56;  // Four to a ray.

struct Drum {
    Stage& stage;
    float x = 0;
    float y = 0;
    float radius = 0;
    Color color;

    /// A point at a share of the radius; one turn is the whole way round, from the top.
    [[nodiscard]] Point at(float turn, float share) const {
        const float angle = (turn - 0.25F) * 2 * std::numbers::pi_v<float>;
        return {x + std::cos(angle) * radius * share, y + std::sin(angle) * radius * share};
    }
    void teeth_between(int count, float inner, float outer, float width) const {
        const auto all = static_cast<float>(count);
        for (int i = 0; i < count; ++i) {
            const auto place = static_cast<float>(i);
            const std::array<Point, 3> tooth = {at((place - width) / all, inner), at(place / all, outer),
                                                at((place + width) / all, inner)};
            stage.polygon(tooth, color);
        }
    }
};

}  // namespace

void draw_drum(Stage& stage, float x, float y, float radius, Color color) {
    const Drum drum{.stage = stage, .x = x, .y = y, .radius = radius, .color = color};
    const float line = stage.theme.line;
    for (const float share : {0.36F, 0.4F, 0.52F, 0.56F, 0.74F, 0.78F, 0.95F, 0.99F}) {
        stage.ring(x, y, radius * share, color, line);
    }
    drum.teeth_between(rays, 0.13F, 0.35F, 0.5F);
    drum.teeth_between(teeth, 0.8F, 0.93F, 0.36F);
    constexpr int circles = 28;  // Between the bands, as the drums have them, each with its middle.
    for (int i = 0; i < circles; ++i) {
        const Point point = drum.at(static_cast<float>(i) / circles, 0.65F);
        stage.ring(point.x, point.y, radius * 0.05F, color, line);
        stage.disc(point.x, point.y, radius * 0.016F, color);
    }
    for (int i = 0; i < teeth; ++i) {
        const Point point = drum.at(static_cast<float>(i) / teeth, 0.46F);
        stage.disc(point.x, point.y, radius * 0.012F, color);
    }
}

}  // namespace kiosk::ui
