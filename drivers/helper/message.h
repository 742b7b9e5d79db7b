// What the kiosk and its helper processes say to each other: a small CBOR head, and at most one block of bulk
// bytes by memfd.
#pragma once

#include <chrono>
#include <nlohmann/json.hpp>
#include <optional>

#include "drivers/system/descriptor.h"
#include "src/base/bytes.h"
#include "src/base/result.h"

namespace kiosk::helper {

/// Heads are a few hundred bytes; more comes from a helper gone mad and ends the connection.
inline constexpr std::size_t max_head_bytes = 64UL * 1024;
/// The largest bulk a scanner page (JPEG and preview) can sensibly be.
inline constexpr std::size_t max_bulk_bytes = 64UL * 1024 * 1024;

struct Message {
    nlohmann::json head = nlohmann::json::object();
    Bytes bulk;
};

using Instant = std::chrono::steady_clock::time_point;

/// Sends the head, and the bulk in a sealed memfd with it. Error: scanner_helper_died (the other side is
/// gone).
[[nodiscard]] Result<void> send(int socket, const nlohmann::json& head, ByteView bulk = {});

/// Waits for one message. `wake` (or -1) is a descriptor whose readability ends the wait with `cancelled`.
/// Errors: deadline_passed, cancelled, scanner_helper_died (closed, or said something that is not the
/// protocol).
[[nodiscard]] Result<Message> receive(int socket, std::optional<Instant> deadline, int wake = -1);

/// The number of the request that a message belongs to; 0 when it does not say.
[[nodiscard]] std::uint64_t number_of(const nlohmann::json& head);

/// An Error as a head and back.
[[nodiscard]] nlohmann::json head_of(const Error& error);
[[nodiscard]] std::optional<Error> error_in(const nlohmann::json& head);

}  // namespace kiosk::helper
