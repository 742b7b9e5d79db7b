// A screen as heavy as the kiosk's home: header, eight cards with shadow, icon circle and two lines of text,
// a footer.
#pragma once

#include <imgui.h>

#include "tests/ui/renderer_studio.h"

namespace kiosk::ui::test {

inline constexpr int home_cards = 8;

/// Where the middle of a card lies on a 1080×1920 screen.
[[nodiscard]] ImVec2 card_middle(int card);

/// Draws one ImGui frame between NewFrame and Render; returns the card that was tapped, or −1.
int draw_home(const Studio& studio);

}  // namespace kiosk::ui::test
