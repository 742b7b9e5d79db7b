// One field of a form on the screen, by its type.
#pragma once

#include "kiosk/screens/screens.h"

namespace kiosk::screens {

/// The same when it is alone on its page: an answer out of few becomes large.
[[nodiscard]] std::optional<Event> draw_only_field(const Scene& scene, const step::Fill& here,
                                                   const Field& field, const Answers& answers);

[[nodiscard]] std::optional<Event> draw_field(const Scene& scene, const step::Fill& here, const Field& field,
                                              const Answers& answers);

}  // namespace kiosk::screens
