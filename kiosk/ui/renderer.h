// Turns ImGui's draw data into pixels without a GPU: only the 64×64 tiles whose drawing changed are drawn
// again, and the picture equals OpenGL's within 2/255. Belongs to the main thread.
//
//     for every frame: ImGui::Render();
//                      window.present(renderer.draw(*ImGui::GetDrawData(), window.canvas()));
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "kiosk/ui/canvas.h"
#include "src/base/bytes.h"

struct ImDrawData;
struct ImFontAtlas;

namespace kiosk::ui {

/// Names a texture for as long as the renderer lives; never used twice.
enum class TextureId : std::uint32_t { none = 0 };

/// What ImGui calls ImTextureID: `ImGui::Image(handle_of(page), …)`.
[[nodiscard]] inline void* handle_of(TextureId id) {
    return reinterpret_cast<void*>(static_cast<std::uintptr_t>(id));
}

class Renderer {
  public:
    Renderer();
    ~Renderer();
    Renderer(Renderer&&) noexcept;
    Renderer& operator=(Renderer&&) noexcept;

    /// What is seen where nothing is drawn; 0xRRGGBB. Black at first.
    void set_background(std::uint32_t rgb);

    /// A picture of 8-bit R, G, B, A with straight alpha, rows without gaps. Drawn with linear filtering like
    /// OpenGL's, clamped at its edges. Asserts that `rgba` holds width × height × 4 bytes.
    [[nodiscard]] TextureId create_texture(int width, int height, std::span<const std::uint8_t> rgba);

    /// The same of one byte a pixel: white with this alpha, to be drawn in any colour.
    [[nodiscard]] TextureId create_alpha_texture(int width, int height, Bytes alpha);

    /// New content of the same size; every tile that shows it is drawn again.
    void update_texture(TextureId id, std::span<const std::uint8_t> rgba);

    /// Overwrites the pixels with zeros and gives the memory back. A frame that still names it draws nothing
    /// there.
    void destroy_texture(TextureId id);

    /// Builds the atlas when nobody did, takes its A8 pixels, gives it its texture id and frees the atlas'
    /// own copy. Call again after the atlas was rebuilt; the former one is destroyed.
    void set_font_atlas(ImFontAtlas& atlas);

    /// Draws what changed since the last call and tells where. The canvas must still hold the picture of the
    /// last call, unless `forget()` was called or its size or address changed. The span lives until the next
    /// call.
    [[nodiscard]] std::span<const PixelRect> draw(const ImDrawData& data, Canvas canvas);

    /// The canvas lost its pixels: the next call draws everything.
    void forget();

    /// How many tiles the last call drew; for the frame log and the benchmarks.
    [[nodiscard]] int tiles_drawn() const;

  private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace kiosk::ui
