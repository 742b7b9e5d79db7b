// An ImGui context with Noto Sans in three sizes, a shadow in the atlas, two pictures, and a canvas: a place
// to draw in.
#pragma once

#include <imgui.h>

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "kiosk/ui/renderer.h"

namespace kiosk::ui::test {

struct TexturePixels {
    TextureId id = TextureId::none;
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgba;
};

class Studio {
  public:
    Studio(int width, int height);
    ~Studio();
    Studio(const Studio&) = delete;
    Studio& operator=(const Studio&) = delete;

    /// One ImGui frame of what `draw` puts on the background list.
    const ImDrawData& frame(const std::function<void(ImDrawList&)>& draw);

    [[nodiscard]] Canvas canvas();
    [[nodiscard]] const std::vector<std::uint32_t>& pixels() const { return pixels_; }
    [[nodiscard]] int width() const { return width_; }
    [[nodiscard]] int height() const { return height_; }

    Renderer renderer;
    std::array<ImFont*, 3> fonts{};  ///< 18, 34 and 72 pixels high.
    TexturePixels atlas;             ///< The font atlas as OpenGL gets it.
    TexturePixels page;              ///< Opaque, like a scanned page.
    TexturePixels stamp;             ///< With alpha.
    ImVec2 shadow_from;              ///< Where the shadow lies in the atlas.
    ImVec2 shadow_to;
    float shadow_px = 0;

  private:
    void build_atlas();
    int width_;
    int height_;
    ImGuiContext* context_;
    std::vector<std::uint32_t> pixels_;
};

/// Every letter of a scene must come from here: the atlas holds what these words need.
inline constexpr const char* vietnamese_words =
    "Ế Ổ Ẩ ự Đăng ký khai sinh — Nộp hồ sơ ưỡng ẫy ỷ ệ 0123456789 ABCXYZ (8.000 đ)";

}  // namespace kiosk::ui::test
