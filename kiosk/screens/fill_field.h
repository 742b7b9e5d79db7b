// One field of a form on the screen, by its type.
#pragma once

#include "kiosk/screens/screens.h"

namespace kiosk::screens {

[[nodiscard]] std::optional<Event> draw_field(const Scene& scene, const step::Fill& here, const Field& field,
                                              const Answers& answers);

}  // namespace kiosk::screens
