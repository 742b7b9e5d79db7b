// A tile is never stale: whatever changes from frame to frame, drawing only what changed gives the picture
// that drawing everything gives, and the rectangles told to the window hold every changed pixel.
#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/ui/renderer_studio.h"

using namespace kiosk::ui;
using namespace kiosk::ui::test;

namespace {

constexpr int width = 420;
constexpr int height = 300;

using Random = std::mt19937;

float number(Random& random, float from, float to) {
    return std::uniform_real_distribution<float>(from, to)(random);
}

std::uint32_t colour(Random& random) {
    // Half of them opaque, because those hide what lies below.
    const auto any = static_cast<std::uint32_t>(random());
    return any % 2 == 0 ? any | 0xFF000000U : any;
}

/// One thing on the screen; everything random about it is kept, so that the next frame can change one part
/// only.
struct Thing {
    int kind = 0;
    ImVec2 from;
    ImVec2 to;
    std::uint32_t colour = 0;
    float rounding = 0;
    bool clipped = false;
    TextureId texture = TextureId::none;
};

Thing thing(Random& random, const Studio& studio) {
    Thing made;
    made.kind = static_cast<int>(random() % 7);
    made.from = {number(random, -80, width), number(random, -80, height)};
    // Some as large as the screen, so that whole tiles are hidden.
    made.to = {made.from.x + number(random, 1, random() % 4 == 0 ? 400 : 90),
               made.from.y + number(random, 1, random() % 4 == 0 ? 300 : 70)};
    if (random() % 2 == 0) {
        made.from = {std::floor(made.from.x), std::floor(made.from.y)};
        made.to = {std::floor(made.to.x) + 1, std::floor(made.to.y) + 1};
    }
    made.colour = colour(random);
    made.rounding = random() % 2 == 0 ? number(random, 0, 40) : 0;
    made.clipped = random() % 4 == 0;
    made.texture = random() % 2 == 0 ? studio.page.id : studio.stamp.id;
    return made;
}

void draw(ImDrawList& list, const Studio& studio, const Thing& thing) {
    if (thing.clipped) {
        list.PushClipRect({thing.from.x + 5, thing.from.y + 9}, {thing.to.x - 3, thing.to.y - 11}, true);
    }
    const float reach = (thing.to.x - thing.from.x) / 2;
    switch (thing.kind) {
        case 0: list.AddRectFilled(thing.from, thing.to, thing.colour, thing.rounding); break;
        case 1: list.AddRect(thing.from, thing.to, thing.colour, thing.rounding, 0, 3); break;
        case 2: list.AddCircleFilled(thing.from, reach, thing.colour); break;
        case 3: list.AddLine(thing.from, thing.to, thing.colour, 1 + thing.rounding / 4); break;
        case 4: list.AddText(studio.fonts[1], 34, thing.from, thing.colour, "Ế Ổ Ẩ ự"); break;
        case 5:
            list.AddImage(handle_of(thing.texture), thing.from, thing.to, {0, 0}, {1, 1}, thing.colour);
            break;
        default:
            list.AddTriangleFilled(thing.from, thing.to, {thing.to.x, thing.from.y + thing.rounding},
                                   thing.colour);
            break;
    }
    if (thing.clipped) {
        list.PopClipRect();
    }
}

/// The small changes a screen sees from one frame to the next.
void change(std::vector<Thing>& things, Random& random, const Studio& studio) {
    const std::size_t which = random() % things.size();
    Thing& one = things[which];
    switch (random() % 9) {
        case 0: one.colour ^= 1U << (random() % 32); break;
        case 1: one.from.x += 1.0F / 256; break;
        case 2: one.to.y += number(random, -3, 3); break;
        case 3: std::swap(one, things[random() % things.size()]); break;
        case 4: one.clipped = !one.clipped; break;
        case 5: one = thing(random, studio); break;
        case 6: one.rounding = number(random, 0, 40); break;
        case 7: things.push_back(thing(random, studio)); break;
        default:
            if (things.size() > 3) {
                things.erase(things.begin() + static_cast<std::ptrdiff_t>(which));
            }
            break;
    }
}

void copy(const std::vector<std::uint32_t>& from, std::vector<std::uint32_t>& to, const PixelRect& rect) {
    for (int y = rect.top; y < rect.bottom; ++y) {
        const auto row = static_cast<std::ptrdiff_t>(y) * width;
        std::copy(from.begin() + row + rect.left, from.begin() + row + rect.right,
                  to.begin() + row + rect.left);
    }
}

std::vector<std::uint8_t> other_content(const TexturePixels& texture, Random& random) {
    std::vector<std::uint8_t> rgba = texture.rgba;
    rgba[random() % rgba.size()] ^= 0x80U;
    return rgba;
}

}  // namespace

TEST_CASE("drawing what changed gives the whole picture") {
    // Two renderers with the same textures under the same names; one forgets everything before every frame.
    Studio partial(width, height);
    Studio whole(width, height);
    for (unsigned seed = 1; seed <= 12; ++seed) {
        Random random(seed);
        std::vector<Thing> things;
        while (things.size() < 5 + seed * 3) {
            things.push_back(thing(random, partial));
        }
        std::vector<std::uint32_t> shown(static_cast<std::size_t>(width) * height);
        partial.renderer.forget();
        for (int frame = 0; frame < 60; ++frame) {
            const ImDrawData& data = whole.frame([&](ImDrawList& list) {
                for (const Thing& one : things) {
                    draw(list, whole, one);
                }
            });
            for (const PixelRect& rect : partial.renderer.draw(data, partial.canvas())) {
                copy(partial.pixels(), shown, rect);
            }
            whole.renderer.forget();
            static_cast<void>(whole.renderer.draw(data, whole.canvas()));
            INFO("seed " << seed << ", frame " << frame);
            // Compared outside of REQUIRE, which would print every pixel.
            const bool same = partial.pixels() == whole.pixels();
            const bool told = shown == whole.pixels();
            REQUIRE(same);
            REQUIRE(told);
            change(things, random, partial);
            if (random() % 5 == 0) {
                const std::vector<std::uint8_t> rgba = other_content(partial.page, random);
                partial.renderer.update_texture(partial.page.id, rgba);
                whole.renderer.update_texture(whole.page.id, rgba);
            }
        }
    }
}

TEST_CASE("a frame like the one before draws nothing") {
    Studio studio(width, height);
    const auto scene = [&](ImDrawList& list) {
        list.AddRectFilled({70, 70}, {120, 120}, 0xFF2030A0U, 8);
        list.AddText(studio.fonts[0], 18, {200, 20}, 0xFF000000U, "Nộp hồ sơ");
    };
    CHECK(!studio.renderer.draw(studio.frame(scene), studio.canvas()).empty());
    CHECK(studio.renderer.tiles_drawn() == 7 * 5);
    CHECK(studio.renderer.draw(studio.frame(scene), studio.canvas()).empty());
    CHECK(studio.renderer.tiles_drawn() == 0);
    SECTION("until it is forgotten") {
        studio.renderer.forget();
        const auto rects = studio.renderer.draw(studio.frame(scene), studio.canvas());
        REQUIRE(rects.size() == 1);
        CHECK(rects[0] == PixelRect{0, 0, width, height});
    }
    SECTION("until the background changes") {
        studio.renderer.set_background(0x123456);
        static_cast<void>(studio.renderer.draw(studio.frame(scene), studio.canvas()));
        CHECK(studio.renderer.tiles_drawn() == 7 * 5);
        CHECK(studio.pixels()[0] == 0xFF123456U);
    }
}

TEST_CASE("a destroyed texture is nowhere any more") {
    Studio studio(width, height);
    const auto scene = [&](ImDrawList& list) {
        list.AddImage(handle_of(studio.page.id), {64, 64}, {128, 128});
    };
    static_cast<void>(studio.renderer.draw(studio.frame(scene), studio.canvas()));
    const auto at = [&](int x, int y) { return studio.pixels()[static_cast<std::size_t>(y * width + x)]; };
    CHECK(at(100, 100) != 0xFF000000U);
    studio.renderer.destroy_texture(studio.page.id);
    const auto rects = studio.renderer.draw(studio.frame(scene), studio.canvas());
    REQUIRE(rects.size() == 1);
    CHECK(rects[0] == PixelRect{64, 64, 128, 128});
    CHECK(at(100, 100) == 0xFF000000U);
}

TEST_CASE("nothing that ImGui may hand over breaks the renderer") {
    Studio studio(width, height);
    const float endless = std::numeric_limits<float>::infinity();
    const float nothing = std::numeric_limits<float>::quiet_NaN();
    const auto scene = [&](ImDrawList& list) {
        for (const float odd : {endless, -endless, nothing, 1e30F, -1e30F, 1e6F, 0.0F}) {
            list.AddRectFilled({10, odd}, {odd, 50}, 0xFFFFFFFFU);
            list.AddTriangleFilled({odd, 10}, {100, odd}, {20, 200}, 0xFF00FF00U);
            list.AddImage(handle_of(studio.page.id), {50, 50}, {90, 90}, {odd, 0}, {1, odd});
            list.PushClipRect({-odd, -odd}, {odd, odd});
            list.AddRectFilled({300, 200}, {301, 201}, 0xFF0000FFU);
            list.PopClipRect();
        }
        list.AddRectFilled({0, 0}, {5, 5}, 0xFFFFFFFFU);
    };
    static_cast<void>(studio.renderer.draw(studio.frame(scene), studio.canvas()));
    CHECK(studio.pixels()[0] == 0xFFFFFFFFU);
}
