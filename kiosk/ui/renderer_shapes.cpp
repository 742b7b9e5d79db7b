#include "kiosk/ui/renderer_shapes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "kiosk/ui/renderer_hash.h"
#include "kiosk/ui/renderer_outline.h"

namespace kiosk::ui {

namespace {

bool same_paint(const ImDrawVert& a, const ImDrawVert& b) {
    return a.col == b.col && a.uv.x == b.uv.x && a.uv.y == b.uv.y;
}

const ImDrawVert& vertex(const Command& command, std::uint32_t at) {
    return command.vertices[command.indices[at]];
}

const Corner& corner(const Command& command, std::uint32_t at) {
    return command.corners[command.indices[at]];
}

/// Two triangles a b c, a c d that are an upright rectangle with a at the top left, as ImDrawList::PrimRect
/// makes it.
bool is_upright(const Command& command, std::uint32_t at) {
    const auto& indices = command.indices;
    if (at + 6 > indices.size() || indices[at] != indices[at + 3] || indices[at + 2] != indices[at + 4]) {
        return false;
    }
    const ImDrawVert& a = vertex(command, at);
    const ImDrawVert& b = vertex(command, at + 1);
    const ImDrawVert& c = vertex(command, at + 2);
    const ImDrawVert& d = vertex(command, at + 5);
    return a.col == b.col && a.col == c.col && a.col == d.col && a.pos.y == b.pos.y && b.pos.x == c.pos.x &&
           c.pos.y == d.pos.y && d.pos.x == a.pos.x && a.pos.x < c.pos.x && a.pos.y < c.pos.y &&
           a.uv.y == b.uv.y && b.uv.x == c.uv.x && c.uv.y == d.uv.y && d.uv.x == a.uv.x;
}

/// How many corners the fan of one colour that starts here has; 0 when its first triangle has several
/// colours.
std::uint32_t fan_corners(const Command& command, std::uint32_t at) {
    const ImDrawVert& first = vertex(command, at);
    if (!same_paint(first, vertex(command, at + 1)) || !same_paint(first, vertex(command, at + 2))) {
        return 0;
    }
    const auto& indices = command.indices;
    std::uint32_t corners = 3;
    for (std::uint32_t next = at + 3; next + 3 <= indices.size(); next += 3) {
        if (indices[next] != indices[at] || indices[next + 1] != indices[next - 1] ||
            !same_paint(first, vertex(command, next + 2))) {
            break;
        }
        ++corners;
    }
    return corners;
}

PixelRect intersection(const PixelRect& a, const PixelRect& b) {
    return {std::max(a.left, b.left), std::max(a.top, b.top), std::min(a.right, b.right),
            std::min(a.bottom, b.bottom)};
}

/// Whole pixels, cut like ImGui's OpenGL backend cuts them for glScissor.
int scissor(float edge) {
    return static_cast<int>(std::clamp(edge, -raster::farthest, raster::farthest));
}

}  // namespace

std::uint32_t Shapes::index(const Shape& shape, std::uint32_t corner) const {
    // A fan is written as triangles (0, 1, 2) (0, 2, 3) …: from the third corner on every third index is new.
    return shape.first + (corner < 3 ? corner : 3 * corner - 4);
}

std::uint32_t Shapes::colour(const Shape& shape) const {
    const Command& command = commands_[shape.command];
    const ImDrawVert& any = vertex(command, shape.first);
    return raster::modulate(raster::sample(*command.texture, {any.uv.x, any.uv.y}),
                            raster::swap_red_blue(any.col));
}

void Shapes::gather_outline(const Shape& shape) {
    outline_.clear();
    for (std::uint32_t i = 0; i < shape.corners; ++i) {
        outline_.push_back(corner(commands_[shape.command], index(shape, i)).at);
    }
}

void Shapes::add_bounded(Shape& shape, raster::Snapped low, raster::Snapped high) {
    const Command& command = commands_[shape.command];
    shape.bounds = intersection(raster::covered(low, high), command.clip);
    if (!shape.bounds.empty()) {
        shape.hash = mix(shape.hash, command.hash);
        shapes_.push_back(shape);
    }
}

void Shapes::add_upright(Shape shape) {
    const Command& command = commands_[shape.command];
    const Corner& a = corner(command, shape.first);
    const Corner& c = corner(command, shape.first + 2);
    if (!a.in_reach || !c.in_reach) {
        return;
    }
    const bool plain = same_paint(vertex(command, shape.first), vertex(command, shape.first + 2));
    shape.kind = plain ? Shape::Kind::rectangle : Shape::Kind::sprite;
    shape.hash = mix(a.hash + static_cast<std::uint64_t>(shape.kind), c.hash);
    if (plain && raster::alpha_of(colour(shape)) == 255U) {
        shape.hides = intersection(raster::covered(a.at, c.at), command.clip);
    }
    add_bounded(shape, a.at, c.at);
}

/// Adds the fan as one polygon, or only its first triangle. Returns how many indices that took.
std::uint32_t Shapes::add_fan(Shape shape) {
    const Command& command = commands_[shape.command];
    const std::uint32_t corners = fan_corners(command, shape.first);
    shape.corners = std::max(corners, 3U);
    gather_outline(shape);
    shape.kind = corners == 0 ? Shape::Kind::triangle : Shape::Kind::polygon;
    if (corners > 3 && !is_convex(outline_)) {
        shape.corners = 3;
        outline_.resize(3);
    }
    const std::uint32_t taken = 3 * (shape.corners - 2);
    raster::Snapped low = outline_[0];
    raster::Snapped high = low;
    shape.hash = static_cast<std::uint64_t>(shape.kind);
    for (std::uint32_t i = 0; i < shape.corners; ++i) {
        const Corner& next = corner(command, index(shape, i));
        if (!next.in_reach) {
            return taken;
        }
        low = {std::min(low.x, next.at.x), std::min(low.y, next.at.y)};
        high = {std::max(high.x, next.at.x), std::max(high.y, next.at.y)};
        shape.hash = mix(shape.hash, next.hash);
    }
    if (corners > 3 && raster::alpha_of(colour(shape)) == 255U) {
        shape.hides = intersection(full_width_part(outline_), command.clip);
    }
    add_bounded(shape, low, high);
    return taken;
}

void Shapes::collect_command(const ImDrawCmd& source, const ImDrawList& list, const Corner* corners,
                             const PixelRect& canvas, const raster::Texture& texture) {
    const PixelRect wanted{scissor(source.ClipRect.x - origin_.x), scissor(source.ClipRect.y - origin_.y),
                           scissor(source.ClipRect.z - origin_.x), scissor(source.ClipRect.w - origin_.y)};
    Command command;
    command.clip = intersection(wanted, canvas);
    if (command.clip.empty()) {
        return;
    }
    command.vertices = list.VtxBuffer.Data + source.VtxOffset;
    command.corners = corners + source.VtxOffset;
    command.indices = {list.IdxBuffer.Data + source.IdxOffset, source.ElemCount};
    command.texture = &texture;
    command.hash = mix(mix(texture.version, word_of(command.clip.left, command.clip.top)),
                       word_of(command.clip.right, command.clip.bottom));
    const auto number = static_cast<std::uint32_t>(commands_.size());
    commands_.push_back(command);
    for (std::uint32_t at = 0; at + 3 <= source.ElemCount;) {
        const Shape shape{.command = number, .first = at};
        if (is_upright(command, at)) {
            add_upright(shape);
            at += 6;
        } else {
            at += add_fan(shape);
        }
    }
}

void Shapes::look_at_vertices(const ImDrawList& list) {
    for (const ImDrawVert& seen : list.VtxBuffer) {
        Corner& looked_at = corners_.emplace_back();
        const float x = seen.pos.x - origin_.x;
        const float y = seen.pos.y - origin_.y;
        // Written so that not-a-number is out of reach too.
        looked_at.in_reach = std::abs(x) < raster::farthest && std::abs(y) < raster::farthest;
        looked_at.at = looked_at.in_reach ? raster::snap({x, y}) : raster::Snapped{};
        looked_at.hash = mix(mix(word_of(seen.pos), word_of(seen.uv)), seen.col);
    }
}

void Shapes::collect(const ImDrawData& data, const PixelRect& canvas, const FindTexture& find_texture) {
    corners_.clear();
    commands_.clear();
    shapes_.clear();
    origin_ = data.DisplayPos;
    for (int i = 0; i < data.CmdListsCount; ++i) {
        look_at_vertices(*data.CmdLists[i]);
    }
    const Corner* corners = corners_.data();
    for (int i = 0; i < data.CmdListsCount; ++i) {
        const ImDrawList& list = *data.CmdLists[i];
        for (const ImDrawCmd& command : list.CmdBuffer) {
            const raster::Texture* texture = find_texture(command.GetTexID());
            if (command.UserCallback == nullptr && texture != nullptr) {
                collect_command(command, list, corners, canvas, *texture);
            }
        }
        corners += list.VtxBuffer.Size;
    }
}

void Shapes::draw(const Shape& shape, const Canvas& canvas, const PixelRect& area) {
    const Command& command = commands_[shape.command];
    const auto raster_vertex = [&](std::uint32_t i) {
        const ImDrawVert& from = vertex(command, shape.first + i);
        return raster::Vertex{.at = {from.pos.x - origin_.x, from.pos.y - origin_.y},
                              .uv = {from.uv.x, from.uv.y},
                              .colour = raster::swap_red_blue(from.col)};
    };
    switch (shape.kind) {
        case Shape::Kind::rectangle: raster::fill(canvas, area, colour(shape)); break;
        case Shape::Kind::sprite:
            raster::draw_sprite(canvas, area, {raster_vertex(0), raster_vertex(2), command.texture});
            break;
        case Shape::Kind::polygon:
            gather_outline(shape);
            raster::fill_polygon(canvas, area, outline_, colour(shape));
            break;
        case Shape::Kind::triangle:
            raster::draw_triangle(canvas, area,
                                  std::array{raster_vertex(0), raster_vertex(1), raster_vertex(2)},
                                  *command.texture);
            break;
    }
}

}  // namespace kiosk::ui
