// How a citizen wants the screen drawn. Part of the session: gone with it.
#pragma once

namespace kiosk {

enum class TextSize { normal, large, largest };
enum class Contrast { normal, high };

}  // namespace kiosk
