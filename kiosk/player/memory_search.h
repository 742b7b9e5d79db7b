// Looks for words in this process's own memory: what a citizen typed must be gone when the session is.
#pragma once

#include <vector>

#include "kiosk/player/veiled.h"
#include "src/base/result.h"

namespace kiosk::player {

/// Every place in writable memory that holds the words, told veiled, so that telling does not make another,
/// as "mapping: what stands around them". Errors: file_unreadable when the process may not read itself.
[[nodiscard]] Result<std::vector<Veiled>> places_in_memory(const Veiled& words);

}  // namespace kiosk::player
