// ImGui's triangles put together again: upright rectangles, sprites, convex polygons, and what is left as
// triangles.
#pragma once

#include <imgui.h>

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "kiosk/ui/canvas.h"
#include "kiosk/ui/raster.h"

namespace kiosk::ui {

/// What is worked out once for a vertex, as most belong to several triangles.
struct Corner {
    raster::Snapped at;
    bool in_reach = false;   ///< Near enough to be drawn at all.
    std::uint64_t hash = 0;  ///< Of everything ImGui says about it.
};

/// One ImDrawCmd with everything looked up. Points into the ImDrawData.
struct Command {
    const ImDrawVert* vertices = nullptr;
    const Corner* corners = nullptr;
    std::span<const ImDrawIdx> indices;
    PixelRect clip;
    std::uint64_t hash = 0;
    const raster::Texture* texture = nullptr;
};

struct Shape {
    enum class Kind : std::uint8_t {
        rectangle,  ///< Upright, one colour.
        sprite,     ///< Upright, one colour, part of a texture.
        polygon,    ///< Convex, one colour.
        triangle,
    };
    Kind kind = Kind::triangle;
    std::uint32_t command = 0;
    std::uint32_t first = 0;    ///< Index of the first index.
    std::uint32_t corners = 3;  ///< Of a polygon.
    PixelRect bounds{};         ///< Pixels it may touch, inside clip and canvas.
    PixelRect hides{};          ///< Pixels it hides wholly; usually none.
    std::uint64_t hash = 0;     ///< Of everything that decides its pixels.
};

/// All shapes of a frame in drawing order. Keeps its memory from frame to frame.
class Shapes {
  public:
    using FindTexture = std::function<const raster::Texture*(ImTextureID)>;

    /// Commands whose texture is unknown, callbacks, and shapes outside their clip are left out.
    void collect(const ImDrawData& data, const PixelRect& canvas, const FindTexture& find_texture);

    [[nodiscard]] const std::vector<Shape>& all() const { return shapes_; }

    /// Draws the part inside `area`, which lies inside the shape's bounds.
    void draw(const Shape& shape, const Canvas& canvas, const PixelRect& area);

  private:
    void look_at_vertices(const ImDrawList& list);
    void collect_command(const ImDrawCmd& source, const ImDrawList& list, const Corner* corners,
                         const PixelRect& canvas, const raster::Texture& texture);
    [[nodiscard]] std::uint32_t index(const Shape& shape, std::uint32_t corner) const;
    [[nodiscard]] std::uint32_t colour(const Shape& shape) const;
    void gather_outline(const Shape& shape);
    void add_upright(Shape shape);
    std::uint32_t add_fan(Shape shape);
    void add_bounded(Shape& shape, raster::Snapped low, raster::Snapped high);

    ImVec2 origin_;
    std::vector<Corner> corners_;
    std::vector<Command> commands_;
    std::vector<Shape> shapes_;
    std::vector<raster::Snapped> outline_;  ///< Room for one polygon.
};

}  // namespace kiosk::ui
