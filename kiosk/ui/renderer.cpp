#include "kiosk/ui/renderer.h"

#include <imgui.h>

#include <algorithm>
#include <cassert>
#include <unordered_map>

#include "kiosk/ui/raster.h"
#include "kiosk/ui/renderer_shapes.h"
#include "kiosk/ui/renderer_tiles.h"

namespace kiosk::ui {

namespace {

/// Overwrites in a way the compiler may not leave out.
void wipe(raster::Texture& texture) {
    std::ranges::fill(texture.alpha, std::uint8_t{0});
    std::ranges::fill(texture.colours, 0U);
    asm volatile("" : : "r"(texture.alpha.data()), "r"(texture.colours.data()) : "memory");
}

void copy_rgba(raster::Texture& texture, std::span<const std::uint8_t> rgba) {
    assert(rgba.size() == texture.colours.size() * 4);
    for (std::size_t i = 0; i < texture.colours.size(); ++i) {
        texture.colours[i] = std::uint32_t{rgba[4 * i + 3]} << 24U | std::uint32_t{rgba[4 * i]} << 16U |
                             std::uint32_t{rgba[4 * i + 1]} << 8U | std::uint32_t{rgba[4 * i + 2]};
    }
}

}  // namespace

struct Renderer::Parts {
    std::unordered_map<std::uint32_t, raster::Texture> textures;
    std::uint32_t last_id = 0;
    std::uint64_t last_version = 0;
    TextureId font_atlas = TextureId::none;
    std::uint32_t background = 0;
    Shapes shapes;
    Tiles tiles;
    Canvas shown;
    int tiles_drawn = 0;

    TextureId add(raster::Texture texture) {
        texture.version = ++last_version;
        textures.emplace(++last_id, std::move(texture));
        return TextureId{last_id};
    }

    const raster::Texture* find(ImTextureID id) const {
        const auto found = textures.find(static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(id)));
        return found == textures.end() ? nullptr : &found->second;
    }

    void draw_tile(int tile, const Canvas& canvas) {
        const PixelRect area = tiles.area(tile);
        if (!tiles.background_hidden(tile)) {
            raster::fill(canvas, area, raster::opaque | background);
        }
        for (const std::uint32_t number : tiles.shapes(tile)) {
            const Shape& shape = shapes.all()[number];
            const PixelRect clip{std::max(area.left, shape.bounds.left), std::max(area.top, shape.bounds.top),
                                 std::min(area.right, shape.bounds.right),
                                 std::min(area.bottom, shape.bounds.bottom)};
            shapes.draw(shape, canvas, clip);
        }
    }
};

Renderer::Renderer() : parts_(std::make_unique<Parts>()) {}

Renderer::~Renderer() {
    if (parts_) {
        for (auto& [id, texture] : parts_->textures) {
            wipe(texture);
        }
    }
}

Renderer::Renderer(Renderer&&) noexcept = default;
Renderer& Renderer::operator=(Renderer&&) noexcept = default;

void Renderer::set_background(std::uint32_t rgb) {
    parts_->background = rgb & 0x00FFFFFFU;
}

TextureId Renderer::create_texture(int width, int height, std::span<const std::uint8_t> rgba) {
    assert(width > 0 && height > 0);
    raster::Texture texture{.width = width, .height = height, .alpha = {}, .colours = {}};
    texture.colours.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    copy_rgba(texture, rgba);
    return parts_->add(std::move(texture));
}

TextureId Renderer::create_alpha_texture(int width, int height, Bytes alpha) {
    assert(width > 0 && height > 0);
    assert(alpha.size() == static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    return parts_->add({.width = width, .height = height, .alpha = std::move(alpha), .colours = {}});
}

void Renderer::update_texture(TextureId id, std::span<const std::uint8_t> rgba) {
    const auto found = parts_->textures.find(static_cast<std::uint32_t>(id));
    assert(found != parts_->textures.end());
    copy_rgba(found->second, rgba);
    found->second.version = ++parts_->last_version;
}

void Renderer::destroy_texture(TextureId id) {
    const auto found = parts_->textures.find(static_cast<std::uint32_t>(id));
    if (found != parts_->textures.end()) {
        wipe(found->second);
        parts_->textures.erase(found);
    }
}

void Renderer::set_font_atlas(ImFontAtlas& atlas) {
    destroy_texture(parts_->font_atlas);
    unsigned char* alpha = nullptr;
    raster::Texture texture;
    atlas.GetTexDataAsAlpha8(&alpha, &texture.width, &texture.height);
    assert(alpha != nullptr);
    texture.alpha.assign(
        alpha, alpha + static_cast<std::size_t>(texture.width) * static_cast<std::size_t>(texture.height));
    parts_->font_atlas = parts_->add(std::move(texture));
    atlas.SetTexID(handle_of(parts_->font_atlas));
    atlas.ClearTexData();
}

std::span<const PixelRect> Renderer::draw(const ImDrawData& data, Canvas canvas) {
    Parts& parts = *parts_;
    if (canvas.pixels != parts.shown.pixels || canvas.stride != parts.shown.stride) {
        parts.tiles.forget();
    }
    parts.shown = canvas;
    const PixelRect whole{0, 0, canvas.width, canvas.height};
    parts.shapes.collect(data, whole, [&](ImTextureID id) { return parts.find(id); });
    parts.tiles.begin(canvas.width, canvas.height, parts.background);
    std::uint32_t number = 0;
    for (const Shape& shape : parts.shapes.all()) {
        parts.tiles.add(number++, shape.hash, shape.bounds, shape.hides);
    }
    const std::span<const int> changed = parts.tiles.changed();
    for (const int tile : changed) {
        parts.draw_tile(tile, canvas);
    }
    parts.tiles_drawn = static_cast<int>(changed.size());
    return parts.tiles.changed_rects();
}

void Renderer::forget() {
    parts_->tiles.forget();
}

int Renderer::tiles_drawn() const {
    return parts_->tiles_drawn;
}

}  // namespace kiosk::ui
