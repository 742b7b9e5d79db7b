// The reference: the same draw data through real OpenGL (Mesa's llvmpipe, no display needed), with the shader
// and the states of ImGui's own OpenGL backend.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "kiosk/ui/renderer.h"

struct ImDrawData;

namespace kiosk::ui::test {

class GlReference {
  public:
    /// Throws when there is no OpenGL: then the machine is not set up, and that is a failed test.
    GlReference();
    ~GlReference();
    GlReference(const GlReference&) = delete;
    GlReference& operator=(const GlReference&) = delete;

    void add_texture(TextureId id, int width, int height, std::span<const std::uint8_t> rgba);

    /// 0xFFRRGGBB, top row first.
    [[nodiscard]] std::vector<std::uint32_t> draw(const ImDrawData& data, int width, int height,
                                                  std::uint32_t background);

  private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace kiosk::ui::test
