// ImGui's triangles put together again: upright rectangles, sprites, convex polygons, and what is left as
// triangles.
#pragma once

#include <imgui.h>

#include <cstdint>
#include <functional>
#include <vector>

#include "kiosk/ui/canvas.h"
#include "kiosk/ui/raster.h"

namespace kiosk::ui {

/// One ImDrawCmd with everything looked up. Points into the ImDrawData.
struct Command {
    const ImDrawVert* vertices = nullptr;
    const ImDrawIdx* indices = nullptr;
    PixelRect clip;
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
    std::uint64_t hash = 0;     ///< Of everything that decides its pixels.
};

/// All shapes of a frame in drawing order. Keeps its memory from frame to frame.
class Shapes {
  public:
    using FindTexture = std::function<const raster::Texture*(ImTextureID)>;

    /// Commands whose texture is unknown, callbacks, and shapes outside their clip are left out.
    void collect(const ImDrawData& data, const PixelRect& canvas, const FindTexture& find_texture);

    [[nodiscard]] const std::vector<Shape>& all() const { return shapes_; }
    [[nodiscard]] const Command& command(const Shape& shape) const { return commands_[shape.command]; }

    /// A corner of a shape, 0 … corners − 1; for rectangles and sprites 0 is top left and 2 bottom right.
    [[nodiscard]] const ImDrawVert& corner(const Shape& shape, std::uint32_t number) const;

    /// The colour of a rectangle or polygon after its texture.
    [[nodiscard]] std::uint32_t colour(const Shape& shape) const;

    void draw(const Shape& shape, const Canvas& canvas, const PixelRect& clip);

  private:
    void collect_command(const ImDrawCmd& source, const ImDrawList& list, ImVec2 origin,
                         const PixelRect& canvas, const raster::Texture& texture);
    void add(Shape shape, const PixelRect& clip);

    std::vector<Command> commands_;
    std::vector<Shape> shapes_;
    std::vector<raster::Snapped> corners_;  ///< Room for one polygon.
    ImVec2 origin_;
};

}  // namespace kiosk::ui
