// One part of the world outside the kiosk (portal, bank, scanner, printer …) and how the control API reaches it.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/result.h"

namespace kiosk::sandbox {

/// A control call `POST /control/<part>/<verb>` with `{"args": ["…"]}`, the same words as a scenario's `sandbox` line.
class Part {
  public:
    virtual ~Part() = default;
    [[nodiscard]] virtual std::string_view name() const = 0;  ///< "scanner", "printer", "portal", "bank", "receipt".
    [[nodiscard]] virtual Result<void> start() = 0;
    virtual void stop() = 0;
    /// Carries out a verb; an unknown verb or bad argument is bad_answer, with the verbs there are in `detail`.
    [[nodiscard]] virtual Result<nlohmann::json> control(std::string_view verb,
                                                         const std::vector<std::string>& args) = 0;
    /// What the control page and `GET /state` show: loaded pages, active faults and how often each fired, jobs, ….
    [[nodiscard]] virtual nlohmann::json state() const = 0;
};

}  // namespace kiosk::sandbox
