// The renderer's promise: the same picture as OpenGL, within 2/255 in every channel of every pixel.
#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string>
#include <vector>

#include "kiosk/ui/picture.h"
#include "tests/support/catch.h"
#include "tests/ui/renderer_gl.h"
#include "tests/ui/renderer_scenes.h"
#include "tests/ui/renderer_studio.h"

using namespace kiosk::ui;
using namespace kiosk::ui::test;

namespace {

constexpr std::uint32_t background = 0xF4F6FA;

struct Difference {
    int most = 0;
    int x = 0;
    int y = 0;
    std::uint32_t ours = 0;
    std::uint32_t reference = 0;
};

Difference difference(const std::vector<std::uint32_t>& ours, const std::vector<std::uint32_t>& reference,
                      int width) {
    Difference worst;
    for (std::size_t i = 0; i < ours.size(); ++i) {
        for (const unsigned shift : {0U, 8U, 16U}) {
            const int apart = std::abs(static_cast<int>((ours[i] >> shift) & 0xFFU) -
                                       static_cast<int>((reference[i] >> shift) & 0xFFU));
            if (apart > worst.most) {
                worst = {apart, static_cast<int>(i) % width, static_cast<int>(i) / width, ours[i],
                         reference[i]};
            }
        }
    }
    return worst;
}

/// With KIOSK_PICTURES=folder both pictures are left there to look at.
void keep(const std::string& name, const std::vector<std::uint32_t>& pixels, const Studio& studio) {
    if (const char* folder = std::getenv("KIOSK_PICTURES")) {
        std::vector<std::uint32_t> copy = pixels;
        const Canvas canvas{copy.data(), studio.width(), studio.height(), studio.width()};
        REQUIRE(write_png(canvas, std::string(folder) + "/" + name + ".png"));
    }
}

}  // namespace

TEST_CASE("the renderer's picture equals OpenGL's") {
    // Powers of two, because OpenGL's way through -1…1 then loses no bit: an edge exactly on a pixel's centre
    // stays there.
    Studio studio(1024, 512);
    studio.renderer.set_background(background);
    GlReference reference;
    for (const TexturePixels* texture : {&studio.atlas, &studio.page, &studio.stamp}) {
        reference.add_texture(texture->id, texture->width, texture->height, texture->rgba);
    }
    REQUIRE(scenes().size() >= 12);
    for (const Scene& scene : scenes()) {
        const ImDrawData& data = studio.frame([&](ImDrawList& list) { scene.draw(list, studio); });
        static_cast<void>(studio.renderer.draw(data, studio.canvas()));
        const std::vector<std::uint32_t> expected =
            reference.draw(data, studio.width(), studio.height(), background);
        keep(std::string(scene.name) + "-ours", studio.pixels(), studio);
        keep(std::string(scene.name) + "-opengl", expected, studio);
        const Difference worst = difference(studio.pixels(), expected, studio.width());
        INFO(scene.name << ": apart by " << worst.most << " at " << worst.x << ", " << worst.y << ": ours "
                        << std::hex << worst.ours << ", OpenGL " << worst.reference);
        CHECK(worst.most <= 2);
        const bool anything_drawn = std::ranges::any_of(
            expected, [](std::uint32_t pixel) { return pixel != (0xFF000000U | background); });
        CHECK(anything_drawn);
    }
}
