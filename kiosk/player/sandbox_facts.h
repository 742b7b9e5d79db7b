// What a part of the sandbox says about itself, asked in a scenario's words.
#pragma once

#include <optional>
#include <string>

#include "src/base/result.h"

namespace kiosk::player {

/// How often a fault has really happened; none when the part knows no such fault. `state` is the part's JSON.
[[nodiscard]] std::optional<int> times_fired(const std::string& state, const std::string& fault);

/// How many entries a list of the state has ("dossiers", "jobs", "ledger"); none when there is no such list.
[[nodiscard]] std::optional<std::size_t> entries_in(const std::string& state, const std::string& list);

/// The words on the newest paper of an A4 printer, on one line. Errors: bad_answer when nothing was printed.
[[nodiscard]] Result<std::string> newest_paper(const std::string& state);

}  // namespace kiosk::player
