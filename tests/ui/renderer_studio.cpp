#include "tests/ui/renderer_studio.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace kiosk::ui::test {

namespace {

constexpr const char* regular = "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf";
constexpr int shadow_side = 64;

std::uint8_t byte_of(double value) {
    return static_cast<std::uint8_t>(std::clamp(value, 0.0, 255.0));
}

/// Soft in the middle of the square, gone at its edge.
std::uint8_t shadow_at(int x, int y) {
    const double dx = (x + 0.5) / shadow_side * 2 - 1;
    const double dy = (y + 0.5) / shadow_side * 2 - 1;
    return byte_of(160.0 * std::max(0.0, 1 - std::hypot(dx, dy)));
}

TexturePixels page_pixels() {
    TexturePixels page{.width = 100, .height = 140, .rgba = {}};
    for (int y = 0; y < page.height; ++y) {
        for (int x = 0; x < page.width; ++x) {
            const bool ink = y % 9 < 4 && (x * 7 + y * 13) % 11 < 5;
            const double paper = 230 + 20 * std::sin(x * 0.2);
            for (const double part : {paper, paper - 10, paper - 25}) {
                page.rgba.push_back(byte_of(ink ? part / 6 : part));
            }
            page.rgba.push_back(255);
        }
    }
    return page;
}

TexturePixels stamp_pixels() {
    TexturePixels stamp{.width = 48, .height = 48, .rgba = {}};
    for (int y = 0; y < stamp.height; ++y) {
        for (int x = 0; x < stamp.width; ++x) {
            const double away = std::hypot(x - 23.5, y - 23.5);
            stamp.rgba.insert(stamp.rgba.end(),
                              {byte_of(200 + x), byte_of(20 + 4 * y), 40, byte_of((24 - away) * 40)});
        }
    }
    return stamp;
}

}  // namespace

Studio::Studio(int width, int height)
    : width_(width),
      height_(height),
      context_(ImGui::CreateContext()),
      pixels_(static_cast<std::size_t>(width) * static_cast<std::size_t>(height)) {
    ImGui::SetCurrentContext(context_);
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = {static_cast<float>(width), static_cast<float>(height)};
    io.DeltaTime = 1.0F / 60.0F;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
    page = page_pixels();
    page.id = renderer.create_texture(page.width, page.height, page.rgba);
    stamp = stamp_pixels();
    stamp.id = renderer.create_texture(stamp.width, stamp.height, stamp.rgba);
    build_atlas();
}

Studio::~Studio() {
    ImGui::DestroyContext(context_);
}

void Studio::build_atlas() {
    ImFontAtlas& font_atlas = *ImGui::GetIO().Fonts;
    ImVector<ImWchar> letters;
    ImFontGlyphRangesBuilder builder;
    builder.AddText(vietnamese_words);
    builder.AddRanges(font_atlas.GetGlyphRangesDefault());
    builder.BuildRanges(&letters);
    std::size_t next = 0;
    for (const float size : {18.0F, 34.0F, 72.0F}) {
        fonts[next++] = font_atlas.AddFontFromFileTTF(regular, size, nullptr, letters.Data);
    }
    if (fonts[0] == nullptr) {
        throw std::runtime_error("install fonts-noto-core");
    }
    const int shadow = font_atlas.AddCustomRectRegular(shadow_side, shadow_side);
    font_atlas.Build();
    const ImFontAtlasCustomRect& place = *font_atlas.GetCustomRectByIndex(shadow);
    unsigned char* alpha = nullptr;
    font_atlas.GetTexDataAsAlpha8(&alpha, &atlas.width, &atlas.height);
    for (int y = 0; y < shadow_side; ++y) {
        for (int x = 0; x < shadow_side; ++x) {
            alpha[(place.Y + y) * atlas.width + place.X + x] = shadow_at(x, y);
        }
    }
    font_atlas.CalcCustomRectUV(&place, &shadow_from, &shadow_to);
    shadow_px = shadow_side;
    const std::size_t size = static_cast<std::size_t>(atlas.width) * static_cast<std::size_t>(atlas.height);
    for (std::size_t i = 0; i < size; ++i) {
        atlas.rgba.insert(atlas.rgba.end(), {255, 255, 255, alpha[i]});
    }
    renderer.set_font_atlas(font_atlas);
    atlas.id = TextureId{static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(font_atlas.TexID))};
}

const ImDrawData& Studio::frame(const std::function<void(ImDrawList&)>& draw) {
    ImGui::SetCurrentContext(context_);
    ImGui::NewFrame();
    draw(*ImGui::GetBackgroundDrawList());
    ImGui::Render();
    return *ImGui::GetDrawData();
}

Canvas Studio::canvas() {
    return {.pixels = pixels_.data(), .width = width_, .height = height_, .stride = width_};
}

}  // namespace kiosk::ui::test
