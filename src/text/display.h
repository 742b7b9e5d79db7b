// How a citizen wants the screen drawn. Part of the session: gone with it.
#pragma once

namespace kiosk {

enum class TextSize { normal, large, largest };
enum class Contrast { normal, high };
/// Low: everything to touch stands in the lower half of an upright screen, for who sits or is small.
enum class Reach { whole, low };

/// How loud the kiosk speaks, in steps of the volume keys.
inline constexpr int least_volume = 1;
inline constexpr int usual_volume = 3;
inline constexpr int most_volume = 5;

}  // namespace kiosk
