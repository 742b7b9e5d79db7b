// Memory that ImGui gives back is overwritten first: it keeps several copies of what was typed and drawn.
#pragma once

namespace kiosk::ui {

/// Must be called before any other ImGui call; more than once is fine.
void install_wiping_allocator();

}  // namespace kiosk::ui
