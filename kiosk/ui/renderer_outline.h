// Questions about the outline of a fan of triangles.
#pragma once

#include <span>

#include "kiosk/ui/canvas.h"
#include "kiosk/ui/raster.h"

namespace kiosk::ui {

/// Whether the outline is convex, so that the fan covers it without overlapping.
[[nodiscard]] bool is_convex(std::span<const raster::Snapped> outline);

/// Pixels inside a convex outline as broad as it is: the middle of a rounded rectangle. Empty when there are
/// none.
[[nodiscard]] PixelRect full_width_part(std::span<const raster::Snapped> outline);

}  // namespace kiosk::ui
