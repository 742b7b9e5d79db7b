// What a handler of a visit is given and what it answers: a turn, and where the visit goes after it.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "src/flow/flow.h"

namespace kiosk {

/// What a handler may look at and change. Lives for one event.
struct Turn {
    const Catalog& catalog;
    const Hall& hall;
    const Timeouts& timeouts;
    Uptime now;
    WallTime wall;
    Session& session;
    std::vector<Effect>& effects;
    JobNumber& last_job;

    [[nodiscard]] Date today() const { return date_in_vietnam(wall); }
    [[nodiscard]] JobNumber new_job() { return last_job = next(last_job); }
    void want(Effect effect) { effects.push_back(std::move(effect)); }
};

/// Where the visit goes. No move: the step stays, perhaps changed in place.
struct Move {
    enum class How {
        forward,    ///< Back leads here again.
        replace,    ///< Back leads where it led before.
        no_return,  ///< There is no way back from there.
    };
    Step to;
    How how = How::forward;
};
using Outcome = std::optional<Move>;

[[nodiscard]] inline Outcome forward(Step to) {
    return Move{std::move(to), Move::How::forward};
}
[[nodiscard]] inline Outcome replace(Step to) {
    return Move{std::move(to), Move::How::replace};
}
[[nodiscard]] inline Outcome no_return(Step to) {
    return Move{std::move(to), Move::How::no_return};
}
inline constexpr std::nullopt_t stay = std::nullopt;

}  // namespace kiosk
