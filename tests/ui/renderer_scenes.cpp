#include "tests/ui/renderer_scenes.h"

#include <imgui_internal.h>

#include <array>
#include <cmath>
#include <cstddef>

namespace kiosk::ui::test {

namespace {

constexpr ImU32 ink = IM_COL32(20, 30, 50, 255);
constexpr ImU32 brand = IM_COL32(180, 20, 30, 255);
constexpr ImU32 veil = IM_COL32(20, 90, 200, 110);

void words(ImDrawList& list, const Studio& studio) {
    float y = 10;
    for (ImFont* font : studio.fonts) {
        list.AddText(font, font->FontSize, {12, y}, ink, vietnamese_words);
        y += font->FontSize * 1.5F;
    }
    list.AddText(studio.fonts[1], 34, {12, y}, IM_COL32(200, 0, 0, 120), vietnamese_words);
}

void words_between_pixels(ImDrawList& list, const Studio& studio) {
    float y = 4.25F;
    for (const float size : {13.3F, 21.7F, 34.0F, 51.1F, 96.6F}) {
        list.AddText(studio.fonts[1], size, {7.4F + size * 0.13F, y}, ink, vietnamese_words);
        y += size * 1.41F;
    }
}

void rounded(ImDrawList& list, const Studio& /*studio*/) {
    list.AddRectFilled({20, 20}, {300, 120}, brand, 16);
    list.AddRectFilled({330.3F, 20.6F}, {610.7F, 120.2F}, veil, 24.5F);
    list.AddRect({20, 150}, {300, 260}, ink, 12, 0, 1);
    list.AddRect({330, 150}, {610, 260}, ink, 30, 0, 5);
    list.AddRectFilled({20, 290}, {120, 390}, brand, 50);
    list.AddRectFilled({150, 290}, {151, 390}, ink);
    list.AddRectFilled({170.5F, 290.5F}, {260.5F, 390.5F}, ink);
    list.AddRectFilled({280, 290}, {460, 390}, IM_COL32(255, 255, 255, 255), 8, ImDrawFlags_RoundCornersTop);
}

void gradient(ImDrawList& list, const Studio& /*studio*/) {
    list.AddRectFilledMultiColor({20, 20}, {300, 200}, brand, veil, IM_COL32(255, 200, 0, 255), ink);
    const int from = list.VtxBuffer.Size;
    list.AddRectFilled({330, 20}, {610, 200}, IM_COL32_WHITE, 28);
    ImGui::ShadeVertsLinearColorGradientKeepAlpha(&list, from, list.VtxBuffer.Size, {330, 20}, {330, 200},
                                                  brand, IM_COL32(250, 150, 60, 255));
    const int second = list.VtxBuffer.Size;
    list.AddCircleFilled({160, 340}, 110, IM_COL32(255, 255, 255, 150), 64);
    ImGui::ShadeVertsLinearColorGradientKeepAlpha(&list, second, list.VtxBuffer.Size, {60, 240}, {260, 440},
                                                  veil, IM_COL32(0, 160, 90, 255));
    list.AddRectFilledMultiColor({330, 230}, {610, 460}, IM_COL32(0, 0, 0, 0), IM_COL32(0, 0, 0, 255),
                                 IM_COL32(255, 255, 255, 255), IM_COL32(255, 255, 255, 0));
}

/// A 9-patch: the corners keep their size, edges and middle are stretched.
void shadow(ImDrawList& list, const Studio& studio, ImVec2 from, ImVec2 to, float corner) {
    const ImVec2 uv0 = studio.shadow_from;
    const ImVec2 uv1 = studio.shadow_to;
    const std::array xs{from.x, from.x + corner, to.x - corner, to.x};
    const std::array ys{from.y, from.y + corner, to.y - corner, to.y};
    const ImVec2 mid{(uv0.x + uv1.x) / 2, (uv0.y + uv1.y) / 2};
    const std::array us{uv0.x, mid.x, mid.x, uv1.x};
    const std::array vs{uv0.y, mid.y, mid.y, uv1.y};
    for (std::size_t row = 0; row < 3; ++row) {
        for (std::size_t column = 0; column < 3; ++column) {
            list.AddImage(handle_of(studio.atlas.id), {xs[column], ys[row]}, {xs[column + 1], ys[row + 1]},
                          {us[column], vs[row]}, {us[column + 1], vs[row + 1]}, IM_COL32(10, 20, 60, 200));
        }
    }
}

void shadows(ImDrawList& list, const Studio& studio) {
    shadow(list, studio, {10, 10}, {310, 210}, 32);
    list.AddRectFilled({34, 34}, {286, 186}, IM_COL32_WHITE, 14);
    shadow(list, studio, {330.4F, 13.7F}, {620.1F, 222.9F}, 47.3F);
    list.AddRectFilled({360, 40}, {590, 190}, IM_COL32(250, 250, 255, 255), 14);
    shadow(list, studio, {10, 240}, {630, 470}, 100);
}

void lines(ImDrawList& list, const Studio& /*studio*/) {
    for (int i = 0; i < 12; ++i) {
        const auto step = static_cast<float>(i);
        const float angle = step * 0.2617F;
        list.AddLine({160, 160}, {160 + 140 * std::cos(angle), 160 + 140 * std::sin(angle)}, ink,
                     1 + step * 0.5F);
        list.AddLine({340, 20 + step * 12}, {620, 20 + step * 12.5F}, brand, 0.5F + step * 0.7F);
    }
    const std::array path{ImVec2{30, 340},  ImVec2{120, 460}, ImVec2{180, 330},
                          ImVec2{260, 450}, ImVec2{300, 340}, ImVec2{420, 455}};
    list.AddPolyline(path.data(), static_cast<int>(path.size()), veil, 0, 9);
    list.AddBezierCubic({340, 240}, {640, 240}, {340, 460}, {620, 460}, ink, 6);
    list.AddBezierCubic({440, 240}, {640, 340}, {340, 360}, {620, 400}, brand, 1);
}

void circles(ImDrawList& list, const Studio& /*studio*/) {
    for (int i = 1; i < 9; ++i) {
        const auto step = static_cast<float>(i);
        list.AddCircleFilled({step * 70 - 20, 60}, step * 3.7F, brand);
        list.AddCircle({step * 70 - 20, 160.5F}, step * 4.1F, ink, 0, step * 0.6F);
        list.AddCircleFilled({step * 70 - 20.25F, 260.75F}, step * 4.0F, veil, 5 + i);
    }
    list.AddCircleFilled({320, 380}, 90, IM_COL32(0, 140, 80, 255));
    list.PathArcTo({320, 380}, 60, -1.2F, 3.3F, 40);
    list.PathStroke(IM_COL32_WHITE, 0, 12);
}

void clipping(ImDrawList& list, const Studio& studio) {
    list.PushClipRect({33, 41}, {301, 199});
    list.AddRectFilled({0, 0}, {400, 400}, veil, 60);
    list.AddText(studio.fonts[2], 72, {10, 60}, ink, "Ế Ổ Ẩ ự đ");
    list.PopClipRect();
    list.PushClipRect({330.7F, 20.2F}, {600.4F, 220.9F});
    list.AddCircleFilled({330, 220}, 180, brand);
    list.AddTriangleFilled({300, 0}, {700, 90}, {420, 400}, veil);
    list.PopClipRect();
    list.PushClipRect({-50, 300}, {2000, 3000});
    list.AddCircleFilled({-20, 480}, 150, ink);
    list.AddRectFilled({500, 330}, {4000, 9000}, brand, 80);
    list.AddLine({-5000, 250}, {6000, 600}, veil, 20);
    list.PopClipRect();
}

void pictures(ImDrawList& list, const Studio& studio) {
    list.AddImage(handle_of(studio.page.id), {10, 10}, {110, 150});
    list.AddImage(handle_of(studio.page.id), {130, 10}, {330, 290});
    list.AddImage(handle_of(studio.page.id), {350.3F, 10.8F}, {413.6F, 99.2F});
    list.AddImage(handle_of(studio.page.id), {440, 10}, {630, 290}, {0.9F, 0.1F}, {0.2F, 0.8F});
    list.AddImage(handle_of(studio.stamp.id), {10, 310}, {58, 358});
    list.AddImage(handle_of(studio.stamp.id), {80, 300}, {240, 460}, {0, 0}, {1, 1},
                  IM_COL32(255, 255, 255, 128));
    list.AddImageRounded(handle_of(studio.page.id), {270, 310}, {430, 470}, {0, 0}, {1, 1}, IM_COL32_WHITE,
                         40);
    list.AddImage(handle_of(studio.stamp.id), {460, 310}, {620, 470}, {-0.2F, -0.2F}, {1.2F, 1.2F},
                  IM_COL32(80, 255, 80, 255));
}

void turned_picture(ImDrawList& list, const Studio& studio) {
    const auto quad = [&](TextureId id, ImVec2 centre, float across, float down, float angle, ImU32 colour) {
        const auto at = [&](float x, float y) {
            return ImVec2{centre.x + x * std::cos(angle) - y * std::sin(angle),
                          centre.y + x * std::sin(angle) + y * std::cos(angle)};
        };
        list.AddImageQuad(handle_of(id), at(-across, -down), at(across, -down), at(across, down),
                          at(-across, down), {0, 0}, {1, 0}, {1, 1}, {0, 1}, colour);
    };
    quad(studio.page.id, {170, 180}, 100, 140, 0.3F, IM_COL32_WHITE);
    quad(studio.page.id, {470, 160}, 140, 100, 1.5707964F, IM_COL32_WHITE);
    quad(studio.stamp.id, {460, 370}, 90, 90, 0.7F, IM_COL32(255, 255, 255, 200));
    quad(studio.page.id, {120, 410}, 50, 70, 3.1415927F, IM_COL32(255, 220, 200, 255));
}

void overlap(ImDrawList& list, const Studio& studio) {
    for (int i = 0; i < 10; ++i) {
        const auto step = static_cast<float>(i);
        const ImU32 colour = IM_COL32(25 * i, 255 - 20 * i, 100 + 10 * i, 40 + 20 * i);
        list.AddRectFilled({20 + step * 31, 20 + step * 17}, {220 + step * 31, 180 + step * 17}, colour,
                           step * 3);
        list.AddCircleFilled({60 + step * 53, 330}, 90, colour);
    }
    list.AddRectFilled({0, 300}, {640, 420}, IM_COL32(0, 0, 0, 90));
    list.AddText(studio.fonts[2], 72, {40, 320}, IM_COL32(255, 255, 255, 160), "Nộp hồ sơ");
}

void rough(ImDrawList& list, const Studio& /*studio*/) {
    // Without anti-aliasing every pixel is in or out: fill rules show.
    list.Flags = 0;
    for (int i = 0; i < 20; ++i) {
        const auto step = static_cast<float>(i);
        const float y = 20 + step * 12.37F;
        list.AddTriangleFilled({20, y}, {150 + step * 7.3F, y + 3.1F}, {90 - step, y + 30},
                               IM_COL32(9 * i, 80, 90, 255));
        list.AddTriangleFilled({400.5F, 20.5F + step * 8}, {500.5F + step, 20.5F + step * 8},
                               {400.5F, 28.5F + step * 8}, veil);
    }
    list.AddRectFilled({330.5F, 220.5F}, {400.5F, 300.5F}, veil);
    list.AddConvexPolyFilled(
        std::array{ImVec2{420.5F, 240.5F}, ImVec2{520.5F, 220.5F}, ImVec2{600.5F, 300.5F},
                   ImVec2{520.5F, 380.5F}, ImVec2{420.5F, 360.5F}}
            .data(),
        5, veil);
    list.AddCircleFilled({200.5F, 380.5F}, 80, veil, 7);
    // A star and a dent are no convex polygons, though they come as a fan.
    list.AddConvexPolyFilled(
        std::array{ImVec2{330, 330}, ImVec2{400, 460}, ImVec2{310, 380}, ImVec2{410, 370}, ImVec2{320, 450}}
            .data(),
        5, veil);
    list.AddConvexPolyFilled(
        std::array{ImVec2{560, 400}, ImVec2{630, 390}, ImVec2{580, 420}, ImVec2{620, 470}, ImVec2{550, 460}}
            .data(),
        5, veil);
}

void card(ImDrawList& list, const Studio& studio) {
    shadow(list, studio, {16, 20}, {624, 240}, 40);
    list.AddRectFilled({40, 40}, {600, 210}, IM_COL32_WHITE, 20);
    list.AddRect({40, 40}, {600, 210}, IM_COL32(200, 205, 215, 255), 20, 0, 2);
    list.AddCircleFilled({110, 125}, 44, IM_COL32(180, 20, 30, 30));
    list.AddText(studio.fonts[1], 34, {180, 70}, ink, "Đăng ký khai sinh");
    list.AddText(studio.fonts[0], 18, {180, 124}, IM_COL32(90, 100, 120, 255), vietnamese_words, nullptr,
                 380);
    list.AddRectFilled({40, 270}, {600, 360}, brand, 45);
    list.AddText(studio.fonts[1], 34, {240, 297}, IM_COL32_WHITE, "Nộp hồ sơ");
}

}  // namespace

const std::vector<Scene>& scenes() {
    static const std::vector<Scene> all{
        {"words", words},       {"words-between-pixels", words_between_pixels},
        {"rounded", rounded},   {"gradient", gradient},
        {"shadows", shadows},   {"lines", lines},
        {"circles", circles},   {"clipping", clipping},
        {"pictures", pictures}, {"turned-picture", turned_picture},
        {"overlap", overlap},   {"rough", rough},
        {"card", card},
    };
    return all;
}

}  // namespace kiosk::ui::test
