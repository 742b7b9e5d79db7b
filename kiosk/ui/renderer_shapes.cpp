#include "kiosk/ui/renderer_shapes.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <span>

#include "kiosk/ui/renderer_hash.h"

namespace kiosk::ui {

namespace {

/// The indices and vertices of one command while it is taken apart.
struct Reader {
    const Command& command;
    std::uint32_t count;

    [[nodiscard]] const ImDrawVert& vertex(std::uint32_t index) const {
        return command.vertices[command.indices[index]];
    }
    [[nodiscard]] ImDrawIdx index(std::uint32_t number) const { return command.indices[number]; }
};

bool same_paint(const ImDrawVert& a, const ImDrawVert& b) {
    return a.col == b.col && a.uv.x == b.uv.x && a.uv.y == b.uv.y;
}

bool in_reach(const ImDrawVert& vertex) {
    // Written so that not-a-number is out of reach too.
    return std::abs(vertex.pos.x) < raster::farthest && std::abs(vertex.pos.y) < raster::farthest;
}

/// Two triangles a b c, a c d that are an upright rectangle with a at the top left, as ImDrawList::PrimRect
/// makes it.
bool is_upright(const Reader& reader, std::uint32_t at) {
    if (at + 6 > reader.count || reader.index(at) != reader.index(at + 3) ||
        reader.index(at + 2) != reader.index(at + 4)) {
        return false;
    }
    const ImDrawVert& a = reader.vertex(at);
    const ImDrawVert& b = reader.vertex(at + 1);
    const ImDrawVert& c = reader.vertex(at + 2);
    const ImDrawVert& d = reader.vertex(at + 5);
    return a.col == b.col && a.col == c.col && a.col == d.col && a.pos.y == b.pos.y && b.pos.x == c.pos.x &&
           c.pos.y == d.pos.y && d.pos.x == a.pos.x && a.pos.x < c.pos.x && a.pos.y < c.pos.y &&
           a.uv.y == b.uv.y && b.uv.x == c.uv.x && c.uv.y == d.uv.y && d.uv.x == a.uv.x && in_reach(a) &&
           in_reach(c);
}

/// How many corners the fan of one colour that starts here has; 3 when it is only a triangle.
std::uint32_t fan_corners(const Reader& reader, std::uint32_t at) {
    const ImDrawVert& first = reader.vertex(at);
    if (!same_paint(first, reader.vertex(at + 1)) || !same_paint(first, reader.vertex(at + 2))) {
        return 3;
    }
    std::uint32_t corners = 3;
    for (std::uint32_t next = at + 3; next + 3 <= reader.count; next += 3) {
        if (reader.index(next) != reader.index(at) || reader.index(next + 1) != reader.index(next - 1) ||
            !same_paint(first, reader.vertex(next + 2))) {
            break;
        }
        ++corners;
    }
    return corners;
}

/// Convex: always the same turn, and going down only once. (A star turns one way too, but goes down twice.)
bool is_convex(std::span<const raster::Snapped> corners) {
    int left_turns = 0;
    int right_turns = 0;
    int changes = 0;
    int last_direction = 0;
    int first_direction = 0;
    const std::size_t count = corners.size();
    for (std::size_t i = 0; i < count; ++i) {
        const raster::Snapped a = corners[i];
        const raster::Snapped b = corners[(i + 1) % count];
        const raster::Snapped c = corners[(i + 2) % count];
        const std::int64_t turn =
            std::int64_t{b.x - a.x} * (c.y - b.y) - std::int64_t{b.y - a.y} * (c.x - b.x);
        left_turns += turn < 0 ? 1 : 0;
        right_turns += turn > 0 ? 1 : 0;
        const int direction = (b.y > a.y ? 1 : 0) - (b.y < a.y ? 1 : 0);
        if (direction != 0) {
            changes += last_direction != 0 && direction != last_direction ? 1 : 0;
            first_direction = first_direction == 0 ? direction : first_direction;
            last_direction = direction;
        }
    }
    changes += last_direction != first_direction ? 1 : 0;
    return (left_turns == 0 || right_turns == 0) && changes <= 2;
}

PixelRect intersection(const PixelRect& a, const PixelRect& b) {
    return {std::max(a.left, b.left), std::max(a.top, b.top), std::min(a.right, b.right),
            std::min(a.bottom, b.bottom)};
}

}  // namespace

const ImDrawVert& Shapes::corner(const Shape& shape, std::uint32_t number) const {
    const Command& command = commands_[shape.command];
    // A fan is written as triangles (0, 1, 2) (0, 2, 3) …: from the third corner on every third index is new.
    const std::uint32_t offset = number < 3 ? number : 3 * number - 4;
    return command.vertices[command.indices[shape.first + offset]];
}

std::uint32_t Shapes::colour(const Shape& shape) const {
    const ImDrawVert& vertex = corner(shape, 0);
    return raster::modulate(raster::sample(*commands_[shape.command].texture, {vertex.uv.x, vertex.uv.y}),
                            vertex.col);
}

void Shapes::add(Shape shape, const PixelRect& clip) {
    ImVec2 low = corner(shape, 0).pos;
    ImVec2 high = low;
    std::uint64_t hash =
        mix(static_cast<std::uint64_t>(shape.kind) + 1, commands_[shape.command].texture->version);
    for (std::uint32_t i = 0; i < shape.corners; ++i) {
        const ImDrawVert& vertex = corner(shape, i);
        low = {std::min(low.x, vertex.pos.x), std::min(low.y, vertex.pos.y)};
        high = {std::max(high.x, vertex.pos.x), std::max(high.y, vertex.pos.y)};
        hash = mix(hash, vertex);
    }
    const raster::Snapped top_left = raster::snap({low.x - origin_.x, low.y - origin_.y});
    const raster::Snapped bottom_right = raster::snap({high.x - origin_.x, high.y - origin_.y});
    shape.bounds = intersection(raster::covered(top_left, bottom_right), clip);
    if (shape.bounds.empty()) {
        return;
    }
    hash = mix(hash, word_of(clip.left, clip.top));
    shape.hash = mix(hash, word_of(clip.right, clip.bottom));
    shapes_.push_back(shape);
}

void Shapes::collect_command(const ImDrawCmd& source, const ImDrawList& list, ImVec2 origin,
                             const PixelRect& canvas, const raster::Texture& texture) {
    // Whole pixels, cut like ImGui's OpenGL backend cuts them for glScissor.
    const PixelRect scissor{
        static_cast<int>(source.ClipRect.x - origin.x), static_cast<int>(source.ClipRect.y - origin.y),
        static_cast<int>(source.ClipRect.z - origin.x), static_cast<int>(source.ClipRect.w - origin.y)};
    const PixelRect clip = intersection(scissor, canvas);
    if (clip.empty()) {
        return;
    }
    const auto number = static_cast<std::uint32_t>(commands_.size());
    commands_.push_back(
        {list.VtxBuffer.Data + source.VtxOffset, list.IdxBuffer.Data + source.IdxOffset, clip, &texture});
    const Reader reader{commands_.back(), source.ElemCount};
    for (std::uint32_t at = 0; at + 3 <= reader.count;) {
        Shape shape{.command = number, .first = at};
        if (is_upright(reader, at)) {
            const ImDrawVert& a = reader.vertex(at);
            const ImDrawVert& c = reader.vertex(at + 2);
            shape.kind = same_paint(a, c) ? Shape::Kind::rectangle : Shape::Kind::sprite;
            shape.corners = 3;
            add(shape, clip);
            at += 6;
            continue;
        }
        const std::uint32_t corners = fan_corners(reader, at);
        shape.corners = corners;
        corners_.clear();
        bool reachable = true;
        for (std::uint32_t i = 0; i < corners; ++i) {
            const ImDrawVert& vertex = corner(shape, i);
            reachable = reachable && in_reach(vertex);
            if (reachable) {
                corners_.push_back(raster::snap({vertex.pos.x - origin.x, vertex.pos.y - origin.y}));
            }
        }
        const bool flat = same_paint(reader.vertex(at), reader.vertex(at + 1)) &&
                          same_paint(reader.vertex(at), reader.vertex(at + 2));
        if (reachable && flat && is_convex(corners_)) {
            shape.kind = Shape::Kind::polygon;
            add(shape, clip);
            at += 3 * (corners - 2);
            continue;
        }
        shape.corners = 3;
        if (std::ranges::all_of(std::array{0U, 1U, 2U},
                                [&](std::uint32_t i) { return in_reach(reader.vertex(at + i)); })) {
            add(shape, clip);
        }
        at += 3;
    }
}

void Shapes::collect(const ImDrawData& data, const PixelRect& canvas, const FindTexture& find_texture) {
    commands_.clear();
    shapes_.clear();
    origin_ = data.DisplayPos;
    for (int i = 0; i < data.CmdListsCount; ++i) {
        const ImDrawList& list = *data.CmdLists[i];
        for (const ImDrawCmd& command : list.CmdBuffer) {
            const raster::Texture* texture = find_texture(command.GetTexID());
            if (command.UserCallback == nullptr && texture != nullptr) {
                collect_command(command, list, data.DisplayPos, canvas, *texture);
            }
        }
    }
}

void Shapes::draw(const Shape& shape, const Canvas& canvas, const PixelRect& clip) {
    const auto raster_vertex = [&](std::uint32_t i) {
        const ImDrawVert& vertex = corner(shape, i);
        return raster::Vertex{.at = {vertex.pos.x - origin_.x, vertex.pos.y - origin_.y},
                              .uv = {vertex.uv.x, vertex.uv.y},
                              .colour = vertex.col};
    };
    const raster::Texture& texture = *commands_[shape.command].texture;
    switch (shape.kind) {
        case Shape::Kind::rectangle: raster::fill(canvas, clip, colour(shape)); break;
        case Shape::Kind::sprite:
            raster::draw_sprite(canvas, clip, {raster_vertex(0), raster_vertex(2), &texture});
            break;
        case Shape::Kind::polygon:
            corners_.clear();
            for (std::uint32_t i = 0; i < shape.corners; ++i) {
                corners_.push_back(raster::snap(raster_vertex(i).at));
            }
            raster::fill_polygon(canvas, clip, corners_, colour(shape));
            break;
        case Shape::Kind::triangle:
            raster::draw_triangle(canvas, clip,
                                  std::array{raster_vertex(0), raster_vertex(1), raster_vertex(2)}, texture);
            break;
    }
}

}  // namespace kiosk::ui
