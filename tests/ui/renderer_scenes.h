// What the renderer must draw right: the reference set.
#pragma once

#include <imgui.h>

#include <vector>

#include "tests/ui/renderer_studio.h"

namespace kiosk::ui::test {

struct Scene {
    const char* name;
    void (*draw)(ImDrawList& list, const Studio& studio);
};

[[nodiscard]] const std::vector<Scene>& scenes();

}  // namespace kiosk::ui::test
