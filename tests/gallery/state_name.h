// What makes one screen differ from another, as a name that stays the same whoever the citizen is:
// "papers giay_chung_sinh 2-pages viewing-1 blurred".
#pragma once

#include <string>

#include "src/flow/flow.h"

namespace kiosk::gallery {

[[nodiscard]] std::string state_name(const Flow& flow);

}  // namespace kiosk::gallery
