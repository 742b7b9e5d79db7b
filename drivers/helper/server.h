// The helper's side of the conversation: one request at a time, and an ear for "cancel" and for the kiosk's
// death.
#pragma once

#include <functional>
#include <stop_token>

#include "drivers/helper/message.h"

namespace kiosk::helper {

/// Where the helper finds its end of the socket pair.
inline constexpr int socket_number = 3;

/// Tells the kiosk that the work goes on and how long the next step may take.
using Progress = std::function<void(std::chrono::milliseconds next)>;

/// Answers one request. The stop token fires when the kiosk sends "cancel" for it.
using Handler =
    std::function<Result<Message>(const Message& request, const Progress& progress, std::stop_token stop)>;

/// Serves until the kiosk closes the socket, then ends the process: a blocked handler must not outlive the
/// kiosk.
[[noreturn]] void serve(const Handler& handler);

}  // namespace kiosk::helper
